//! The parts of a model's data, and the schema that they make.
//!
//! A part that is not what it should be is read as nothing, and its name is noted: whoever reads asks at the end whether
//! something was wrong. A result to look at after each of a hundred parts was three times the code.

use std::cell::Cell;

use super::DataError;
use crate::decimal::{Decimal, parse_decimal};
use crate::equation::Symbol;
use crate::schema::{
    Chart, Choice, Column, Field, FieldKind, Origin, Output, Prominence, Requirement, ScheduleChart, Schema, Slider,
    Unit, Waterfall,
};
use crate::value::Value;

/// The most variables, and the most entries of a list.
pub(super) const MOST_ENTRIES: usize = 1_000;

/// The first thing that was found wrong.
#[derive(Default)]
pub(super) struct Wrong(Cell<Option<Refusal>>);

#[derive(Clone, Copy)]
pub(super) enum Refusal {
    TooLarge,
    Malformed(&'static str),
}

impl Wrong {
    #[inline(never)]
    pub(super) fn note(&self, refusal: Refusal) {
        if self.0.get().is_none() {
            self.0.set(Some(refusal));
        }
    }

    pub(super) fn malformed(&self, part: &'static str) {
        self.note(Refusal::Malformed(part));
    }

    pub(super) fn is_any(&self) -> bool {
        self.0.get().is_some()
    }

    pub(super) fn error(&self) -> Option<DataError> {
        self.0.get().map(|refusal| match refusal {
            Refusal::TooLarge => DataError::TooLarge,
            Refusal::Malformed(part) => DataError::Malformed(part.to_owned()),
        })
    }
}

/// A part of the data, with its name.
#[derive(Clone, Copy)]
pub(super) struct Part<'v> {
    pub(super) name: &'static str,
    pub(super) value: &'v Value,
    pub(super) wrong: &'v Wrong,
}

impl<'v> Part<'v> {
    #[inline(never)]
    pub(super) fn member(&self, name: &'static str) -> Self {
        Self { name, value: self.value.get(name), wrong: self.wrong }
    }

    pub(super) fn is_left_out(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    #[inline(never)]
    fn is_wrong(&self) {
        self.wrong.malformed(self.name);
    }

    /// A text; empty where it was left out.
    #[inline(never)]
    pub(super) fn text(&self) -> &'v str {
        match self.value {
            Value::Text(text) => text,
            Value::Null => "",
            _ => {
                self.is_wrong();
                ""
            }
        }
    }

    /// A text that has to be there.
    #[inline(never)]
    pub(super) fn name(&self) -> String {
        let text = self.text();
        if text.is_empty() {
            self.is_wrong();
        }
        text.to_owned()
    }

    #[inline(never)]
    pub(super) fn number(&self) -> usize {
        match self.value {
            Value::Number(number) => usize::try_from(*number).unwrap_or(usize::MAX),
            Value::Null => 0,
            _ => {
                self.is_wrong();
                0
            }
        }
    }

    #[inline(never)]
    fn flag(&self) -> bool {
        match self.value {
            Value::Bool(is) => *is,
            Value::Null => false,
            _ => {
                self.is_wrong();
                false
            }
        }
    }

    /// A decimal; nothing where it was left out.
    #[inline(never)]
    fn decimal(&self) -> Option<Decimal> {
        if self.is_left_out() {
            return None;
        }
        let decimal = parse_decimal(self.text()).ok();
        if decimal.is_none() {
            self.is_wrong();
        }
        decimal
    }

    /// The text of a decimal that has to be there.
    #[inline(never)]
    fn decimal_text(&self) -> String {
        if self.decimal().is_none() {
            self.is_wrong();
        }
        self.text().to_owned()
    }

