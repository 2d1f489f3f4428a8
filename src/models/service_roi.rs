//! `service-roi`: what a customer-service system is worth. Added by us, on formula 1, to answer the article's question.
//!
//! The article asks what an online customer-service system should cost, and says what service is for: customers who
//! stay longer, come back and bring others, cheaper service, a robot that does a team's work. Compared are the same
//! customers over the same years, with the system and without; new customers are left out on both sides.
//!
//! Benefits fall at each year's end, fees at its start. Year 1 has no retention benefit: on both sides everybody is
//! still there. The number of contacts stays as it is.

use crate::decimal::Decimal;
use crate::discounting::Timing::{InAdvance, InArrears};
use crate::equation::{
    Expr, Symbol, YearlyFactor, annuity_factor, any_year, cell_only, definition, first_number, first_number_by_halving,
    in_spreadsheet, minimum, not_defined, power, previous_row, sum_over_years, when,
};
use crate::error::Error;
use crate::model::{NoteRule, Tone, note};
use crate::models::{Definition, ModelEquations, YearlySchedule, model_inputs, model_outputs, typed_outputs};
use crate::schema::Origin::Added;
use crate::schema::Prominence::{Detail, Featured, Headline};
use crate::schema::{Axis, Chart, Column, Field, Output, ScheduleChart, Unit, Waterfall};

model_inputs! {
    /// The customers, what the system changes for them, and what it costs. The default is an example of ours.
    ///
    /// ```
    /// use value_calculator::service_roi::Inputs;
    /// assert_eq!(Inputs::default().horizon_years.to_string(), "3");
    /// ```
    Inputs;

    /// K0: customers today; a whole number, 0 to 10^12.
    customers: Decimal = Field::count("k", Symbol::new("K").with_subscript("0"))
        .in_group("customers").by_default("1000").usually("0", "20000", "100").marked(Added),
    /// R: what a customer brings in a year; an amount, −10^15 to 10^15.
    annual_revenue: Decimal = Field::yearly_amount("r", Symbol::new("R"))
        .in_group("customers").by_default("2000").usually("0", "20000", "100").may_be_negative().marked(Added),
    /// M: what serving him costs a year; an amount, 0 to 10^15.
    annual_service_cost: Decimal = Field::yearly_amount("m", Symbol::new("M"))
        .in_group("customers").by_default("300").usually("0", "5000", "50").marked(Added),
    /// N0: the years a customer stays on average without the system, 1 to 100.
    retention_years_without: Decimal = Field::years("n0", Symbol::new("N").with_subscript("0")).between(1, 100)
        .in_group("retention").by_default("4").usually("1", "15", "0.5").marked(Added),
    /// N1: the years a customer stays on average with it, 1 to 100.
    retention_years_with: Decimal = Field::years("n1", Symbol::new("N").with_subscript("1")).between(1, 100)
        .in_group("retention").by_default("5").usually("1", "15", "0.5").marked(Added),
    /// g: the net referral income a customer brings a year more with the system; an amount, 0 to 10^15.
    annual_referral_income: Decimal = Field::yearly_amount("g", Symbol::new("g"))
        .in_group("retention").by_default("0").usually("0", "1000", "10").further().marked(Added),
    /// Contacts a year, on both sides; a whole number, 0 to 10^12.
    annual_contacts: Decimal = Field::count("c", Symbol::new("c"))
        .in_group("service").by_default("20000").usually("0", "200000", "1000").marked(Added),
    /// What one contact costs that a person handles; an amount, 0 to 10^15.
    cost_per_contact: Decimal = Field::amount("h", Symbol::new("h"))
        .in_group("service").by_default("6").usually("0", "50", "0.5").marked(Added),
    /// The share of contacts that the robot resolves; 0 to 1.
    automated_share: Decimal = Field::share("a", Symbol::new("α"))
        .in_group("service").by_default("0.3").usually("0", "1", "0.01").marked(Added),
    /// Agents saved beside that; a number, 0 to 10^15, fractions allowed. The same work is not to be counted twice.
    agents_saved: Decimal = Field::quantity("s", Symbol::new("A"))
        .in_group("service").by_default("1").usually("0", "20", "0.5").marked(Added),
    /// What an agent costs a year; an amount, 0 to 10^15.
    annual_cost_per_agent: Decimal = Field::yearly_amount("w", Symbol::new("w"))
        .in_group("service").by_default("72000").usually("0", "300000", "1000").marked(Added),
    /// What the system costs at once; an amount, 0 to 10^15.
    setup_cost: Decimal = Field::amount("i", Symbol::new("I"))
        .in_group("system").by_default("30000").usually("0", "500000", "1000").marked(Added),
    /// Seats; a whole number, 0 to 10^12.
    seats: Decimal = Field::count("z", Symbol::new("z"))
        .in_group("system").by_default("10").usually("0", "200", "1").marked(Added),
    /// What a seat costs a year, paid at the year's start; an amount, 0 to 10^15.
    annual_fee_per_seat: Decimal = Field::yearly_amount("f", Symbol::new("f"))
        .in_group("system").by_default("3600").usually("0", "20000", "100").marked(Added),
    /// H: the years looked at; a whole number, 1 to 30.
    horizon_years: Decimal = Field::years("y", Symbol::new("H")).between(1, 30).whole()
        .in_group("reading").by_default("3").usually("1", "15", "1").marked(Added),
    /// r: the discount rate a year, −0.99 to 10.
    discount_rate: Decimal = Field::discount_rate("d", Symbol::new("r"))
        .in_group("reading").by_default("0.0578").usually("0", "0.2", "0.001").marked(Added),
    /// k: the share of the benefits that a cautious reader believes, 0 to 1. It scales a negative benefit too.
    benefit_confidence: Decimal = Field::share("b", Symbol::new("k"))
        .in_group("reading").by_default("1").usually("0", "1", "0.05").marked(Added),
}

