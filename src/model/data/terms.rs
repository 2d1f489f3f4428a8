//! The terms of a model's data: words in postfix order, which build the nodes of its tree.

use super::part::{MOST_ENTRIES, Part, Refusal, Wrong};
use super::{COMPARISONS, OPERATORS};
use crate::decimal::parse_decimal;
use crate::discounting::Timing;
use crate::equation::Symbol;
use crate::equation::node::{Carried, Comparison, ExcelTemplate, InSpreadsheet, Node, NodeId, Search, Slot, Test};
use crate::error::ReasonNumber;
use crate::schema::{Field, FieldKind, Schema};
use crate::split::{parts, whole_number};

/// The most nodes of a tree.
const MOST_NODES: usize = 20_000;
/// The most levels of a tree: working it out takes a piece of the stack for each.
const MOST_LEVELS: u16 = 200;

/// Builds the nodes of terms, as a stack of those that are not used yet. What is wrong is noted, and ends a text of terms.
pub(super) struct TermReader<'s> {
    schema: &'s Schema,
    wrong: &'s Wrong,
    pub(super) nodes: Vec<Node>,
    /// The node of each variable that was written.
    variable_nodes: Vec<Option<NodeId>>,
    /// How many levels stand below each node.
    levels: Vec<u16>,
    stack: Vec<NodeId>,
    marks: Vec<NodeId>,
    pub(super) outputs: Vec<Option<NodeId>>,
    definitions: Vec<(String, Symbol)>,
    formulas: Vec<String>,
    pub(super) variables: usize,
    pub(super) reasons: Vec<String>,
}

impl<'s> TermReader<'s> {
    pub(super) fn new(schema: &'s Schema, model: &Part<'s>) -> Self {
        let mut definitions = Vec::new();
        let list = model.member("definitions");
        for definition in list.elements() {
            let definition = list.element(definition);
            // Names are for the working, which the small module does not write.
            definitions.push(if cfg!(feature = "full") {
                (definition.at(0, "definition").name(), definition.at(1, "definition").symbol())
            } else {
                Default::default()
            });
        }
        let mut variables = model.member("variables").number();
        if variables > MOST_ENTRIES {
            model.wrong.note(Refusal::TooLarge);
            variables = 0;
        } else if variables < schema.inputs.len() {
            model.wrong.malformed("variables");
        }
        Self {
            schema,
            wrong: model.wrong,
            nodes: Vec::new(),
            variable_nodes: vec![None; variables],
            levels: Vec::new(),
            stack: Vec::new(),
            marks: Vec::new(),
            outputs: vec![None; schema.outputs.len()],
            definitions,
            formulas: model.member("formulas").texts(),
            variables,
            reasons: model.member("reasons").texts(),
        }
    }

    /// Terms, each ended by `;`.
    pub(super) fn terms(&mut self, text: &str) -> Vec<NodeId> {
        let mut terms = Vec::new();
        for word in parts(text, b' ') {
            if word == ";" {
                terms.push(self.pop());
                self.is_empty();
            } else {
                self.word(word);
            }
            if self.wrong.is_any() {
                break;
            }
        }
        self.is_empty();
        terms
    }

    /// Conditions, each two terms and a comparison.
    pub(super) fn conditions(&mut self, text: &str) -> Vec<Test> {
        let mut tests = Vec::new();
        for word in parts(text, b' ') {
            match comparison_of(word) {
                Some(comparison) => tests.push(self.test(comparison)),
                None => self.word(word),
            }
            if self.wrong.is_any() {
                break;
            }
        }
        self.is_empty();
        tests
    }

    /// Notes where something is left on the stack.
    fn is_empty(&self) {
        if !self.stack.is_empty() {
            self.wrong.malformed("term");
        }
    }

    #[inline(never)]
    fn pop(&mut self) -> NodeId {
        self.stack.pop().unwrap_or_else(|| {
            self.wrong.malformed("stack");
            NodeId(0)
        })
    }

    #[inline(never)]
    fn pop_several(&mut self, count: usize) -> Vec<NodeId> {
        match self.stack.len().checked_sub(count) {
            Some(from) => self.stack.split_off(from),
            None => {
                self.wrong.malformed("stack");
                Vec::new()
            }
        }
    }

