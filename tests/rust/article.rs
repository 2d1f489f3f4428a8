//! The other four models. Source: docs/formulas.md (the article's company H, its indicators and bounds), and sums done
//! by hand in the comments.

use proptest::prelude::*;
use value_calculator::information_value::{self, KnowledgePoint};
use value_calculator::{
    ChartPoint, CurveRange, Decimal, Input, agent_pay, model, models, parse_decimal, referral_value, service_roi,
};

use crate::random::Random;

fn decimal(text: &str) -> Decimal {
    parse_decimal(text).unwrap()
}

#[test]
fn company_h() {
    let outputs = referral_value::evaluate(&referral_value::Inputs::default()).unwrap();
    assert_eq!(outputs.direct_value, Ok(decimal("5150")));
    assert_eq!(outputs.referral_value, Ok(decimal("8100")));
    assert_eq!(outputs.value_with_referrals, Ok(decimal("13250")));
    // 8100/13250 = 0.611320754716981132…, to 16 decimals
    assert_eq!(outputs.referral_share, Ok(decimal("0.6113207547169811")));
}

#[test]
fn formula_5_by_hand() {
    let point = |items: i64, uses: i64, benefit: &str| KnowledgePoint {
        items: Decimal::from(items),
        uses: Decimal::from(uses),
        benefit_per_use: decimal(benefit),
    };
    let inputs = information_value::Inputs {
        knowledge_points: vec![point(3, 10, "1.5"), point(7, 2, "0.25"), point(1, 100, "0.4")],
        collections: Decimal::from(2),
        cost_per_collection: decimal("12.5"),
        ..information_value::Inputs::default() // K = 1, T = 1
    };
    let outputs = information_value::evaluate(&inputs).unwrap();
    assert_eq!(outputs.use_benefit, Ok(decimal("88.5"))); // 45 + 3.5 + 40
    assert_eq!(outputs.collection_cost, Ok(decimal("25")));
    assert_eq!(outputs.information_value, Ok(decimal("63.5")));
}

#[test]
fn an_agents_month() {
    let pay = |inputs: agent_pay::Inputs| agent_pay::evaluate(&inputs).unwrap();
    let plain = agent_pay::Inputs::default;
    let few = pay(agent_pay::Inputs { calls: Decimal::from(200), bad_ratings: Decimal::from(5), ..plain() });
    assert_eq!((few.allowed_bad_ratings, few.excess_bad_ratings), (Ok(decimal("4")), Ok(decimal("1"))));
    let time = |handling: &str, gap: &str| {
        let inputs = agent_pay::Inputs { handling_seconds: decimal(handling), gap_seconds: decimal(gap), ..plain() };
        pay(inputs).maximum_feasible_calls
    };
    assert_eq!(time("60", "60"), Ok(decimal("5280")));
    assert_eq!(time("90", "60"), Ok(decimal("4224")));
    assert_eq!(time("0", "0").unwrap_err().code(), "no-time-per-call");
    // 2.3 in 100 of 4000 is exactly 92, which floats miss.
    let exact = pay(agent_pay::Inputs { allowed_bad_ratings_per_100: decimal("2.3"), ..plain() });
    assert_eq!(exact.allowed_bad_ratings, Ok(decimal("92")));
    // A negative pay is shown as it is: 3000 + 2000 − (90 − 80)·1000 − 85.
    let ruin = pay(agent_pay::Inputs { deduction_per_bad_rating: decimal("1000"), ..plain() });
    assert_eq!(ruin.agent_pay, Ok(decimal("-5085")));
    let notes = model("agent-pay").unwrap().evaluate([("deduction_per_bad_rating", "1000".into())]).unwrap().notes;
    assert!(notes.iter().any(|note| note.code == "negative-pay"));
}