model_outputs! {
    /// What the system is worth: each figure a decimal, or the reason why it does not exist.
    ///
    /// ```
    /// use value_calculator::Decimal;
    /// use value_calculator::service_roi::{Inputs, evaluate};
    /// let free = Inputs { setup_cost: Decimal::ZERO, seats: Decimal::ZERO, ..Inputs::default() };
    /// assert_eq!(evaluate(&free)?.return_on_investment.unwrap_err().code(), "no-system-cost");
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    Outputs;

    /// All benefits less the cost, at their present value over H years. An amount now; may be negative.
    net_benefit = Output::new(Symbol::new("B").with_subscript("net"), Unit::Money, Added, Headline).monotone_but_in(&["horizon_years", "discount_rate"]),
    /// The net benefit for each unit of cost. Not defined at a cost of 0.
    return_on_investment = Output::new(Symbol::new("ROI"), Unit::Rate, Added, Featured)
        .monotone_but_in(&["horizon_years", "discount_rate"]),
    /// The time, in years, after which the cumulative discounted net flow stays at 0 or above to H, linear within a
    /// year. 0 if it is never below. Not defined exactly where the net benefit is negative.
    payback_years = Output::new(Symbol::new("T"), Unit::Years, Added, Featured),
    /// All four benefits.
    total_benefit = Output::new(Symbol::new("B"), Unit::Money, Added, Featured).monotone_but_in(&["horizon_years", "discount_rate"]),
    /// Set-up now, and the fees at the start of each of H years.
    system_cost = Output::new(Symbol::new("C"), Unit::Money, Added, Featured).monotone(),
    /// The margin of customers who would have left: k·Σ K0·m·(ρ1^(t−1) − ρ0^(t−1))·v^t. Negative where N1 < N0.
    retention_benefit = Output::new(benefit_of("ρ"), Unit::Money, Added, Detail).monotone(),
    /// The referral income of those still there: k·Σ K0·g·ρ1^(t−1)·v^t.
    referral_benefit = Output::new(benefit_of("g"), Unit::Money, Added, Detail).monotone(),
    /// The contacts that nobody has to handle: k·c·α·h·a(H, r).
    handling_benefit = Output::new(benefit_of("c"), Unit::Money, Added, Detail).monotone(),
    /// The agents saved: k·A·w·a(H, r).
    staff_benefit = Output::new(benefit_of("A"), Unit::Money, Added, Detail).monotone(),
    /// The fewest years, rounded up to a hundredth, that customers must stay with the system for the net benefit to
    /// reach 0; 1 if it does so there. Not defined where 100 years do not do it.
    break_even_retention_years = Output::new(Symbol::new("N").with_subscript("1"), Unit::Years, Added, Detail),
    /// m/(r + 1/N0): what one customer is worth without the system who stays N0 years on average and may leave each
    /// year. Not defined where r + 1/N0 ≤ 0. Formula 1's a(N, r) would be a stay of exactly N years.
    customer_value_without = Output::new(Symbol::new("V").with_subscript("0"), Unit::Money, Added, Detail).monotone(),
    /// m/(r + 1/N1): the same with the system.
    customer_value_with = Output::new(Symbol::new("V").with_subscript("1"), Unit::Money, Added, Detail).monotone(),
    /// K0·(1/N0 − 1/N1): customers that do not leave in the first year.
    customers_kept_a_year = Output::new(Symbol::new("ΔK"), Unit::Count, Added, Detail).monotone(),
}

