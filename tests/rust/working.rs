//! What is printed must be true: the equation with its numbers, read back and worked out, gives the printed result.
//!
//! The reader below knows paper arithmetic only; it shares nothing with the engine but the printed text.

use rust_decimal::MathematicalOps;
use serde_json::Value as Json;
use value_calculator::{Decimal, Derivation, Input, model, models, parse_decimal};

use crate::random::Random;

/// One element of a layout tree: its tag, and its text or its children.
struct Element<'j> {
    tag: &'j str,
    text: &'j str,
    children: Vec<&'j Json>,
}

/// A layout as nested lists: `[mfrac[mn 1][mi r]]` is `["mfrac", ["mn", "1"], ["mi", "r"]]`.
fn tree(layout: &str) -> Json {
    fn read(rest: &mut &str) -> Json {
        *rest = rest.strip_prefix('[').unwrap();
        let end = rest.find([' ', '[', ']']).unwrap();
        let mut parts = vec![Json::from(&rest[..end])];
        *rest = &rest[end..];
        if let Some(text) = rest.strip_prefix(' ') {
            let end = text.find(']').unwrap();
            parts.push(Json::from(&text[..end]));
            *rest = &text[end..];
        }
        while rest.starts_with('[') {
            parts.push(read(rest));
        }
        *rest = rest.strip_prefix(']').unwrap();
        Json::Array(parts)
    }
    let mut rest = layout;
    let tree = read(&mut rest);
    assert_eq!(rest, "");
    tree
}

fn element(json: &Json) -> Element<'_> {
    let parts = json.as_array().unwrap();
    let text = parts.get(1).and_then(Json::as_str).unwrap_or_default();
    Element { tag: parts[0].as_str().unwrap(), text, children: parts[1..].iter().collect() }
}

/// Reads a row of terms, left to right.
struct Reader<'j> {
    items: Vec<&'j Json>,
    place: usize,
}

impl<'j> Reader<'j> {
    fn of(json: &'j Json) -> Self {
        let outer = element(json);
        Self { items: if outer.tag == "mrow" { outer.children } else { vec![json] }, place: 0 }
    }

    fn sign(&self) -> &'j str {
        self.items
            .get(self.place)
            .map(|item| element(item))
            .filter(|item| item.tag == "mo")
            .map_or("", |item| item.text)
    }

    fn expect(&mut self, sign: &str) {
        assert_eq!(self.sign(), sign);
        self.place += 1;
    }

    fn sum(&mut self) -> Decimal {
        let mut total = Decimal::ZERO;
        let mut negative = false;
        if self.sign() == "−" {
            self.place += 1;
            negative = true;
        }
        loop {
            let term = self.product();
            total += if negative { -term } else { term };
            negative = match self.sign() {
                "+" => false,
                "−" => true,
                _ => return total,
            };
            self.place += 1;
        }
    }

    fn product(&mut self) -> Decimal {
        let mut product = self.factor();
        while self.sign() == "·" {
            self.place += 1;
            product *= self.factor();
        }
        product
    }

    fn factor(&mut self) -> Decimal {
        if self.sign() == "(" {
            self.place += 1;
            let inner = self.sum();
            self.expect(")");
            return inner;
        }
        if self.sign() == "⌊" {
            self.place += 1;
            let inner = self.sum();
            self.expect("⌋");
            return inner.floor();
        }
        let item = element(self.items[self.place]);
        self.place += 1;
        match item.tag {
            "mn" => parse_decimal(item.text).unwrap(),
            "mrow" => worked_out(self.items[self.place - 1]),
            "mfrac" => worked_out(item.children[0]) / worked_out(item.children[1]),
            "msup" => worked_out(item.children[0]).powd(worked_out(item.children[1])),
            "mi" if item.text == "ln" => self.factor().ln(),
            "mi" if item.text == "max" => {
                self.expect("(");
                let first = self.sum();
                self.expect(",");
                let second = self.sum();
                self.expect(")");
                first.max(second)
            }
            "msub" => {
                let places = element(item.children[1]).text.parse().unwrap();
                self.factor().round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
            }
            "munderover" => {
                let last = worked_out(item.children[2]);
                let rest = self.items[self.place..].to_vec();
                let mut total = Decimal::ZERO;
                for year in 1..=u32::try_from(last).unwrap() {
                    let body: Vec<Json> = rest.iter().map(|item| with_year(item, year)).collect();
                    total += Reader { items: body.iter().collect(), place: 0 }.product();
                }
                self.place = self.items.len();
                total
            }
            tag => panic!("{tag} has no arithmetic"),
        }
    }
}

