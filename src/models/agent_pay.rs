//! `agent-pay`: a service agent's performance pay in a month.
//!
//! pay = base + calls·rate − deductions. The formula and the indicators (bad ratings above an allowance, answers after
//! 15 seconds, gaps between calls over 60 seconds, upheld complaints) are the article's; the amounts of the deductions
//! are examples of ours. How many calls a month has room for is added.

use crate::decimal::Decimal;
use crate::equation::{Symbol, maximum};
use crate::error::Error;
use crate::model::{Tone, note};
use crate::models::{Definition, ModelEquations, model_inputs, model_outputs, typed_outputs};
use crate::schema::Origin::{Added, Article};
use crate::schema::Prominence::{Detail, Featured, Headline};
use crate::schema::{Axis, Chart, Field, Output, Unit, Waterfall};

model_inputs! {
    /// One agent's month. The default is an example; the amounts of its deductions are ours.
    ///
    /// ```
    /// use value_calculator::agent_pay::Inputs;
    /// assert_eq!(Inputs::default().calls.to_string(), "4000");
    /// ```
    Inputs;

    /// Base pay a month; an amount, 0 to 10^15.
    base_pay: Decimal = Field::amount("b", Symbol::new("B"))
        .in_group("pay").by_default("3000").usually("0", "20000", "100"),
    /// Calls answered in the month; a whole number, 0 to 10^12. The article expects 3000 to 5000.
    calls: Decimal = Field::count("c", Symbol::new("n"))
        .in_group("pay").by_default("4000").usually("0", "8000", "50"),
    /// What one call pays; an amount, 0 to 10^15.
    pay_per_call: Decimal = Field::amount("p", Symbol::new("w"))
        .in_group("pay").by_default("0.5").usually("0", "5", "0.05"),
    /// Bad ratings in the month; a whole number, 0 to 10^12.
    bad_ratings: Decimal = Field::count("r", Symbol::new("q"))
        .in_group("quality").by_default("90").usually("0", "300", "1"),
    /// Bad ratings that cost nothing, for each 100 calls; 0 to 10^15, fractions allowed.
    allowed_bad_ratings_per_100: Decimal = Field::quantity("a", Symbol::new("α"))
        .in_group("quality").by_default("2").usually("0", "10", "0.5"),
    /// What each further bad rating costs; an amount, 0 to 10^15.
    deduction_per_bad_rating: Decimal = Field::amount("dr", Symbol::new("d").with_subscript("q"))
        .in_group("quality").by_default("10").usually("0", "100", "1").marked(Added),
    /// Calls answered after the target of 15 seconds; a whole number, 0 to 10^12.
    late_answers: Decimal = Field::count("l", Symbol::new("l"))
        .in_group("quality").by_default("20").usually("0", "200", "1"),
    /// What each of them costs; an amount, 0 to 10^15.
    deduction_per_late_answer: Decimal = Field::amount("dl", Symbol::new("d").with_subscript("l"))
        .in_group("quality").by_default("1").usually("0", "20", "0.5").further().marked(Added),
    /// Gaps between two calls over the target of 60 seconds; a whole number, 0 to 10^12.
    long_gaps: Decimal = Field::count("g", Symbol::new("z"))
        .in_group("quality").by_default("15").usually("0", "200", "1"),
    /// What each of them costs; an amount, 0 to 10^15.
    deduction_per_long_gap: Decimal = Field::amount("dg", Symbol::new("d").with_subscript("z"))
        .in_group("quality").by_default("1").usually("0", "20", "0.5").further().marked(Added),
    /// Complaints found to be the agent's fault; a whole number, 0 to 10^12.
    upheld_complaints: Decimal = Field::count("u", Symbol::new("u"))
        .in_group("quality").by_default("1").usually("0", "20", "1"),
    /// What each of them costs; an amount, 0 to 10^15.
    deduction_per_complaint: Decimal = Field::amount("du", Symbol::new("d").with_subscript("u"))
        .in_group("quality").by_default("50").usually("0", "500", "10").further().marked(Added),
    /// How long a call takes, in seconds, 0 to 10^15.
    handling_seconds: Decimal = Field::quantity("h", Symbol::new("h")).in_unit(Unit::Seconds)
        .in_group("time").by_default("90").usually("0", "600", "5").further().marked(Added),
    /// The time between two calls, in seconds, 0 to 10^15.
    gap_seconds: Decimal = Field::quantity("k", Symbol::new("k")).in_unit(Unit::Seconds)
        .in_group("time").by_default("60").usually("0", "300", "5").further().marked(Added),
    /// Days worked in the month, 0 to 31; half days allowed.
    working_days: Decimal = Field::quantity("d", Symbol::new("D")).in_unit(Unit::Days).between(0, 31)
        .in_group("time").by_default("22").usually("0", "31", "1").further().marked(Added),
    /// Hours worked in a day, 0 to 24.
    hours_per_day: Decimal = Field::quantity("o", Symbol::new("H")).in_unit(Unit::Hours).between(0, 24)
        .in_group("time").by_default("8").usually("0", "12", "0.5").further().marked(Added),
}

