//! Writes a model's data.

use std::collections::BTreeMap;

use super::{COMPARISONS, OPERATORS};
use crate::discounting::Timing;
use crate::equation::node::{Comparison, Node, NodeId, Slot, Test};
use crate::json;
use crate::model::Model;
use crate::value::Value;

impl Model {
    /// The model as data, a JSON text: what [`Model::from_data`] reads. Terms over cells, which only a workbook needs, are
    /// left out, since a page's workbooks have their formulas from a file.
    ///
    /// ```
    /// use value_calculator::Model;
    /// let model = value_calculator::model("customer-value")?;
    /// let read = Model::from_data(&model.data())?;
    /// assert_eq!(read.schema(), model.schema());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn data(&self) -> String {
        self.written_data(false)
    }

    /// The same with the terms over cells: everything there is to know of a model.
    ///
    /// ```
    /// use value_calculator::Model;
    /// let model = value_calculator::model("service-roi")?;
    /// assert_eq!(Model::from_data(&model.data_with_cells())?.workbook(), model.workbook());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn data_with_cells(&self) -> String {
        self.written_data(true)
    }

    fn written_data(&self, with_cells: bool) -> String {
        let mut terms = Terms {
            model: self,
            with_cells,
            uses: BTreeMap::new(),
            marks: BTreeMap::new(),
            definitions: Vec::new(),
            formulas: Vec::new(),
        };
        let outputs = terms.model.0.outputs.clone();
        let rows = self.0.schedule.as_ref();
        let columns: &[NodeId] = rows.map_or(&[], |rows| &rows.columns);
        let tests: Vec<Test> = self.0.notes.iter().flat_map(|rule| rule.conditions.clone()).collect();
        let roots = outputs.iter().chain(columns).chain(rows.map(|rows| &rows.last_year)).copied();
        for id in roots.chain(tests.iter().flat_map(|test| [test.left, test.right])) {
            terms.count(id);
        }
        // Sub-results first and in their own order, which is the order in which they are shown.
        let equations = self.equations();
        let is_definition = |id: &NodeId| matches!(equations.node(*id), Node::Named { is_output: false, .. });
        let definitions = (0..equations.len()).map(NodeId).filter(is_definition);
        let definitions: Vec<NodeId> = definitions.filter(|id| terms.uses.contains_key(&id.0)).collect();
        let equations_text = terms.listed(definitions.iter().chain(&outputs).copied());
        let rows_value = rows.map(|rows| {
            Value::Record(vec![
                ("year".to_owned(), Value::Number(number(rows.year.0))),
                ("last".to_owned(), Value::Text(terms.listed([rows.last_year]))),
                ("columns".to_owned(), Value::Text(terms.listed(rows.columns.iter().copied()))),
            ])
        });
        let notes = self.0.notes.iter().map(|rule| {
            let conditions: Vec<String> = rule.conditions.iter().map(|test| terms.test(*test)).collect();
            Value::List(vec![
                Value::Text(rule.note.code.clone()),
                Value::of(&rule.note.tone),
                Value::Text(conditions.join(" ")),
            ])
        });
        let notes: Vec<Value> = notes.collect();
        let definitions = terms.definitions.iter().map(|id| match equations.node(*id) {
            Node::Named { name, symbol, .. } => Value::of(&[name, &symbol.0]),
            _ => Value::Null,
        });
        let Value::Record(mut members) = Value::of(self.schema()) else { return String::new() };
        for (output, value) in self.schema().outputs.iter().zip(list_of(&mut members, "outputs")) {
            if let (Value::Record(members), Some(turns_in)) = (value, &output.turns_in) {
                members.push(("turns_in".to_owned(), Value::of(turns_in)));
            }
        }
        members.extend([
            ("variables".to_owned(), Value::Number(number(equations.variables()))),
            ("definitions".to_owned(), Value::List(definitions.collect())),
            ("reasons".to_owned(), Value::of(&equations.reasons)),
            ("formulas".to_owned(), Value::of(&terms.formulas)),
            ("equations".to_owned(), Value::Text(equations_text)),
            ("rows".to_owned(), rows_value.unwrap_or(Value::Null)),
            ("notes".to_owned(), Value::List(notes)),
        ]);
        json::write(&slim(Value::Record(members)))
    }
}

fn number(index: usize) -> u64 {
    u64::try_from(index).unwrap_or(u64::MAX)
}

fn list_of<'v>(members: &'v mut [(String, Value)], name: &str) -> &'v mut [Value] {
    match members.iter_mut().find(|(other, _)| other == name) {
        Some((_, Value::List(list))) => list,
        _ => &mut [],
    }
}

/// Without what is as it is for most: null, false, empty lists. An empty `turns_in` says something.
fn slim(value: Value) -> Value {
    let is_said = |(name, value): &(String, Value)| {
        let is_plain = matches!(value, Value::Null | Value::Bool(false)) || *value == Value::List(Vec::new());
        name == "turns_in" || !is_plain
    };
    match value {
        Value::Record(members) => {
            let said = members.into_iter().filter(is_said).map(|(name, value)| (name, slim(value)));
            Value::Record(said.collect())
        }
        Value::List(list) => Value::List(list.into_iter().map(slim).collect()),
        other => other,
    }
}

/// Terms being written.
struct Terms<'m> {
    model: &'m Model,
    with_cells: bool,
    /// How often each node is used.
    uses: BTreeMap<usize, usize>,
    /// The marks of the nodes that were written and are used again.
    marks: BTreeMap<usize, usize>,
    definitions: Vec<NodeId>,
    formulas: Vec<String>,
}

