//! `docs/models.md` is written from the schemas and the English words: it cannot say anything else than they do.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use value_calculator::{Field, FieldKind, Origin, Schema, models};

const HEAD: &str = "# The models, their inputs and their outputs\n\n\
    Written from the schemas: `UPDATE_GENERATED=1 cargo test --test rust documents`. Rates are fractions a year; an \
    output that\ndoes not exist is `null`, with its reason under `not_defined`. *Article*: the article's text says so, or \
    it follows from its\nown numbers. *Reconstructed*: inferred from them. *Added*: ours.\n";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

fn word<'w>(words: &'w Value, path: &[&str]) -> &'w str {
    path.iter().fold(words, |words, part| &words[*part]).as_str().unwrap_or_else(|| panic!("{path:?} has words"))
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Article => "article",
        Origin::Reconstructed => "reconstructed",
        Origin::Added => "added",
    }
}

fn range(field: &Field) -> String {
    let ends =
        [field.min, field.max].map(|end| end.map_or_else(|| "any".to_owned(), |end| end.normalize().to_string()));
    let [least, most] =
        ends.map(|end| end.replace("1000000000000000", "10¹⁵").replace("1000000000000", "10¹²").replace('-', "−"));
    let whole = if field.whole { ", whole" } else { "" };
    match field.kind {
        FieldKind::Number => format!("{least} to {most}{whole}"),
        FieldKind::Choice => {
            field.choices.iter().map(|choice| format!("`{}`", choice.id)).collect::<Vec<_>>().join(", ")
        }
        FieldKind::Rows => "rows".to_owned(),
        FieldKind::Text => "text".to_owned(),
    }
}

fn section(schema: &Schema) -> String {
    let words: Value = serde_json::from_str(&read(&format!("www/locales/en/{}.json", schema.id))).unwrap();
    let mut text = format!("\n## `{}`\n\n{}\n\n", schema.id, word(&words, &["purpose"]));
    text.push_str("| input | key | default | range | | what it is |\n| --- | --- | --- | --- | --- | --- |\n");
    for field in &schema.inputs {
        let mut line = |id: &str, field: &Field| {
            let (range, origin, help) = (range(field), origin(field.origin), word(&words, &["inputs", id, "help"]));
            writeln!(text, "| `{id}` | `{}` | {} | {range} | {origin} | {help} |", field.key, field.default).unwrap();
        };
        line(&field.id, field);
        for column in &field.columns {
            line(&[field.id.as_str(), ".", &column.id].concat(), column);
        }
    }
    text.push_str("\n| output | | what it is |\n| --- | --- | --- |\n");
    for output in &schema.outputs {
        let [label, help] = ["label", "help"].map(|part| word(&words, &["outputs", &output.id, part]));
        writeln!(text, "| `{}` | {} | {label}. {help} |", output.id, origin(output.origin)).unwrap();
    }
    text
}

#[test]
fn the_models_are_documented_as_they_are() {
    let sections: String = models().iter().map(|model| section(model.schema())).collect();
    let text = format!("{HEAD}{sections}");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/models.md"), &text).unwrap();
    }
    let stale = "docs/models.md is stale: run UPDATE_GENERATED=1 cargo test --test rust documents";
    assert!(read("docs/models.md") == text, "{stale}");
}
