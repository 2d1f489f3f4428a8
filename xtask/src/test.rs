//! Every test, and the benchmarks.

use std::fs::File;
use std::process::Stdio;

use crate::process::{Outcome, cargo, root, run as run_program, step};
use crate::{browser, build, check, node, spreadsheet, wasm};

/// Checks, then Rust, TypeScript, the package in Node, the page in browsers; stops at the first that fails.
pub fn run() -> Outcome<()> {
    node::set_up()?;
    check::sources()?;
    let browsers = browser::Browsers::find()?;
    let has_old_browsers = browser::set_up_old_browsers()?;
    let soffice = spreadsheet::find()?;
    build::build()?;
    check::products()?;
    step("testing the core: cargo test", || run_program(cargo(&["test", "--quiet", "--workspace"])))?;
    step("asking the native engine, for the package's tests to compare with", native_answers)?;
    step("writing the data of one model more, for the page's tests", wasm::write_toy_data)?;
    let tests = [
        ("testing the parts of the page", "tests/unit/*.test.ts"),
        ("testing the package in Node", "tests/engine/*.test.ts"),
        ("testing the spreadsheet formulas in LibreOffice", "tests/spreadsheet/*.test.ts"),
        ("testing the SQL in DuckDB", "tests/sql/*.test.ts"),
        ("testing the built page in a browser", "tests/browser/*.test.ts"),
        ("testing the main path in three engines", "tests/engines/*.test.ts"),
        ("testing the package as others install it", "tests/package/*.test.ts"),
    ];
    let old_browsers = ("testing the built page in Chromium 109 and 114", "tests/old-browsers/*.test.ts");
    for (what, files) in tests.into_iter().chain(has_old_browsers.then_some(old_browsers)) {
        step(what, || {
            let mut command = node::tsx(&["--test", "--test-reporter=spec"]);
            browsers.name_to(&mut command).args(matching(files)?).env("SOFFICE", &soffice);
            run_program(command)
        })?;
    }
    if !has_old_browsers {
        println!("Chromium 109 and 114 were not tested: they are programs for Linux on x86-64");
    }
    println!("\nall tests passed");
    Ok(())
}

/// Node 20 takes no patterns, so they are written out.
fn matching(pattern: &str) -> Outcome<Vec<String>> {
    let (folder, _) = pattern.rsplit_once('/').ok_or("a pattern has a folder")?;
    let entries = std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let mut files: Vec<String> = entries
        .flatten()
        .map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()))
        .filter(|file| file.ends_with(".test.ts"))
        .collect();
    files.sort();
    if files.is_empty() { Err(format!("there are no tests in {folder}")) } else { Ok(files) }
}

fn native_answers() -> Outcome<()> {
    let path = root().join("target/native-answers.jsonl");
    let file = File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut command = cargo(&["run", "--quiet", "--example", "native_answers", "--", "3000"]);
    command.stdout(Stdio::from(file));
    run_program(command)
}

/// Speed beside the alternatives, in one run.
pub fn bench() -> Outcome<()> {
    let chrome = browser::find()?;
    build::build()?;
    for file in ["benches/curve.ts", "benches/page.ts", "benches/portfolio/run.ts"] {
        let mut command = node::tsx(&[file]);
        command.env("CHROME", &chrome);
        run_program(command)?;
    }
    Ok(())
}
