//! Wire types as JSON text, the same as `serde_json` writes from their `Serialize`, as tests show.
//!
//! `serde_json` compiles a writer for every type and every field. Here a type is a list of its fields, which one
//! writer goes through.

use super::{Answer, EvaluationOnWire, Refusal};
use crate::decimal::{Decimal, Figure, text};
use crate::equation::Symbol;
use crate::equation::markup::Markup;
use crate::error::{ErrorCode, FieldError};
use crate::model::{Derivation, Model, Note, Tone, Working};
use crate::schema::{
    Chart, Choice, Column, Field, FieldKind, Origin, Output, Prominence, Requirement, ScheduleChart, Schema, Slider,
    Unit, Waterfall,
};

/// A value as JSON.
pub(crate) fn json(value: &dyn Json) -> String {
    let mut writer = Writer(String::with_capacity(1 << 14));
    value.write(&mut writer);
    writer.0
}

/// What can be written as JSON.
pub(crate) trait Json {
    fn write(&self, writer: &mut Writer);
}

/// JSON being written.
pub(crate) struct Writer(String);

impl Writer {
    #[inline(never)]
    pub(crate) fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// A comma, unless nothing stands before it in the same brackets. A text ends with its quote, so that no text is
    /// taken for a bracket.
    #[inline(never)]
    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), Some(b'[' | b'{')) {
            self.0.push(',');
        }
    }

    #[inline(never)]
    pub(crate) fn member(&mut self, key: &str, value: &dyn Json) {
        self.comma();
        self.string(key);
        self.0.push(':');
        value.write(self);
    }

    fn members(&mut self, keys: &[&str], values: &[&dyn Json]) {
        for (key, value) in keys.iter().zip(values) {
            self.member(key, *value);
        }
    }

    /// Keys and values apart, since the keys are then data and not code.
    #[inline(never)]
    pub(crate) fn object(&mut self, keys: &[&str], values: &[&dyn Json]) {
        self.raw("{");
        self.members(keys, values);
        self.raw("}");
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        while let Some(place) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            let (plain, marked) = rest.split_at_checked(place).unwrap_or((rest, ""));
            let (mark, after) = marked.split_at_checked(1).unwrap_or((marked, ""));
            self.0.push_str(plain);
            self.escaped(mark);
            rest = after;
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    fn escaped(&mut self, mark: &str) {
        const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";
        let short = match mark {
            "\u{8}" => "\\b",
            "\t" => "\\t",
            "\n" => "\\n",
            "\u{c}" => "\\f",
            "\r" => "\\r",
            "\"" => "\\\"",
            "\\" => "\\\\",
            _ => "",
        };
        if !short.is_empty() {
            return self.0.push_str(short);
        }
        self.0.push_str("\\u00");
        for byte in mark.bytes() {
            for half in [byte >> 4, byte & 15] {
                self.0.push(HEXADECIMAL.get(usize::from(half)).copied().map_or('0', char::from));
            }
        }
    }
}

/// A struct is the object of its fields.
macro_rules! objects {
    ($($type:ty { $($field:ident),+ })+) => {
        $(impl $crate::wire::json::Json for $type {
            fn write(&self, writer: &mut $crate::wire::json::Writer) {
                writer.object(&[$(stringify!($field)),+], &[$(&self.$field),+]);
            }
        })+
    };
}
pub(super) use objects;

objects! {
    Schema { id, inputs, outputs, groups, chart, schedule_chart, waterfall, portfolio, schedule }
    Field {
        id, key, symbol, unit, kind, group, advanced, origin, default, default_rows, min, max, max_decimals, whole, slider,
        choices, columns
    }
    Slider { min, max, step }
    Choice { id, origin, requires, whole_money }
    Requirement { field, whole, min }
    Output { id, symbol, unit, origin, prominence }
    Column { id, unit }
    Chart { input, from, least_to, most_to, step, series, mark, in_proportion }
    ScheduleChart { column, mark }
    Waterfall { plus, less, total }
    Note { code, tone }
    Derivation { id, symbol, equation, substituted, result, excel }
    Working { outputs, definitions }
    Refusal { ok, errors }
}

/// An enum is the code of its variant.
macro_rules! codes {
    ($($type:ty { $($variant:ident $code:literal),+ })+) => {
        $(impl $crate::wire::json::Json for $type {
            fn write(&self, writer: &mut $crate::wire::json::Writer) {
                (match self { $(Self::$variant => $code),+ }).write(writer);
            }
        })+
    };
}
pub(super) use codes;

