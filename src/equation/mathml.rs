//! A tree as it is written on paper: the equation in symbols, and the same equation with the numbers put in.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::decimal::Decimal;
use crate::discounting::Timing;
use crate::equation::evaluate::Evaluator;
use crate::equation::node::{Node, NodeId, Operator, Slot, Symbol};

/// A layout tree with the element names of MathML: a tag, then its children or its text.
///
/// It is data, not markup text, so that a page can build nodes from it without parsing.
///
/// ```
/// use value_calculator::{Markup, Symbol};
/// assert_eq!(Markup::from(Symbol::new("V")), Markup::Leaf("mi", "V".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// An element that holds text: `mi`, `mn` or `mo`. A number is a plain decimal.
    Leaf(&'static str, String),
    /// An element that holds others.
    Element(&'static str, Vec<Markup>),
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        match self {
            Self::Leaf(tag, text) => {
                list.serialize_element(tag)?;
                list.serialize_element(text)?;
            }
            Self::Element(tag, children) => {
                list.serialize_element(tag)?;
                for child in children {
                    list.serialize_element(child)?;
                }
            }
        }
        list.end()
    }
}

impl From<Symbol> for Markup {
    fn from(symbol: Symbol) -> Self {
        let letter = Self::Leaf("mi", symbol.letter.to_owned());
        let letter = if symbol.bar { Self::Element("mover", vec![letter, operator("¯")]) } else { letter };
        match symbol.subscript {
            None => letter,
            Some(text) => {
                let tag = if text.bytes().all(|byte| byte.is_ascii_digit()) { "mn" } else { "mi" };
                Self::Element("msub", vec![letter, Self::Leaf(tag, text.to_owned())])
            }
        }
    }
}

/// Whether an equation is written in symbols or with the numbers put in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    Symbols,
    Numbers,
}

/// How tightly a piece holds together, from loosest to tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Fraction,
    Atom,
}

/// A part of an equation. A minus sign in front of it is kept apart, so that `a + (−b)` can be written `a − b`.
struct Piece {
    items: Vec<Markup>,
    binding: Binding,
    negated: bool,
}

impl Piece {
    fn atom(markup: Markup) -> Self {
        Self { items: vec![markup], binding: Binding::Atom, negated: false }
    }

    fn number(value: Decimal) -> Self {
        let digits = value.abs().normalize().to_string();
        Self { negated: value.is_sign_negative() && !value.is_zero(), ..Self::atom(Markup::Leaf("mn", digits)) }
    }

    fn into_items(mut self) -> Vec<Markup> {
        if self.negated {
            self.items.insert(0, operator("−"));
        }
        self.items
    }

    /// The piece as one element.
    fn into_row(self) -> Markup {
        let mut items = self.into_items();
        match (items.len(), items.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                items.extend(last);
                Markup::Element("mrow", items)
            }
        }
    }

    /// The piece, in parentheses unless it holds together as tightly as asked.
    fn held(self, least: Binding) -> Vec<Markup> {
        if self.binding >= least && !self.negated { self.items } else { parenthesised(self.into_items()) }
    }
}

fn operator(sign: &str) -> Markup {
    Markup::Leaf("mo", sign.to_owned())
}

fn parenthesised(items: Vec<Markup>) -> Vec<Markup> {
    let mut wrapped = vec![operator("(")];
    wrapped.extend(items);
    wrapped.push(operator(")"));
    wrapped
}

fn row(mut items: Vec<Markup>) -> Markup {
    match items.len() {
        1 => items.remove(0),
        _ => Markup::Element("mrow", items),
    }
}

/// Writes equations for one set of inputs: of a choice only the branch that is taken.
pub(crate) struct Writer<'w, 'e> {
    pub(crate) evaluator: &'w mut Evaluator<'e>,
    pub(crate) symbols: &'w [Symbol],
    pub(crate) wording: Wording,
    bound: u64,
}

impl<'w, 'e> Writer<'w, 'e> {
    pub(crate) fn new(evaluator: &'w mut Evaluator<'e>, symbols: &'w [Symbol], wording: Wording) -> Self {
        Self { evaluator, symbols, wording, bound: 0 }
    }

