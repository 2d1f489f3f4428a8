//! `customer-value`: what a customer is worth (formulas 1 to 4 of the article).
//!
//! V, the customer's value: what the first purchase leaves after the cost of winning the customer, and the margin of
//! every year the customer stays, at its present value. CV, the sustained value: what is saved by selling again to a
//! customer one has. L, the loss when the customer leaves: both, and the damage to goodwill.
//!
//! The article's formula pictures are lost. Its text and its worked example (5000, 3000, 2000 a year, 5 years, 5.78 %:
//! 3540, 1150, 5394) fix formula 4; formulas 1 to 3 are reconstructed. The text says that value grows with N, which
//! holds for the yearly sum; the worked example discounts only one year's income, and that form falls with N. No form
//! satisfies both, so the method is a choice.

use crate::decimal::Decimal;
use crate::discounting::Timing::{self, InAdvance, InArrears};
use crate::equation::{
    Expr, Symbol, YearlyFactor, annuity_factor, any_year, by_choice, definition, first_number, in_spreadsheet, maximum,
    minimum, not_defined, power, previous_row, sum_over_years, when,
};
use crate::error::Error;
use crate::inputs::Value;
use crate::model::{NoteRule, Tone, note};
use crate::models::{Definition, ModelEquations, YearlySchedule, model_inputs, model_outputs, typed_outputs};
use crate::schema::Origin::{Added, Article, Reconstructed};
use crate::schema::Prominence::{Detail, Featured, Headline};
use crate::schema::{Axis, Chart, Choice, Column, Field, Output, Requirement, Unit};

model_inputs! {
    /// What is asked of a customer. The default is the article's example, which the form starts with.
    ///
    /// Rates are fractions (0.0578 is 5.78 % a year), times are years, amounts are in any one currency.
    ///
    /// ```
    /// use value_calculator::customer_value::Inputs;
    /// assert_eq!(Inputs::default().discount_rate.to_string(), "0.0578");
    /// ```
    Inputs;

    /// P0: what the customer pays at the first purchase; an amount, 0 to 10^15.
    first_purchase_price: Decimal = Field::amount("p0", Symbol::new("P").with_subscript("0"))
        .in_group("customer").by_default("5000").usually("0", "20000", "100"),
    /// C0: what it costs to win the customer; an amount, 0 to 10^15.
    acquisition_cost: Decimal = Field::amount("c0", Symbol::new("C").with_subscript("0"))
        .in_group("customer").by_default("3000").usually("0", "20000", "100"),
    /// R: the income expected from the customer a year; an amount, −10^15 to 10^15.
    annual_revenue: Decimal = Field::yearly_amount("r", Symbol::new("R"))
        .in_group("customer").by_default("2000").usually("0", "20000", "100").may_be_negative(),
    /// g: the share of that income that is left after the goods; a fraction, 0 to 1. 1 is the article's formula.
    gross_margin_rate: Decimal = Field::share("g", Symbol::new("g"))
        .in_group("customer").by_default("1").usually("0", "1", "0.01").further().marked(Added),
    /// M: what it costs to serve the customer a year; an amount, 0 to 10^15.
    annual_service_cost: Decimal = Field::yearly_amount("m", Symbol::new("M"))
        .in_group("customer").by_default("0").usually("0", "5000", "50").further(),
    /// N: how long the customer stays, in years from 0 to 100; fractions allowed.
    retention_years: Decimal = Field::years("n", Symbol::new("N"))
        .in_group("time").by_default("5").usually("0", "20", "1"),
    /// r: the discount rate, or the interest of a loan; a fraction a year, −0.99 to 10.
    discount_rate: Decimal = Field::discount_rate("i", Symbol::new("r"))
        .in_group("time").by_default("0.0578").usually("0", "0.2", "0.001"),
    /// ρ: the share of customers that stays from one year to the next; a fraction a year, 0 to 1. 1 is the article's
    /// formula.
    annual_retention_rate: Decimal = Field::yearly_share("s", Symbol::new("ρ"))
        .in_group("time").by_default("1").usually("0", "1", "0.01").further().marked(Added),
    /// How the yearly margins enter V.
    method: Method = Field::choice("method", vec![
        Choice::new("yearly-sum", Reconstructed),
        Choice::new("yearly-sum-in-advance", Added),
        Choice::new("final-year-only", Reconstructed),
        Choice::new("source-example", Article)
            .in_whole_money()
            .requiring(vec![Requirement::whole("retention_years"), Requirement::at_least("discount_rate", Decimal::ZERO)]),
    ]).in_group("time").further(),
    /// P1: what the customer pays when buying again; an amount, 0 to 10^15. The article does not give it; 5000 fits
    /// its numbers.
    repeat_purchase_price: Decimal = Field::amount("p1", Symbol::new("P").with_subscript("1"))
        .in_group("repeat").by_default("5000").usually("0", "20000", "100").further().marked(Reconstructed),
    /// x: the share of a customer's value that is lost beside it, in goodwill; a fraction, 0 to 1.
    goodwill_damage_coefficient: Decimal = Field::share("x", Symbol::new("x"))
        .in_group("repeat").by_default("0.15").usually("0", "1", "0.01").further(),
    /// K0: how many such customers there are; a whole number, 0 to 10^12.
    customers: Decimal = Field::count("k", Symbol::new("K").with_subscript("0"))
        .in_group("base").by_default("1").usually("1", "1000", "1").further().marked(Added),
}