/// Works out every output for inputs that are decimals already.
///
/// ```
/// use value_calculator::Decimal;
/// use value_calculator::service_roi::{Inputs, evaluate};
/// // One year: nothing is kept yet; 20000·0.3·6 + 72000 at the year's end, 30000 + 36000 at its start.
/// let outputs = evaluate(&Inputs { horizon_years: Decimal::ONE, discount_rate: Decimal::ZERO, ..Inputs::default() })?;
/// assert_eq!(outputs.net_benefit?.to_string(), "42000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Fields`] with every field outside its bounds.
///
/// Source: ours; the question is that of 客服系统价值怎么算.
pub fn evaluate(inputs: &Inputs) -> Result<Outputs, Error> {
    typed_outputs::<ServiceRoi>(inputs)
}

pub(crate) struct ServiceRoi;

impl Definition for ServiceRoi {
    const ID: &'static str = "service-roi";
    const GROUPS: &'static [&'static str] = &["customers", "retention", "service", "system", "reading"];
    type Inputs = Inputs;
    type Outputs = Outputs;
    fn chart() -> Option<Chart> {
        let axis = Axis { from: "1", least_to: "15", most_to: "100", step: "1" };
        let chart =
            Chart::along("retention_years_with", axis, &["customer_value_with"]).marking("retention_years_without");
        Some(chart)
    }
    fn schedule_chart() -> Option<ScheduleChart> {
        Some(ScheduleChart::of("cumulative_net_benefit", Some("payback_years")))
    }
    fn waterfall() -> Option<Waterfall> {
        Some(Waterfall::of(
            &["retention_benefit", "referral_benefit", "handling_benefit", "staff_benefit"],
            &["system_cost"],
            "net_benefit",
        ))
    }

    fn equations(given: InputExprs) -> ModelEquations<Outputs> {
        let InputExprs { customers: k0, retention_years_without: n0, retention_years_with: n1, .. } = given;
        let InputExprs { annual_referral_income: g, horizon_years: h, discount_rate: r, benefit_confidence: k, .. } =
            given;

        let m = given.annual_revenue - given.annual_service_cost;
        let m = definition("yearly_margin", Symbol::new("m"), m);
        let v = definition("discount_factor", Symbol::new("v"), 1 / (1 + r));
        let rho = Symbol::new("ρ");
        let rho_0 = definition("retention_rate_without", rho.with_subscript("0"), 1 - 1 / n0);
        let rho_1 = definition("retention_rate_with", rho.with_subscript("1"), 1 - 1 / n1);
        let surely = YearlyFactor { rate: r, stay: 1.into(), factor: v };
        let annuity = definition("annuity_factor", Symbol::new("a"), annuity_factor(h, surely, InArrears));

        let kept = |t: Expr| power(rho_1, t - 1) - power(rho_0, t - 1);
        let retention = k * sum_over_years(h, |t| k0 * m * kept(t) * power(v, t));
        let retention_benefit = Equations::retention_benefit(retention);
        let referral = k * sum_over_years(h, |t| k0 * g * power(rho_1, t - 1) * power(v, t));
        let referral_benefit = Equations::referral_benefit(referral);
        let handling_a_year = given.annual_contacts * given.automated_share * given.cost_per_contact;
        let handling_benefit = Equations::handling_benefit(k * (handling_a_year * annuity));
        let staff_a_year = given.agents_saved * given.annual_cost_per_agent;
        let staff_benefit = Equations::staff_benefit(k * (staff_a_year * annuity));

        let total = retention_benefit + referral_benefit + handling_benefit + staff_benefit;
        let total_benefit = Equations::total_benefit(total);
        let fees = given.seats * given.annual_fee_per_seat;
        let cost = given.setup_cost + fees * annuity_factor(h, surely, InAdvance);
        let system_cost = Equations::system_cost(cost);
        let net_benefit = Equations::net_benefit(total_benefit - system_cost);
        let return_on_cost = system_cost.above(0).or_not_defined("no-system-cost", net_benefit / system_cost);
        let return_on_investment = Equations::return_on_investment(return_on_cost);

        let value = |years: Expr| {
            let leaving = r + 1 / years;
            leaving.above(0).or_not_defined("no-finite-value", m / leaving)
        };
        let customer_value_without = Equations::customer_value_without(value(n0));
        let customer_value_with = Equations::customer_value_with(value(n1));
        let customers_kept_a_year = Equations::customers_kept_a_year(k0 * (1 / n0 - 1 / n1));

        // What the schedule and the two procedures share: cumulative sums by the tables of q = ρ/(1 + r).
        let staying = |stay: Expr| YearlyFactor { rate: r, stay, factor: stay * v };
        let survivors = |stay: Expr, until: Expr| annuity_factor(until, staying(stay), InAdvance) * v;
        let steady = handling_a_year + staff_a_year;
        let cumulative_benefit = |until: Expr| {
            let retained = k0 * ((m + g) * survivors(rho_1, until) - m * survivors(rho_0, until));
            k * (retained + steady * annuity_factor(until, surely, InArrears))
        };
        let cumulative = |until: Expr| {
            let fees_paid = fees * annuity_factor(minimum(until + 1, h), surely, InAdvance);
            cumulative_benefit(until) - given.setup_cost - fees_paid
        };

        let with = k * k0 * (m + g);
        let without = k * k0 * m;
        let steady_benefit = k * steady;
        let cumulative_result = |year: Expr| {
            let kept = with * survivors(rho_1, year) - without * survivors(rho_0, year);
            let benefit = kept + steady_benefit * annuity_factor(year, surely, InArrears);
            (benefit - given.setup_cost - fees * annuity_factor(year + 1, surely, InAdvance)).result_digits()
        };
        let net_result = net_benefit.result_digits();
        // From H backwards: the last year that is still below 0; none of them where this is 0 years before the end.
        let below = |before_the_end: Expr, []: [Expr; 0]| (cumulative_result(h - before_the_end).below(0), []);
        let before_the_end = first_number((1, h), [], below, 0);
        let last_below = h - before_the_end;
        let there = cumulative_result(last_below);
        let after = when(before_the_end.equals(1), net_result, cumulative_result(last_below + 1));
        let payback = when(before_the_end.equals(0), 0, last_below + -there / (after - there));
        let payback = net_result.at_least(0).or_not_defined("does-not-pay-back", payback);
        // The same over cells: the year after the last one below 0 in the schedule, and the part of it that is needed.
        let year = net_benefit.at_least(0).or_not_defined("does-not-pay-back", cell_only(LAST_BELOW_ZERO, &[]));
        let year = definition("payback_year", Symbol::new("T").with_subscript("+"), year);
        let time = when(year.equals(0), 0, year - 1 + cell_only(PART_OF_A_YEAR, &[year]));
        let time = net_benefit.at_least(0).or_not_defined("does-not-pay-back", time);
        let payback_years = Equations::payback_years(in_spreadsheet(payback, None, Some(time)));
        let without_survivors = k * (steady * annuity - k0 * m * survivors(rho_0, h)) - system_cost;
        // The longer they stay the more of K0·(m + g) is received: the net benefit goes one way only.
        let covers = |hundredths: Expr| {
            let rho = 1 - 100 / hundredths;
            (with * survivors(rho, h) + without_survivors).result_digits().at_least(0)
        };
        let not_in_a_hundred_years = not_defined("not-within-100-years");
        let fewest_hundredths = first_number_by_halving((100, 10_000), covers, not_in_a_hundred_years);
        let fewest_years = with.above(0).or_not_defined("not-within-100-years", fewest_hundredths / 100);
        let fewest_years = when(covers(100.into()), 1, fewest_years);
        // The same over cells: how many whole years of staying do not do it, then how many hundredths of the next.
        let needed = definition("benefit_needed", Symbol::new("B").with_subscript("min"), -without_survivors);
        let too_few = |years: Expr| cell_only(TOO_FEW, &[with * v, needed, v, h, years]);
        let whole = too_few(cell_only("ROW(INDIRECT(\"1:100\"))", &[]));
        let whole = definition("years_too_few", Symbol::new("N").with_subscript("−"), whole);
        let hundredths = 1 + too_few(whole + cell_only("ROW(INDIRECT(\"1:99\"))", &[]) / 100);
        let fewest = when(whole.equals(0), 1, whole + hundredths / 100);
        let fewest = whole.below(100).or_not_defined("not-within-100-years", fewest);
        let fewest = with.above(0).or_not_defined("not-within-100-years", fewest);
        let fewest = when((with * v).at_least(needed), 1, fewest);
        let break_even = in_spreadsheet(fewest_years, None, Some(fewest));
        let break_even_retention_years = Equations::break_even_retention_years(break_even);

        let outputs = Equations {
            net_benefit,
            return_on_investment,
            payback_years,
            total_benefit,
            system_cost,
            retention_benefit,
            referral_benefit,
            handling_benefit,
            staff_benefit,
            break_even_retention_years,
            customer_value_without,
            customer_value_with,
            customers_kept_a_year,
        };
        let t = any_year();
        let at_the_end = |term: Expr| when(t.equals(0), 0, k * term);
        let column = |id: &str, unit, term| (Column::new(id, unit), term);
        let costs = when(t.equals(0), given.setup_cost, 0) + when(t.below(h), fees, 0);
        let (now, before) = (cumulative(t), previous_row("{<cumulative_net_benefit}", cumulative(t - 1)));
        let schedule = YearlySchedule {
            year: t,
            last_year: h,
            columns: vec![
                column("year", Unit::Year, t),
                column("retention_benefit", Unit::Money, at_the_end(k0 * m * kept(t))),
                column("referral_benefit", Unit::Money, at_the_end(k0 * g * power(rho_1, t - 1))),
                column("handling_benefit", Unit::Money, at_the_end(handling_a_year)),
                column("staff_benefit", Unit::Money, at_the_end(staff_a_year)),
                column("cost", Unit::Money, costs),
                column("discount_factor", Unit::Factor, power(v, t)),
                column("present_value", Unit::Money, when(t.equals(0), now, now - before)),
                column("cumulative_net_benefit", Unit::Money, now),
            ],
        };
        ModelEquations { notes: notes(&given, m, &outputs), outputs, schedule: Some(schedule) }
    }
}