model_outputs! {
    /// What the agent is paid, and why: each figure a decimal, or the reason why it does not exist.
    ///
    /// ```
    /// use value_calculator::Decimal;
    /// use value_calculator::agent_pay::{Inputs, evaluate};
    /// let inputs = Inputs { calls: Decimal::from(200), bad_ratings: Decimal::from(5), ..Inputs::default() };
    /// assert_eq!(evaluate(&inputs)?.excess_bad_ratings?, Decimal::ONE); // 5 less the 4 allowed at 2 a 100
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Outputs;

    /// base + calls·rate − deductions. An amount; shown as it is where it is negative.
    agent_pay = Output::new(Symbol::new("P"), Unit::Money, Article, Headline).monotone(),
    /// calls·rate.
    call_pay = Output::new(Symbol::new("W"), Unit::Money, Article, Featured).monotone(),
    /// All deductions.
    total_deductions = Output::new(Symbol::new("D").with_subscript("Σ"), Unit::Money, Article, Featured).monotone(),
    /// ⌊calls·allowance/100⌋: bad ratings that cost nothing.
    allowed_bad_ratings = Output::new(Symbol::new("Q"), Unit::Count, Article, Featured).monotone(),
    /// Bad ratings beyond the allowed ones; never below 0.
    excess_bad_ratings = Output::new(Symbol::new("q").with_subscript("+"), Unit::Count, Article, Featured).monotone(),
    /// base + calls·rate: what would be paid without deductions.
    pay_before_deductions = Output::new(Symbol::new("W").with_subscript("B"), Unit::Money, Added, Detail).monotone(),
    /// What the excess bad ratings cost.
    bad_rating_deduction = Output::new(Symbol::new("D").with_subscript("q"), Unit::Money, Article, Detail).monotone(),
    /// What late answers cost.
    late_answer_deduction = Output::new(Symbol::new("D").with_subscript("l"), Unit::Money, Article, Detail).monotone(),
    /// What long gaps cost.
    long_gap_deduction = Output::new(Symbol::new("D").with_subscript("z"), Unit::Money, Article, Detail).monotone(),
    /// What upheld complaints cost.
    complaint_deduction = Output::new(Symbol::new("D").with_subscript("u"), Unit::Money, Article, Detail).monotone(),
    /// ⌊days·hours·3600/(handling + gap)⌋: the calls that a month has room for. Not defined where both times are 0.
    maximum_feasible_calls = Output::new(Symbol::new("n").with_subscript("max"), Unit::Count, Added, Detail).monotone(),
}

/// Works out every output for inputs that are decimals already.
///
/// ```
/// use value_calculator::agent_pay::{Inputs, evaluate};
/// // 3000 + 4000·0.5 − (10·10 + 20·1 + 15·1 + 1·50)
/// assert_eq!(evaluate(&Inputs::default())?.agent_pay?.to_string(), "4815");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Fields`] with every field outside its bounds.
///
/// Source: 客服系统价值怎么算 (an agent's performance pay).
pub fn evaluate(inputs: &Inputs) -> Result<Outputs, Error> {
    typed_outputs::<AgentPay>(inputs)
}