#[test]
fn the_edges_of_the_other_models() {
    let referral = |years: &str, rate: &str| {
        let inputs = referral_value::Inputs {
            retention_years: decimal(years),
            discount_rate: decimal(rate),
            acquisition_cost: decimal("100"),
            ..referral_value::Inputs::default()
        };
        referral_value::evaluate(&inputs).unwrap()
    };
    // N = 0: no purchases, G as it is.
    assert_eq!(referral("0", "0.05").direct_value, Ok(decimal("-100")));
    assert_eq!(referral("0", "0.05").referral_value, Ok(decimal("8100")));
    // One year at 25 %: everything once over 1.25.
    assert_eq!(referral("1", "0.25").value_with_referrals, Ok(decimal("7204"))); // (1030 + 8100)/1.25 − 100
    let poor = referral_value::Inputs {
        referred_customers: Decimal::ZERO,
        average_purchase: Decimal::ZERO,
        ..referral_value::Inputs::default()
    };
    assert_eq!(referral_value::evaluate(&poor).unwrap().referral_share.unwrap_err().code(), "no-value-to-share");
    let growing = service_roi::Inputs { discount_rate: decimal("-0.5"), ..service_roi::Inputs::default() };
    assert_eq!(service_roi::evaluate(&growing).unwrap().customer_value_with.unwrap_err().code(), "no-finite-value");
    // 1000·(1/4 − 1/5), and 1700/(0.0578 + 1/4)
    let outputs = service_roi::evaluate(&service_roi::Inputs::default()).unwrap();
    assert_eq!(outputs.customers_kept_a_year, Ok(decimal("50")));
    assert_eq!(outputs.customer_value_without.unwrap().round_dp(2), decimal("5523.07"));
    // Bounds that are this model's own.
    for (field, text) in
        [("horizon_years", "31"), ("horizon_years", "2.5"), ("retention_years_with", "0.9"), ("horizon_years", "0")]
    {
        assert!(model("service-roi").unwrap().evaluate([(field, Input::from(text))]).is_err(), "{field} {text}");
    }
    assert!(model("agent-pay").unwrap().evaluate([("working_days", Input::from("32"))]).is_err());
}

/// The smallest hundredth of a year at which the system pays for itself: there it does, a hundredth below it does not.
#[test]
fn break_even_retention_is_the_first_hundredth() {
    let mut random = Random::seeded(0xF00D);
    let service_roi = model("service-roi").unwrap();
    let (mut between, mut at_once, mut never) = (0, 0, 0);
    for _ in 0..400 {
        let mut inputs = random.inputs(service_roi.schema());
        let evaluation = service_roi.evaluate(inputs.clone()).unwrap();
        let mut net_at = |years: Decimal| {
            inputs.retain(|(id, _)| id != "retention_years_with");
            inputs.push(("retention_years_with".into(), years.into()));
            service_roi.evaluate(inputs.clone()).unwrap().output("net_benefit").unwrap().unwrap()
        };
        match evaluation.output("break_even_retention_years").unwrap() {
            Ok(years) if years == Decimal::ONE => {
                assert!(net_at(years) >= Decimal::ZERO);
                at_once += 1;
            }
            Ok(years) => {
                assert!(net_at(years) >= Decimal::ZERO && net_at(years - decimal("0.01")) < Decimal::ZERO);
                between += 1;
            }
            Err(reason) => {
                assert_eq!(reason.code(), "not-within-100-years");
                assert!(net_at(Decimal::ONE_HUNDRED) < Decimal::ZERO && net_at(Decimal::ONE) < Decimal::ZERO);
                never += 1;
            }
        }
    }
    assert!(between > 50 && at_once > 50 && never > 5, "{between} {at_once} {never}");
}

/// Payback is defined exactly where the net benefit is not negative, and lies within the horizon.
#[test]
fn payback_and_net_benefit_agree() {
    let mut random = Random::seeded(0xCAFE);
    let service_roi = model("service-roi").unwrap();
    for _ in 0..500 {
        let evaluation = service_roi.evaluate(random.inputs(service_roi.schema())).unwrap();
        let net = evaluation.output("net_benefit").unwrap().unwrap();
        let rows = &evaluation.schedule;
        assert_eq!(rows.last().unwrap().last().unwrap().map(|last| last.round_dp(8)), Some(net.round_dp(8)));
        match evaluation.output("payback_years").unwrap() {
            Err(reason) => assert!(net < Decimal::ZERO && reason.code() == "does-not-pay-back"),
            Ok(years) => {
                assert!(net >= Decimal::ZERO && years >= Decimal::ZERO);
                // From the first whole year at or after it, the sum so far is never below 0.
                let after = rows.iter().filter(|row| row[0].unwrap() >= years);
                assert!(after.clone().all(|row| row.last().unwrap().unwrap() >= Decimal::ZERO));
                assert!(after.count() > 0);
            }
        }
    }
}

