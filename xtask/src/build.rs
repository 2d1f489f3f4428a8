//! `dist/npm` and `dist/site`.

use crate::process::{self, Outcome, is_fresh, root, step};
use crate::{node, wasm};

/// Builds what is stale.
pub fn run() -> Outcome<()> {
    build()?;
    println!("dist/npm and dist/site are up to date");
    Ok(())
}

/// The same, without the closing line.
pub fn build() -> Outcome<()> {
    node::set_up()?;
    wasm::build()?;
    bundle()
}

fn bundle() -> Outcome<()> {
    let sources =
        ["www", "scripts", "package.json", "README.md", "www/generated/inlined.ts"].map(|path| root().join(path));
    if is_fresh(&root().join("dist/npm/package.json"), &sources) {
        return Ok(());
    }
    step("bundling dist/npm and dist/site", || process::run(node::tsx(&["scripts/bundle.ts"])))?;
    step("writing the package's types", || process::run(node::tsx(&["scripts/types.ts"])))
}