pub(crate) struct AgentPay;

impl Definition for AgentPay {
    const ID: &'static str = "agent-pay";
    const GROUPS: &'static [&'static str] = &["pay", "quality", "time"];
    type Inputs = Inputs;
    type Outputs = Outputs;
    fn chart() -> Option<Chart> {
        let axis = Axis { from: "0", least_to: "6000", most_to: "1000000000000", step: "100" };
        let chart = Chart::along("calls", axis, &["agent_pay", "pay_before_deductions"])
            .marking("maximum_feasible_calls")
            .in_proportion(&["bad_ratings"]);
        Some(chart)
    }
    fn waterfall() -> Option<Waterfall> {
        Some(Waterfall::of(
            &["base_pay", "call_pay"],
            &["bad_rating_deduction", "late_answer_deduction", "long_gap_deduction", "complaint_deduction"],
            "agent_pay",
        ))
    }

    fn equations(given: InputExprs) -> ModelEquations<Outputs> {
        let InputExprs { base_pay, calls, bad_ratings, working_days, hours_per_day, .. } = given;

        let call_pay = Equations::call_pay(calls * given.pay_per_call);
        let pay_before_deductions = Equations::pay_before_deductions(base_pay + call_pay);

        let allowed = (calls * given.allowed_bad_ratings_per_100 / 100).floor();
        let allowed_bad_ratings = Equations::allowed_bad_ratings(allowed);
        let excess = maximum(bad_ratings - allowed_bad_ratings, 0);
        let excess_bad_ratings = Equations::excess_bad_ratings(excess);

        let bad_rating_deduction = Equations::bad_rating_deduction(excess_bad_ratings * given.deduction_per_bad_rating);
        let late_answer_deduction =
            Equations::late_answer_deduction(given.late_answers * given.deduction_per_late_answer);
        let long_gap_deduction = Equations::long_gap_deduction(given.long_gaps * given.deduction_per_long_gap);
        let complaint_deduction =
            Equations::complaint_deduction(given.upheld_complaints * given.deduction_per_complaint);
        let all = bad_rating_deduction + late_answer_deduction + long_gap_deduction + complaint_deduction;
        let total_deductions = Equations::total_deductions(all);

        let agent_pay = Equations::agent_pay(base_pay + call_pay - total_deductions);

        let seconds_a_call = given.handling_seconds + given.gap_seconds;
        let feasible = (working_days * hours_per_day * 3600 / seconds_a_call).floor();
        let feasible = seconds_a_call.above(0).or_not_defined("no-time-per-call", feasible);
        let maximum_feasible_calls = Equations::maximum_feasible_calls(feasible);

        let notes = vec![
            note("no-deductions", Tone::Meaning, &[total_deductions.equals(0)]),
            note("deductions-taken", Tone::Meaning, &[total_deductions.above(0)]),
            note("excess-ratings", Tone::Meaning, &[excess_bad_ratings.above(0)]),
            note("fewer-calls-than-usual", Tone::Caution, &[calls.below(3000)]),
            note("more-calls-than-usual", Tone::Caution, &[calls.above(5000)]),
            note("more-calls-than-feasible", Tone::Caution, &[calls.above(maximum_feasible_calls)]),
            note("negative-pay", Tone::Caution, &[agent_pay.below(0)]),
        ];
        let outputs = Equations {
            agent_pay,
            call_pay,
            total_deductions,
            allowed_bad_ratings,
            excess_bad_ratings,
            pay_before_deductions,
            bad_rating_deduction,
            late_answer_deduction,
            long_gap_deduction,
            complaint_deduction,
            maximum_feasible_calls,
        };
        ModelEquations { outputs, notes, schedule: None }
    }
}
