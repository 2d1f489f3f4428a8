//! A portfolio as it crosses: its options read, its answers as serde types.

use serde::Serialize;

use super::{ById, Inputs, read_inputs};
use crate::decimal::{Decimal, Figure, text};
use crate::error::{ErrorCode, NotDefined};
use crate::portfolio::{
    Class, ClassSummary, DecimalMark, Header, Options, Portfolio, Reason, Rejected, Row, Stop, StopCode, Summary,
};
use crate::value::Value;

/// Reads options written as one text, its parts apart by U+001D: the defaults, the headers and what they hold, the names
/// by which headers are recognised (each as [`read_inputs`] has inputs), the limits, the delimiter and the decimal mark.
pub(crate) fn read_options(text: &str) -> Options {
    let mut parts = text.split('\u{1d}');
    let mut part = || parts.next().unwrap_or_default();
    let defaults: Inputs = read_inputs(part());
    let [columns, names] = [pairs(part()), pairs(part())];
    let limits = (part().to_owned(), part().to_owned());
    let delimiter = part().chars().next();
    let decimal_mark = match part() {
        "." => Some(DecimalMark::Point),
        "," => Some(DecimalMark::Comma),
        _ => None,
    };
    Options { defaults, limits, columns, names, delimiter, decimal_mark }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('\u{1e}').filter_map(|pair| pair.split_once('\u{1f}'));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What the beginning of a file shows, for its reader to confirm.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "PortfolioHeader"))]
pub(crate) struct HeaderOnWire {
    #[cfg_attr(test, ts(type = "true"))]
    ok: bool,
    /// What stands between two cells.
    #[cfg_attr(test, ts(type = "\",\" | \";\" | \"\\t\""))]
    delimiter: String,
    /// What stands before the decimals; `null` where no number has shown it yet.
    decimal_mark: Option<DecimalMark>,
    /// A number such as "1,234" that either mark would fit, where no other number has shown which.
    ambiguous: Option<String>,
    /// The columns.
    columns: Vec<HeaderColumn>,
}

/// A column of a file.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "PortfolioColumn"))]
pub(crate) struct HeaderColumn {
    /// Its header.
    name: String,
    /// The field that the column holds, or "id"; `null` where it is left out.
    field: Option<String>,
    /// Its first cells, three at most.
    examples: Vec<String>,
}

impl From<Header> for HeaderOnWire {
    fn from(Header { delimiter, decimal_mark, ambiguous, columns, .. }: Header) -> Self {
        let columns = columns.into_iter();
        let columns =
            columns.map(|column| HeaderColumn { name: column.name, field: column.field, examples: column.examples });
        Self { ok: true, delimiter: delimiter.into(), decimal_mark, ambiguous, columns: columns.collect() }
    }
}

/// Why a file cannot be read any further, or at all.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "PortfolioStopped"))]
pub(crate) struct StopOnWire {
    #[cfg_attr(test, ts(type = "false"))]
    ok: bool,
    /// What is wrong.
    code: StopCode,
    /// The line it happened in, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    line: Option<u64>,
    /// The header of the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    column: Option<String>,
    /// What stood there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    text: Option<String>,
}

impl From<Stop> for StopOnWire {
    fn from(Stop { code, line, column, text }: Stop) -> Self {
        Self { ok: false, code, line, column, text }
    }
}

/// What all customers come to. A figure that does not exist is `null`, with its reason in `not_defined`.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "PortfolioSummary"))]
pub(crate) struct SummaryOnWire {
    /// Rows with a value.
    customers: u32,
    /// Rows without one.
    #[cfg_attr(test, ts(type = "number"))]
    rejected: u64,
    /// The sum of all values.
    total_value: String,
    /// The values above zero alone, which shares are taken of.
    positive_value: String,
    /// What the first fifth of the customers, rounded up, make of it.
    share_of_top_20_percent: Option<String>,
    /// The smallest number of customers who make 80 % of it.
    customers_making_80_percent: Option<u32>,
    /// Gini's coefficient of the values.
    gini: Option<String>,
    /// The classes, by cumulative value.
    #[cfg_attr(test, ts(type = "Record<CustomerClass, ClassSummary>"))]
    classes: ById<ClassOnWire>,
    /// Customers with a value below zero.
    negative_customers: u32,
    /// Customers with a value of zero.
    zero_customers: u32,
    /// Customers whose id another one before them has.
    repeated_ids: u32,
    /// Rejected rows by code.
    #[cfg_attr(test, ts(type = "Record<string, number>"))]
    rejected_by_code: ById<u64>,
    /// `no-customers`, `total-not-positive`, `negative-values`, by the name of the figure (`shares` for all shares).
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    not_defined: ById<String>,
}