    fn test(&mut self, comparison: Comparison) -> Test {
        let right = self.pop();
        Test { comparison, left: self.pop(), right }
    }

    #[inline(never)]
    pub(super) fn slot(&self, index: usize) -> Slot {
        if index >= self.variables {
            self.wrong.malformed("variable");
        }
        Slot(index)
    }

    /// A variable that is no input: one that a sum or a search gives values to.
    #[inline(never)]
    fn bound_slot(&self, text: &str) -> Slot {
        let slot = self.slot(self.whole(text));
        if slot.0 < self.schema.inputs.len() {
            self.wrong.malformed("variable");
        }
        slot
    }

    fn bound_slots(&self, text: &str) -> Vec<Slot> {
        let mut slots = Vec::new();
        for part in parts(text, b',') {
            slots.push(self.bound_slot(part));
        }
        slots
    }

    /// An input of this kind.
    #[inline(never)]
    fn input(&self, text: &str, kind: FieldKind) -> (Slot, Option<&'s Field>) {
        let index = self.whole(text);
        let field = self.schema.inputs.get(index).filter(|field| field.kind == kind);
        if field.is_none() {
            self.wrong.malformed("input");
        }
        (Slot(index), field)
    }

    #[inline(never)]
    fn whole(&self, text: &str) -> usize {
        whole_number(text).unwrap_or_else(|| {
            self.wrong.malformed("number");
            usize::MAX
        })
    }

    #[inline(never)]
    fn comparison(&self, text: &str) -> Comparison {
        comparison_of(text).unwrap_or_else(|| {
            self.wrong.malformed("comparison");
            Comparison::Equal
        })
    }

    #[inline(never)]
    fn push(&mut self, node: Node) {
        let mut levels = 0_u16;
        node.for_each_child(&mut |child| levels = levels.max(self.levels.get(child.0).copied().unwrap_or(u16::MAX)));
        let levels = levels.saturating_add(1);
        if levels > MOST_LEVELS || self.nodes.len() >= MOST_NODES {
            self.wrong.note(Refusal::TooLarge);
            return;
        }
        self.stack.push(NodeId(self.nodes.len()));
        self.nodes.push(node);
        self.levels.push(levels);
    }

    /// Does what a word says.
    fn word(&mut self, word: &str) {
        match word.as_bytes().first() {
            None => {}
            Some(b'$') => {
                let slot = self.slot(self.whole(word.get(1..).unwrap_or_default()));
                if let Some(Some(known)) = self.variable_nodes.get(slot.0) {
                    self.stack.push(*known);
                    return;
                }
                self.push(Node::Variable(slot));
                if let Some(known) = self.variable_nodes.get_mut(slot.0) {
                    *known = self.stack.last().copied();
                }
            }
            Some(b'@') => match self.marks.get(self.whole(word.get(1..).unwrap_or_default())) {
                Some(id) => self.stack.push(*id),
                None => self.wrong.malformed("mark"),
            },
            Some(b'!') => {
                let id = self.pop();
                self.marks.push(id);
                self.stack.push(id);
            }
            Some(b'=') => self.output(self.whole(word.get(1..).unwrap_or_default())),
            Some(b':') => match self.definitions.get(self.whole(word.get(1..).unwrap_or_default())).cloned() {
                Some((name, symbol)) => {
                    let body = self.pop();
                    self.push(Node::Named { name, symbol, is_output: false, body });
                }
                None => self.wrong.malformed("definition"),
            },
            _ => self.operation(word),
        }
    }

