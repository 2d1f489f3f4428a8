//! How long a file of customers takes natively: `cargo run --release --example portfolio_speed -- FILE`.
//!
//! Without a file, a million made-up customers; `bad` makes every row one that is rejected.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "an example on figures of its own, which may say that it cannot go on"
)]

use std::io::Read;
use std::time::Instant;

use value_calculator::portfolio::{Options, Portfolio};

/// Made-up customers of about 40 bytes each, the same at every run.
fn made_up(rows: u32, bad: bool) -> String {
    let mut state = 42_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut text = String::from("id,p0,c0,r,n,i\n");
    for row in 0..rows {
        let size = [1, 1, 1, 2, 2, 5, 20][next(7) as usize];
        let cents = |amount: u64| format!("{}.{:02}", amount / 100, amount % 100);
        let (p0, c0, r) = (cents(next(50_000) * size), cents(next(30_000)), cents(next(80_000) * size));
        let (n, i) = (next(20) + 1, [400, 578, 800, 1000][next(4) as usize]);
        let n = if bad { "-1".to_owned() } else { n.to_string() };
        text += &format!("C{row:07},{p0},{c0},{r},{n},0.{i:04}\n");
    }
    text
}

fn main() {
    let argument = std::env::args().nth(1).unwrap_or_default();
    let text = match argument.as_str() {
        "" => made_up(1_000_000, false),
        "bad" => made_up(1_000_000, true),
        "write" => return print!("{}", made_up(1_000_000, false)),
        path => {
            let mut text = String::new();
            std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text)).expect("a readable file");
            text
        }
    };
    for _ in 0..3 {
        let start = Instant::now();
        let mut portfolio = Portfolio::new(&Options::default()).expect("the defaults are right");
        for piece in text.as_bytes().chunks(1 << 18) {
            portfolio.feed(piece).expect("a file of customers");
        }
        portfolio.end().expect("a whole file");
        let read = start.elapsed();
        let (mut longest, mut steps) = (std::time::Duration::ZERO, 0);
        loop {
            let step = Instant::now();
            let is_done = portfolio.advance(1 << 14);
            (longest, steps) = (longest.max(step.elapsed()), steps + 1);
            if is_done {
                break;
            }
        }
        let rows = u64::from(portfolio.customers()) + portfolio.rejected_count();
        println!(
            "{rows} rows, {} bytes: valued in {read:?}, ranked in {:?} ({steps} steps, the longest {longest:?})",
            text.len(),
            start.elapsed() - read
        );
    }
}
