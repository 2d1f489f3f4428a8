//! Why a file cannot be read any further.

use std::{fmt, io};

use crate::error::Error;

/// What makes reading a file stop: a code without words, and where it happened.
///
/// A bad row is none of these: it is rejected by itself, and the rows around it are valued.
///
/// ```
/// use value_calculator::portfolio::{Options, StopCode, value_customers};
/// let stop = value_customers("".as_bytes(), &Options::default()).unwrap_err();
/// assert_eq!(stop.stop().unwrap().code, StopCode::NoHeader);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What it is.
    pub code: StopCode,
    /// The line of the file, counted from 1.
    pub line: Option<u64>,
    /// The header of the column.
    pub column: Option<String>,
    /// What stood there.
    pub text: Option<String>,
}

/// The kinds of [`Stop`].
///
/// ```
/// assert_eq!(value_calculator::portfolio::StopCode::NotUtf8.text(), "not-utf-8");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "PortfolioStopCode"))]
#[serde(rename_all = "kebab-case")]
pub enum StopCode {
    /// The file is empty.
    NoHeader,
    /// There is nothing below the header.
    NoRows,
    /// No column of the header is an input.
    NoKnownColumn,
    /// Two columns of the header hold the same field.
    DuplicateColumn,
    /// A number such as `1,234` that either decimal mark would fit: the one meant has to be given.
    AmbiguousNumber,
    /// The file is a workbook.
    LooksLikeXlsx,
    /// The text has to be decoded first.
    #[serde(rename = "looks-like-utf-16")]
    LooksLikeUtf16,
    /// The text has to be decoded first.
    #[serde(rename = "not-utf-8")]
    NotUtf8,
    /// A row is longer than a megabyte.
    RowTooLong,
    /// A quotation mark opens a cell and nothing closes it.
    UnclosedQuote,
    /// More customers than 2^32, or lines.
    TooManyRows,
}

impl StopCode {
    /// The code in kebab-case.
    ///
    /// ```
    /// assert_eq!(value_calculator::portfolio::StopCode::NoRows.text(), "no-rows");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::NoHeader => "no-header",
            Self::NoRows => "no-rows",
            Self::NoKnownColumn => "no-known-column",
            Self::DuplicateColumn => "duplicate-column",
            Self::AmbiguousNumber => "ambiguous-number",
            Self::LooksLikeXlsx => "looks-like-xlsx",
            Self::LooksLikeUtf16 => "looks-like-utf-16",
            Self::NotUtf8 => "not-utf-8",
            Self::RowTooLong => "row-too-long",
            Self::UnclosedQuote => "unclosed-quote",
            Self::TooManyRows => "too-many-rows",
        }
    }

    pub(super) fn at(self, line: u64) -> Stop {
        Stop { line: Some(line), ..self.into() }
    }
}

impl From<StopCode> for Stop {
    fn from(code: StopCode) -> Self {
        Self { code, line: None, column: None, text: None }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.text())?;
        match self.line {
            Some(line) => write!(formatter, ", line {line}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Stop {}

/// Why a file has no answer.
///
/// ```
/// use value_calculator::portfolio::{Options, ReadError, value_customers};
/// let options = Options { limits: ("0.9".into(), "0.5".into()), ..Options::default() };
/// assert!(matches!(value_customers("".as_bytes(), &options), Err(ReadError::Options(_))));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The options are wrong.
    Options(Error),
    /// The file is.
    Stop(Stop),
    /// It could not be read.
    Io(io::Error),
}

impl ReadError {
    /// What is wrong with the file, if that is it.
    ///
    /// ```
    /// use value_calculator::portfolio::{Options, value_customers};
    /// let error = value_customers("id,N\n".as_bytes(), &Options::default()).unwrap_err();
    /// assert_eq!(error.stop().unwrap().to_string(), "no-rows");
    /// ```
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        match self {
            Self::Stop(stop) => Some(stop),
            _ => None,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Options(error) => error.fmt(formatter),
            Self::Stop(stop) => stop.fmt(formatter),
            Self::Io(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<Stop> for ReadError {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<Error> for ReadError {
    fn from(error: Error) -> Self {
        Self::Options(error)
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
