//! A LibreOffice for the tests of the spreadsheet formulas.

use crate::process::{Outcome, Tool};

const LIBREOFFICE: Tool = Tool {
    variable: "SOFFICE",
    places: &[
        "/usr/bin/soffice",
        "/usr/bin/libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    ],
    packages: &["libreoffice-calc"],
    what_for: "a spreadsheet for the tests",
    by_hand: "or install LibreOffice and name it: SOFFICE=/path/to/soffice",
};

/// The spreadsheet's path.
pub fn find() -> Outcome<String> {
    LIBREOFFICE.find()
}