    fn operation(&mut self, word: &str) {
        for (name, operator) in OPERATORS {
            if name == word {
                let right = self.pop();
                let left = self.pop();
                return self.push(Node::Binary(operator, left, right));
            }
        }
        if let Ok(number) = parse_decimal(word) {
            return self.push(Node::Constant(number));
        }
        let mut parts = parts(word, b':');
        let mut part = || parts.next().unwrap_or_default();
        let name = part();
        let node = match name {
            "^" => {
                let exponent = self.pop();
                Node::Power { base: self.pop(), exponent }
            }
            "annuity" | "annuity-due" => {
                let timing = if name == "annuity" { Timing::InArrears } else { Timing::InAdvance };
                let (years, factor) = (self.pop(), self.pop());
                let stay = self.pop();
                Node::AnnuityFactor { rate: self.pop(), stay, factor, years, timing }
            }
            "ln1p" => Node::LogarithmOfOnePlus(self.pop()),
            "floor" => Node::Floor(self.pop()),
            "digits" => Node::ResultDigits(self.pop()),
            "round" => {
                let places = u32::try_from(self.whole(part())).unwrap_or(u32::MAX).min(28);
                Node::Round { value: self.pop(), places }
            }
            "choose" => {
                let ((field, chosen), count) = (self.input(part(), FieldKind::Choice), self.whole(part()));
                if chosen.is_none_or(|field| field.choices.len() != count) {
                    self.wrong.malformed("choose");
                }
                Node::Choice { field, branches: self.pop_several(count) }
            }
            "if" => {
                let comparison = self.comparison(part());
                let (otherwise, then) = (self.pop(), self.pop());
                Node::When { test: self.test(comparison), then, otherwise }
            }
            "need" => {
                let (comparison, reason) = (self.comparison(part()), self.whole(part()));
                if reason >= self.reasons.len() {
                    self.wrong.malformed("reason");
                }
                let body = self.pop();
                Node::Require { test: self.test(comparison), reason: ReasonNumber::of_model(reason), body }
            }
            "years" => {
                let (year, body) = (self.bound_slot(part()), self.pop());
                Node::SumOverYears { year, years: self.pop(), body }
            }
            "rows" => {
                let ((rows, _), columns) = (self.input(part(), FieldKind::Rows), self.bound_slots(part()));
                Node::SumOverRows { rows, columns, body: self.pop() }
            }
            "search" | "halve" => {
                let number = self.bound_slot(part());
                let carried = if name == "search" { part() } else { "" };
                let carried = if carried.is_empty() { Vec::new() } else { self.bound_slots(carried) };
                let comparison = self.comparison(part());
                self.search(number, &carried, comparison, name == "halve")
            }
            "sheet" | "cells" | "cell" => {
                let cells = if name == "cells" { Some(self.pop()) } else { None };
                let formula = part();
                let excel = if formula.is_empty() { None } else { Some(self.template(formula, part())) };
                let value = if name == "cell" { None } else { Some(self.pop()) };
                Node::InSpreadsheet(Box::new(InSpreadsheet { value, excel, cells }))
            }
            _ => return self.wrong.malformed("word"),
        };
        self.push(node);
    }

    /// Names what was written last as an output.
    fn output(&mut self, index: usize) {
        let body = self.pop();
        let id = NodeId(self.nodes.len());
        match (self.schema.outputs.get(index), self.outputs.get_mut(index)) {
            (Some(output), Some(place @ None)) => {
                *place = Some(id);
                let (name, symbol) = (output.id.clone(), output.symbol.clone());
                self.push(Node::Named { name, symbol, is_output: true, body });
            }
            _ => self.wrong.malformed("output"),
        }
    }

    fn template(&mut self, formula: &str, count: &str) -> ExcelTemplate {
        let text = self.formulas.get(self.whole(formula)).cloned();
        if text.is_none() {
            self.wrong.malformed("formula");
        }
        let count = self.whole(count);
        ExcelTemplate { text: text.unwrap_or_default(), arguments: self.pop_several(count) }
    }

    fn search(&mut self, number: Slot, slots: &[Slot], comparison: Comparison, by_halving: bool) -> Node {
        let otherwise = self.pop();
        let test = self.test(comparison);
        let nexts = self.pop_several(slots.len());
        let starts = self.pop_several(slots.len());
        let (last, first) = (self.pop(), self.pop());
        let mut carried = Vec::new();
        for ((variable, start), next) in slots.iter().zip(starts).zip(nexts) {
            carried.push(Carried { variable: *variable, start, next });
        }
        Node::Search(Box::new(Search { number, first, last, carried, test, by_halving, otherwise }))
    }
}

fn comparison_of(text: &str) -> Option<Comparison> {
    for (name, comparison) in COMPARISONS {
        if name == text {
            return Some(comparison);
        }
    }
    None
}
