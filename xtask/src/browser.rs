//! A Chromium for the tests, and fonts with Chinese in them for the pictures.

use crate::process::{Outcome, Tool, install_debian_packages, output_of, program};

const CHROMIUM: Tool = Tool {
    variable: "CHROME",
    places: &[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
    packages: &["chromium"],
    what_for: "a browser for the tests",
    by_hand: "or install Chrome or Chromium and name it: CHROME=/path/to/chrome",
};

/// The browser's path. Without Chinese fonts the tests still run, and pictures show empty boxes.
pub fn find() -> Outcome<String> {
    let path = CHROMIUM.find()?;
    if output_of(program("fc-list", &[":lang=zh"])).is_ok_and(|fonts| fonts.is_empty()) {
        let _ = install_debian_packages(&["fonts-noto-cjk"], "Chinese in the pictures");
    }
    Ok(path)
}
