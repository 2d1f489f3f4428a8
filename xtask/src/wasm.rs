//! The engine: crate → WebAssembly → glue, optimised and packed for inlining.

use std::fs;
use std::path::{Path, PathBuf};

use crate::node;
use crate::process::{Outcome, cargo, is_fresh, root, run, step};
use crate::wasm_toolchain::WasmToolchain;

/// What every browser of the last years has; wasm-opt may use no more.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// Where the glue and the module are written: not committed, imported by `www/engine.ts` alone.
pub fn generated() -> PathBuf {
    root().join("www/generated")
}

/// Compiles the engine if the crate has changed: the whole, and the core that a page begins with.
pub fn build() -> Outcome<()> {
    let product = generated().join("core/inlined.ts");
    let sources = ["src", "Cargo.toml", "Cargo.lock", "xtask/src/wasm.rs", "xtask/glue/src", "scripts/inline.ts"]
        .map(|path| root().join(path));
    if is_fresh(&product, &sources) {
        return Ok(());
    }
    let toolchain = WasmToolchain::find()?;
    step("compiling the engine to WebAssembly", || build_into(&toolchain, "module", &[], &generated()))?;
    step("compiling its core, which a page begins with", || {
        build_into(&toolchain, "core", &["--no-default-features"], &generated().join("core"))
    })
}

/// Compiles the crate by a profile and with these features, and writes its glue and the optimised and packed module into
/// a folder.
fn build_into(toolchain: &WasmToolchain, profile: &str, features: &[&str], folder: &Path) -> Outcome<()> {
    let target = root().join("target/wasm");
    let mut command = toolchain.cargo(&["build", "--quiet", "--profile", profile, "--lib", "-p", "value-calculator"]);
    command.args(features).arg("--target-dir").arg(&target);
    run(command)?;
    bind(&target.join("wasm32-unknown-unknown").join(profile).join("value_calculator.wasm"), folder)?;
    optimise(folder)?;
    let mut inline = node::tsx(&["scripts/inline.ts"]);
    inline.arg(folder);
    run(inline)
}

/// The engine with one model more in its registry, for the browser's tests: under `target/toy`, not optimised.
pub fn build_with_toy() -> Outcome<()> {
    let toolchain = WasmToolchain::find()?;
    let target = root().join("target/wasm");
    let mut command = toolchain.cargo(&["build", "--quiet", "--lib", "-p", "value-calculator"]);
    command.args(["--features", "toy-model", "--target-dir"]).arg(&target);
    run(command)?;
    bind(&target.join("wasm32-unknown-unknown/debug/value_calculator.wasm"), &root().join("target/toy"))
}

/// Writes wasm-bindgen's glue of a module: see `xtask/glue`.
fn bind(module: &Path, folder: &Path) -> Outcome<()> {
    let mut command = cargo(&["run", "--quiet", "--package", "wasm-glue", "--"]);
    command.arg(module).arg(folder);
    run(command)
}

fn optimise(folder: &Path) -> Outcome<()> {
    let module = folder.join("engine_bg.wasm");
    let optimised = folder.join("value-calculator.wasm");
    let mut command = node::tool("wasm-opt");
    command.arg(&module).arg("-o").arg(&optimised);
    command.args(["-Oz", "--converge", "--strip-debug", "--strip-producers", "--mvp-features"]);
    // A function that is called once stays one unless it is small: in large functions names of locals are long and never
    // alike, which cost 1 kB compressed (4 kB where the crate is compiled for size).
    command.arg("--one-caller-inline-max-function-size=20");
    // The bottom of the memory is the far end of the stack, so no pointer points there, and offsets can be folded.
    command.arg("--low-memory-unused");
    command.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    run(command)?;
    fs::remove_file(&module).map_err(|error| format!("{}: {error}", module.display()))
}
