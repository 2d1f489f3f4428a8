//! A model for tests alone, of any name and field: whatever knows one model by its name does not know this one.
//!
//! With the feature `toy-model` it stands in the registry; the browser's tests load its data.

use crate::decimal::Decimal;
use crate::equation::{Symbol, any_year, maximum, minimum, sum_over_rows};
use crate::inputs::Value;
use crate::model::{Tone, note};
use crate::models::{Definition, ModelEquations, YearlySchedule, model_inputs, model_outputs};
use crate::schema::Origin::Added;
use crate::schema::Prominence::Headline;
use crate::schema::{Axis, Chart, Column, Field, Output, ScheduleChart, Unit, Waterfall};

type Rows = Vec<Vec<Decimal>>;

impl From<Rows> for Value {
    fn from(rows: Rows) -> Self {
        Self::Rows(rows)
    }
}

impl From<&Field> for Rows {
    fn from(field: &Field) -> Self {
        field.default_value_rows()
    }
}

model_inputs! {
    /// Items and their cost.
    Inputs;

    /// Items of so many uses and so much benefit.
    items: Rows = Field::rows("items", vec![
        Field::count("u", Symbol::new("n")).named("uses").by_default("1"),
        Field::amount("b", Symbol::new("b")).named("benefit"),
    ], &[&["2", "300"]]),
    /// What each hundred costs a year.
    cost: Decimal = Field::yearly_amount("c", Symbol::new("c")).by_default("2").usually("0", "10", "1"),
    /// The years it is paid.
    paid_years: Decimal = Field::years("y", Symbol::new("y")).by_default("1").usually("0", "10", "1"),
}

model_outputs! {
    /// What the items come to.
    Outputs;

    /// Σ n·b.
    benefit = Output::new(Symbol::new("B"), Unit::Money, Added, Headline).monotone(),
    /// Whole hundreds of benefit, at most 3 and at least 1, at their cost over the years; negative.
    charge = Output::new(Symbol::new("C"), Unit::Money, Added, Headline),
    /// Both together.
    left_over = Output::new(Symbol::new("L"), Unit::Money, Added, Headline),
}

pub(crate) struct Toy;

impl Definition for Toy {
    const ID: &'static str = "toy";
    const GROUPS: &'static [&'static str] = &[""];
    fn chart() -> Option<Chart> {
        let axis = Axis { from: "0", least_to: "4", most_to: "100", step: "1" };
        let chart = Chart::along("paid_years", axis, &["left_over"]);
        Some(chart)
    }
    fn schedule_chart() -> Option<ScheduleChart> {
        Some(ScheduleChart::of("charged", None))
    }
    fn waterfall() -> Option<Waterfall> {
        Some(Waterfall::of(&["benefit", "charge"], &[], "left_over"))
    }
    type Inputs = Inputs;
    type Outputs = Outputs;

    fn equations(given: InputExprs) -> ModelEquations<Outputs> {
        let benefit = sum_over_rows(given.items, |[uses, benefit]| uses * benefit);
        let benefit = Equations::benefit(benefit);
        let hundreds = maximum(minimum((benefit / 100).floor(), 3), 1);
        let a_year = -(hundreds * given.cost);
        let charge = Equations::charge(a_year * given.paid_years);
        let left_over = Equations::left_over(benefit + charge);
        let year = any_year();
        let column = |id: &str, unit, term| (Column::new(id, unit), term);
        let columns = vec![
            column("year", Unit::Year, year),
            column("charged", Unit::Money, a_year * minimum(year, given.paid_years)),
        ];
        ModelEquations {
            outputs: Equations { benefit, charge, left_over },
            notes: vec![note("nothing-left", Tone::Caution, &[left_over.below(0)])],
            schedule: Some(YearlySchedule { year, last_year: given.paid_years, columns }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Inputs, Toy};
    use crate::decimal::Decimal;
    use crate::inputs::Input;
    use crate::models::{figures, model_of};

    fn rows(cells: &[&[(&str, &str)]]) -> [(&'static str, Input); 1] {
        let cell = |(column, text): &(&str, &str)| ((*column).to_owned(), (*text).to_owned());
        [("items", Input::Rows(cells.iter().map(|row| row.iter().map(cell).collect()).collect()))]
    }

    #[test]
    fn rows_are_summed_and_written_out() {
        let model = model_of::<Toy>();
        let evaluation = model.evaluate(rows(&[&[("uses", "3"), ("benefit", "70.5")], &[("benefit", "8")]])).unwrap();
        assert_eq!(evaluation.output("benefit").unwrap().unwrap().to_string(), "219.5"); // 3·70.5 + 1·8
        assert_eq!(evaluation.output("charge").unwrap().unwrap().to_string(), "-4"); // 2 whole hundreds at 2
        let [benefit, charge, _] = &evaluation.working.outputs[..] else { panic!("three outputs") };
        assert_eq!(benefit.equation.as_ref().unwrap().to_string(), "[mrow[munder[mo ∑][mi i]][mi n][mo ·][mi b]]");
        let numbers = "[mrow[mn 3][mo ·][mn 70.5][mo +][mn 1][mo ·][mn 8]]";
        assert_eq!(benefit.substituted.as_ref().unwrap().to_string(), numbers);
        assert_eq!(benefit.excel.as_deref(), Some("=3*70.5+1*8"));
        assert_eq!(charge.excel.as_deref(), Some("=-MAX(MIN(INT(ROUND((3*70.5+1*8)/100,9)),3),1)*2*1"));
    }

    #[test]
    fn the_typed_interface_takes_rows() {
        let inputs = Inputs { items: vec![vec![Decimal::TWO, Decimal::TEN]], ..Inputs::default() };
        let outputs = figures(&model_of::<Toy>(), &inputs).unwrap();
        assert_eq!(outputs.get(..2), Some(&[Ok(Decimal::from(20)), Ok(Decimal::NEGATIVE_ONE * Decimal::TWO)][..]));
    }

    #[test]
    fn no_rows_sum_to_nothing() {
        let evaluation = model_of::<Toy>().evaluate(rows(&[])).unwrap();
        assert_eq!(evaluation.output("benefit"), Some(Ok(Decimal::ZERO)));
        assert_eq!(evaluation.working.outputs[0].excel.as_deref(), Some("=0"));
    }

    #[test]
    fn wrong_cells_name_their_row_and_column() {
        let wrong = rows(&[&[("uses", "1.5")], &[("benefit", "x"), ("colour", "red")]]);
        let crate::Error::Fields(errors) = model_of::<Toy>().evaluate(wrong).unwrap_err() else { panic!("refused") };
        let places: Vec<(&str, Option<u32>)> = errors.iter().map(|error| (error.field.as_str(), error.row)).collect();
        assert_eq!(places, [("items.uses", Some(0)), ("items.colour", Some(1)), ("items.benefit", Some(1))]);
    }

    #[test]
    fn a_text_for_rows_is_refused() {
        assert!(model_of::<Toy>().evaluate([("items", Input::from("3"))]).is_err());
        assert!(model_of::<Toy>().evaluate([("cost", Input::Rows(Vec::new()))]).is_err());
    }
}
