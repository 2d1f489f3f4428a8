//! Node.js and the packages that package-lock.json names.

use std::process::Command;

use crate::process::{Outcome, is_fresh, output_of, program, root, run, step};

const LEAST_MAJOR_VERSION: u32 = 20;

/// Makes sure that Node and the packages are there.
pub fn set_up() -> Outcome<()> {
    let version = output_of(program("node", &["--version"])).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < LEAST_MAJOR_VERSION) {
        let found = if version.is_empty() { "none was found".to_owned() } else { format!("{version} was found") };
        return Err(format!(
            "Node.js {LEAST_MAJOR_VERSION} or newer is needed; {found}. See https://nodejs.org/en/download"
        ));
    }
    install("")
}

/// Installs what the package-lock.json of a folder names.
pub fn install(folder: &str) -> Outcome<()> {
    let folder = root().join(folder);
    let lock = folder.join("package-lock.json");
    if is_fresh(&folder.join("node_modules/.package-lock.json"), std::slice::from_ref(&lock)) {
        return Ok(());
    }
    step(&format!("installing the packages of {}: npm ci", lock.display()), || {
        let mut command = program("npm", &["ci", "--silent", "--no-fund", "--no-audit"]);
        command.current_dir(&folder);
        run(command)
    })
}

/// A program that an installed package brings.
pub fn tool(name: &str) -> Command {
    program(&root().join("node_modules/.bin").join(name).to_string_lossy(), &[])
}

/// A TypeScript program of ours.
pub fn tsx(arguments: &[&str]) -> Command {
    program("node", &[&["--import", "tsx"], arguments].concat())
}
