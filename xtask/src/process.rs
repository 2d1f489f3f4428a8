//! Running other programs, and saying so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a step comes to: nothing to say, or the sentence that tells what to do.
pub type Outcome<T> = Result<T, String>;

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A program to be run in the repository.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs us, so that a wrapper or a chosen toolchain stays chosen.
pub fn cargo(arguments: &[&str]) -> Command {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}

/// Says what is done, does it, says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("▸ {what}");
    let start = Instant::now();
    let done = work()?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds >= 1.0 {
        println!("  {seconds:.1} s");
    }
    Ok(done)
}

/// Runs a program to its end, its output shown as it comes.
pub fn run(mut command: Command) -> Outcome<()> {
    let shown = shown(&command);
    let status = command.status().map_err(|error| format!("{shown} could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} failed ({status})")) }
}

/// Runs a program to its end and gives what it printed; its output is shown only when it fails.
pub fn output_of(mut command: Command) -> Outcome<String> {
    let shown = shown(&command);
    let output = command.output().map_err(|error| format!("{shown} could not be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text.trim().to_owned());
    }
    Err(format!("{text}{}{shown} failed ({})", String::from_utf8_lossy(&output.stderr), output.status))
}

/// Runs a program that may hang, for so long at most; true if it ended well.
pub fn succeeds_within(mut command: Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(100)),
            _ => {
                // It is ours, and it has had its time.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// Installs Debian packages, if we may: we must be root, and there must be apt.
pub fn install_debian_packages(packages: &[&str], what_for: &str) -> Outcome<()> {
    let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {}", packages.join(" "));
    let is_root = output_of(program("id", &["-u"])).is_ok_and(|id| id == "0");
    let has_apt = Path::new("/usr/bin/apt-get").exists();
    if !is_root || !has_apt {
        let hint = if has_apt { format!("  sudo sh -c '{by_hand}'") } else { String::new() };
        return Err(format!("{what_for} is missing, and cannot be installed from here.\n{hint}"));
    }
    step(&format!("installing {} for {what_for}: {by_hand}", packages.join(", ")), || {
        output_of(program("apt-get", &["update", "-q"]))?;
        let mut install = program("apt-get", &["install", "-y", "-q", "--no-install-recommends"]);
        install.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
        output_of(install).map(drop)
    })
}

/// A program of the machine's that the tests need: named by a variable, installed, or installed now.
pub struct Tool {
    pub variable: &'static str,
    pub places: &'static [&'static str],
    pub packages: &'static [&'static str],
    pub what_for: &'static str,
    pub by_hand: &'static str,
}

impl Tool {
    /// Where it is.
    pub fn find(&self) -> Outcome<String> {
        if let Some(named) = std::env::var_os(self.variable) {
            return Ok(named.to_string_lossy().into_owned());
        }
        if let Some(place) = self.place() {
            return Ok(place);
        }
        install_debian_packages(self.packages, self.what_for)
            .map_err(|reason| format!("{reason}\n{}", self.by_hand))?;
        self.place().ok_or_else(|| format!("{} was not found; {}", self.what_for, self.by_hand))
    }

    fn place(&self) -> Option<String> {
        self.places.iter().find(|place| Path::new(place).exists()).map(|place| (*place).to_owned())
    }
}

/// When a file or the newest file of a folder was last written; none if there is none.
pub fn newest(path: &Path) -> Option<std::time::SystemTime> {
    let data = std::fs::metadata(path).ok()?;
    if data.is_file() {
        return data.modified().ok();
    }
    let entries = std::fs::read_dir(path).ok()?;
    entries.flatten().filter(|entry| entry.file_name() != "generated").filter_map(|entry| newest(&entry.path())).max()
}

/// Whether a product is as new as everything it is made from.
pub fn is_fresh(product: &Path, sources: &[PathBuf]) -> bool {
    let Some(made) = newest(product) else { return false };
    sources.iter().all(|source| newest(source).is_none_or(|written| written <= made))
}
