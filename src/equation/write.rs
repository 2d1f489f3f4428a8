//! A tree as it is written down: in symbols, with the numbers put in, or as a spreadsheet formula.
//!
//! One writer for all three, because they are one equation: they differ in how a sum, a fraction or a power looks, and
//! in that a spreadsheet has a function, PV, for what paper writes as a fraction.

use crate::decimal::{self, Decimal};
use crate::discounting::Timing;
use crate::equation::evaluate::Evaluator;
use crate::equation::markup::{Markup, concatenated, element, leaf};
use crate::equation::node::{ExcelTemplate, Node, NodeId, Operator, Slot, Symbol};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// MathML, sub-results by their symbols.
    Symbols,
    /// MathML, sub-results by their values.
    Numbers,
    /// A formula that Excel, LibreOffice and Google Sheets read alike. Symbols cannot be names there (R and C are
    /// reserved, P1 is a cell), so the numbers stand in the formula themselves, sub-results written out.
    Excel,
}

/// The longest text of an equation. Written out, a tree whose nodes are used again may have no end.
const MOST_TEXT_BYTES: usize = 200_000;

/// How tightly a piece holds together, from loosest to tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Binding {
    Sum,
    Product,
    /// A power in a spreadsheet, a fraction on paper.
    Power,
    Atom,
}

/// A part of an equation. A minus in front is kept apart: `a + (−b)` is written `a − b`, and since Excel's PV is
/// negative for income, `a + m·a(N)` becomes `a-PV(…)`. Whatever holds at least like a power is one element.
struct Piece {
    text: String,
    binding: Binding,
    negated: bool,
}

impl Piece {
    fn new(text: String, binding: Binding) -> Self {
        Self { text, binding, negated: false }
    }

    fn atom(text: String) -> Self {
        Self::new(text, Binding::Atom)
    }

    /// Itself unless it is too long.
    fn bounded(self) -> Option<Self> {
        (self.text.len() <= MOST_TEXT_BYTES).then_some(self)
    }

    fn unsigned(self) -> Self {
        Self { negated: false, ..self }
    }
}

/// Writes for one set of inputs: of a choice only the branch that is taken.
pub(crate) struct Writer<'w, 'e> {
    evaluator: &'w mut Evaluator<'e>,
    symbols: &'w [Symbol],
    notation: Notation,
    /// The year of the sum that is being written, and in a spreadsheet the rows that stand for it.
    bound: Option<(Slot, String)>,
}

impl<'w, 'e> Writer<'w, 'e> {
    pub(crate) fn new(evaluator: &'w mut Evaluator<'e>, symbols: &'w [Symbol], notation: Notation) -> Self {
        Self { evaluator, symbols, notation, bound: None }
    }

    /// The right-hand side of a named node's equation; nothing where there is no closed form.
    pub(crate) fn right_hand_side(&mut self, id: NodeId) -> Option<Markup> {
        let equations = self.evaluator.equations;
        let body = match equations.node(id) {
            Node::Named { body, .. } => *body,
            _ => id,
        };
        let piece = self.piece(body)?;
        Some(Markup(self.row(piece)))
    }

    /// The formula with its equals sign.
    pub(crate) fn formula(&mut self, id: NodeId) -> Option<String> {
        let piece = self.piece(id)?;
        Some(concatenated(&["=", &self.signed(piece)]))
    }

    fn is_excel(&self) -> bool {
        self.notation == Notation::Excel
    }

    // How the two notations look.