    /// The elements of a list; none where it was left out.
    #[inline(never)]
    pub(super) fn elements(&self) -> &'v [Value] {
        match self.value {
            Value::List(list) if list.len() > MOST_ENTRIES => {
                self.wrong.note(Refusal::TooLarge);
                &[]
            }
            Value::List(list) => list,
            Value::Null => &[],
            _ => {
                self.is_wrong();
                &[]
            }
        }
    }

    pub(super) fn element(&self, value: &'v Value) -> Self {
        Self { value, ..*self }
    }

    /// The element of a list at an index, by a name of its own.
    pub(super) fn at(&self, index: usize, name: &'static str) -> Self {
        Self { name, value: self.elements().get(index).unwrap_or(&Value::Null), wrong: self.wrong }
    }

    #[inline(never)]
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for text in self.elements() {
            texts.push(self.element(text).text().to_owned());
        }
        texts
    }

    /// The index of a code among those that there are.
    #[inline(never)]
    pub(super) fn code(&self, codes: &[&str]) -> usize {
        let text = self.text();
        for (index, code) in codes.iter().enumerate() {
            if *code == text {
                return index;
            }
        }
        self.is_wrong();
        0
    }

    /// A layout: brackets that close, and nothing outside of them.
    #[inline(never)]
    pub(super) fn symbol(&self) -> Symbol {
        let text = self.text();
        if !is_layout(text) {
            self.is_wrong();
        }
        Symbol(text.to_owned())
    }

    /// What is read of a member that only the full module needs, for what is shown or for the working; nothing where it
    /// was left out. The small module shows nothing itself: the page reads the same data.
    fn shown<T>(&self, name: &'static str, read: impl FnOnce(&Self) -> T) -> Option<T> {
        let member = self.member(name);
        if cfg!(feature = "full") && !member.is_left_out() { Some(read(&member)) } else { None }
    }

    fn shown_text(&self, name: &'static str) -> String {
        self.shown(name, |member| member.text().to_owned()).unwrap_or_default()
    }

    fn shown_texts(&self, name: &'static str) -> Vec<String> {
        self.shown(name, Self::texts).unwrap_or_default()
    }

    fn shown_decimal(&self, name: &'static str) -> String {
        self.shown(name, Self::decimal_text).unwrap_or_default()
    }

    pub(super) fn schema(&self) -> Schema {
        let mut inputs = Vec::new();
        let list = self.member("inputs");
        for field in list.elements() {
            inputs.push(list.element(field).field(true));
        }
        let mut outputs = Vec::new();
        let list = self.member("outputs");
        for output in list.elements() {
            outputs.push(list.element(output).output());
        }
        let mut schedule = Vec::new();
        let list = self.member("schedule");
        for column in list.elements() {
            let column = list.element(column);
            schedule.push(Column { id: column.shown_text("id"), unit: column.unit() });
        }
        let chart = self.member("chart");
        let schema = Schema {
            id: self.member("id").name(),
            inputs,
            outputs,
            groups: self.shown_texts("groups"),
            chart: if chart.is_left_out() { None } else { Some(chart.chart()) },
            schedule_chart: self.shown("schedule_chart", |chart| ScheduleChart {
                column: chart.member("column").name(),
                mark: chart.shown("mark", Self::name),
            }),
            waterfall: self.shown("waterfall", |steps| Waterfall {
                plus: steps.shown_texts("plus"),
                less: steps.shown_texts("less"),
                total: steps.member("total").name(),
            }),
            portfolio: self.shown_texts("portfolio"),
            schedule,
        };
        if cfg!(feature = "full") && !schema.is_consistent() {
            self.wrong.malformed("model");
        }
        schema
    }

    #[inline(never)]
    fn field(&self, may_have_columns: bool) -> Field {
        const KINDS: [FieldKind; 4] = [FieldKind::Number, FieldKind::Choice, FieldKind::Rows, FieldKind::Text];
        let kind = self.member("kind").code(&["number", "choice", "rows", "text"]);
        let kind = KINDS.get(kind).copied().unwrap_or_default();
        let default = self.member("default");
        let mut default_rows = Vec::new();
        let list = self.member("default_rows");
        for row in list.elements() {
            default_rows.push(list.element(row).texts());
        }
        let mut choices = Vec::new();
        let list = self.member("choices");
        for choice in list.elements() {
            choices.push(list.element(choice).choice());
        }
        let mut columns = Vec::new();
        let list = self.member("columns");
        if may_have_columns {
            for column in list.elements() {
                columns.push(list.element(column).field(false));
            }
        }
        Field {
            id: self.member("id").name(),
            key: self.shown_text("key"),
            symbol: self.shown("symbol", Self::symbol),
            unit: self.unit(),
            kind,
            group: self.shown_text("group"),
            advanced: self.member("advanced").flag(),
            origin: self.origin(),
            default: if kind == FieldKind::Number { default.decimal_text() } else { default.text().to_owned() },
            default_rows,
            min: self.member("min").decimal(),
            max: self.member("max").decimal(),
            max_decimals: u32::try_from(self.member("max_decimals").number()).unwrap_or(u32::MAX).min(28),
            whole: self.member("whole").flag(),
            slider: self.shown("slider", |slider| Slider {
                min: slider.shown_decimal("min"),
                max: slider.shown_decimal("max"),
                step: slider.shown_decimal("step"),
            }),
            choices,
            columns,
        }
    }

    fn choice(&self) -> Choice {
        let mut requires = Vec::new();
        let list = self.member("requires");
        for requirement in list.elements() {
            let requirement = list.element(requirement);
            requires.push(Requirement {
                field: requirement.member("field").name(),
                whole: requirement.member("whole").flag(),
                min: requirement.member("min").decimal(),
            });
        }
        let whole_money = self.member("whole_money").flag();
        Choice { id: self.member("id").name(), origin: self.origin(), requires, whole_money }
    }

    fn chart(&self) -> Chart {
        Chart {
            input: self.member("input").name(),
            from: self.shown_decimal("from"),
            least_to: self.shown_decimal("least_to"),
            most_to: self.shown_decimal("most_to"),
            step: self.shown_decimal("step"),
            series: self.member("series").texts(),
            mark: self.shown("mark", Self::name),
            in_proportion: self.member("in_proportion").texts(),
        }
    }

    fn origin(&self) -> Origin {
        const ORIGINS: [Origin; 3] = [Origin::Article, Origin::Reconstructed, Origin::Added];
        let origin = self.shown("origin", |origin| origin.code(&["article", "reconstructed", "added"]));
        origin.and_then(|origin| ORIGINS.get(origin).copied()).unwrap_or_default()
    }

    fn unit(&self) -> Unit {
        const UNITS: [(&str, Unit); 13] = [
            ("money", Unit::Money),
            ("money-per-year", Unit::MoneyPerYear),
            ("rate", Unit::Rate),
            ("rate-per-year", Unit::RatePerYear),
            ("years", Unit::Years),
            ("year", Unit::Year),
            ("count", Unit::Count),
            ("seconds", Unit::Seconds),
            ("hours", Unit::Hours),
            ("days", Unit::Days),
            ("ratio", Unit::Ratio),
            ("factor", Unit::Factor),
            ("none", Unit::None),
        ];
        let unit = self.shown("unit", |unit| unit.code(&UNITS.map(|(code, _)| code)));
        unit.and_then(|unit| UNITS.get(unit)).map_or(Unit::None, |(_, unit)| *unit)
    }

    fn output(&self) -> Output {
        const PROMINENCES: [Prominence; 3] = [Prominence::Headline, Prominence::Featured, Prominence::Detail];
        let prominence = self.shown("prominence", |part| part.code(&["headline", "featured", "detail"]));
        Output {
            id: self.member("id").name(),
            symbol: self.shown("symbol", Self::symbol).unwrap_or_default(),
            unit: self.unit(),
            origin: self.origin(),
            prominence: prominence.and_then(|index| PROMINENCES.get(index).copied()).unwrap_or_default(),
            turns_in: self.shown("turns_in", Self::texts),
        }
    }
}

