//! How WebAssembly can be compiled on this machine.
//!
//! In this order: rustup's target if it is there; rustup's target if it can be added; Debian's compiler with the
//! standard library's source if it is there, or can be installed; else the exact command is named.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::process::{Outcome, cargo, install_debian_packages, output_of, program, step, succeeds_within};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_COMPILER: &str = "/usr/bin/rustc";
const DEBIAN_PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];
/// A blocked network makes rustup wait for minutes; a slow one still gets the 30 MB in this time.
const ADDING_MAY_TAKE: Duration = Duration::from_secs(120);

/// One of the ways.
pub enum WasmToolchain {
    /// The compiler in use has the target's standard library.
    Installed,
    /// Debian's compiler builds the standard library from source.
    BuildStd { linker: String },
}

impl WasmToolchain {
    /// Finds a way, or makes one.
    pub fn find() -> Outcome<Self> {
        if target_is_installed() {
            return Ok(Self::Installed);
        }
        let added = step(&format!("adding the target {TARGET}: rustup target add {TARGET}"), || {
            Ok(succeeds_within(program("rustup", &["target", "add", TARGET]), ADDING_MAY_TAKE))
        })?;
        if added && target_is_installed() {
            return Ok(Self::Installed);
        }
        println!("  not possible here; building the standard library from source instead");
        if !debian_compiler_is_there() {
            install_debian_packages(&DEBIAN_PACKAGES, "the WebAssembly target").map_err(|reason| {
                format!("{reason}\nor, where the network allows it:\n  rustup target add {TARGET}")
            })?;
        }
        Ok(Self::BuildStd { linker: linker()? })
    }

    /// A cargo command that compiles for WebAssembly.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo(arguments);
        command.args(["--target", TARGET]).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths());
        if let Self::BuildStd { linker } = self {
            command
                .arg("-Zbuild-std=std,panic_abort")
                .env("RUSTC", DEBIAN_COMPILER)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }
}

/// Panics name their source files: without this, by where this machine keeps them.
fn without_paths() -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    format!("--remap-path-prefix={}/registry/src/=", home.unwrap_or_default())
}

fn sysroot() -> Outcome<String> {
    output_of(program("rustc", &["--print", "sysroot"]))
}

fn target_is_installed() -> bool {
    sysroot().is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn debian_compiler_is_there() -> bool {
    let sysroot = output_of(program(DEBIAN_COMPILER, &["--print", "sysroot"]));
    sysroot.is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

/// The linker that rustup's toolchain brings along.
fn linker() -> Outcome<String> {
    let host = output_of(program("rustc", &["-vV"]))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_owned();
    let linker = Path::new(&sysroot()?).join("lib/rustlib").join(host).join("bin/rust-lld");
    if linker.is_file() {
        return Ok(linker.to_string_lossy().into_owned());
    }
    Err(format!("there is no linker for WebAssembly at {}; install the Rust toolchain by rustup", linker.display()))
}
