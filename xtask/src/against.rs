//! `cargo xtask bench --against COMMIT`: this build and that of another commit, measured in one run.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Outcome, output_of, program, root, run as run_program, step};
use crate::{browser, build, node};

/// Builds both and measures them.
pub fn run(commit: &str) -> Outcome<()> {
    let chrome = browser::find()?;
    let hash = output_of(program("git", &["rev-parse", "--verify", "--quiet", &format!("{commit}^{{commit}}")]))
        .map_err(|_| format!("git knows no commit \"{commit}\""))?;
    let name = hash.get(..7).unwrap_or(&hash);
    let folder = worktree(&hash, name)?;
    step(&format!("building {name} in {}", folder.display()), || run_program(build_command(&folder)))?;
    build::build()?;
    let mut measure = node::tsx(&["benches/against/run.ts"]);
    measure.arg(&folder).arg(name).env("CHROME", chrome);
    run_program(measure)
}

/// The commit's files in a folder of their own, which is kept: a second run builds nothing.
fn worktree(hash: &str, name: &str) -> Outcome<PathBuf> {
    let folder = root().join("target/against").join(name);
    if !folder.join("Cargo.toml").is_file() {
        // A folder that was deleted by hand is still registered.
        run_program(program("git", &["worktree", "prune"]))?;
        let mut add = program("git", &["worktree", "add", "--quiet", "--detach"]);
        add.arg(&folder).arg(hash);
        run_program(add)?;
    }
    Ok(folder)
}

/// The commit's own `cargo xtask build`, which installs its own packages.
fn build_command(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    // A target folder of ours would mix the programs of both.
    command.args(["xtask", "build"]).current_dir(folder).env_remove("CARGO_TARGET_DIR");
    command
}
