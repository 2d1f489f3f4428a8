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

/// Compiles the engine if the crate has changed: the full module, the core that a page loads first, and the data of the
/// models.
pub fn build() -> Outcome<()> {
    let product = generated().join("core/inlined.ts");
    let sources = ["src", "examples/model_data.rs", "Cargo.toml", "Cargo.lock", "xtask/src/wasm.rs", "xtask/glue/src"]
        .map(|path| root().join(path));
    let inline = root().join("scripts/inline.ts");
    if is_fresh(&product, &sources) && is_fresh(&product, &[inline]) {
        return Ok(());
    }
    step("writing the data of the models", || write_model_data(&[], &generated().join("models")))?;
    let toolchain = WasmToolchain::find()?;
    step("compiling the engine to WebAssembly", || build_into(&toolchain, "wasm-speed", &[], &generated()))?;
    step("compiling its core, which a page loads first", || {
        build_into(&toolchain, "wasm-size", &["--no-default-features"], &generated().join("core"))
    })
}

/// Writes the data of each model natively, and the list of models, into a folder.
fn write_model_data(features: &[&str], folder: &Path) -> Outcome<()> {
    let mut command = cargo(&["run", "--quiet", "--package", "value-calculator", "--example", "model_data"]);
    command.args(features).arg("--").arg(folder);
    run(command)
}

/// The data of all models and of one more, for the browser's tests: under `target/toy`.
pub fn write_toy_data() -> Outcome<()> {
    write_model_data(&["--features", "toy-model"], &root().join("target/toy"))
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
