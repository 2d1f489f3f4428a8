//! The project's commands: `cargo xtask serve | build | test | check | bench | sql`.
//!
//! Each does all the set-up it needs, says what it does, and names the exact command where it cannot do it itself.

mod against;
mod browser;
mod build;
mod check;
mod node;
mod process;
mod serve;
mod spreadsheet;
mod sql;
mod test;
mod wasm;
mod wasm_toolchain;

use std::process::ExitCode;

use process::Outcome;

const USAGE: &str = "\
cargo xtask serve    build what changed, serve the site on localhost, rebuild and reload on every change
cargo xtask test     every check and every test, in real browsers too
cargo xtask build    dist/npm, the package, and dist/site, the page and the script it embeds
cargo xtask check    formats, lints, types and sizes
cargo xtask bench    speed beside decimal.js and big.js, start-up, one keystroke
  --against COMMIT   instead: start-up, one key press and the curve beside those of that commit, which is built too
cargo xtask sql      customer values and their ranking for a warehouse, as SQL on standard output";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let outcome = match command.as_str() {
        "serve" => serve::run(),
        "test" => test::run(),
        "build" => build::run(),
        "check" => check::run(),
        "bench" => bench(),
        "sql" => sql::run(),
        _ => Err(format!(
            "{}{USAGE}",
            if command.is_empty() { String::new() } else { format!("there is no command \"{command}\"\n\n") }
        )),
    };
    report(outcome)
}

fn bench() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(2).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => test::bench(),
        ["--against", commit] => against::run(commit),
        _ => Err(format!("cargo xtask bench takes --against COMMIT or nothing\n\n{USAGE}")),
    }
}

fn report(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            ExitCode::FAILURE
        }
    }
}