/// How the yearly margins enter the customer's value.
///
/// ```
/// use value_calculator::customer_value::{Inputs, Method, evaluate};
/// let outputs = evaluate(&Inputs { method: Method::FinalYearOnly, ..Inputs::default() })?;
/// assert_eq!(outputs.customer_value?.round_dp(2).to_string(), "3510.12");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// m·a(N, r): each year's margin, received at the year's end. Reconstructed.
    #[default]
    YearlySum,
    /// m·(1 + r)·a(N, r): each year's margin, received at the year's start. Added by us.
    YearlySumInAdvance,
    /// m·v^N: the margin of the last year alone. Reconstructed.
    FinalYearOnly,
    /// The roundings by which the article's printed 3540, 1150 and 5394 come out. Whole N ≥ 0 and r ≥ 0 only.
    SourceExample,
}

impl From<Method> for Value {
    fn from(method: Method) -> Self {
        Self::Choice(match method {
            Method::YearlySum => 0,
            Method::YearlySumInAdvance => 1,
            Method::FinalYearOnly => 2,
            Method::SourceExample => 3,
        })
    }
}

impl From<&Field> for Method {
    fn from(_: &Field) -> Self {
        Self::YearlySum
    }
}

model_outputs! {
    /// What a customer is worth: each figure a decimal, or the reason why it does not exist.
    ///
    /// ```
    /// use value_calculator::Decimal;
    /// use value_calculator::customer_value::{Inputs, evaluate};
    /// let outputs = evaluate(&Inputs { acquisition_cost: Decimal::ZERO, ..Inputs::default() })?;
    /// assert_eq!(outputs.value_to_cost_ratio.unwrap_err().code(), "no-acquisition-cost");
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    Outputs;

    /// V, the customer's value: (P0 − C0) + m·a(N, r) with m = R·g − M. Formula 1, reconstructed. An amount now; may
    /// be negative.
    customer_value = Output::new(Symbol::new("V"), Unit::Money, Reconstructed, Headline).monotone(),
    /// CV, the sustained value: P1·(1 − v^N). Formula 2, reconstructed. An amount; negative where r < 0.
    sustained_value = Output::new(Symbol::new("CV"), Unit::Money, Reconstructed, Featured).monotone(),
    /// L, the loss when the customer leaves: (V + CV)·(1 + x). Formula 4, as the article's numbers give it. It counts
    /// the sunk P0 − C0, and repeat business twice; that is the article's definition, kept as it is.
    loss_value = Output::new(Symbol::new("L"), Unit::Money, Article, Featured)
        .monotone_but_in(&["retention_years", "discount_rate"]),
    /// CLV:CAC: (V + C0)/C0, the value before the cost of winning the customer. Not defined at C0 = 0.
    value_to_cost_ratio = Output::new(Symbol::new("CLV:CAC"), Unit::Ratio, Added, Featured).monotone(),
    /// The smallest whole number of years t ≥ 0 after which P0 − C0 and the yearly term come to 0 or more, past N too;
    /// 0 where P0 ≥ C0. Not defined ("never") where no t does, and under the two methods that do not sum years.
    break_even_year = Output::new(Symbol::new("t").with_subscript("0"), Unit::Year, Added, Featured).monotone(),
    /// The average of CV over staying 1, 2, … N years: P1·(1 − a(N, r)/N). Formula 3, reconstructed. Whole N ≥ 1.
    average_sustained_value = Output::new(Symbol::new("CV").with_bar(), Unit::Money, Reconstructed, Detail).monotone(),
    /// V(N + 1) − V(N), by the same method.
    value_of_one_more_year = Output::new(Symbol::new("ΔV"), Unit::Money, Added, Detail)
        .monotone_but_in(&["retention_years", "discount_rate", "annual_retention_rate"]),
    /// V + C0: what one may pay to win the customer and come out at zero.
    maximum_acquisition_cost = Output::new(Symbol::new("C").with_subscript("max"), Unit::Money, Added, Detail).monotone(),
    /// V·K0: the value of so many such customers.
    customer_base_value = Output::new(Symbol::new("V").with_subscript("K"), Unit::Money, Added, Detail).monotone(),
    /// V/C0: what each unit spent on winning the customer brings beyond itself. Not defined at C0 = 0.
    return_on_acquisition_cost = Output::new(Symbol::new("ROI"), Unit::Rate, Added, Detail).monotone(),
    /// The exact time, in years, after which the yearly income at its present value has paid C0 − P0 back, as NPER
    /// gives it: −ln(1 − (C0 − P0)·r/m)/ln(1 + r), and (C0 − P0)/m at r = 0. 0 where P0 ≥ C0; else as for
    /// `break_even_year`.
    discounted_payback_years = Output::new(Symbol::new("T"), Unit::Years, Added, Detail).monotone(),
}