    /// The right-hand side of a named node's equation; nothing where there is no closed form or no value.
    pub(crate) fn right_hand_side(&mut self, id: NodeId) -> Option<Markup> {
        let equations = self.evaluator.equations;
        let body = match equations.node(id) {
            Node::Named { body, .. } => *body,
            _ => id,
        };
        Some(self.piece(body)?.into_row())
    }

    fn symbol(&self, slot: Slot) -> Markup {
        self.symbols.get(slot.0).copied().unwrap_or(Symbol::new("t")).into()
    }

    fn piece(&mut self, id: NodeId) -> Option<Piece> {
        let equations = self.evaluator.equations;
        Some(match equations.node(id) {
            Node::Constant(value) => Piece::number(*value),
            Node::Variable(slot) => self.variable(*slot),
            Node::Named { symbol, body, .. } => {
                let varies = self.evaluator.equations.depends_on(id, self.bound);
                match self.wording {
                    Wording::Symbols => Piece::atom((*symbol).into()),
                    Wording::Numbers if varies => self.piece(*body)?,
                    Wording::Numbers => Piece::number(self.evaluator.value(id).ok()?),
                }
            }
            Node::Binary(operator, left, right) => self.binary(*operator, *left, *right)?,
            Node::Power { base, exponent } => self.power(*base, *exponent)?,
            Node::AnnuityFactor { .. } => self.annuity_factor(equations.node(id))?,
            Node::LogarithmOfOnePlus(x) => {
                let x = self.piece(*x)?;
                let sign = operator(if x.negated { "−" } else { "+" });
                let mut inner = vec![Markup::Leaf("mn", "1".to_owned()), sign];
                inner.extend(Piece { negated: false, ..x }.held(Binding::Product));
                self.function("ln", inner)
            }
            Node::Floor(value) => {
                let mut items = vec![operator("⌊")];
                items.extend(self.piece(*value)?.into_items());
                items.push(operator("⌋"));
                Piece { items, binding: Binding::Atom, negated: false }
            }
            Node::Round { value, places } => {
                let name = Markup::Leaf("mi", "round".to_owned());
                let name = Markup::Element("msub", vec![name, Markup::Leaf("mn", places.to_string())]);
                let mut items = vec![name];
                items.extend(parenthesised(self.piece(*value)?.into_items()));
                Piece { items, binding: Binding::Atom, negated: false }
            }
            Node::Choice { .. } | Node::When { .. } => {
                let taken = self.evaluator.branch(equations.node(id)).ok()?;
                self.piece(taken)?
            }
            Node::Require { test, body, .. } => {
                if !self.evaluator.holds(*test).ok()? {
                    return None;
                }
                self.piece(*body)?
            }
            Node::SumOverYears { year, years, body } => self.sum_over_years(*year, *years, *body)?,
            Node::SumOverRows { rows, columns, body } => self.sum_over_rows(*rows, columns, *body)?,
            Node::Procedure(_) => return None,
        })
    }

    fn variable(&self, slot: Slot) -> Piece {
        if self.wording == Wording::Symbols || self.bound & slot.bit() != 0 {
            Piece::atom(self.symbol(slot))
        } else {
            Piece::number(self.evaluator.variable(slot))
        }
    }

    fn function(&self, name: &str, arguments: Vec<Markup>) -> Piece {
        let mut items = vec![Markup::Leaf("mi", name.to_owned())];
        items.extend(parenthesised(arguments));
        Piece { items, binding: Binding::Atom, negated: false }
    }

    fn binary(&mut self, sign: Operator, left: NodeId, right: NodeId) -> Option<Piece> {
        let equations = self.evaluator.equations;
        let left_is_zero = matches!(equations.node(left), Node::Constant(value) if value.is_zero());
        let (left, right) = (self.piece(left)?, self.piece(right)?);
        Some(match sign {
            Operator::Subtract if left_is_zero => {
                let binding = right.binding.min(Binding::Product);
                let negated = !right.negated;
                Piece { items: Piece { negated: false, ..right }.held(Binding::Product), binding, negated }
            }
            Operator::Add | Operator::Subtract => {
                let minus = (sign == Operator::Subtract) != right.negated;
                let mut items = left.into_items();
                items.push(operator(if minus { "−" } else { "+" }));
                let least = if minus { Binding::Product } else { Binding::Sum };
                items.extend(Piece { negated: false, ..right }.held(least));
                Piece { items, binding: Binding::Sum, negated: false }
            }
            Operator::Multiply => {
                let mut items = left.held(Binding::Product);
                items.push(operator("·"));
                items.extend(right.held(Binding::Product));
                Piece { items, binding: Binding::Product, negated: false }
            }
            Operator::Divide => {
                let fraction = Markup::Element("mfrac", vec![left.into_row(), right.into_row()]);
                Piece { items: vec![fraction], binding: Binding::Fraction, negated: false }
            }
            Operator::Minimum | Operator::Maximum => {
                let mut arguments = left.into_items();
                arguments.push(operator(","));
                arguments.extend(right.into_items());
                self.function(if sign == Operator::Minimum { "min" } else { "max" }, arguments)
            }
        })
    }

