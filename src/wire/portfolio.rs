//! A portfolio as it crosses: its options read, its answers as JSON.

use super::json::{Json, Writer, json, objects};
use super::{Inputs, read_inputs};
use crate::decimal::text;
use crate::error::{ErrorCode, NotDefined};
use crate::portfolio::{
    Class, ClassSummary, Column, DecimalMark, Header, Options, Portfolio, Reason, Rejected, Row, Stop, Summary,
};

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

objects! {
    ClassSummary { customers, value, share }
    Column { name, field, examples }
    Row { rank, line, id, customer_value, sustained_value, loss_value, cumulative_share, class }
}

/// A figure, `null` where it does not exist.
impl<T: Json> Json for Result<T, NotDefined> {
    fn write(&self, writer: &mut Writer) {
        self.as_ref().ok().write(writer);
    }
}

impl<T: Json> Json for &T {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl Json for u64 {
    fn write(&self, writer: &mut Writer) {
        writer.raw(&text((*self).into()));
    }
}

impl Json for Class {
    fn write(&self, writer: &mut Writer) {
        self.text().write(writer);
    }
}

impl Json for DecimalMark {
    fn write(&self, writer: &mut Writer) {
        self.text().write(writer);
    }
}

impl Json for Reason {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Field(code) => code.write(writer),
            Self::NotDefined(reason) => reason.code().write(writer),
            Self::WrongColumnCount => "wrong-column-count".write(writer),
        }
    }
}

/// An object of those members that are there.
fn present(writer: &mut Writer, members: &[(&str, Option<&dyn Json>)]) {
    writer.raw("{");
    for (key, value) in members {
        if let Some(value) = value {
            writer.member(key, *value);
        }
    }
    writer.raw("}");
}

fn some<T: Json>(value: &Option<T>) -> Option<&dyn Json> {
    value.as_ref().map(|value| -> &dyn Json { value })
}

impl Json for Rejected {
    fn write(&self, writer: &mut Writer) {
        let Self { line, column, reason, text, min, max } = self;
        let broken = matches!(reason, Reason::Field(ErrorCode::BelowMinimum | ErrorCode::AboveMaximum));
        let [min, max] = [min, max].map(|bound| some(bound).filter(|_| broken));
        let members: [(&str, Option<&dyn Json>); 6] = [
            ("line", Some(line)),
            ("column", Some(column)),
            ("code", Some(reason)),
            ("text", Some(text)),
            ("min", min),
            ("max", max),
        ];
        present(writer, &members);
    }
}

impl Json for Stop {
    fn write(&self, writer: &mut Writer) {
        let Self { code, line, column, text } = self;
        let code = code.text();
        let members: [(&str, Option<&dyn Json>); 5] = [
            ("ok", Some(&false)),
            ("code", Some(&code)),
            ("line", some(line)),
            ("column", some(column)),
            ("text", some(text)),
        ];
        present(writer, &members);
    }
}

impl Json for Header {
    fn write(&self, writer: &mut Writer) {
        let Self { delimiter, decimal_mark, ambiguous, columns, .. } = self;
        let delimiter = String::from(*delimiter);
        let keys = ["ok", "delimiter", "decimal_mark", "ambiguous", "columns"];
        writer.object(&keys, &[&true, &delimiter, decimal_mark, ambiguous, columns]);
    }
}