/// Works out every output for inputs that are decimals already.
///
/// ```
/// use value_calculator::customer_value::{Inputs, Method, evaluate};
/// let outputs = evaluate(&Inputs { method: Method::SourceExample, ..Inputs::default() })?;
/// assert_eq!(outputs.customer_value?.to_string(), "3540");
/// assert_eq!(outputs.sustained_value?.to_string(), "1150");
/// assert_eq!(outputs.loss_value?.to_string(), "5394");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Fields`] with every field outside its bounds.
///
/// Source: 客服系统价值怎么算 (formulas 1 to 4); what it leaves open is reconstructed or added, as each output says.
pub fn evaluate(inputs: &Inputs) -> Result<Outputs, Error> {
    typed_outputs::<CustomerValue>(inputs)
}

pub(crate) struct CustomerValue;

impl Definition for CustomerValue {
    const ID: &'static str = "customer-value";
    const GROUPS: &'static [&'static str] = &["customer", "time", "repeat", "base"];
    type Inputs = Inputs;
    type Outputs = Outputs;
    const PORTFOLIO: &'static [&'static str] = &["customer_value", "sustained_value", "loss_value"];
    fn chart() -> Option<Chart> {
        let axis = Axis { from: "0", least_to: "15", most_to: "100", step: "1" };
        let chart = Chart::along("retention_years", axis, &["customer_value", "sustained_value", "loss_value"])
            .marking("break_even_year");
        Some(chart)
    }

    fn equations(given: InputExprs) -> ModelEquations<Outputs> {
        let InputExprs { first_purchase_price: p0, acquisition_cost: c0, annual_revenue, gross_margin_rate, .. } =
            given;
        let InputExprs { retention_years: n, discount_rate: r, annual_retention_rate: rho, method, .. } = given;
        let InputExprs { repeat_purchase_price: p1, goodwill_damage_coefficient: x, customers: k0, .. } = given;

        let m = annual_revenue * gross_margin_rate - given.annual_service_cost;
        let m = definition("yearly_margin", Symbol::new("m"), m);
        let v = definition("discount_factor", Symbol::new("v"), 1 / (1 + r));
        let q = definition("retained_discount_factor", Symbol::new("q"), rho / (1 + r));
        let q = when(rho.equals(1), v, q);
        let staying = YearlyFactor { rate: r, stay: rho, factor: q };
        let surely_staying = YearlyFactor { rate: r, stay: 1.into(), factor: v };

        // The article's own path: 1/1.0578 → 0.95, then 0.95^5 = 0.77378 → 0.77.
        let example_factor = |years| power((1 / (1 + r)).rounded_to(2), years).rounded_to(2);

        // V after so many years, by each method.
        let value = |years: Expr, annuity: Expr, in_advance: Expr, d: Expr| {
            let by_method = [m * annuity, m * in_advance, m * power(q, years), m * d];
            (p0 - c0) + by_choice(method, by_method)
        };
        let named_annuity = |timing| definition("annuity_factor", Symbol::new("a"), annuity_factor(n, staying, timing));
        let annuity = named_annuity(InArrears);
        let annuity_in_advance = named_annuity(InAdvance);
        let d = definition("example_factor", Symbol::new("d"), example_factor(n));

        let customer_value = value(n, annuity, annuity_in_advance, d);
        let customer_value = Equations::customer_value(customer_value);

        let lost_share = by_choice(method, [1 - power(v, n), 1 - power(v, n), 1 - power(v, n), 1 - d]);
        let sustained_value = Equations::sustained_value(p1 * lost_share);

        let closed_form = p1 * (1 - annuity_factor(n, surely_staying, InArrears) / n);
        let example_sum = sum_over_years(n, |year| p1 * (1 - example_factor(year)));
        let average = by_choice(method, [closed_form, closed_form, closed_form, example_sum / n]);
        let average = n.is_whole().or_not_defined("needs-whole-years", average);
        let average = n.at_least(1).or_not_defined("needs-whole-years", average);
        let average_sustained_value = Equations::average_sustained_value(average);

        let loss = (customer_value + sustained_value) * (1 + x);
        let loss = by_choice(method, [loss, loss, loss, loss.rounded_to(0)]);
        let loss_value = Equations::loss_value(loss);

        let next = n + 1;
        let next_factor = [InArrears, InAdvance].map(|timing| annuity_factor(next, staying, timing));
        let next_value = value(next, next_factor[0], next_factor[1], example_factor(next));
        let value_of_one_more_year = Equations::value_of_one_more_year(next_value - customer_value);

        let maximum_acquisition_cost = Equations::maximum_acquisition_cost(customer_value + c0);
        let customer_base_value = Equations::customer_base_value(customer_value * k0);
        let to_cost = |term| c0.above(0).or_not_defined("no-acquisition-cost", term / c0);
        let value_to_cost_ratio = Equations::value_to_cost_ratio(to_cost(customer_value + c0));
        let return_on_acquisition_cost = Equations::return_on_acquisition_cost(to_cost(customer_value));

        // Payback: with ρ < 1 at the rate (1 + r)/ρ − 1; in advance each payment is worth (1 + r)/ρ times as much.
        let gap = c0 - p0;
        let rate = when(rho.equals(1), r, (1 + r) / rho - 1);
        let not_with_this_method = || not_defined("not-with-this-method");
        let payback = |margin: Expr, counted: fn(Expr) -> Expr| {
            let logarithms = -(-(gap * rate / margin)).logarithm_of_one_plus() / rate.logarithm_of_one_plus();
            let years = when(rate.equals(0), gap / margin, logarithms);
            let years = margin.above(gap * rate).or_not_defined("never", counted(years));
            let years = rho.above(0).or_not_defined("never", years);
            when(p0.at_least(c0), 0, m.above(0).or_not_defined("never", years))
        };
        let exactly = [payback(m, |years| years), payback(m * (1 + rate), |years| years)];
        let exactly = [exactly[0], exactly[1], not_with_this_method(), not_with_this_method()];
        let discounted_payback_years = Equations::discounted_payback_years(by_choice(method, exactly));

        // A debt paid within a moment of the first year is still paid in year 1.
        let in_whole_years = |years: Expr| maximum(-((-years).floor()), 1);
        let break_even = |timing, excel, margin| {
            let first_year = first_year_paid_back(gap, m, r, rho, timing);
            in_spreadsheet(first_year, Some((excel, &[p0 - c0, m, rate])), Some(payback(margin, in_whole_years)))
        };
        let break_even = [
            break_even(InArrears, BREAK_EVEN_IN_EXCEL, m),
            break_even(InAdvance, BREAK_EVEN_IN_ADVANCE_IN_EXCEL, m * (1 + rate)),
            not_with_this_method(),
            not_with_this_method(),
        ];
        let break_even_year = Equations::break_even_year(by_choice(method, break_even));

        let outputs = Equations {
            customer_value,
            sustained_value,
            loss_value,
            value_to_cost_ratio,
            break_even_year,
            average_sustained_value,
            value_of_one_more_year,
            maximum_acquisition_cost,
            customer_base_value,
            return_on_acquisition_cost,
            discounted_payback_years,
        };
        let notes = notes(&given, m, &outputs);
        let schedule = schedule(&given, m, v, staying, &example_factor);
        ModelEquations { outputs, notes, schedule: Some(schedule) }
    }
}