    fn power(&mut self, base: NodeId, exponent: NodeId) -> Option<Piece> {
        let base = row(self.piece(base)?.held(Binding::Atom));
        let exponent = self.piece(exponent)?.into_row();
        Some(Piece::atom(Markup::Element("msup", vec![base, exponent])))
    }

    /// (1 − v^N)/r for a customer who surely stays, q(1 − q^N)/(1 − q) for one who may leave, N where nothing is lost.
    fn annuity_factor(&mut self, node: &Node) -> Option<Piece> {
        let Node::AnnuityFactor { rate, stay, factor, years, timing } = node else { return None };
        let surely_stays = self.evaluator.value(*stay).ok()? == Decimal::ONE;
        if self.evaluator.value(*factor).ok()? == Decimal::ONE {
            return self.piece(*years);
        }
        let mut lost = vec![Markup::Leaf("mn", "1".to_owned()), operator("−")];
        lost.extend(self.power(*factor, *years)?.items);
        let divisor = if surely_stays {
            self.piece(*rate)?.into_row()
        } else {
            let mut items = vec![Markup::Leaf("mn", "1".to_owned()), operator("−")];
            items.extend(self.piece(*factor)?.held(Binding::Product));
            row(items)
        };
        let fraction = Markup::Element("mfrac", vec![row(lost), divisor]);
        let mut items = match (surely_stays, timing) {
            (true, Timing::InAdvance) => {
                let mut growth = vec![Markup::Leaf("mn", "1".to_owned())];
                let rate = self.piece(*rate)?;
                growth.push(operator(if rate.negated { "−" } else { "+" }));
                growth.extend(rate.items);
                parenthesised(growth)
            }
            (false, Timing::InArrears) => self.piece(*factor)?.held(Binding::Product),
            _ => return Some(Piece { items: vec![fraction], binding: Binding::Fraction, negated: false }),
        };
        items.push(operator("·"));
        items.push(fraction);
        Some(Piece { items, binding: Binding::Product, negated: false })
    }

    fn sum_over_years(&mut self, year: Slot, years: NodeId, body: NodeId) -> Option<Piece> {
        let last = self.piece(years)?.into_row();
        let first = row(vec![self.symbol(year), operator("="), Markup::Leaf("mn", "1".to_owned())]);
        self.bound |= year.bit();
        let summand = self.piece(body);
        self.bound &= !year.bit();
        let mut items = vec![Markup::Element("munderover", vec![operator("∑"), first, last])];
        items.extend(summand?.held(Binding::Product));
        Some(Piece { items, binding: Binding::Product, negated: false })
    }

    /// In symbols a sum over i; in numbers every row written out.
    fn sum_over_rows(&mut self, rows: Slot, columns: &[Slot], body: NodeId) -> Option<Piece> {
        if self.wording == Wording::Symbols {
            let index = Markup::Leaf("mi", "i".to_owned());
            let mut items = vec![Markup::Element("munder", vec![operator("∑"), index])];
            items.extend(self.piece(body)?.held(Binding::Product));
            return Some(Piece { items, binding: Binding::Product, negated: false });
        }
        let mut items = Vec::new();
        for values in self.evaluator.rows(rows).to_vec() {
            for (column, value) in columns.iter().zip(values) {
                self.evaluator.set(*column, value);
            }
            if !items.is_empty() {
                items.push(operator("+"));
            }
            items.extend(self.piece(body)?.held(Binding::Product));
        }
        if items.is_empty() {
            return Some(Piece::number(Decimal::ZERO));
        }
        Some(Piece { items, binding: Binding::Sum, negated: false })
    }
}