codes! {
    Unit {
        Money "money", MoneyPerYear "money-per-year", Rate "rate", RatePerYear "rate-per-year", Years "years", Year "year",
        Count "count", Seconds "seconds", Hours "hours", Days "days", Ratio "ratio", Factor "factor", None "none"
    }
    Origin { Article "article", Reconstructed "reconstructed", Added "added" }
    FieldKind { Number "number", Choice "choice", Rows "rows", Text "text" }
    Prominence { Headline "headline", Featured "featured", Detail "detail" }
    Tone { Meaning "meaning", Caution "caution" }
    ErrorCode {
        Required "required", NotANumber "not-a-number", BelowMinimum "below-minimum", AboveMaximum "above-maximum",
        NotAWholeNumber "not-a-whole-number", UnknownChoice "unknown-choice", UnknownField "unknown-field",
        TooManyDigits "too-many-digits", Overflow "overflow"
    }
}

impl Json for Model {
    fn write(&self, writer: &mut Writer) {
        self.schema().write(writer);
    }
}

impl Json for FieldError {
    fn write(&self, writer: &mut Writer) {
        writer.raw("{");
        writer.members(&["field", "code", "message"], &[&self.field, &self.code, &self.message]);
        let bounds = [("min", &self.min), ("max", &self.max)];
        for (key, bound) in bounds.into_iter().filter(|(_, bound)| bound.is_some()) {
            writer.member(key, bound);
        }
        let numbers = [("max_decimals", &self.max_decimals), ("row", &self.row)];
        for (key, number) in numbers.into_iter().filter(|(_, number)| number.is_some()) {
            writer.member(key, number);
        }
        writer.raw("}");
    }
}

impl Json for EvaluationOnWire {
    fn write(&self, writer: &mut Writer) {
        let Self { ok, outputs, not_defined, notes, working, schedule } = self;
        let (outputs, not_defined) = (Values(outputs), Reasons(not_defined));
        let keys = ["ok", "outputs", "not_defined", "notes", "working", "schedule"];
        writer.object(&keys, &[ok, &outputs, &not_defined, notes, working, schedule]);
    }
}

impl Json for Answer {
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Evaluation(evaluation) => evaluation.write(writer),
            Self::Refusal(refusal) => refusal.write(writer),
        }
    }
}

