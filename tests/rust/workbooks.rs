//! `www/export/formulas.json` is written from the equations: a workbook's formulas do not depend on what is typed, so
//! they need no place in the engine that every page loads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use value_calculator::{CellFormula, models};

#[test]
fn the_formulas_of_workbooks_are_those_of_the_equations() {
    let workbooks: BTreeMap<&str, _> =
        models().iter().map(|model| (model.schema().id.as_str(), model.workbook())).collect();
    let text = serde_json::to_string_pretty(&workbooks).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/export/formulas.json");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "www/export/formulas.json is stale: run UPDATE_GENERATED=1 cargo test --test rust workbooks"
    );
}

/// What the formula of a cell is made of: the names in its braces.
fn placeholders(cell: &CellFormula) -> Vec<&str> {
    let formula = cell.formula.as_deref().unwrap_or_else(|| panic!("{} has a formula", cell.id));
    formula.split('{').skip(1).map(|part| part.split_once('}').unwrap().0).collect()
}

#[test]
fn every_output_and_column_has_a_formula_whose_cells_are_there() {
    for model in models() {
        let (schema, workbook) = (model.schema(), model.workbook());
        let columns = schema.inputs.iter().flat_map(|field| {
            field.columns.iter().map(|column| [field.id.as_str(), ".", &column.id].concat()).chain([field.id.clone()])
        });
        let mut known: Vec<String> = columns.collect();
        known.extend(workbook.named.iter().chain(&workbook.outputs).map(|cell| cell.cell.clone()));
        let outside: Vec<&CellFormula> = workbook.named.iter().chain(&workbook.outputs).collect();
        assert_eq!(workbook.outputs.len(), schema.outputs.len());
        assert_eq!(workbook.schedule.len(), schema.schedule.len());
        assert_eq!(workbook.last_year.is_some(), !schema.schedule.is_empty());
        for cell in outside.iter().copied().chain(&workbook.schedule) {
            let is_column = workbook.schedule.contains(cell);
            for name in placeholders(cell) {
                let is_there = match name.strip_prefix(['.', '<', '@']) {
                    Some(column) => {
                        (is_column || name.starts_with('@')) && workbook.schedule.iter().any(|other| other.id == column)
                    }
                    None => {
                        name.starts_with('!') || known.iter().any(|other| other == name) || is_column && name == "year"
                    }
                };
                assert!(is_there, "{}: {} reads {name}", schema.id, cell.id);
            }
        }
    }
}

/// A formula that only Excel's newest version, or only one of the three programs, can read is of no use.
#[test]
fn formulas_use_what_every_spreadsheet_has() {
    const FUNCTIONS: [&str; 15] = [
        "ABS",
        "CHOOSE",
        "IF",
        "INDEX",
        "INDIRECT",
        "INT",
        "LN",
        "MAX",
        "MIN",
        "NA",
        "PV",
        "ROUND",
        "ROUNDUP",
        "ROW",
        "SUMPRODUCT",
    ];
    for model in models() {
        let workbook = model.workbook();
        for cell in workbook.named.iter().chain(&workbook.outputs).chain(&workbook.schedule) {
            let formula = cell.formula.as_deref().unwrap();
            assert!(formula.len() < 4000, "{}: {} letters", cell.id, formula.len());
            for (at, _) in formula.match_indices('(') {
                let before = &formula[..at];
                let name = before.rsplit(|letter: char| !letter.is_ascii_uppercase()).next().unwrap();
                assert!(name.is_empty() || FUNCTIONS.contains(&name), "{}: {name}", cell.id);
            }
        }
    }
}
