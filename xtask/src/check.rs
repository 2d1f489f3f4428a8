//! Formats, lints, types and sizes. Stale generated files are found by the tests that generate them.

use crate::process::{Outcome, cargo, run as run_program, step};
use crate::{build, node};

/// Every check, on a fresh build.
pub fn run() -> Outcome<()> {
    node::set_up()?;
    sources()?;
    build::build()?;
    products()
}

/// What the sources alone show.
pub fn sources() -> Outcome<()> {
    step("checking the format of Rust: cargo fmt --check", || run_program(cargo(&["fmt", "--all", "--check"])))?;
    // Without xtask/glue: clippy would compile the glue's generator for twenty lines.
    step("linting Rust: cargo clippy", || {
        let mut command = cargo(&["clippy", "--quiet", "--workspace", "--exclude", "wasm-glue", "--all-targets"]);
        command.args(["--", "-D", "warnings"]);
        run_program(command)
    })?;
    step("checking the format and lints of TypeScript and CSS: biome", || {
        let mut command = node::tool("biome");
        command.args(["ci", "--error-on-warnings", "."]);
        run_program(command)
    })
}

/// What the built package shows: types against the generated glue, and sizes.
pub fn products() -> Outcome<()> {
    step("checking types: tsc", || {
        let mut command = node::tool("tsc");
        command.args(["--noEmit", "--project", "tsconfig.json"]);
        run_program(command)
    })?;
    step("checking sizes", || run_program(node::tsx(&["scripts/sizes.ts"])))
}