/// One class of customers.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "ClassSummary"))]
pub(crate) struct ClassOnWire {
    /// How many are in it.
    customers: u32,
    /// What they are worth together.
    value: String,
    /// Their share of the sum of the values above zero.
    share: Option<String>,
}

fn shown(figure: &Figure) -> Option<String> {
    figure.as_ref().ok().map(|value| text(*value))
}

impl From<Summary> for SummaryOnWire {
    fn from(summary: Summary) -> Self {
        let class = |class: &ClassSummary| {
            let ClassSummary { class, customers, value, share } = class;
            let sent = ClassOnWire { customers: *customers, value: value.clone(), share: shown(share) };
            (class.text().to_owned(), sent)
        };
        let code = |(reason, count): &(Reason, u64)| (code_of(reason), *count);
        let (top, making) = (&summary.share_of_top_20_percent, &summary.customers_making_80_percent);
        let reasons: [(&str, Option<&NotDefined>); 4] = [
            ("share_of_top_20_percent", top.as_ref().err()),
            ("customers_making_80_percent", making.as_ref().err()),
            ("gini", summary.gini.as_ref().err()),
            ("shares", top.as_ref().err()),
        ];
        let reasons =
            reasons.iter().filter_map(|(name, reason)| Some(((*name).to_owned(), (*reason)?.code().to_owned())));
        Self {
            customers: summary.customers,
            rejected: summary.rejected,
            share_of_top_20_percent: shown(top),
            customers_making_80_percent: making.as_ref().ok().copied(),
            gini: shown(&summary.gini),
            classes: ById(summary.classes.iter().map(class).collect()),
            negative_customers: summary.negative_customers,
            zero_customers: summary.zero_customers,
            repeated_ids: summary.repeated_ids,
            rejected_by_code: ById(summary.rejected_by_reason.iter().map(code).collect()),
            not_defined: ById(reasons.collect()),
            total_value: summary.total_value,
            positive_value: summary.positive_value,
        }
    }
}

/// The code of a reason, as the wire has it.
fn code_of(reason: &Reason) -> String {
    match reason {
        Reason::Field(code) => Value::of(code).text().unwrap_or_default().to_owned(),
        Reason::NotDefined(reason) => reason.code().to_owned(),
        Reason::WrongColumnCount => "wrong-column-count".to_owned(),
    }
}

/// A customer in an arrangement.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "RankedCustomer"))]
pub(crate) struct RowOnWire {
    /// From 1.
    rank: u32,
    /// The line of the file.
    line: u32,
    /// Empty where the file has no column of ids.
    id: String,
    /// V.
    customer_value: String,
    /// CV.
    sustained_value: String,
    /// L.
    loss_value: String,
    /// Of the sum of the values above zero, up to and with this customer.
    cumulative_share: Option<String>,
    /// The class.
    class: Class,
}

impl From<Row> for RowOnWire {
    fn from(row: Row) -> Self {
        let Row { rank, line, id, customer_value, sustained_value, loss_value, cumulative_share, class } = row;
        Self {
            rank,
            line,
            id,
            customer_value: text(customer_value),
            sustained_value: text(sustained_value),
            loss_value: text(loss_value),
            cumulative_share: cumulative_share.map(text),
            class,
        }
    }
}

/// A row that has no value, and why.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "RejectedRow"))]
pub(crate) struct RejectedOnWire {
    /// The line that the row begins in, counted from 1.
    #[cfg_attr(test, ts(type = "number"))]
    line: u64,
    /// The header of the column, or the id of the field; empty where the row as a whole is wrong.
    column: String,
    /// A field's error code; `wrong-column-count`; or why the value does not exist, such as `overflow`.
    #[cfg_attr(test, ts(type = "ErrorCode | \"wrong-column-count\" | (string & {})"))]
    code: String,
    /// The beginning of what stood there.
    text: String,
    /// The least that is accepted, where that was broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    min: Option<String>,
    /// The most that is accepted, where that was broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    max: Option<String>,
}

impl From<&Rejected> for RejectedOnWire {
    fn from(Rejected { line, column, reason, text: shown, min, max }: &Rejected) -> Self {
        let broken = matches!(reason, Reason::Field(ErrorCode::BelowMinimum | ErrorCode::AboveMaximum));
        let [min, max] = [min, max].map(|bound| bound.filter(|_: &Decimal| broken).map(text));
        Self { line: *line, column: column.clone(), code: code_of(reason), text: shown.clone(), min, max }
    }
}