/// What the model has to say beside its numbers.
fn notes(given: &InputExprs, m: Expr, outputs: &Equations) -> Vec<NoteRule> {
    let InputExprs { first_purchase_price: p0, acquisition_cost: c0, discount_rate: r, method, .. } = *given;
    let Equations { customer_value: value, value_of_one_more_year: next, break_even_year, .. } = *outputs;
    let discounts_one_year = || method.at_least(2); // final-year-only and source-example
    let is_source_example = || method.equals(3);
    vec![
        note("first-purchase-covers-cost", Tone::Meaning, &[p0.at_least(c0)]),
        note("pays-back", Tone::Meaning, &[c0.above(p0), value.at_least(0), break_even_year.at_least(0)]),
        note("not-paid-back", Tone::Meaning, &[c0.above(p0), value.below(0)]),
        note("next-year-adds", Tone::Meaning, &[next.above(0)]),
        note("next-year-takes", Tone::Meaning, &[next.below(0)]),
        note("value-falls-with-years", Tone::Caution, &[discounts_one_year(), next.below(0)]),
        note("rounded-as-in-article", Tone::Caution, &[is_source_example()]),
        note(
            "retention-rate-ignored",
            Tone::Caution,
            &[is_source_example(), given.annual_retention_rate.differs_from(1)],
        ),
        note("negative-discount-rate", Tone::Caution, &[r.below(0)]),
        note("negative-yearly-margin", Tone::Caution, &[m.below(0)]),
        note("negative-sustained-value", Tone::Caution, &[outputs.sustained_value.below(0)]),
        note("negative-loss-value", Tone::Caution, &[outputs.loss_value.below(0)]),
    ]
}

