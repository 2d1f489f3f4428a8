//! `agent-pay`: a service agent's performance pay in a month.
//!
//! pay = base + calls·rate − deductions. The formula and the indicators (bad ratings above an allowance, answers after
//! 15 seconds, gaps between calls over 60 seconds, upheld complaints) are the article's; the amounts of the deductions
//! are examples of ours. How many calls a month has room for is added.

use crate::decimal::Decimal;
use crate::equation::{Symbol, maximum, output};
use crate::error::Error;
use crate::model::{Definition, Sheet, Tone, rule};
use crate::models::{model_inputs, model_outputs};
use crate::schema::Origin::{Added, Article};
use crate::schema::Prominence::{Detail, Featured, Headline};
use crate::schema::{Chart, Field, Output, Unit, Waterfall};

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
    agent_pay = Output::new(Unit::Money, Article, Headline).monotone(),
    /// calls·rate.
    call_pay = Output::new(Unit::Money, Article, Featured).monotone(),
    /// All deductions.
    total_deductions = Output::new(Unit::Money, Article, Featured).monotone(),
    /// ⌊calls·allowance/100⌋: bad ratings that cost nothing.
    allowed_bad_ratings = Output::new(Unit::Count, Article, Featured).monotone(),
    /// Bad ratings beyond the allowed ones; never below 0.
    excess_bad_ratings = Output::new(Unit::Count, Article, Featured).monotone(),
    /// base + calls·rate: what would be paid without deductions.
    pay_before_deductions = Output::new(Unit::Money, Added, Detail).monotone(),
    /// What the excess bad ratings cost.
    bad_rating_deduction = Output::new(Unit::Money, Article, Detail).monotone(),
    /// What late answers cost.
    late_answer_deduction = Output::new(Unit::Money, Article, Detail).monotone(),
    /// What long gaps cost.
    long_gap_deduction = Output::new(Unit::Money, Article, Detail).monotone(),
    /// What upheld complaints cost.
    complaint_deduction = Output::new(Unit::Money, Article, Detail).monotone(),
    /// ⌊days·hours·3600/(handling + gap)⌋: the calls that a month has room for. Not defined where both times are 0.
    maximum_feasible_calls = Output::new(Unit::Count, Added, Detail).monotone(),
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
    crate::model::model(AgentPay::ID)?.typed::<AgentPay>(inputs)
}

pub(crate) struct AgentPay;

impl Definition for AgentPay {
    const ID: &'static str = "agent-pay";
    const GROUPS: &'static [&'static str] = &["pay", "quality", "time"];
    type Inputs = Inputs;
    type Outputs = Outputs;
    const CHART: Option<Chart> = Some(Chart {
        input: "calls",
        from: "0",
        least_to: "6000",
        most_to: "1000000000000",
        step: "100",
        series: &["agent_pay", "pay_before_deductions"],
        mark: Some("maximum_feasible_calls"),
        in_proportion: &["bad_ratings"],
    });
    const WATERFALL: Option<Waterfall> = Some(Waterfall {
        plus: &["base_pay", "call_pay"],
        less: &["bad_rating_deduction", "late_answer_deduction", "long_gap_deduction", "complaint_deduction"],
        total: "agent_pay",
    });

    fn equations(given: Terms) -> Sheet<Outputs> {
        let Terms { base_pay, calls, bad_ratings, working_days, hours_per_day, .. } = given;

        let call_pay = output("call_pay", Symbol::new("W"), calls * given.pay_per_call);
        let pay_before_deductions =
            output("pay_before_deductions", Symbol::new("W").with_subscript("B"), base_pay + call_pay);

        let allowed = (calls * given.allowed_bad_ratings_per_100 / 100).floor();
        let allowed_bad_ratings = output("allowed_bad_ratings", Symbol::new("Q"), allowed);
        let excess = maximum(bad_ratings - allowed_bad_ratings, 0);
        let excess_bad_ratings = output("excess_bad_ratings", Symbol::new("q").with_subscript("+"), excess);

        let deduction =
            |name, letter: &'static str, many, each| output(name, Symbol::new("D").with_subscript(letter), many * each);
        let bad_rating_deduction =
            deduction("bad_rating_deduction", "q", excess_bad_ratings, given.deduction_per_bad_rating);
        let late_answer_deduction =
            deduction("late_answer_deduction", "l", given.late_answers, given.deduction_per_late_answer);
        let long_gap_deduction = deduction("long_gap_deduction", "z", given.long_gaps, given.deduction_per_long_gap);
        let complaint_deduction =
            deduction("complaint_deduction", "u", given.upheld_complaints, given.deduction_per_complaint);
        let all = bad_rating_deduction + late_answer_deduction + long_gap_deduction + complaint_deduction;
        let total_deductions = output("total_deductions", Symbol::new("D").with_subscript("Σ"), all);

        let agent_pay = output("agent_pay", Symbol::new("P"), base_pay + call_pay - total_deductions);

        let seconds_a_call = given.handling_seconds + given.gap_seconds;
        let feasible = (working_days * hours_per_day * 3600 / seconds_a_call).floor();
        let feasible = seconds_a_call.above(0).or_not_defined("no-time-per-call", feasible);
        let maximum_feasible_calls = output("maximum_feasible_calls", Symbol::new("n").with_subscript("max"), feasible);

        let notes = vec![
            rule("no-deductions", Tone::Meaning, &[total_deductions.equals(0)]),
            rule("deductions-taken", Tone::Meaning, &[total_deductions.above(0)]),
            rule("excess-ratings", Tone::Meaning, &[excess_bad_ratings.above(0)]),
            rule("fewer-calls-than-usual", Tone::Caution, &[calls.below(3000)]),
            rule("more-calls-than-usual", Tone::Caution, &[calls.above(5000)]),
            rule("more-calls-than-feasible", Tone::Caution, &[calls.above(maximum_feasible_calls)]),
            rule("negative-pay", Tone::Caution, &[agent_pay.below(0)]),
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
        Sheet { outputs, notes, schedule: None }
    }
}