/// Every figure by its id, `null` where there is none.
pub(super) struct Values<'f>(pub(super) &'f [(&'static str, Figure)]);

impl Json for Values<'_> {
    fn write(&self, writer: &mut Writer) {
        writer.raw("{");
        for (id, figure) in self.0 {
            writer.member(id, &figure.ok());
        }
        writer.raw("}");
    }
}

/// Why a figure is not there, by its id.
pub(super) struct Reasons<'f>(pub(super) &'f [(&'static str, Figure)]);

impl Json for Reasons<'_> {
    fn write(&self, writer: &mut Writer) {
        writer.raw("{");
        for (id, figure) in self.0 {
            if let Err(reason) = figure {
                writer.member(id, &reason.code());
            }
        }
        writer.raw("}");
    }
}

impl Json for bool {
    fn write(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

impl Json for u32 {
    fn write(&self, writer: &mut Writer) {
        writer.raw(&text((*self).into()));
    }
}

impl Json for &str {
    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Json for String {
    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Json for Decimal {
    fn write(&self, writer: &mut Writer) {
        writer.string(&text(*self));
    }
}

impl Json for Symbol {
    fn write(&self, writer: &mut Writer) {
        Markup::from(*self).write(writer);
    }
}

impl Json for Markup {
    /// `[mrow[mi x][mo =]]` as `["mrow",["mi","x"],["mo","="]]`.
    fn write(&self, writer: &mut Writer) {
        let mut rest = self.0.as_str();
        let mut in_leaf = false;
        while let Some(place) = rest.bytes().position(|byte| matches!(byte, b'[' | b']') || (byte == b' ' && !in_leaf))
        {
            let (before, mark) = rest.split_at_checked(place).unwrap_or((rest, ""));
            let (mark, after) = mark.split_at_checked(1).unwrap_or((mark, ""));
            rest = after;
            if !before.is_empty() || in_leaf {
                writer.comma();
                writer.string(before);
            }
            match mark {
                "[" => {
                    if self.0.len() > rest.len().saturating_add(1) {
                        writer.comma();
                    }
                    writer.raw("[");
                }
                "]" => writer.raw("]"),
                _ => {}
            }
            in_leaf = mark == " ";
        }
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.raw("null"),
        }
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, writer: &mut Writer) {
        writer.raw("[");
        for value in self {
            writer.comma();
            value.write(writer);
        }
        writer.raw("]");
    }
}

impl<T: Json> Json for &[T] {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        self.as_slice().write(writer);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, to_string, to_value};

    use super::json;
    use crate::error::{ErrorCode, FieldError};
    use crate::schema::Unit;
    use crate::wire::{self, EvaluationOnWire};
    use crate::{ChartPoint, Goal, Input, Sensitivity, models};

    // Source: serde_json, written independently of this.
    #[test]
    fn every_answer_is_written_as_serde_json_writes_it() {
        for model in models() {
            let id = model.schema().id;
            assert_eq!(json(model.schema()), to_string(model.schema()).unwrap());
            let evaluation = EvaluationOnWire::from(model.evaluate::<&str>([]).unwrap());
            assert_eq!(json(&evaluation), to_string(&evaluation).unwrap());
            let output = model.schema().outputs[0].id;
            let input = model.schema().inputs[0].id;
            for (input, target) in [(input, "1"), (input, "-99999999999999999999"), ("nothing", "x")] {
                let solved = wire::solve(id, Vec::new(), &Goal::new(input, output, target)).unwrap();
                assert_eq!(json(&solved), to_string(&solved).unwrap());
            }
            let chart_input = model.schema().chart.unwrap().input;
            for at in ["0", "3", "x"] {
                let point = ChartPoint { input: chart_input.into(), at: at.into() };
                let charted = wire::charted_at(id, Vec::new(), &point).unwrap();
                assert_eq!(json(&charted), to_string(&charted).unwrap());
            }
            let question = Sensitivity { output: output.into(), change: "0.1".into() };
            let swings = wire::sensitivity(id, Vec::new(), &question).unwrap();
            assert_eq!(json(&swings), to_string(&swings).unwrap());
        }
    }

    // Source: RFC 8259, section 7, and serde_json.
    #[test]
    fn any_text_is_escaped_as_serde_json_does() {
        let every_mark: String = (0..0x200_u32).filter_map(char::from_u32).chain("\u{2028}😀".chars()).collect();
        assert_eq!(json(&every_mark), to_string(&every_mark).unwrap());
        let typed = [("discount_rate".to_owned(), Input::from(every_mark.as_str()))];
        let refusal = wire::evaluate("customer-value", typed.into()).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&json(&refusal)).unwrap(), to_value(&refusal).unwrap());
    }

    // Source: serde_json.
    #[test]
    fn every_code_and_every_part_of_an_error_is_written_as_serde_json_does() {
        let units = [
            [Unit::Money, Unit::MoneyPerYear, Unit::Rate, Unit::RatePerYear, Unit::Years, Unit::Year].as_slice(),
            &[Unit::Count, Unit::Seconds, Unit::Hours, Unit::Days, Unit::Ratio, Unit::Factor, Unit::None],
        ]
        .concat();
        assert_eq!(json(&units), to_string(&units).unwrap());
        let codes = [
            [ErrorCode::Required, ErrorCode::NotANumber, ErrorCode::BelowMinimum, ErrorCode::AboveMaximum].as_slice(),
            &[ErrorCode::NotAWholeNumber, ErrorCode::UnknownChoice, ErrorCode::UnknownField],
            &[ErrorCode::TooManyDigits, ErrorCode::Overflow],
        ]
        .concat();
        for code in codes {
            for [min, max, max_decimals, row] in [[true; 4], [false; 4], [true, false, true, false]] {
                let text = |there: bool| there.then(|| "1".to_owned());
                let number = |there: bool| there.then_some(0);
                let error = FieldError {
                    field: "f".into(),
                    code,
                    message: "m".into(),
                    min: text(min),
                    max: text(max),
                    max_decimals: number(max_decimals),
                    row: number(row),
                };
                assert_eq!(json(&error), to_string(&error).unwrap());
            }
        }
    }
}