/// A chart's point is what evaluate says there; with what goes in proportion, at one's own figure, and at 0.
#[test]
fn a_chart_is_read_out_as_it_is_drawn() {
    let mut random = Random::seeded(0xD1CE);
    for model in models() {
        let chart = model.schema().chart.as_ref().unwrap();
        for _ in 0..20 {
            let inputs = random.inputs(model.schema());
            let Ok(evaluation) = model.evaluate(inputs.clone()) else { continue };
            let own = inputs.iter().find(|(id, _)| *id == chart.input).map(|(_, input)| input.clone()).unwrap();
            let Input::Text(own) = own else { panic!("an axis is a number") };
            let point = ChartPoint { input: chart.input.clone(), at: own };
            assert_eq!(model.evaluate_at(inputs.clone(), &point).unwrap().outputs, evaluation.outputs);
            let range = CurveRange {
                input: chart.input.clone(),
                from: chart.from.clone(),
                to: chart.least_to.clone(),
                step: chart.step.clone(),
            };
            let curve = model.curve(inputs.clone(), &range).unwrap();
            for (place, x) in curve.x.iter().enumerate() {
                let point = ChartPoint { input: chart.input.clone(), at: x.to_string() };
                let read = model.evaluate_at(inputs.clone(), &point).unwrap();
                for (id, points) in &curve.series {
                    let figure = read.output(id).unwrap();
                    let drawn = points[place];
                    assert!(drawn.is_nan() || figure.as_ref().is_ok_and(|value| is_near(drawn, *value)), "{id} at {x}");
                }
            }
        }
    }
}

/// A drawn point is the value to 14 digits: a picture shows 4.
pub fn is_near(drawn: f64, value: Decimal) -> bool {
    let value: f64 = value.to_string().parse().unwrap();
    (drawn - value).abs() <= 1e-14 * value.abs()
}

fn points() -> impl Strategy<Value = Vec<KnowledgePoint>> {
    let cell = || (1..100_000_i64).prop_map(|cents| Decimal::new(cents, 2));
    let point = (cell(), cell(), cell()).prop_map(|(items, uses, benefit_per_use)| KnowledgePoint {
        items,
        uses,
        benefit_per_use,
    });
    prop::collection::vec(point, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The article's text: the value of information rises with uses and with items, and falls with collections.
    #[test]
    fn information_is_worth_more_the_more_it_is_used(points in points(), cost in 1..1_000_000_i64) {
        let value = |change: &dyn Fn(&mut information_value::Inputs)| {
            let mut inputs = information_value::Inputs {
                knowledge_points: points.clone(),
                cost_per_collection: Decimal::new(cost, 2),
                ..information_value::Inputs::default()
            };
            change(&mut inputs);
            information_value::evaluate(&inputs).unwrap().information_value.unwrap()
        };
        let before = value(&|_| {});
        assert!(value(&|inputs| inputs.knowledge_points[0].uses += Decimal::ONE) > before);
        assert!(value(&|inputs| inputs.knowledge_points[0].items += Decimal::ONE) > before);
        assert!(value(&|inputs| inputs.collections += Decimal::ONE) < before);
    }

    /// The article's own point: the cost to serve lowers value. And at 50 % to either side a referred customer's income
    /// is counted once: what is credited to him and to his referrer comes to the whole.
    #[test]
    fn cost_to_serve_lowers_value_and_referrals_count_once(purchase in 1..100_000_i64, years in 1..30_i64, rate in 0..3000_i64, share in 0..=100_i64) {
        let inputs = referral_value::Inputs {
            average_purchase: Decimal::new(purchase, 2),
            retention_years: Decimal::from(years),
            discount_rate: Decimal::new(rate, 4),
            ..referral_value::Inputs::default()
        };
        let of = |inputs: referral_value::Inputs| referral_value::evaluate(&inputs).unwrap();
        let served = of(referral_value::Inputs { service_cost_per_purchase: Decimal::ONE, ..inputs.clone() });
        assert!(served.value_with_referrals.unwrap() < of(inputs.clone()).value_with_referrals.unwrap());
        let credit = |share: Decimal| of(referral_value::Inputs { referral_credit: share, ..inputs.clone() }).referral_value.unwrap();
        let share = Decimal::new(share, 2);
        let both = credit(share) + credit(Decimal::ONE - share);
        assert!((both - credit(Decimal::ONE)).abs() < decimal("1e-12"));
        assert!((credit(decimal("0.5")) * Decimal::TWO - credit(Decimal::ONE)).abs() < decimal("1e-12"));
    }
}
