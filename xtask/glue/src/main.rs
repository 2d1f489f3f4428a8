//! Writes the JavaScript glue of a WebAssembly module: `wasm-glue MODULE FOLDER`.
//!
//! wasm-bindgen's generator takes half a minute to compile. It is a package of its own so that xtask compiles it only
//! when a module is stale, and a dependency so that its version is the lock file's.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(module), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: wasm-glue MODULE FOLDER");
        return ExitCode::FAILURE;
    };
    match generate(&module, Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `engine_bg.js`, its types and `engine_bg.wasm`.
fn generate(module: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    // Every browser that we support writes a text into memory by itself.
    bindgen.input_path(module).out_name("engine").typescript(true).encode_into(EncodeInto::Always);
    // `www/engine.ts` starts the module; glue for the web would carry code that fetches it as well. Beside the glue there is
    // a script that imports the module, which only bundlers understand, and the types have that script's name.
    bindgen.bundler(true)?.generate(folder)?;
    fs::remove_file(folder.join("engine.js"))?;
    fs::rename(folder.join("engine.d.ts"), folder.join("engine_bg.d.ts"))?;
    Ok(())
}
