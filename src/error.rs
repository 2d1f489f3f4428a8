//! The one error type, and the reasons why an output does not exist.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// Why an output has no value for these inputs: a code in kebab-case, to be put into words by whoever shows it.
///
/// The codes of arithmetic itself are constants here; a model adds its own (`"needs-whole-years"`).
///
/// ```
/// use value_calculator::NotDefined;
/// assert_eq!(NotDefined::DIVISION_BY_ZERO.code(), "division-by-zero");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct NotDefined(Cow<'static, str>);

impl NotDefined {
    /// The value is larger than a 96-bit decimal holds (about 7.9 · 10^28).
    pub const OVERFLOW: Self = Self::because("overflow");
    /// A divisor is exactly zero.
    pub const DIVISION_BY_ZERO: Self = Self::because("division-by-zero");

    /// A reason of a model's own.
    ///
    /// ```
    /// use value_calculator::NotDefined;
    /// assert_eq!(NotDefined::because("never").code(), "never");
    /// ```
    #[must_use]
    pub const fn because(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    /// The code, as it crosses the wire under `not_defined`.
    ///
    /// ```
    /// use value_calculator::NotDefined;
    /// assert_eq!(NotDefined::OVERFLOW.code(), "overflow");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl From<String> for NotDefined {
    fn from(code: String) -> Self {
        Self(Cow::Owned(code))
    }
}

impl fmt::Display for NotDefined {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NotDefined {}

/// The number of a reason, for use while equations are worked out: a number is copied where a text would be cloned.
///
/// The first few are those of arithmetic and of the equations themselves; a model's own reasons follow, in the order of
/// the model's list.
///
/// ```
/// use value_calculator::{NotDefined, ReasonNumber};
/// assert_eq!(NotDefined::from(ReasonNumber::OVERFLOW), NotDefined::OVERFLOW);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonNumber(u16);

/// The codes of the reasons that every model has.
const OWN_REASONS: [&str; 5] =
    ["overflow", "division-by-zero", "not-with-this-method", "only-in-cells", "too-many-steps"];

impl ReasonNumber {
    /// The value is larger than a 96-bit decimal holds.
    pub const OVERFLOW: Self = Self(0);
    /// A divisor is exactly zero.
    pub const DIVISION_BY_ZERO: Self = Self(1);
    /// A choice has no branch for what is chosen.
    pub(crate) const NOT_WITH_THIS_METHOD: Self = Self(2);
    /// A term that only the cells of a spreadsheet have.
    pub(crate) const ONLY_IN_CELLS: Self = Self(3);
    /// Working the value out takes more steps than a question may take.
    pub(crate) const TOO_MANY_STEPS: Self = Self(4);

    /// The number of a model's own reason, by its index in the model's list.
    pub(crate) fn of_model(index: usize) -> Self {
        Self(u16::try_from(index.saturating_add(OWN_REASONS.len())).unwrap_or(u16::MAX))
    }

    /// The index in the model's list, for one of the model's own reasons.
    pub(crate) fn index_in_model(self) -> Option<usize> {
        usize::from(self.0).checked_sub(OWN_REASONS.len())
    }

    /// The reason itself; `of_model` lists the model's own codes.
    pub(crate) fn reason(self, of_model: &[String]) -> NotDefined {
        match self.index_in_model() {
            None => self.into(),
            Some(index) => NotDefined::from(of_model.get(index).cloned().unwrap_or_default()),
        }
    }
}

impl fmt::Display for ReasonNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        NotDefined::from(*self).fmt(formatter)
    }
}

impl std::error::Error for ReasonNumber {}

impl From<ReasonNumber> for NotDefined {
    /// The reason of arithmetic; a model's own reasons have their codes in the model alone.
    fn from(number: ReasonNumber) -> Self {
        Self::because(OWN_REASONS.get(usize::from(number.0)).copied().unwrap_or_default())
    }
}

/// What is wrong with one input.
///
/// ```
/// use value_calculator::ErrorCode;
/// assert_eq!(format!("{:?}", ErrorCode::BelowMinimum), "BelowMinimum");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The text is empty.
    Required,
    /// The text is not a plain decimal number.
    NotANumber,
    /// The number is below the field's least value.
    BelowMinimum,
    /// The number is above the field's greatest value.
    AboveMaximum,
    /// The field takes whole numbers only.
    NotAWholeNumber,
    /// The text is none of the field's choices.
    UnknownChoice,
    /// The model has no field of that name.
    UnknownField,
    /// The number has more decimals than the field takes.
    TooManyDigits,
    /// The number is larger than a 96-bit decimal holds.
    Overflow,
}

impl ErrorCode {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Required => "is empty",
            Self::NotANumber => "is not a number",
            Self::BelowMinimum => "is below the minimum",
            Self::AboveMaximum => "is above the maximum",
            Self::NotAWholeNumber => "is not a whole number",
            Self::UnknownChoice => "is none of its choices",
            Self::UnknownField => "is not a field of this model",
            Self::TooManyDigits => "has too many decimals",
            Self::Overflow => "is larger than can be computed with",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

impl std::error::Error for ErrorCode {}

/// One field's error: which field, what was wrong, and what it accepts.
///
/// `message` is English, for developers; a user interface puts `code` and the bounds into its own words.
///
/// ```
/// use value_calculator::{Input, model};
/// let inputs = [("retention_years".to_owned(), Input::Text("-1".to_owned()))];
/// let error = model("customer-value")?.evaluate(inputs).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "retention_years: -1 is below the minimum; it takes a number from 0 to 100, for example 5"
/// );
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldError {
    /// The id of the field.
    pub field: String,
    /// What was wrong.
    pub code: ErrorCode,
    /// What was wrong, what is accepted, and an example.
    pub message: String,
    /// The least value accepted here, a plain decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub min: Option<String>,
    /// The greatest value accepted here, a plain decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub max: Option<String>,
    /// The most decimals accepted here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub max_decimals: Option<u32>,
    /// The row, counted from 0, when the field is a column of rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub row: Option<u32>,
}

/// Why a question could not be answered at all.
///
/// ```
/// use value_calculator::{Error, model};
/// assert!(matches!(model("no-such-model"), Err(Error::UnknownModel { .. })));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is no model of that id: a mistake of the caller, not of the person typing.
    UnknownModel {
        /// The id asked for.
        asked: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// One or more inputs are wrong; every one of them is listed.
    Fields(Vec<FieldError>),
}

impl Error {
    /// The message, without the weight of formatting.
    pub(crate) fn text(&self) -> String {
        let mut message = String::new();
        match self {
            Self::UnknownModel { asked, known } => {
                for part in ["there is no model \"", asked, "\"; the models are: "] {
                    message.push_str(part);
                }
                push_listed(&mut message, known.iter().map(String::as_str));
            }
            Self::Fields(errors) => {
                for (position, error) in errors.iter().enumerate() {
                    for part in [if position > 0 { "; " } else { "" }, &error.field, ": ", &error.message] {
                        message.push_str(part);
                    }
                }
            }
        }
        message
    }
}

/// Names one after the other, apart by commas.
pub(crate) fn push_listed<'n>(message: &mut String, names: impl Iterator<Item = &'n str>) {
    for (position, name) in names.enumerate() {
        message.push_str(if position > 0 { ", " } else { "" });
        message.push_str(name);
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl std::error::Error for Error {}
