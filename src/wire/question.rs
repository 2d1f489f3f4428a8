//! Questions cross as one text each, their parts by name.

use super::Inputs;
use crate::inputs::Input;
use crate::split::{parts, whole_number};

/// Between two parts of a question; a part is its name, `=` and its text.
#[cfg(any(test, target_arch = "wasm32"))]
const PART_OF_QUESTION: u8 = 0x1d;
/// Between two fields, and within one between its parts; neither can be typed into a form.
const FIELD_SEPARATOR: u8 = 0x1e;
const PART_SEPARATOR: u8 = 0x1f;

/// A question as `www/engine.ts` writes it.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) struct Question<'q>(pub(crate) &'q str);

#[cfg(any(test, target_arch = "wasm32"))]
impl<'q> Question<'q> {
    /// The text of a part; empty where the question does not have it.
    pub(crate) fn part(&self, name: &str) -> &'q str {
        let mut parts = parts(self.0, PART_OF_QUESTION);
        parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).unwrap_or_default()
    }

    /// The same as an owned text.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn owned(&self, name: &str) -> String {
        self.part(name).to_owned()
    }

    /// The inputs.
    pub(crate) fn inputs(&self) -> Inputs {
        read_inputs(self.part("inputs"))
    }
}

/// Reads inputs written as one text: fields apart by U+001E; a field is its id and its text, or its id, the number of a
/// row, a column and the text there, apart by U+001F. A field of rows without any is its id alone.
///
/// ```
/// use value_calculator::Input;
/// use value_calculator::wire::read_inputs;
/// let inputs = read_inputs("retention_years\u{1f}5\u{1e}points\u{1f}0\u{1f}uses\u{1f}3");
/// assert_eq!(inputs[0], ("retention_years".into(), Input::Text("5".into())));
/// assert_eq!(inputs[1], ("points".into(), Input::Rows(vec![vec![("uses".into(), "3".into())]])));
/// ```
#[must_use]
pub fn read_inputs(text: &str) -> Inputs {
    let mut inputs = Inputs::new();
    for field in parts(text, FIELD_SEPARATOR) {
        if field.is_empty() {
            continue;
        }
        let mut parts = parts(field, PART_SEPARATOR);
        let id = parts.next().unwrap_or_default();
        match (parts.next(), parts.next(), parts.next()) {
            (Some(value), None, _) => inputs.push((id.to_owned(), value.into())),
            (Some(row), Some(column), Some(value)) => {
                let cell = (column.to_owned(), value.to_owned());
                enter_cell(&mut inputs, id, whole_number(row).unwrap_or(0), Some(cell));
            }
            _ => enter_cell(&mut inputs, id, 0, None),
        }
    }
    inputs
}

type Row = Vec<(String, String)>;

/// Puts a cell into a row of a field, making both if they are new; without a cell, the field alone.
fn enter_cell(inputs: &mut Inputs, id: &str, row: usize, cell: Option<(String, String)>) {
    /// More rows than a page could show; a row past them is the last.
    const MOST_ROWS: usize = 10_000;
    let known = inputs.iter().position(|(name, _)| name == id);
    if known.is_none() {
        inputs.push((id.to_owned(), Input::Rows(Vec::new())));
    }
    let field = known.unwrap_or(inputs.len().saturating_sub(1));
    let (Some((_, Input::Rows(rows))), Some(cell)) = (inputs.get_mut(field), cell) else { return };
    let row = row.min(MOST_ROWS);
    if rows.len() <= row {
        rows.resize(row.saturating_add(1), Row::new());
    }
    if let Some(row) = rows.get_mut(row) {
        row.push(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::Question;

    #[test]
    fn the_parts_of_a_question_are_found_by_name() {
        let question = Question("model=toy\u{1d}inputs=a\u{1f}x=1\u{1d}from=0");
        assert_eq!((question.part("model"), question.part("from"), question.part("to")), ("toy", "0", ""));
        assert_eq!(question.inputs(), [("a".to_owned(), "x=1".into())]);
    }
}
