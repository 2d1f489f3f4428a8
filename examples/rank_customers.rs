//! How long a list of customers takes natively, for `cargo xtask bench` to stand beside the others: give it a file, and how
//! many customers lie between those it tells. One line of JSON: milliseconds, memory where Linux tells it, and the figures
//! that all have to come to.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    reason = "an example on a file that it is given, which may say that it cannot go on"
)]

use std::time::Instant;

use value_calculator::portfolio::{Options, Portfolio};

/// As a stream would hand it over.
const PIECE: usize = 1 << 18;

/// The most memory that the process has had, in bytes; nothing but on Linux.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()).unwrap_or(0) * 1024
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file of customers");
    let every: usize = arguments.next().and_then(|text| text.parse().ok()).expect("how many lie between those told");
    let bytes = std::fs::read(file).expect("a readable file");
    let before = most_memory();
    let start = Instant::now();
    let mut portfolio = Portfolio::new(&Options::default()).expect("the defaults are right");
    for piece in bytes.chunks(PIECE) {
        portfolio.feed(piece).expect("a list of customers");
    }
    portfolio.end().expect("a whole list");
    while !portfolio.advance(100_000) {}
    let milliseconds = start.elapsed().as_micros();
    let memory = most_memory() - before;
    let summary = portfolio.summary();
    let sampled = (0..portfolio.customers()).step_by(every).filter_map(|place| portfolio.row(place));
    let sampled: Vec<String> = sampled.map(|row| format!("\"{} {}\"", row.id, row.customer_value)).collect();
    println!(
        "{{\"milliseconds\":{}.{:03},\"memory\":{memory},\"result\":{{\"customers\":{},\"total\":\"{}\",\"sampled\":[{}],\"topShare\":\"{}\"}}}}",
        milliseconds / 1000,
        milliseconds % 1000,
        summary.customers,
        summary.total_value,
        sampled.join(","),
        summary.share_of_top_20_percent.map(|share| share.to_string()).unwrap_or_default(),
    );
}
