//! A tree as a spreadsheet formula, which Excel, LibreOffice and Google Sheets read alike.
//!
//! Symbols cannot be names there (R and C are reserved, P1 is a cell), so the numbers stand in the formula themselves.

use crate::decimal::Decimal;
use crate::discounting::Timing;
use crate::equation::evaluate::Evaluator;
use crate::equation::node::{Node, NodeId, Operator, Procedure, Slot};

/// How tightly a piece holds together, from loosest to tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Power,
    Atom,
}

/// A part of a formula. A minus in front is kept apart: Excel's PV is negative for income, so `a + m·a(N)` becomes
/// `a-PV(…)`.
struct Piece {
    text: String,
    binding: Binding,
    negated: bool,
}

impl Piece {
    fn atom(text: String) -> Self {
        Self { text, binding: Binding::Atom, negated: false }
    }

    fn number(value: Decimal) -> Self {
        let negated = value.is_sign_negative() && !value.is_zero();
        Self { negated, ..Self::atom(value.abs().normalize().to_string()) }
    }

    fn signed(self) -> String {
        if self.negated { format!("-{}", self.text) } else { self.text }
    }

    fn held(self, least: Binding) -> String {
        if self.negated {
            format!("(-{})", self.text)
        } else if self.binding < least {
            format!("({})", self.text)
        } else {
            self.text
        }
    }

    /// The text without its minus, held together.
    fn magnitude(self, least: Binding) -> String {
        Self { negated: false, ..self }.held(least)
    }
}

/// Writes formulas for one set of inputs: of a choice only the branch that is taken.
pub(crate) struct Writer<'w, 'e> {
    evaluator: &'w mut Evaluator<'e>,
    /// The years of the sum that is being written: its rows stand for the bound year.
    bound: Option<(Slot, String)>,
}

impl<'w, 'e> Writer<'w, 'e> {
    pub(crate) fn new(evaluator: &'w mut Evaluator<'e>) -> Self {
        Self { evaluator, bound: None }
    }

    /// The formula with its equals sign; nothing where there is none or no value.
    pub(crate) fn formula(&mut self, id: NodeId) -> Option<String> {
        self.evaluator.value(id).ok()?;
        Some(format!("={}", self.piece(id)?.signed()))
    }

    fn piece(&mut self, id: NodeId) -> Option<Piece> {
        let equations = self.evaluator.equations;
        Some(match equations.node(id) {
            Node::Constant(value) => Piece::number(*value),
            Node::Variable(slot) => match &self.bound {
                Some((bound, years)) if bound == slot => Piece::atom(format!("ROW(INDIRECT(\"1:{years}\"))")),
                _ => Piece::number(self.evaluator.variable(*slot)),
            },
            Node::Named { body, .. } => self.piece(*body)?,
            Node::Binary(operator, left, right) => self.binary(*operator, *left, *right)?,
            Node::Power { base, exponent } => self.power(*base, *exponent)?,
            Node::AnnuityFactor { .. } => self.present_value(id, Piece::number(Decimal::ONE))?,
            Node::LogarithmOfOnePlus(x) => {
                let x = self.piece(*x)?;
                let sign = if x.negated { '-' } else { '+' };
                Piece::atom(format!("LN(1{sign}{})", x.magnitude(Binding::Product)))
            }
            Node::Floor(value) => Piece::atom(format!("INT({})", self.piece(*value)?.signed())),
            Node::Round { value, places } => Piece::atom(format!("ROUND({},{places})", self.piece(*value)?.signed())),
            Node::Choice { .. } | Node::When { .. } => {
                let taken = self.evaluator.branch(equations.node(id)).ok()?;
                self.piece(taken)?
            }
            Node::Require { body, .. } => self.piece(*body)?,
            Node::SumOverYears { year, years, body } => self.sum_over_years(*year, *years, *body)?,
            Node::SumOverRows { rows, columns, body } => self.sum_over_rows(*rows, columns, *body)?,
            Node::Procedure(procedure) => self.procedure(procedure)?,
        })
    }

    fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId) -> Option<Piece> {
        let equations = self.evaluator.equations;
        if operator == Operator::Multiply
            && let Some(annuity) = self.annuity_behind(right)
        {
            let payment = self.piece(left)?;
            return self.present_value(annuity, payment);
        }
        let left_is_zero = matches!(equations.node(left), Node::Constant(value) if value.is_zero());
        let (left, right) = (self.piece(left)?, self.piece(right)?);
        Some(match operator {
            Operator::Subtract if left_is_zero => {
                let negated = !right.negated;
                Piece { text: right.magnitude(Binding::Product), binding: Binding::Product, negated }
            }
            Operator::Add | Operator::Subtract => {
                let minus = (operator == Operator::Subtract) != right.negated;
                let least = if minus { Binding::Product } else { Binding::Sum };
                let sign = if minus { '-' } else { '+' };
                let text = format!("{}{sign}{}", left.signed(), right.magnitude(least));
                Piece { text, binding: Binding::Sum, negated: false }
            }
            Operator::Multiply | Operator::Divide => {
                let negated = left.negated != right.negated;
                let (sign, least) =
                    if operator == Operator::Multiply { ('*', Binding::Product) } else { ('/', Binding::Power) };
                let text = format!("{}{sign}{}", left.magnitude(Binding::Product), right.magnitude(least));
                Piece { text, binding: Binding::Product, negated }
            }
            Operator::Minimum => Piece::atom(format!("MIN({},{})", left.signed(), right.signed())),
            Operator::Maximum => Piece::atom(format!("MAX({},{})", left.signed(), right.signed())),
        })
    }

    /// 0^0 is 1 here and an error in a spreadsheet, so a base of 0 is guarded.
    fn power(&mut self, base: NodeId, exponent: NodeId) -> Option<Piece> {
        let base_is_zero = self.bound.is_none() && self.evaluator.value(base).ok()?.is_zero();
        let (base, exponent) = (self.piece(base)?, self.piece(exponent)?);
        let exponent = exponent.held(Binding::Atom);
        let text = format!("{}^{exponent}", base.held(Binding::Atom));
        if base_is_zero {
            return Some(Piece::atom(format!("IF({exponent}=0,1,{text})")));
        }
        Some(Piece { text, binding: Binding::Power, negated: false })
    }

    /// The annuity factor that this node comes to, through its name and the branches taken.
    fn annuity_behind(&mut self, id: NodeId) -> Option<NodeId> {
        let equations = self.evaluator.equations;
        match equations.node(id) {
            Node::AnnuityFactor { .. } => Some(id),
            Node::Named { body, .. } => self.annuity_behind(*body),
            node @ (Node::Choice { .. } | Node::When { .. }) => {
                let taken = self.evaluator.branch(node).ok()?;
                self.annuity_behind(taken)
            }
            _ => None,
        }
    }

    /// `-PV(rate, N, payment)`, at the rate (1 + r)/ρ − 1 where the customer may leave.
    fn present_value(&mut self, annuity: NodeId, payment: Piece) -> Option<Piece> {
        let equations = self.evaluator.equations;
        let Node::AnnuityFactor { rate, stay, years, timing, .. } = equations.node(annuity) else { return None };
        let stay_value = self.evaluator.value(*stay).ok()?;
        let years = self.piece(*years)?.signed();
        if stay_value.is_zero() {
            // Nobody stays: PV has no rate for that. Only a payment at the start of the first year is received.
            let text = match timing {
                Timing::InArrears => "0".to_owned(),
                Timing::InAdvance => format!("IF({years}>0,{},0)", payment.signed()),
            };
            return Some(Piece::atom(text));
        }
        let rate = self.piece(*rate)?;
        let rate = if stay_value == Decimal::ONE {
            rate.signed()
        } else {
            let sign = if rate.negated { '-' } else { '+' };
            format!("(1{sign}{})/{}-1", rate.magnitude(Binding::Product), self.piece(*stay)?.held(Binding::Power))
        };
        let at_start = if *timing == Timing::InAdvance { ",0,1" } else { "" };
        let text = format!("PV({rate},{years},{}{at_start})", payment.signed());
        Some(Piece { text, binding: Binding::Atom, negated: true })
    }

    fn sum_over_years(&mut self, year: Slot, years: NodeId, body: NodeId) -> Option<Piece> {
        if self.evaluator.value(years).ok()?.is_zero() {
            return Some(Piece::number(Decimal::ZERO)); // there is no list of no rows
        }
        let last = self.piece(years)?.signed();
        let outer = self.bound.replace((year, last));
        let body = self.piece(body);
        self.bound = outer;
        Some(Piece::atom(format!("SUMPRODUCT({})", body?.signed())))
    }

    fn sum_over_rows(&mut self, rows: Slot, columns: &[Slot], body: NodeId) -> Option<Piece> {
        let mut text = String::new();
        for values in self.evaluator.rows(rows).to_vec() {
            for (column, value) in columns.iter().zip(values) {
                self.evaluator.set(*column, value);
            }
            let summand = self.piece(body)?;
            text.push_str(if summand.negated { "-" } else { "+" });
            text.push_str(&summand.magnitude(Binding::Product));
        }
        let text = text.strip_prefix('+').unwrap_or(&text).to_owned();
        Some(if text.is_empty() {
            Piece::number(Decimal::ZERO)
        } else {
            Piece { text, binding: Binding::Sum, negated: false }
        })
    }

    fn procedure(&mut self, procedure: &Procedure) -> Option<Piece> {
        let mut text = procedure.excel.to_owned();
        for (place, argument) in procedure.excel_arguments.iter().enumerate() {
            text = text.replace(&format!("{{{place}}}"), &self.piece(*argument)?.signed());
        }
        Some(Piece::atom(text))
    }
}