/// The year-by-year schedule: row 0 is the first purchase, row t what year t brings. Where the stay ends within a
/// year, the last row's present value is V(N) − V(⌊N⌋), and it shows no factor.
fn schedule(
    given: &InputExprs,
    m: Expr,
    v: Expr,
    staying: YearlyFactor,
    example_factor: &impl Fn(Expr) -> Expr,
) -> YearlySchedule {
    let InputExprs { first_purchase_price: p0, acquisition_cost: c0, retention_years: n, method, .. } = *given;
    let rho = given.annual_retention_rate;
    let t = any_year();
    let so_far = minimum(t, n);
    let at_once = p0 - c0;
    let in_whole_years = |term: Expr| n.at_least(t).or_not_defined("part-of-a-year", term);
    let at_the_end = |term: Expr| when(t.at_least(n), term, 0);
    let years_before = maximum(t - 1, 0);

    let every_year = in_whole_years(when(t.equals(0), 0, m));
    let last_year = at_the_end(m);
    let cash_in = when(t.equals(0), at_once, 0) + by_choice(method, [every_year, every_year, last_year, last_year]);
    let discount_factor = by_choice(
        method,
        [in_whole_years(power(v, t)), in_whole_years(power(v, years_before)), power(v, so_far), example_factor(so_far)],
    );
    let survival = by_choice(
        method,
        [in_whole_years(power(rho, t)), in_whole_years(power(rho, years_before)), power(rho, so_far), 1.into()],
    );
    let cumulative = |years: Expr| {
        let terms = [
            annuity_factor(years, staying, InArrears),
            annuity_factor(years, staying, InAdvance),
            at_the_end(power(staying.factor, n)),
            at_the_end(example_factor(n)),
        ];
        at_once + m * by_choice(method, terms)
    };
    let cumulative_value = cumulative(so_far);
    let gained = cumulative_value - previous_row("{<cumulative_value}", cumulative(years_before));
    let last_payment = cumulative_value - at_once;
    let present_value = by_choice(method, [gained, gained, last_payment, last_payment]);
    let present_value = when(t.equals(0), cumulative_value, present_value);

    let column = |id: &str, unit, term| (Column::new(id, unit), term);
    YearlySchedule {
        year: t,
        last_year: n,
        columns: vec![
            column("year", Unit::Year, so_far),
            column("cash_in", Unit::Money, cash_in),
            column("discount_factor", Unit::Factor, discount_factor),
            column("survival", Unit::Rate, survival),
            column("present_value", Unit::Money, present_value),
            column("cumulative_value", Unit::Money, cumulative_value),
        ],
    }
}