/// Customers of the arrangement.
pub(crate) fn rows(portfolio: &Portfolio, from: u32, count: u32) -> Vec<RowOnWire> {
    let end = from.saturating_add(count).min(portfolio.arranged());
    (from..end).filter_map(|at| portfolio.row(at)).map(Into::into).collect()
}

/// Rejected rows in the order of the file.
pub(crate) fn rejected(portfolio: &Portfolio, from: u32, count: u32) -> Vec<RejectedOnWire> {
    let index = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    portfolio.rejected().iter().skip(index(from)).take(index(count)).map(Into::into).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json as expected, to_value};

    use super::*;
    use crate::portfolio::{header, value_customers};

    // Source: `optionsOnWire` in www/portfolio/portfolio.ts.
    #[test]
    fn options_are_read_as_they_are_written() {
        let text = "retention_years\u{1f}3\u{1e}discount_rate\u{1f}5%\u{1d}Name\u{1f}id\u{1e}X\u{1f}\u{1d}id\u{1f}Kunde\u{1d}0.7\u{1d}0.9\u{1d};\u{1d},";
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let options = Options {
            defaults: vec![("retention_years".into(), "3".into()), ("discount_rate".into(), "5%".into())],
            limits: pair("0.7", "0.9"),
            columns: vec![pair("Name", "id"), pair("X", "")],
            names: vec![pair("id", "Kunde")],
            delimiter: Some(';'),
            decimal_mark: Some(DecimalMark::Comma),
        };
        assert_eq!(read_options(text), options);
        let nothing = "\u{1d}\u{1d}\u{1d}0.8\u{1d}0.95\u{1d}\u{1d}";
        assert_eq!(read_options(nothing), Options::default());
    }

    // Source: the values are the model's own example; the shapes are those of www/engine/wire.ts.
    #[test]
    fn answers_have_the_shape_of_their_types() {
        let csv = "id,R,N\n\"a \"\"b\"\"\",2000,5\nb,x,1\nc,1\nd,1,101\n";
        let portfolio = value_customers(csv.as_bytes(), &Options::default()).unwrap();
        let sent = to_value(rows(&portfolio, 0, 10)).unwrap();
        assert_eq!(sent[0]["id"], "a \"b\"");
        assert_eq!(sent[0]["customer_value"], "10475.3890395981290337");
        assert_eq!(
            to_value(rejected(&portfolio, 1, u32::MAX)).unwrap(),
            expected!([
                { "line": 4, "column": "", "code": "wrong-column-count", "text": "c" },
                { "line": 5, "column": "N", "code": "above-maximum", "text": "101", "min": "0", "max": "100" },
            ])
        );
        let summary = to_value(SummaryOnWire::from(portfolio.summary())).unwrap();
        assert_eq!(summary["classes"]["A"]["customers"], 1);
        assert_eq!(summary["not_defined"], expected!({}));
        assert_eq!(
            summary["rejected_by_code"],
            expected!({ "not-a-number": 1, "wrong-column-count": 1, "above-maximum": 1 })
        );
        let empty = value_customers(&b"id,R\na,x\n"[..], &Options::default()).unwrap();
        let summary = to_value(SummaryOnWire::from(empty.summary())).unwrap();
        assert_eq!((&summary["gini"], &summary["not_defined"]["shares"]), (&Value::Null, &expected!("no-customers")));
        assert_eq!(
            to_value(HeaderOnWire::from(header(b"id;R\na;1,5\n", &Options::default()).unwrap())).unwrap(),
            expected!({ "ok": true, "delimiter": ";", "decimal_mark": ",", "ambiguous": null, "columns": [
                { "name": "id", "field": "id", "examples": ["a"] },
                { "name": "R", "field": "annual_revenue", "examples": ["1,5"] },
            ] })
        );
        let stop = Stop { line: Some(7), ..StopCode::NotUtf8.into() };
        assert_eq!(
            to_value(StopOnWire::from(stop)).unwrap(),
            expected!({ "ok": false, "code": "not-utf-8", "line": 7 })
        );
    }

    #[test]
    fn a_code_is_the_same_text_everywhere() {
        let codes = [
            [StopCode::NoHeader, StopCode::NoRows, StopCode::NoKnownColumn, StopCode::DuplicateColumn].as_slice(),
            &[StopCode::AmbiguousNumber, StopCode::LooksLikeXlsx, StopCode::LooksLikeUtf16, StopCode::NotUtf8],
            &[StopCode::RowTooLong, StopCode::UnclosedQuote, StopCode::TooManyRows],
        ];
        for code in codes.concat() {
            assert_eq!(to_value(code).unwrap(), code.text());
        }
    }
}
