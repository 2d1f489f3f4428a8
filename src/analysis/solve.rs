//! Goal seek: which value of one input brings one output to a target.

use std::cmp::Ordering;

use super::driver::Driver;
use super::question_error;
use crate::decimal::{Decimal, add, divide, multiply, negate, parse_decimal, subtract};
use crate::equation::evaluate::Evaluator;
use crate::equation::node::NodeId;
use crate::error::{Error, ErrorCode};
use crate::inputs::{self, Input, Value};
use crate::model::{Model, result};
use crate::rounding::half_away_from_zero;

/// What is asked: which value of `input` brings `output` to `target`.
///
/// ```
/// use value_calculator::Goal;
/// let goal = Goal { row: Some(0), ..Goal::new("knowledge_points.uses", "information_value", "2000") };
/// assert_eq!(goal.target, "2000");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The id of a number field, or "field.column" of a field of rows.
    pub input: String,
    /// The row, counted from 0, of a field of rows.
    pub row: Option<usize>,
    /// The id of an output.
    pub output: String,
    /// What the output is to be, a plain decimal.
    pub target: String,
}

impl Goal {
    /// A goal for a number field.
    ///
    /// ```
    /// assert_eq!(value_calculator::Goal::new("retention_years", "customer_value", "12000").row, None);
    /// ```
    #[must_use]
    pub fn new(input: &str, output: &str, target: &str) -> Self {
        Self { input: input.to_owned(), row: None, output: output.to_owned(), target: target.to_owned() }
    }
}

/// The answer to a [`Goal`].
///
/// ```
/// use value_calculator::{Goal, Solution, model};
/// let goal = Goal::new("retention_years", "sustained_value", "6000"); // never above P1 = 5000
/// let answer = model("customer-value")?.solve::<&str>([], &goal)?;
/// assert!(matches!(answer, Solution::NotInBounds { .. }));
/// # Ok::<(), value_calculator::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Solution {
    /// A value of the input, with as few decimals as reach the target.
    Found {
        /// The value.
        value: Decimal,
        /// What the output is there.
        reached: Decimal,
        /// The output is the target in the decimals in which it is shown. Else it passes the target here without
        /// being it: the input is a whole number, or the output makes a step.
        exact: bool,
        /// The output does not declare itself to go one way only as this input grows: there may be other values.
        may_not_be_unique: bool,
    },
    /// No value within the input's bounds does it; the output lies between these, where it is defined at all.
    NotInBounds {
        /// The lowest and the highest output found.
        range: Option<(Decimal, Decimal)>,
    },
    /// The output is the same whatever the input is.
    DoesNotDepend,
}

impl Model {
    /// Which value of one input brings one output to a target, all other inputs as typed.
    ///
    /// The answer is exact to the decimals in which the output is shown (money and years to 2, rates to a hundredth of
    /// a per cent), and as short as that allows. An input of whole numbers gives the first whole value, from its lower
    /// bound up, that reaches the target.
    ///
    /// ```
    /// use value_calculator::{Goal, Solution, model};
    /// let answer = model("customer-value")?.solve::<&str>([], &Goal::new("annual_revenue", "customer_value", "12000"))?;
    /// let Solution::Found { value, exact, .. } = answer else { panic!("it can be reached") };
    /// assert_eq!((value.to_string().as_str(), exact), ("2359.774", true));
    /// # Ok::<(), value_calculator::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Fields`] with every field that is wrong; `input`, `output` and `target` are fields here too.
    pub fn solve<N: Into<String>>(
        &self,
        typed: impl IntoIterator<Item = (N, Input)>,
        goal: &Goal,
    ) -> Result<Solution, Error> {
        let values = inputs::read(&self.schema().inputs, typed)?;
        let mut errors = Vec::new();
        let mut wrong = |name, code, text: &str| errors.push(question_error(name, code, text, || self.goal_example()));
        let driver = self.driver(&values, &goal.input, goal.row);
        if driver.is_none() {
            wrong("input", ErrorCode::UnknownField, &goal.input);
        }
        let output = self.schema().outputs.iter().find(|output| output.id == goal.output);
        let node = self.output_node(&goal.output);
        if node.is_none() {
            wrong("output", ErrorCode::UnknownField, &goal.output);
        }
        let target = parse_decimal(&goal.target).map_err(|code| wrong("target", code, &goal.target));
        let (Some(driver), Some(output), Some(node), Ok(target)) = (driver, output, node, target) else {
            return Err(Error::Fields(errors));
        };
        let mut evaluator = self.evaluator(&values);
        if !evaluator.equations.depends_on(node, driver.slot().bit()) {
            return Ok(Solution::DoesNotDepend);
        }
        let places = output.unit.shown_decimals();
        let is_monotone = output.is_monotone_in(&goal.input);
        let mut search = Search { evaluator: &mut evaluator, values: &values, driver: &driver, node, target, places };
        Ok(search.solution(is_monotone))
    }
}

