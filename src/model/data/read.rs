//! Reads a model's data. Whatever they say, the result is a model or a reason: never a panic, and never a model that takes
//! forever, since a question counts its steps.

use std::fmt;

use super::part::{Part, Wrong};
use super::terms::TermReader;
use crate::equation::node::NodeId;
use crate::json;
use crate::model::{Model, Note, NoteRule, Schedule, Tone, Tree};

/// The longest data; our own models take a tenth of it.
const MOST_BYTES: usize = 200_000;

/// Why data are no model.
///
/// ```
/// use value_calculator::{DataError, Model};
/// assert_eq!(Model::from_data("{").unwrap_err(), DataError::Malformed("json".into()));
/// assert_eq!(DataError::TooLarge.to_string(), "the model's data are too large");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataError {
    /// They are longer, deeper or more than any model needs.
    TooLarge,
    /// This part is missing, or is not what it should be.
    Malformed(String),
}

impl DataError {
    /// The message, without the weight of formatting.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::TooLarge => "the model's data are too large".to_owned(),
            Self::Malformed(part) => {
                let mut text = "the model's data are malformed: ".to_owned();
                text.push_str(part);
                text
            }
        }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl std::error::Error for DataError {}

impl Model {
    /// A model from its data, a JSON text.
    ///
    /// ```
    /// use value_calculator::Model;
    /// // One field and one output: twice what is typed.
    /// let data = r#"{
    ///     "id": "twice", "groups": [""], "variables": 1, "equations": "$0 2 * =0 ;",
    ///     "inputs": [{ "id": "number", "key": "n", "symbol": "[mi n]", "unit": "count", "kind": "number", "group": "",
    ///                  "origin": "added", "default": "1", "max_decimals": 2 }],
    ///     "outputs": [{ "id": "twice", "symbol": "[mi t]", "unit": "count", "origin": "added", "prominence": "headline" }]
    /// }"#;
    /// let evaluation = Model::from_data(data)?.evaluate([("number", "3.5".into())])?;
    /// assert_eq!(evaluation.output("twice").unwrap()?.to_string(), "7");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`DataError`] with what is wrong.
    pub fn from_data(data: &str) -> Result<Self, DataError> {
        if data.len() > MOST_BYTES {
            return Err(DataError::TooLarge);
        }
        let value = json::read(data).ok_or_else(|| DataError::Malformed("json".to_owned()))?;
        let wrong = Wrong::default();
        let model = Part { name: "model", value: &value, wrong: &wrong };
        let schema = model.schema();
        let mut reader = TermReader::new(&schema, &model);
        reader.terms(model.member("equations").text());
        let mut outputs = Vec::new();
        for id in &reader.outputs {
            match id {
                Some(id) => outputs.push(*id),
                None => wrong.malformed("outputs"),
            }
        }
        let mut notes = Vec::new();
        let list = model.member("notes");
        for note in list.elements() {
            let note = list.element(note);
            let tone =
                if note.at(1, "tone").code(&["meaning", "caution"]) == 0 { Tone::Meaning } else { Tone::Caution };
            let conditions = reader.conditions(note.at(2, "notes").text());
            notes.push(NoteRule { note: Note { code: note.at(0, "notes").name(), tone }, conditions });
        }
        let rows = model.member("rows");
        let schedule = if rows.is_left_out() {
            None
        } else {
            let year = reader.slot(rows.member("year").number());
            let last = reader.terms(rows.member("last").text());
            let columns = reader.terms(rows.member("columns").text());
            if last.len() != 1 || columns.len() != schema.schedule.len() {
                wrong.malformed("rows");
            }
            Some(Schedule { year, last_year: last.first().copied().unwrap_or(NodeId(0)), columns })
        };
        if let Some(error) = wrong.error() {
            return Err(error);
        }
        let TermReader { nodes, variables, reasons, .. } = reader;
        Ok(Self::new(schema, Tree { nodes, variables, reasons }, outputs, notes, schedule))
    }
}
