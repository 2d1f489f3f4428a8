//! Any bytes as a file of customers: `cargo +nightly fuzz run portfolio`. Nothing panics, and wherever the file is cut, it has
//! one answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use value_calculator::portfolio::{Options, Portfolio, Stop};

/// What a file comes to, fed in pieces of this size: why it stops, or how many customers and rejected rows it has, their
/// total, and who is first.
fn answer(file: &[u8], piece: usize) -> Result<(u32, u64, String, Option<String>), Stop> {
    let mut portfolio = Portfolio::new(&Options::default()).expect("the defaults are right");
    for bytes in file.chunks(piece) {
        portfolio.feed(bytes)?;
    }
    portfolio.end()?;
    while !portfolio.advance(16) {}
    let summary = portfolio.summary();
    let [a, b, c] = &summary.classes;
    assert_eq!(a.customers + b.customers + c.customers, summary.customers, "every customer has a class");
    let first = portfolio.row(0).map(|row| row.id);
    Ok((summary.customers, summary.rejected, summary.total_value, first))
}

fuzz_target!(|bytes: &[u8]| {
    let Some((size, file)) = bytes.split_first() else { return };
    assert_eq!(answer(file, usize::from(*size).max(1)), answer(file, file.len().max(1)));
});
