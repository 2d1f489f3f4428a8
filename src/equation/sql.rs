//! A tree as columns of a query, each made from columns of the steps before it.
//!
//! Numbers there are binary floats, so that what a decimal takes no harm from has to be written otherwise: a power next
//! to 1 is never taken from 1. With i a year's interest, 1 + i as the float `growth`, and h half of N·ln(growth),
//! (1 − (1 + i)^−N)/i is 2·sinh(h)·e^−h/(growth − 1), which loses no digit for any rate, tiny and negative ones
//! included, and any stay, and is N where growth is 1. `growth − 1` is not i itself but what the float holds of it: the
//! quotient hardly depends on i, and far more on both of its parts having the same one.
//!
//! What a query has no need to say is not written: a model that has it gets nothing at all.

use crate::decimal::Decimal;
use crate::discounting::Timing;
use crate::equation::evaluate::Equations;
use crate::equation::node::{Node, NodeId, Operator, Slot};
use crate::equation::write::Binding;

/// A column: what it is called, what it is made from, and after how many steps it is there.
pub(crate) struct Column {
    pub(crate) node: NodeId,
    pub(crate) name: String,
    pub(crate) expression: String,
    pub(crate) step: usize,
    /// What the column is, where it stands for no named part of an equation.
    pub(crate) helps: Option<&'static str>,
}

/// A part of an expression, and the step after which all its columns are there; the inputs are there after step 0.
#[derive(Clone)]
struct Piece {
    text: String,
    binding: Binding,
    step: usize,
}

/// Writes the columns of one model, a choice by its default.
pub(crate) struct SqlWriter<'e> {
    equations: &'e Equations,
    /// What each input is called.
    names: &'e [&'e str],
    pub(crate) columns: Vec<Column>,
    /// The inputs that were used.
    pub(crate) inputs: Vec<Slot>,
}

const GROWTH: &str = "What 1 comes to in a year at the rate i: 1 + i";
const HALF_LOGARITHM: &str = "Half of ln((1 + i)^N), at most 350: more would change nothing but overflow";

impl<'e> SqlWriter<'e> {
    pub(crate) fn new(equations: &'e Equations, names: &'e [&'e str]) -> Self {
        Self { equations, names, columns: Vec::new(), inputs: Vec::new() }
    }

    /// Writes a named part of the equations and all that it is made from; nothing where a query has no words for it.
    pub(crate) fn write(&mut self, root: NodeId) -> Option<()> {
        self.piece(root, root).map(|_| ())
    }

    /// A part of the column that is made for the node `of`.
    fn piece(&mut self, id: NodeId, of: NodeId) -> Option<Piece> {
        let equations = self.equations;
        match equations.node(id) {
            Node::Constant(value) => Some(constant(*value)),
            Node::Variable(slot) => {
                let name = self.names.get(slot.0)?;
                if !self.inputs.contains(slot) {
                    self.inputs.push(*slot);
                }
                Some(Piece { text: (*name).to_owned(), binding: Binding::Atom, step: 0 })
            }
            Node::Named { name, body, .. } => {
                if let Some(column) = self.columns.iter().find(|column| column.node == id && column.helps.is_none()) {
                    return Some(column_of(&column.name, column.step));
                }
                let body = self.piece(*body, id)?;
                Some(self.column(id, name, body, None))
            }
            Node::Binary(operator, left, right) => match self.power_taken_from_one(id) {
                Some((rate, years)) => self.lost_share(rate, years, of),
                None => self.binary(*operator, *left, *right, of),
            },
            Node::AnnuityFactor { rate, stay, years, timing: Timing::InArrears, .. } => {
                self.annuity_factor(*rate, *stay, *years, of)
            }
            // The first way is the default.
            Node::Choice { branches, .. } => self.piece(*branches.first()?, of),
            _ => None,
        }
    }

    fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId, of: NodeId) -> Option<Piece> {
        let (sign, binding, least) = match operator {
            Operator::Add => (" + ", Binding::Sum, Binding::Sum),
            Operator::Subtract => (" - ", Binding::Sum, Binding::Product),
            Operator::Multiply => (" * ", Binding::Product, Binding::Product),
            Operator::Divide => (" / ", Binding::Product, Binding::Power),
            Operator::Minimum | Operator::Maximum => return None,
        };
        let (left, right) = (self.piece(left, of)?, self.piece(right, of)?);
        let step = left.step.max(right.step);
        Some(Piece { text: [&held(&left, binding), sign, &held(&right, least)].concat(), binding, step })
    }

