//! Browsers of three engines for the tests, and fonts with Chinese in them for the pictures.

use std::process::Command;

use crate::node;
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

const FIREFOX: Tool = Tool {
    variable: "FIREFOX",
    places: &[
        "/usr/bin/firefox-esr",
        "/usr/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
    packages: &["firefox-esr"],
    what_for: "Firefox for the tests",
    by_hand: "or install Firefox and name it: FIREFOX=/path/to/firefox",
};

const WEBKIT_DRIVER: Tool = Tool {
    variable: "WEBKIT_DRIVER",
    places: &["/usr/bin/WebKitWebDriver"],
    packages: &["webkit2gtk-driver"],
    what_for: "WebKit for the tests",
    by_hand: "or install WebKitGTK's driver and name it: WEBKIT_DRIVER=/path/to/WebKitWebDriver",
};

/// WebKitGTK has no windowless mode: it draws on a display that nobody sees.
const XVFB: Tool = Tool {
    variable: "XVFB",
    places: &["/usr/bin/Xvfb"],
    packages: &["xvfb"],
    what_for: "a display for WebKit in the tests",
    by_hand: "or install Xvfb and name it: XVFB=/path/to/Xvfb",
};

/// The library that the old Chromiums need and that a machine without another Chromium may lack.
const NSS: Tool = Tool {
    variable: "LIBNSS3",
    places: &["/usr/lib/x86_64-linux-gnu/libnss3.so", "/usr/lib64/libnss3.so", "/usr/lib/libnss3.so"],
    packages: &["libnss3"],
    what_for: "a library of Chromium 109 and 114 for the tests",
    by_hand: "or install NSS and name its library: LIBNSS3=/path/to/libnss3.so",
};

/// The browsers' paths, by the variables that the tests read.
pub struct Browsers(Vec<(&'static str, String)>);

impl Browsers {
    /// All three engines. WebKitGTK is only there for Linux: elsewhere the tests say that they have not driven WebKit.
    pub fn find() -> Outcome<Self> {
        let mut found = vec![(CHROMIUM.variable, find()?), (FIREFOX.variable, FIREFOX.find()?)];
        if cfg!(target_os = "linux") {
            found.push((WEBKIT_DRIVER.variable, WEBKIT_DRIVER.find()?));
            found.push((XVFB.variable, XVFB.find()?));
        }
        Ok(Self(found))
    }

    /// Tells a command where they are.
    pub fn name_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.0.iter().map(|(variable, path)| (variable, path)))
    }
}

/// Installs Chromium 109 and 114, which `tests/old-browsers` has in a package of its own: 110 MB that no other command
/// needs. False where they cannot run.
pub fn set_up_old_browsers() -> Outcome<bool> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(false);
    }
    NSS.find()?;
    node::install("tests/old-browsers")?;
    Ok(true)
}

/// Chromium's path. Without Chinese fonts the tests still run, and pictures show empty boxes.
pub fn find() -> Outcome<String> {
    let path = CHROMIUM.find()?;
    if output_of(program("fc-list", &[":lang=zh"])).is_ok_and(|fonts| fonts.is_empty()) {
        let _ = install_debian_packages(&["fonts-noto-cjk"], "Chinese in the pictures");
    }
    Ok(path)
}
