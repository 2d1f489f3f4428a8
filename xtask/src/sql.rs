//! A model for a warehouse.

use crate::process::{Outcome, cargo, run as run_program};

/// Prints the views; nothing else goes to standard output.
pub fn run() -> Outcome<()> {
    let mut command = cargo(&["run", "--quiet", "--example", "sql", "--"]);
    command.args(std::env::args().skip(2));
    run_program(command)
}