impl Terms<'_> {
    /// What a node is made of, in the order in which it is read.
    fn children(&self, id: NodeId) -> Vec<NodeId> {
        let mut children = Vec::new();
        match self.model.equations().node(id) {
            Node::InSpreadsheet(form) => {
                children.extend(form.value);
                children.extend(form.excel.iter().flat_map(|excel| &excel.arguments));
                children.extend(form.cells.filter(|_| self.with_cells));
            }
            Node::Search(search) => {
                children.extend([search.first, search.last]);
                children.extend(search.carried.iter().map(|carried| carried.start));
                children.extend(search.carried.iter().map(|carried| carried.next));
                children.extend([search.test.left, search.test.right, search.otherwise]);
            }
            node => node.for_each_child(&mut |child| children.push(child)),
        }
        children
    }

    fn count(&mut self, id: NodeId) {
        let uses = self.uses.entry(id.0).or_default();
        *uses = uses.saturating_add(1);
        if *uses == 1 {
            for child in self.children(id) {
                self.count(child);
            }
        }
    }

    /// Terms one after the other, each ended; named ones that stand in another term already are not written again.
    fn listed(&mut self, ids: impl IntoIterator<Item = NodeId>) -> String {
        let mut words = Vec::new();
        for id in ids {
            let is_named = matches!(self.model.equations().node(id), Node::Named { .. });
            if !(is_named && self.marks.contains_key(&id.0)) {
                self.write(id, &mut words);
                words.push(";".to_owned());
            }
        }
        words.join(" ")
    }

    fn test(&mut self, test: Test) -> String {
        let mut words = Vec::new();
        self.write(test.left, &mut words);
        self.write(test.right, &mut words);
        words.push(compared(test.comparison));
        words.join(" ")
    }

    fn write(&mut self, id: NodeId, words: &mut Vec<String>) {
        let node = self.model.equations().node(id).clone();
        match &node {
            Node::Constant(value) => return words.push(value.normalize().to_string()),
            Node::Variable(slot) => return words.push(format!("${}", slot.0)),
            _ => {}
        }
        if let Some(mark) = self.marks.get(&id.0) {
            return words.push(format!("@{mark}"));
        }
        for child in self.children(id) {
            self.write(child, words);
        }
        let word = self.word(id, &node);
        words.push(word);
        let is_named = matches!(node, Node::Named { .. });
        if is_named || self.uses.get(&id.0).is_some_and(|uses| *uses > 1) {
            self.marks.insert(id.0, self.marks.len());
            words.push("!".to_owned());
        }
    }

    /// The word that makes a node of its children.
    fn word(&mut self, id: NodeId, node: &Node) -> String {
        match node {
            Node::Constant(_) | Node::Variable(_) => String::new(),
            Node::Named { name, is_output: true, .. } => {
                let index = self.model.schema().outputs.iter().position(|output| output.id == *name);
                format!("={}", index.unwrap_or_default())
            }
            Node::Named { .. } => {
                self.definitions.push(id);
                format!(":{}", self.definitions.len().saturating_sub(1))
            }
            Node::Binary(operator, ..) => {
                let found = OPERATORS.iter().find(|(_, other)| other == operator);
                found.map(|(word, _)| (*word).to_owned()).unwrap_or_default()
            }
            Node::Power { .. } => "^".to_owned(),
            Node::AnnuityFactor { timing: Timing::InArrears, .. } => "annuity".to_owned(),
            Node::AnnuityFactor { timing: Timing::InAdvance, .. } => "annuity-due".to_owned(),
            Node::LogarithmOfOnePlus(_) => "ln1p".to_owned(),
            Node::Floor(_) => "floor".to_owned(),
            Node::ResultDigits(_) => "digits".to_owned(),
            Node::Round { places, .. } => format!("round:{places}"),
            Node::Choice { field, branches } => format!("choose:{}:{}", field.0, branches.len()),
            Node::When { test, .. } => format!("if:{}", compared(test.comparison)),
            Node::Require { test, reason, .. } => {
                format!("need:{}:{}", compared(test.comparison), reason.index_in_model().unwrap_or_default())
            }
            Node::SumOverYears { year, .. } => format!("years:{}", year.0),
            Node::SumOverRows { rows, columns, .. } => format!("rows:{}:{}", rows.0, slots(columns.iter())),
            Node::Search(search) if search.by_halving => {
                format!("halve:{}:{}", search.number.0, compared(search.test.comparison))
            }
            Node::Search(search) => {
                let carried = slots(search.carried.iter().map(|carried| &carried.variable));
                format!("search:{}:{carried}:{}", search.number.0, compared(search.test.comparison))
            }
            Node::InSpreadsheet(form) => {
                let has_cells = self.with_cells && form.cells.is_some();
                let name = if form.value.is_none() {
                    "cell"
                } else if has_cells {
                    "cells"
                } else {
                    "sheet"
                };
                match &form.excel {
                    None => name.to_owned(),
                    Some(excel) => {
                        self.formulas.push(excel.text.clone());
                        format!("{name}:{}:{}", self.formulas.len().saturating_sub(1), excel.arguments.len())
                    }
                }
            }
        }
    }
}

fn slots<'s>(slots: impl Iterator<Item = &'s Slot>) -> String {
    slots.map(|slot| slot.0.to_string()).collect::<Vec<_>>().join(",")
}

fn compared(comparison: Comparison) -> String {
    let found = COMPARISONS.iter().find(|(_, other)| *other == comparison);
    found.map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}
