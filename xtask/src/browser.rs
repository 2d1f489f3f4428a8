//! A Chromium for the tests, and fonts with Chinese in them for the pictures.

use std::path::Path;

use crate::process::{Outcome, install_debian_packages, output_of, program};

const PLACES: [&str; 6] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// The browser's path: the variable CHROME, an installed one, or one installed now.
pub fn find() -> Outcome<String> {
    if let Some(named) = std::env::var_os("CHROME") {
        return Ok(named.to_string_lossy().into_owned());
    }
    let installed = || PLACES.iter().find(|place| Path::new(place).exists()).map(|place| (*place).to_owned());
    let lacks_chinese = output_of(program("fc-list", &[":lang=zh"])).is_ok_and(|fonts| fonts.is_empty());
    let missing = installed().is_none();
    if missing || lacks_chinese {
        let packages: &[&str] = if missing { &["chromium", "fonts-noto-cjk"] } else { &["fonts-noto-cjk"] };
        let outcome = install_debian_packages(packages, "the browser tests");
        if missing {
            outcome.map_err(|reason| {
                format!("{reason}\nor install Chrome or Chromium and name it: CHROME=/path/to/chrome")
            })?;
        }
    }
    installed().ok_or_else(|| "no Chrome or Chromium was found: CHROME=/path/to/chrome cargo xtask test".to_owned())
}