    /// The rate r and the years N of 1 − (1/(1 + r))^N.
    fn power_taken_from_one(&self, id: NodeId) -> Option<(NodeId, NodeId)> {
        let (_, power) = self.operands_after_one(id, Operator::Subtract)?;
        let Node::Power { base, exponent } = self.equations.node(power) else { return None };
        let quotient = match self.equations.node(*base) {
            Node::Named { body, .. } => *body,
            _ => *base,
        };
        let (_, growth) = self.operands_after_one(quotient, Operator::Divide)?;
        let (_, rate) = self.operands_after_one(growth, Operator::Add)?;
        Some((rate, *exponent))
    }

    /// Both sides of an operator whose left side is 1.
    fn operands_after_one(&self, id: NodeId, operator: Operator) -> Option<(NodeId, NodeId)> {
        let Node::Binary(found, left, right) = self.equations.node(id) else { return None };
        let is_one = matches!(self.equations.node(*left), Node::Constant(value) if *value == Decimal::ONE);
        (*found == operator && is_one).then_some((*left, *right))
    }

    /// 1 − v^N as r·a(N, r): the same, without taking a number next to 1 from 1.
    fn lost_share(&mut self, rate: NodeId, years: NodeId, of: NodeId) -> Option<Piece> {
        let (rate, years) = (self.piece(rate, of)?, self.piece(years, of)?);
        let growth =
            Piece { text: ["1 + ", &held(&rate, Binding::Sum)].concat(), binding: Binding::Sum, step: rate.step };
        let factor = self.annuity_by_growth("", growth, &years, of);
        let step = factor.step.max(rate.step);
        let text = [&held(&rate, Binding::Product), " * ", &held(&factor, Binding::Product)].concat();
        Some(Piece { text, binding: Binding::Product, step })
    }

    /// The annuity factor at the rate (1 + r)/ρ − 1, which is r for a customer who surely stays; none at ρ = 0.
    fn annuity_factor(&mut self, rate: NodeId, stay: NodeId, years: NodeId, of: NodeId) -> Option<Piece> {
        let (rate, stay, years) = (self.piece(rate, of)?, self.piece(stay, of)?, self.piece(years, of)?);
        let growth = ["(1 + ", &held(&rate, Binding::Sum), ") / NULLIF(", &stay.text, ", 0)"].concat();
        let growth = Piece { text: growth, binding: Binding::Product, step: rate.step.max(stay.step) };
        let leaves_at_once = [" WHEN ", &stay.text, " = 0 THEN 0"].concat();
        let factor = self.annuity_by_growth(&leaves_at_once, growth, &years, of);
        Some(Piece { step: factor.step.max(stay.step), ..factor })
    }

    /// (1 − growth^−N)/(growth − 1), and N where growth is 1; before both, a case of its own.
    fn annuity_by_growth(&mut self, first_case: &str, growth: Piece, years: &Piece, of: NodeId) -> Piece {
        let name = match self.equations.node(of) {
            Node::Named { name, .. } => name.as_str(),
            _ => "",
        };
        let growth = self.column(of, &[name, "_growth"].concat(), growth, Some(GROWTH));
        let logarithm = ["LEAST(", &held(years, Binding::Product), " * LN(", &growth.text, ") / 2, 350)"].concat();
        let logarithm = Piece { text: logarithm, binding: Binding::Atom, step: growth.step.max(years.step) };
        let logarithm = self.column(of, &[name, "_half_logarithm"].concat(), logarithm, Some(HALF_LOGARITHM));
        let (growth, half) = (&growth.text, &logarithm.text);
        let quotient = ["2 * SINH(", half, ") * EXP(-", half, ") / (", growth, " - 1)"].concat();
        let text =
            ["CASE", first_case, " WHEN ", growth, " = 1 THEN ", &years.text, " ELSE ", &quotient, " END"].concat();
        Piece { text, binding: Binding::Atom, step: logarithm.step.max(years.step) }
    }

    /// Makes a column, and gives what stands for it.
    fn column(&mut self, node: NodeId, name: &str, made_from: Piece, helps: Option<&'static str>) -> Piece {
        let mut name = name.to_owned();
        while self.columns.iter().any(|column| column.name == name) {
            name.push('_');
        }
        let step = made_from.step.saturating_add(1);
        let piece = column_of(&name, step);
        self.columns.push(Column { node, name, expression: made_from.text, step, helps });
        piece
    }
}

fn column_of(name: &str, step: usize) -> Piece {
    Piece { text: name.to_owned(), binding: Binding::Atom, step }
}

fn constant(value: Decimal) -> Piece {
    let text = value.normalize().to_string();
    let text = if value.is_sign_negative() { ["(", &text, ")"].concat() } else { text };
    Piece { text, binding: Binding::Atom, step: 0 }
}

/// The text, in parentheses unless it holds together as tightly as asked.
fn held(piece: &Piece, least: Binding) -> String {
    if piece.binding < least { ["(", &piece.text, ")"].concat() } else { piece.text.clone() }
}