impl Model {
    /// A goal of this model's own, as the end of a message.
    fn goal_example(&self) -> String {
        let input = self.schema().inputs.iter().find(|field| field.max.is_some());
        let input = input.map(|field| field.id.as_str()).unwrap_or_default();
        let output = self.schema().outputs.first().map(|output| output.id.as_str()).unwrap_or_default();
        [", for example input ", input, ", output ", output, ", target 12000"].concat()
    }
}

/// An input's value and the output there.
type Point = (Decimal, Decimal);

struct Search<'s, 'e> {
    evaluator: &'s mut Evaluator<'e>,
    values: &'s [Value],
    driver: &'s Driver<'s>,
    node: NodeId,
    target: Decimal,
    places: u32,
}

impl Search<'_, '_> {
    fn output_at(&mut self, value: Decimal) -> Option<Decimal> {
        self.driver.set(self.evaluator, self.values, value);
        result(self.evaluator, self.node).ok()
    }

    /// How the output lies to the target, in the decimals in which it is shown.
    fn shown_side(&self, output: Decimal) -> Ordering {
        half_away_from_zero(output, self.places).cmp(&half_away_from_zero(self.target, self.places))
    }

    /// The side by which the search goes on: as shown for whole inputs, else exactly, to end in the middle of what is
    /// shown as the target and not at its edge.
    fn side(&self, output: Decimal) -> Ordering {
        if self.driver.whole { self.shown_side(output) } else { output.cmp(&self.target) }
    }

    fn solution(&mut self, is_monotone: bool) -> Solution {
        let (mut samples, is_defined_everywhere) = self.samples();
        let Some((_, first)) = samples.first().copied() else { return Solution::NotInBounds { range: None } };
        // An output that is the same wherever it exists still depends on what decides whether it exists.
        if is_defined_everywhere && samples.iter().all(|(_, output)| *output == first) {
            return Solution::DoesNotDepend;
        }
        if !is_monotone {
            self.add_turns(&mut samples);
        }
        let Some(value) = self.nearest_root(&samples) else {
            let range = samples.iter().fold((first, first), |(low, high), (_, at)| (low.min(*at), high.max(*at)));
            return Solution::NotInBounds { range: Some(range) };
        };
        let value = self.shortened(value);
        let reached = self.output_at(value).unwrap_or(first);
        let exact = self.shown_side(reached) == Ordering::Equal;
        Solution::Found { value: value.normalize(), reached, exact, may_not_be_unique: !is_monotone }
    }

    /// The root that is nearest to the present value; of a whole input the lowest.
    fn nearest_root(&mut self, samples: &[Point]) -> Option<Decimal> {
        let mut roots = Vec::new();
        if let Some((value, output)) = samples.first()
            && self.shown_side(*output) == Ordering::Equal
        {
            roots.push(*value);
        }
        for (left, right) in samples.iter().zip(samples.iter().skip(1)) {
            if self.side(left.1) != Ordering::Equal && self.side(left.1) != self.side(right.1) {
                roots.push(self.root_between(*left, *right));
            } else if self.shown_side(right.1) == Ordering::Equal {
                roots.push(right.0);
            }
        }
        let wanted = if self.driver.whole { self.driver.min } else { self.driver.value };
        let distance = |root: &Decimal| subtract(*root, wanted).map_or(Decimal::MAX, |distance| distance.abs());
        roots.into_iter().min_by_key(distance)
    }

    /// The first value, between one that has not reached the target and one that has, that has reached it.
    fn root_between(&mut self, left: Point, right: Point) -> Decimal {
        let not_yet = self.side(left.1);
        let (mut before, mut after) = (left.0, right.0);
        while let Some(middle) = self.middle(before, after) {
            // A value that does not exist in between has not reached anything.
            let reached = self.output_at(middle).is_some_and(|output| self.side(output) != not_yet);
            *(if reached { &mut after } else { &mut before }) = middle;
        }
        after
    }

    /// A value half-way, as the driver takes it; nothing where there is none in between.
    fn middle(&self, low: Decimal, high: Decimal) -> Option<Decimal> {
        let middle = add(low, divide(subtract(high, low).ok()?, Decimal::TWO).ok()?).ok()?;
        let middle = self.driver.within(middle);
        (low.min(high) < middle && middle < low.max(high)).then_some(middle)
    }