impl Json for Summary {
    fn write(&self, writer: &mut Writer) {
        let [a, b, c] = &self.classes;
        let classes = Members(&[("A", Some(a)), ("B", Some(b)), ("C", Some(c))]);
        let codes: Vec<(String, u64)> =
            self.rejected_by_reason.iter().map(|(reason, count)| (json(reason).replace('"', ""), *count)).collect();
        let codes: Vec<(&str, Option<&dyn Json>)> =
            codes.iter().map(|(code, count)| -> (&str, Option<&dyn Json>) { (code, Some(count)) }).collect();
        let [top, making] = [self.share_of_top_20_percent.err(), self.customers_making_80_percent.err()];
        let reasons = [top, making, self.gini.err(), top].map(|reason| reason.map(NotDefined::code));
        let names = ["share_of_top_20_percent", "customers_making_80_percent", "gini", "shares"];
        let reasons: Vec<(&str, Option<&dyn Json>)> =
            names.iter().zip(&reasons).map(|(name, reason)| (*name, some(reason))).collect();
        let members: [(&str, Option<&dyn Json>); 13] = [
            ("customers", Some(&self.customers)),
            ("rejected", Some(&self.rejected)),
            ("total_value", Some(&self.total_value)),
            ("positive_value", Some(&self.positive_value)),
            ("share_of_top_20_percent", Some(&self.share_of_top_20_percent)),
            ("customers_making_80_percent", Some(&self.customers_making_80_percent)),
            ("gini", Some(&self.gini)),
            ("classes", Some(&classes)),
            ("negative_customers", Some(&self.negative_customers)),
            ("zero_customers", Some(&self.zero_customers)),
            ("repeated_ids", Some(&self.repeated_ids)),
            ("rejected_by_code", Some(&Members(&codes))),
            ("not_defined", Some(&Members(&reasons))),
        ];
        present(writer, &members);
    }
}

struct Members<'m>(&'m [(&'m str, Option<&'m dyn Json>)]);

impl Json for Members<'_> {
    fn write(&self, writer: &mut Writer) {
        present(writer, self.0);
    }
}

/// The answer to a question about a ranked portfolio, as JSON.
pub(crate) fn answer(portfolio: &Portfolio, question: &str, from: u32, count: u32) -> String {
    let end = from.saturating_add(count);
    match question {
        "summary" => json(&portfolio.summary()),
        "rows" => {
            let rows: Vec<Row> = (from..end.min(portfolio.arranged())).filter_map(|at| portfolio.row(at)).collect();
            json(&rows)
        }
        _ => {
            let part = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
            let kept = portfolio.rejected();
            let (from, end) = (part(from).min(kept.len()), part(end).min(kept.len()));
            json(&kept.get(from..end).unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json as expected};

    use super::*;
    use crate::portfolio::{StopCode, header, value_customers};

    fn read(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    // Source: `onWire` in www/portfolio/portfolio.ts.
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

    // Source: serde_json reads what is written; the values are the model's own example and the shape of www/portfolio.
    #[test]
    fn answers_are_json() {
        let csv = "id,R,N\n\"a \"\"b\"\"\",2000,5\nb,x,1\nc,1\nd,1,101\n";
        let portfolio = value_customers(csv.as_bytes(), &Options::default()).unwrap();
        let rows = read(&answer(&portfolio, "rows", 0, 10));
        assert_eq!(rows[0]["id"], "a \"b\"");
        assert_eq!(rows[0]["customer_value"], "10475.3890395981290337");
        let rejected = read(&answer(&portfolio, "rejected", 1, u32::MAX));
        assert_eq!(
            rejected,
            expected!([
                { "line": 4, "column": "", "code": "wrong-column-count", "text": "c" },
                { "line": 5, "column": "N", "code": "above-maximum", "text": "101", "min": "0", "max": "100" },
            ])
        );
        let summary = read(&answer(&portfolio, "summary", 0, 0));
        assert_eq!(summary["classes"]["A"]["customers"], 1);
        assert_eq!(summary["not_defined"], expected!({}));
        assert_eq!(
            summary["rejected_by_code"],
            expected!({ "not-a-number": 1, "wrong-column-count": 1, "above-maximum": 1 })
        );
        let empty = value_customers(&b"id,R\na,x\n"[..], &Options::default()).unwrap();
        let summary = read(&answer(&empty, "summary", 0, 0));
        assert_eq!((&summary["gini"], &summary["not_defined"]["shares"]), (&Value::Null, &expected!("no-customers")));
        assert_eq!(
            read(&json(&header(b"id;R\na;1,5\n", &Options::default()).unwrap())),
            expected!({ "ok": true, "delimiter": ";", "decimal_mark": ",", "ambiguous": null, "columns": [
                { "name": "id", "field": "id", "examples": ["a"] },
                { "name": "R", "field": "annual_revenue", "examples": ["1,5"] },
            ] })
        );
        let stop = Stop { line: Some(7), ..StopCode::NotUtf8.into() };
        assert_eq!(read(&json(&stop)), expected!({ "ok": false, "code": "not-utf-8", "line": 7 }));
    }
}