/// The same element with a year in the place of t.
fn with_year(json: &Json, year: u32) -> Json {
    if *json == serde_json::json!(["mi", "t"]) {
        return serde_json::json!(["mn", year.to_string()]);
    }
    match json {
        Json::Array(items) => Json::Array(items.iter().map(|item| with_year(item, year)).collect()),
        other => other.clone(),
    }
}

fn worked_out(json: &Json) -> Decimal {
    let mut reader = Reader::of(json);
    let value = reader.sum();
    assert_eq!(reader.place, reader.items.len(), "all of {json} is read");
    value
}

fn check(line: &Derivation, inputs: &[(&str, &str)]) -> bool {
    let (Some(substituted), Some(result)) = (&line.substituted, &line.result) else { return false };
    let result = parse_decimal(result).unwrap();
    let printed = worked_out(&tree(&substituted.to_string()));
    // A power of a fractional year, and a sum of a hundred rounded products, lose a few of the 28 digits.
    let tolerance = parse_decimal("1e-16").unwrap() * result.abs().max(printed.abs()).max(Decimal::ONE);
    assert!(
        (printed - result).abs() <= tolerance,
        "{} at {inputs:?}: {substituted} is {printed}, not {result}",
        line.id
    );
    true
}

#[test]
fn the_printed_arithmetic_gives_the_printed_result() {
    let mut checked = 0;
    for method in ["yearly-sum", "yearly-sum-in-advance", "final-year-only", "source-example"] {
        for years in ["0", "1", "2.5", "5", "30"] {
            for rate in ["0", "0.0578", "-0.05", "0.6"] {
                for retention in ["1", "0.8", "0"] {
                    for (first, revenue) in [("5000", "2000"), ("500", "700"), ("0", "-50")] {
                        let inputs = [
                            ("method", method),
                            ("retention_years", years),
                            ("discount_rate", rate),
                            ("annual_retention_rate", retention),
                            ("first_purchase_price", first),
                            ("annual_revenue", revenue),
                        ];
                        let typed = inputs.map(|(field, text)| (field, Input::from(text)));
                        let Ok(evaluation) = model("customer-value").unwrap().evaluate(typed) else { continue };
                        let working = evaluation.working;
                        let lines = working.definitions.iter().chain(&working.outputs);
                        checked += lines.filter(|line| check(line, &inputs)).count();
                    }
                }
            }
        }
    }
    assert!(checked > 6000, "only {checked} lines were printed");
}

/// Sums over rows and over years, floors and the greater of two: every model, at 100 random inputs.
#[test]
fn every_models_arithmetic_gives_its_result() {
    let mut random = Random::seeded(0xACE);
    for model in models() {
        let mut checked = 0;
        for _ in 0..100 {
            let Ok(evaluation) = model.evaluate(random.inputs(model.schema())) else { continue };
            let working = evaluation.working;
            checked += working.definitions.iter().chain(&working.outputs).filter(|line| check(line, &[])).count();
        }
        assert!(checked > 250, "{}: only {checked} lines were printed", model.schema().id);
    }
}

#[test]
fn every_result_has_its_formula() {
    // Source: docs/formulas.md: Excel's PV is negative for income; the literals of the defaults.
    let evaluation = model("customer-value").unwrap().evaluate::<&str>([]).unwrap();
    let formula = |id: &str| {
        evaluation.working.outputs.iter().find(|line| line.id == id).and_then(|line| line.excel.clone()).unwrap()
    };
    assert_eq!(formula("customer_value"), "=5000-3000-PV(0.0578,5,2000*1-0)");
    assert_eq!(formula("sustained_value"), "=5000*(1-(1/(1+0.0578))^5)");
    assert_eq!(
        formula("break_even_year"),
        "=IF(5000-3000>=0,0,MAX(1,ROUNDUP(ROUND(NPER(0.0578,2000*1-0,5000-3000),9),0)))"
    );
    assert!(evaluation.working.outputs.iter().all(|line| line.excel.is_some()));
}