    /// The value with the fewest decimals at which the output is still shown as the target.
    fn shortened(&mut self, root: Decimal) -> Decimal {
        for places in 0..self.driver.places() {
            let shorter = half_away_from_zero(root, places);
            let is_inside = self.driver.min <= shorter && shorter <= self.driver.max;
            if is_inside && self.output_at(shorter).is_some_and(|output| self.shown_side(output) == Ordering::Equal) {
                return shorter;
            }
        }
        root
    }

    /// The output at many values from bound to bound: dense where people's figures are, and up to the very edge of
    /// where it is defined; and whether it is defined at all of them.
    fn samples(&mut self) -> (Vec<Point>, bool) {
        let places = self.places_to_look();
        let mut is_defined_everywhere = true;
        let mut samples = Vec::with_capacity(places.len());
        let mut last: Option<(Decimal, Option<Decimal>)> = None;
        for value in places {
            let output = self.output_at(value);
            let edge = match last {
                Some((before, Some(_))) if output.is_none() => self.edge(before, value),
                Some((before, None)) if output.is_some() => self.edge(value, before),
                _ => None,
            };
            samples.extend(edge);
            samples.extend(output.map(|output| (value, output)));
            is_defined_everywhere &= output.is_some();
            last = Some((value, output));
        }
        (samples, is_defined_everywhere)
    }

    /// The last value towards `outside` at which the output is still defined.
    fn edge(&mut self, inside: Decimal, outside: Decimal) -> Option<Point> {
        let (mut inside, mut outside, mut edge) = (inside, outside, None);
        while let Some(middle) = self.middle(inside, outside) {
            match self.output_at(middle) {
                Some(output) => {
                    inside = middle;
                    edge = Some((middle, output));
                }
                None => outside = middle,
            }
        }
        edge
    }

    /// Bounds, the present value, even steps over the usual range, and 1, 2, 5, 10, 20… up and down from 0 and from the
    /// lower bound.
    fn places_to_look(&self) -> Vec<Decimal> {
        const STEPS: u32 = 40;
        let Driver { min, max, value, .. } = *self.driver;
        let mut offers = vec![min, max, value];
        let step = divide(self.driver.usual_range(), Decimal::from(STEPS)).unwrap_or_default();
        for number in 0..=STEPS {
            offers.extend(multiply(step, Decimal::from(number)).and_then(|offset| add(min.max(Decimal::ZERO), offset)));
        }
        let mut scale = Decimal::from_parts(1, 0, 0, false, 6);
        while scale <= max {
            for digit in [1, 2, 5] {
                let Ok(offset) = multiply(scale, Decimal::from(digit)) else { break };
                offers.extend([offset, negate(offset)]);
                offers.extend(add(min, offset));
                offers.extend([add(value, offset), subtract(value, offset)].into_iter().flatten());
            }
            let Ok(next) = multiply(scale, Decimal::TEN) else { break };
            scale = next;
        }
        // Put in their places one by one: a general sort is 5 kB of code, for some two hundred numbers.
        let mut places: Vec<Decimal> = Vec::with_capacity(offers.len());
        for offer in offers.into_iter().map(|offer| self.driver.within(offer)) {
            let place = places.partition_point(|other| *other < offer);
            if places.get(place) != Some(&offer) {
                places.insert(place, offer);
            }
        }
        places
    }

    /// Adds the turning points between samples, where the output may touch the target without passing it.
    fn add_turns(&mut self, samples: &mut Vec<Point>) {
        let mut turns = Vec::new();
        for window in samples.windows(3) {
            let [left, middle, right] = *window else { continue };
            let rises = (middle.1.cmp(&left.1), right.1.cmp(&middle.1));
            if matches!(rises, (Ordering::Greater, Ordering::Less) | (Ordering::Less, Ordering::Greater)) {
                turns.extend(self.turn(left.0, right.0, rises.0));
            }
        }
        for turn in turns {
            samples.insert(samples.partition_point(|(value, _)| *value < turn.0), turn);
        }
    }

    /// The turning point between two values, by cutting off a third of the interval at a time.
    fn turn(&mut self, left: Decimal, right: Decimal, towards: Ordering) -> Option<Point> {
        const CUTS: u32 = 120;
        let (mut left, mut right) = (left, right);
        for _ in 0..CUTS {
            let third = divide(subtract(right, left).ok()?, Decimal::from(3_u32)).ok()?;
            let (inner_left, inner_right) =
                (self.driver.within(add(left, third).ok()?), self.driver.within(subtract(right, third).ok()?));
            if inner_left <= left || inner_right >= right {
                break;
            }
            let rises = self.output_at(inner_right)?.cmp(&self.output_at(inner_left)?);
            *(if rises == towards { &mut left } else { &mut right }) =
                if rises == towards { inner_left } else { inner_right };
        }
        let middle = self.middle(left, right).unwrap_or(left);
        self.output_at(middle).map(|output| (middle, output))
    }
}