macro_rules! q {
    () => {
        "((1-1/{4})*{2}+0.0000001*(ABS((1-1/{4})*{2}-1)<0.0000001))"
    };
}

fn benefit_of(letter: &str) -> Symbol {
    Symbol::new("B").with_subscript(letter)
}

/// What the model has to say beside its numbers.
fn notes(given: &InputExprs, m: Expr, outputs: &Equations) -> Vec<NoteRule> {
    let Equations { net_benefit: net, payback_years: payback, break_even_retention_years: break_even, .. } = *outputs;
    let (without, with) = (given.retention_years_without, given.retention_years_with);
    vec![
        note("pays-back", Tone::Meaning, &[net.at_least(0), payback.above(0)]),
        note("never-in-deficit", Tone::Meaning, &[net.at_least(0), payback.equals(0)]),
        note("does-not-pay-back", Tone::Meaning, &[net.below(0)]),
        note("would-pay-with-longer-stay", Tone::Meaning, &[net.below(0), break_even.above(1)]),
        note("pays-down-to", Tone::Meaning, &[net.at_least(0), break_even.above(1)]),
        note("benefits-discounted-by-caution", Tone::Caution, &[given.benefit_confidence.below(1)]),
        note("shorter-stay-with-system", Tone::Caution, &[with.below(without)]),
        note("negative-yearly-margin", Tone::Caution, &[m.below(0)]),
        note("negative-discount-rate", Tone::Caution, &[given.discount_rate.below(0)]),
    ]
}

/// The place of the last value below 0 in the schedule's last column, 0 where there is none: the year that follows it.
const LAST_BELOW_ZERO: &str = "SUMPRODUCT(MAX(({@cumulative_net_benefit}<-0.000000001)*\
    (ROW({@cumulative_net_benefit})-MIN(ROW({@cumulative_net_benefit}))+1)))";
/// How much of the year `{0}` it takes to come to 0.
const PART_OF_A_YEAR: &str = "INDEX({@cumulative_net_benefit},{0})/\
    (INDEX({@cumulative_net_benefit},{0})-INDEX({@cumulative_net_benefit},{0}+1))";

/// How many of the lengths of stay in the list `{4}` bring less than `{1}`, where a customer who stays one year brings
/// `{0}`, discounted by `{2}` a year, over `{3}` years: `{0}`·(1 − q^H)/(1 − q) with q = (1 − 1/N)·`{2}`. Where q is 1,
/// it is taken a little larger, so that nothing is divided by 0.
const TOO_FEW: &str = concat!("SUMPRODUCT((ROUND({0}*(1-", q!(), "^{3})/(1-", q!(), ")-{1},9)<0)*1)");