/// Whether a text is a layout, `[msub[mi P][mn 0]]`.
fn is_layout(text: &str) -> bool {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate() {
        depth = match byte {
            b'[' => depth.saturating_add(1),
            b']' if depth > 0 => depth.saturating_sub(1),
            b']' => return false,
            _ => depth,
        };
        let is_last = index.saturating_add(1) == text.len();
        if (depth == 0) != is_last || depth > 8 {
            return false;
        }
    }
    !text.is_empty()
}

impl Schema {
    /// Whether what a schema names is there: a page takes it for granted.
    fn is_consistent(&self) -> bool {
        let is_input = |id: &String| self.inputs.iter().any(|field| field.id == *id);
        let is_output = |id: &String| self.outputs.iter().any(|output| output.id == *id);
        let is_either = |id: &String| is_input(id) || is_output(id);
        let is_column = |id: &String| self.schedule.iter().any(|column| column.id == *id);
        let charts_inputs = self.chart.as_ref().is_none_or(|chart| {
            is_input(&chart.input) && chart.series.iter().all(is_output) && chart.mark.iter().all(is_either)
        });
        let charts_columns = self
            .schedule_chart
            .as_ref()
            .is_none_or(|chart| is_column(&chart.column) && chart.mark.iter().all(is_either));
        let steps_are_there = self
            .waterfall
            .as_ref()
            .is_none_or(|steps| steps.plus.iter().chain(&steps.less).all(is_either) && is_output(&steps.total));
        let choices_are_there =
            self.inputs.iter().all(|field| field.kind != FieldKind::Choice || !field.choices.is_empty());
        let has_outputs = !self.outputs.is_empty() && self.portfolio.iter().all(is_output);
        charts_inputs && charts_columns && steps_are_there && choices_are_there && has_outputs
    }
}