    fn sign(&self, excel: &'static str, paper: &'static str) -> &'static str {
        if self.is_excel() { excel } else { paper }
    }

    fn plus_or_minus(&self, minus: bool) -> &'static str {
        if minus { self.sign("-", "[mo −]") } else { self.sign("+", "[mo +]") }
    }

    fn digits(&self, value: Decimal) -> Piece {
        let mut text = decimal::text(value.abs().normalize());
        if !self.is_excel() {
            text = leaf("mn", &text);
        }
        Piece { negated: value.is_sign_negative() && !value.is_zero(), ..Piece::atom(text) }
    }

    fn one(&self) -> Piece {
        self.digits(Decimal::ONE)
    }

    fn in_parentheses(&self, text: &str) -> String {
        concatenated(&[self.sign("(", "[mo (]"), text, self.sign(")", "[mo )]")])
    }

    fn signed(&self, piece: Piece) -> String {
        if piece.negated { concatenated(&[self.plus_or_minus(true), &piece.text]) } else { piece.text }
    }

    /// The piece, in parentheses unless it holds together as tightly as asked.
    #[inline(never)]
    fn held(&self, piece: Piece, least: Binding) -> String {
        if piece.negated || piece.binding < least { self.in_parentheses(&self.signed(piece)) } else { piece.text }
    }

    /// The piece as one element, or one argument.
    fn row(&self, piece: Piece) -> String {
        if self.is_excel() || (piece.binding >= Binding::Power && !piece.negated) {
            return self.signed(piece);
        }
        element("mrow", &[&self.signed(piece)])
    }

    #[inline(never)]
    fn sum(&self, left: Piece, minus: bool, right: Piece) -> Piece {
        let minus = minus != right.negated;
        let least = if minus { Binding::Product } else { Binding::Sum };
        let right = self.held(right.unsigned(), least);
        let mut text = self.signed(left);
        text.push_str(self.plus_or_minus(minus));
        text.push_str(&right);
        Piece::new(text, Binding::Sum)
    }

    #[inline(never)]
    fn product(&self, left: Piece, right: Piece) -> Piece {
        let negated = self.is_excel() && left.negated != right.negated;
        let unsigned = |piece: Piece| if self.is_excel() { piece.unsigned() } else { piece };
        let (left, right) = (unsigned(left), unsigned(right));
        let mut text = self.held(left, Binding::Product);
        text.push_str(self.sign("*", "[mo ·]"));
        text.push_str(&self.held(right, Binding::Product));
        Piece { text, binding: Binding::Product, negated }
    }

    #[inline(never)]
    fn quotient(&self, above: Piece, below: Piece) -> Piece {
        if !self.is_excel() {
            return Piece::new(element("mfrac", &[&self.row(above), &self.row(below)]), Binding::Power);
        }
        let negated = above.negated != below.negated;
        let above = self.held(above.unsigned(), Binding::Product);
        let below = self.held(below.unsigned(), Binding::Power);
        Piece { text: concatenated(&[&above, "/", &below]), binding: Binding::Product, negated }
    }

    #[inline(never)]
    fn raised(&self, base: Piece, exponent: Piece) -> Piece {
        let base = self.held(base, Binding::Atom);
        if self.is_excel() {
            let text = concatenated(&[&base, "^", &self.held(exponent, Binding::Atom)]);
            return Piece::new(text, Binding::Power);
        }
        let base = if base.starts_with("[mo (]") { element("mrow", &[&base]) } else { base };
        Piece::atom(element("msup", &[&base, &self.row(exponent)]))
    }

    #[inline(never)]
    fn function(&self, excel: &'static str, paper: &str, arguments: &[&str]) -> Piece {
        let listed = arguments.join(if self.is_excel() { "," } else { "[mo ,]" });
        let call = self.in_parentheses(&listed);
        let text = if self.is_excel() { concatenated(&[excel, &call]) } else { element("mrow", &[paper, &call]) };
        Piece::atom(text)
    }

    // The tree.

    fn piece(&mut self, id: NodeId) -> Option<Piece> {
        self.evaluator.take_steps(1).ok()?;
        let equations = self.evaluator.equations;
        let node = equations.node(id);
        let piece = match node {
            Node::Constant(value) => self.digits(*value),
            Node::Variable(slot) => self.variable(*slot),
            Node::Named { symbol, body, .. } => match self.notation {
                Notation::Symbols => Piece::atom(symbol.0.clone()),
                Notation::Numbers if !self.varies(id) => {
                    let value = self.evaluator.value(id).ok()?;
                    self.digits(value)
                }
                _ => self.piece(*body)?,
            },
            Node::Binary(operator, left, right) => self.binary(*operator, *left, *right)?,
            Node::Power { base, exponent } => self.power(*base, *exponent)?,
            Node::AnnuityFactor { .. } if self.is_excel() => self.present_value(id, self.one())?,
            Node::AnnuityFactor { .. } => self.annuity_factor(node)?,
            Node::LogarithmOfOnePlus(x) => {
                let x = self.piece(*x)?;
                let inner = self.sum(self.one(), false, x);
                self.function("LN", "[mi ln]", &[&inner.text])
            }
            Node::Floor(value) => {
                let inner = self.piece(*value)?;
                let inner = self.signed(inner);
                if self.is_excel() {
                    // Floats come to 91.99999999999999 where decimals come to 92.
                    let inner = self.function("ROUND", "", &[&inner, "9"]);
                    self.function("INT", "", &[&inner.text])
                } else {
                    Piece::atom(element("mrow", &["[mo ⌊]", &inner, "[mo ⌋]"]))
                }
            }
            Node::Round { value, places } => self.rounded(*value, *places)?,
            Node::Choice { .. } | Node::When { .. } => {
                let taken = self.evaluator.branch(node).ok()?;
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
            Node::InSpreadsheet(form) if self.is_excel() => self.template(form.excel.as_ref()?)?,
            Node::InSpreadsheet(_) | Node::ResultDigits(_) | Node::Search(_) => return None,
        };
        piece.bounded()
    }

    /// Whether a node depends on the year of the sum around it, and so has no one value.
    fn varies(&self, id: NodeId) -> bool {
        self.bound.as_ref().is_some_and(|(slot, _)| self.evaluator.equations.depends_on(id, slot.bit()))
    }

    fn symbol(&self, slot: Slot) -> String {
        self.symbols.get(slot.0).map_or_else(|| Symbol::new("t").0, |symbol| symbol.0.clone())
    }

    fn variable(&self, slot: Slot) -> Piece {
        match &self.bound {
            Some((bound, rows)) if *bound == slot && self.is_excel() => Piece::atom(rows.clone()),
            Some((bound, _)) if *bound == slot => Piece::atom(self.symbol(slot)),
            _ if self.notation == Notation::Symbols => Piece::atom(self.symbol(slot)),
            _ => self.digits(self.evaluator.variable(slot)),
        }
    }

    fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId) -> Option<Piece> {
        let equations = self.evaluator.equations;
        if self.is_excel()
            && operator == Operator::Multiply
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
                let text = self.held(right.unsigned(), Binding::Product);
                Piece { text, binding: Binding::Product, negated }
            }
            Operator::Add => self.sum(left, false, right),
            Operator::Subtract => self.sum(left, true, right),
            Operator::Multiply => self.product(left, right),
            Operator::Divide => self.quotient(left, right),
            Operator::Minimum => self.function("MIN", "[mi min]", &[&self.signed(left), &self.signed(right)]),
            Operator::Maximum => self.function("MAX", "[mi max]", &[&self.signed(left), &self.signed(right)]),
        })
    }

    /// 0^0 is 1 here and an error in a spreadsheet; there a power of 0 is written as what it is, 1 for an exponent of 0
    /// and else 0, which also holds for a whole list of exponents.
    fn power(&mut self, base: NodeId, exponent: NodeId) -> Option<Piece> {
        let is_zero = self.is_excel() && self.evaluator.value(base).ok()?.is_zero();
        let exponent = self.piece(exponent)?;
        if is_zero {
            let exponent = self.held(exponent, Binding::Product);
            return Some(Piece::new(concatenated(&["(", &exponent, "=0)*1"]), Binding::Product));
        }
        let base = self.piece(base)?;
        Some(self.raised(base, exponent))
    }

    fn rounded(&mut self, value: NodeId, places: u32) -> Option<Piece> {
        let inner = self.piece(value)?;
        let inner = self.signed(inner);
        let places = decimal::text(places.into());
        if self.is_excel() {
            // An exact half is a float just above or below it.
            let inner = self.function("ROUND", "", &[&inner, "9"]);
            return Some(self.function("ROUND", "", &[&inner.text, &places]));
        }
        let name = element("msub", &["[mi round]", &leaf("mn", &places)]);
        Some(self.function("", &name, &[&inner]))
    }

    /// (1 − v^N)/r for a customer who surely stays, q(1 − q^N)/(1 − q) for one who may leave, N where nothing is lost.
    fn annuity_factor(&mut self, node: &Node) -> Option<Piece> {
        let Node::AnnuityFactor { rate, stay, factor, years, timing } = node else { return None };
        let surely_stays = self.evaluator.value(*stay).ok()? == Decimal::ONE;
        if self.evaluator.value(*factor).ok()? == Decimal::ONE {
            return self.piece(*years);
        }
        let power = self.power(*factor, *years)?;
        let lost = self.sum(self.one(), true, power);
        let (rate, factor) = (self.piece(*rate)?, self.piece(*factor)?);
        Some(match (surely_stays, timing) {
            (true, Timing::InArrears) => self.quotient(lost, rate),
            (true, Timing::InAdvance) => {
                let rate_again = Piece { text: rate.text.clone(), ..rate };
                let growth = self.sum(self.one(), false, rate_again);
                self.product(growth, self.quotient(lost, rate))
            }
            (false, Timing::InAdvance) => self.quotient(lost, self.sum(self.one(), true, factor)),
            (false, Timing::InArrears) => {
                let factor_again = Piece { text: factor.text.clone(), ..factor };
                self.product(factor_again, self.quotient(lost, self.sum(self.one(), true, factor)))
            }
        })
    }

    /// The annuity factor that a node comes to, through its name and the branches taken.
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
        let years = self.piece(*years)?;
        let (years, payment) = (self.signed(years), self.signed(payment));
        if stay_value.is_zero() {
            // Nobody stays: PV has no rate for that. Only a payment at the start of the first year is received.
            let condition = concatenated(&[&years, ">0"]);
            return Some(match timing {
                Timing::InArrears => self.digits(Decimal::ZERO),
                Timing::InAdvance => self.function("IF", "", &[&condition, &payment, "0"]),
            });
        }
        let mut rate = self.piece(*rate)?;
        if stay_value != Decimal::ONE {
            let stay = self.piece(*stay)?;
            rate = self.sum(self.quotient(self.sum(self.one(), false, rate), stay), true, self.one());
        }
        let rate = self.signed(rate);
        let arguments: &[&str] = match timing {
            Timing::InArrears => &[&rate, &years, &payment],
            Timing::InAdvance => &[&rate, &years, &payment, "0", "1"],
        };
        Some(Piece { negated: true, ..self.function("PV", "", arguments) })
    }

    fn sum_over_years(&mut self, year: Slot, years: NodeId, body: NodeId) -> Option<Piece> {
        let is_empty = self.evaluator.value(years).ok()?.is_zero();
        if self.is_excel() && is_empty {
            return Some(self.digits(Decimal::ZERO)); // there is no list of no rows
        }
        let last = self.piece(years)?;
        let last = self.row(last);
        let rows = concatenated(&["ROW(INDIRECT(\"1:", &last, "\"))"]);
        let outer = self.bound.replace((year, rows));
        let body = self.piece(body);
        self.bound = outer;
        if self.is_excel() {
            return Some(self.function("SUMPRODUCT", "", &[&self.signed(body?)]));
        }
        let first = element("mrow", &[&self.symbol(year), "[mo =][mn 1]"]);
        let sign = element("munderover", &["[mo ∑]", &first, &last]);
        Some(Piece::new(concatenated(&[&sign, &self.held(body?, Binding::Product)]), Binding::Product))
    }

    /// In symbols a sum over i; else every row written out.
    fn sum_over_rows(&mut self, rows: Slot, columns: &[Slot], body: NodeId) -> Option<Piece> {
        if self.notation == Notation::Symbols {
            let body = self.piece(body)?;
            let text = concatenated(&["[munder[mo ∑][mi i]]", &self.held(body, Binding::Product)]);
            return Some(Piece::new(text, Binding::Product));
        }
        let mut sum: Option<Piece> = None;
        for place in 0..self.evaluator.rows(rows).len() {
            self.evaluator.enter_row(rows, place, columns);
            let summand = self.piece(body)?;
            sum = Some(match sum {
                None => summand,
                Some(before) => self.sum(before, false, summand).bounded()?,
            });
        }
        Some(sum.unwrap_or_else(|| self.digits(Decimal::ZERO)))
    }

    /// The template with its arguments in the places `{0}`, `{1}`….
    fn template(&mut self, excel: &ExcelTemplate) -> Option<Piece> {
        let mut text = String::new();
        for (place, part) in excel.text.split('{').enumerate() {
            let (digit, literal) = if place == 0 { ("", part) } else { part.split_once('}')? };
            if let Ok(number) = digit.parse::<u8>() {
                let argument = self.piece(*excel.arguments.get(usize::from(number))?)?;
                text.push_str(&self.signed(argument));
            }
            text.push_str(literal);
            if text.len() > MOST_TEXT_BYTES {
                return None;
            }
        }
        Some(Piece::atom(text))
    }
}