/// `{0}` is P0 − C0, `{1}` m, `{2}` the rate. NPER is rounded before it is rounded up, so that an exact year stays
/// one; a debt paid within a moment of the first year is still paid in year 1.
const BREAK_EVEN_IN_EXCEL: &str = "IF({0}>=0,0,MAX(1,ROUNDUP(ROUND(NPER({2},{1},{0}),9),0)))";
const BREAK_EVEN_IN_ADVANCE_IN_EXCEL: &str = "IF({0}>=0,0,MAX(1,ROUNDUP(ROUND(NPER({2},{1},{0},0,1),9),0)))";

/// The first whole year after which payments have paid the gap C0 − P0 back.
///
/// The debt is carried forward year by year, with interest and without dividing, so that a debt paid to the last cent is
/// seen to be: debt·(1 + r) − m·ρ^t ≤ 0. Farther off than that is sensible, the logarithms of NPER say it.
fn first_year_paid_back(gap: Expr, m: Expr, r: Expr, rho: Expr, timing: Timing) -> Expr {
    const YEARS_CARRIED: i64 = 300;
    let growth = 1 + r;
    let (starts, payment) = match timing {
        InArrears => ([gap * growth, m * rho], m * rho),
        InAdvance => ([gap, m], m * growth),
    };
    let rate = growth / rho - 1;
    let a_year = payment / rho;
    let logarithms = (-(gap * rate / a_year)).logarithm_of_one_plus() / -rate.logarithm_of_one_plus();
    let far_off = when(rate.equals(0), gap / a_year, logarithms);
    let far_off = -((-far_off).floor());
    let carried = |_, [debt, payment]: [Expr; 2]| {
        let left = debt - payment;
        (Expr::from(0).at_least(left), [left * growth, payment * rho])
    };
    let first_year = first_number((1, YEARS_CARRIED), starts, carried, far_off);
    // m ≤ gap·((1 + r)/ρ − 1), multiplied by ρ: the payments never reach the interest.
    let reaches_interest = payment.above(gap * (growth - rho)).or_not_defined("never", first_year);
    let first_year = when(growth.above(rho), reaches_interest, first_year);
    let first_year = rho.above(0).or_not_defined("never", first_year);
    let first_year = m.above(0).or_not_defined("never", first_year);
    when(gap.above(0), first_year, 0)
}
