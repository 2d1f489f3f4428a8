//! Prints `customer-value` and its ranking as SQL, for customers that sit in a warehouse.
//!
//! `cargo xtask sql --table crm.customers --columns annual_revenue=revenue,retention_years` and the like; see `USAGE`.

use std::fmt::Write as _;
use std::process::ExitCode;

use serde_json::Value as Words;
use value_calculator::{Field, Origin, Query, QueryColumn, model};

const USAGE: &str = "\
cargo xtask sql [options]    customer values and their ranking as SQL, on standard output

  --table NAME       the table of customers, one a row (customers)
  --id NAME          its column that tells customers apart (id)
  --columns LIST     its columns, separated by commas, by the fields' ids, or field=column; the other fields are
                     parameters (the fields that the form shows at first)
  --schema NAME      where the views are made (none); a data set in BigQuery
  --double TYPE      what 64-bit floats are called: DOUBLE in DuckDB, Spark, Trino and Snowflake (DOUBLE),
                     \"DOUBLE PRECISION\" in PostgreSQL, FLOAT64 in BigQuery";

const MODEL: &str = "customer-value";
const OUTPUTS: [&str; 3] = ["customer_value", "sustained_value", "loss_value"];
const WORDS: &str = include_str!("../../www/locales/en/customer-value.json");
const RANKING: &str = include_str!("ranking.sql");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match written(&arguments) {
        Ok(text) => print!("{text}"),
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn written(arguments: &[String]) -> Result<String, String> {
    if arguments == ["--help"] {
        return Ok(format!("{USAGE}\n"));
    }
    let model = model(MODEL).map_err(|error| error.to_string())?;
    let query = model.query(&OUTPUTS).ok_or("these outputs have no query")?;
    let names = Names::read(arguments, &query)?;
    document(&query, &names).map_err(|error| error.to_string())
}

/// What things are called in the warehouse.
struct Names {
    table: String,
    id: String,
    /// Ends in a point, if there is one.
    schema: String,
    double: String,
    /// Fields that are columns of the table, and their names there.
    columns: Vec<(String, String)>,
}

impl Names {
    fn read(arguments: &[String], query: &Query) -> Result<Self, String> {
        let shown_at_first = query.inputs.iter().filter(|field| !field.advanced);
        let mut names = Self {
            table: "customers".to_owned(),
            id: "id".to_owned(),
            schema: String::new(),
            double: "DOUBLE".to_owned(),
            columns: shown_at_first.map(|field| (field.id.clone(), field.id.clone())).collect(),
        };
        for pair in arguments.chunks(2) {
            let [option, value] = pair else { return Err(USAGE.to_owned()) };
            match option.as_str() {
                "--table" => names.table.clone_from(value),
                "--id" => names.id.clone_from(value),
                "--schema" => names.schema = format!("{value}."),
                "--double" => names.double.clone_from(value),
                "--columns" => names.columns = columns(value, query)?,
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(names)
    }

    fn column(&self, field: &Field) -> Option<&str> {
        self.columns.iter().find(|(id, _)| *id == field.id).map(|(_, column)| column.as_str())
    }
}

fn columns(list: &str, query: &Query) -> Result<Vec<(String, String)>, String> {
    let parts = list.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (id, column) = part.split_once('=').unwrap_or((part, part));
            let field = query.inputs.iter().find(|field| field.id == id).ok_or_else(|| {
                let known: Vec<&str> = query.inputs.iter().map(|field| field.id.as_str()).collect();
                format!("{id} is not a field of this query; its fields are {}", known.join(", "))
            })?;
            Ok((field.id.clone(), column.to_owned()))
        })
        .collect()
}

/// In comments there is neither a semicolon nor an apostrophe: not every client knows where a comment ends.
const HEAD: &str = "\
-- What each customer is worth, and which customers make the value, for a warehouse.
--
-- Written by `cargo xtask sql` from the equations of `customer-value` (method yearly-sum), which also make the page, the
-- engine and the Excel formulas: change those, not these lines. DuckDB runs it in the tests, Spark 4 and PostgreSQL 18
-- have run it, and it is plain enough for Trino and BigQuery. 64-bit floats may have another name: --double.
--
-- Rates are fractions a year, times are years, amounts are in any one currency. (article): its text says so, or it
-- follows from its numbers. (reconstructed): inferred from them. (added): ours.
--
-- The values are 64-bit floats: a power of a rate has no last digit in any number type, and these agree with the
-- decimals of the engine to 9 digits and more. Where those overflow, from 7.9e28, floats go on.
--
-- A row with a figure that is missing or out of bounds gets no value, and rejected_for names the first such field.

";

type Text = Result<String, std::fmt::Error>;

fn document(query: &Query, names: &Names) -> Text {
    let words: Words = serde_json::from_str(WORDS).unwrap_or_default();
    let mut text = HEAD.to_owned();
    let Names { id, schema, table, double, .. } = names;
    writeln!(text, "CREATE VIEW {schema}customer_values AS\nWITH")?;

    let parameters: Vec<&Field> = query.inputs.iter().filter(|field| names.column(field).is_none()).collect();
    if !parameters.is_empty() {
        writeln!(text, "parameters AS (\n  -- The same for every customer: the defaults of the schema.\n  SELECT")?;
        let lines = parameters.iter().map(|field| {
            let value = format!("CAST({} AS {double}) AS {}", field.default, field.id);
            (value, words_of(&words, "inputs", &field.id) + origin(field.origin))
        });
        list(&mut text, lines)?;
        writeln!(text, "),")?;
    }

    writeln!(text, "given AS (\n  SELECT\n    customer.{id},")?;
    let lines = query.inputs.iter().map(|field| match names.column(field) {
        Some(column) => {
            let value = format!("CAST(customer.{column} AS {double}) AS {}", field.id);
            (value, words_of(&words, "inputs", &field.id) + origin(field.origin))
        }
        None => (format!("parameters.{}", field.id), String::new()),
    });
    list(&mut text, lines)?;
    writeln!(text, "  FROM {table} AS customer")?;
    if !parameters.is_empty() {
        writeln!(text, "  CROSS JOIN parameters")?;
    }
    text.push_str("),\n");

    // One by one, so that no engine works out a logarithm of what is out of bounds, in whatever order it goes about it.
    writeln!(text, "step_0 AS (\n  SELECT\n    {id},")?;
    let within_bounds = query.inputs.iter().filter_map(|field| {
        let (id, min, max) = (&field.id, field.min?, field.max?);
        Some((format!("CASE WHEN {id} BETWEEN {min} AND {max} THEN {id} END AS {id}"), String::new()))
    });
    list(&mut text, within_bounds)?;
    text.push_str("  FROM given\n)");

    let mut last = 0_usize;
    for columns in &query.steps {
        let step = last.saturating_add(1);
        write!(text, ",\nstep_{step} AS (\n  SELECT\n    step_{last}.*,\n")?;
        let lines = columns.iter().map(|column| {
            let comment = about(column, &words);
            (format!("-- {comment}\n    {} AS {}", on_lines(&column.expression), column.name), String::new())
        });
        list(&mut text, lines)?;
        write!(text, "  FROM step_{last}\n)")?;
        last = step;
    }
    writeln!(text, ",\nanswered AS (\n  SELECT\n    step_{last}.*,\n    CASE")?;
    for field in &query.inputs {
        writeln!(text, "      WHEN {} IS NULL THEN '{}'", field.id, field.id)?;
    }
    writeln!(text, "    END AS rejected_for\n  FROM step_{last}\n)\nSELECT\n  {id},")?;
    for output in OUTPUTS {
        writeln!(text, "  CASE WHEN rejected_for IS NULL THEN {output} END AS {output},")?;
    }
    writeln!(text, "  rejected_for\nFROM answered;\n")?;
    let ranking = RANKING.replace("{id}", id).replace("{schema}", schema).replace("{double}", double);
    Ok(text + &ranking)
}

/// Lines of a list with commas between them, each with what it is.
fn list(text: &mut String, lines: impl Iterator<Item = (String, String)>) -> std::fmt::Result {
    let mut lines = lines.peekable();
    while let Some((line, comment)) = lines.next() {
        let comma = if lines.peek().is_some() { "," } else { "" };
        let comment = if comment.is_empty() { comment } else { format!(" -- {comment}") };
        writeln!(text, "    {line}{comma}{comment}")?;
    }
    Ok(())
}

/// A CASE with a line for each of its branches.
fn on_lines(expression: &str) -> String {
    let branches = expression.replace(" WHEN ", "\n      WHEN ").replace(" ELSE ", "\n      ELSE ");
    branches.replace(" END", "\n    END")
}

fn about(column: &QueryColumn, words: &Words) -> String {
    match (column.helps, column.origin) {
        (Some(helps), _) => helps.to_owned(),
        (None, Some(from)) => words_of(words, "outputs", &column.name) + origin(from),
        (None, None) => at(words, &["definitions", &column.name]),
    }
}

fn words_of(words: &Words, kind: &str, id: &str) -> String {
    at(words, &[kind, id, "label"])
}

fn at(words: &Words, path: &[&str]) -> String {
    let word = path.iter().try_fold(words, |words, part| words.get(part)).and_then(Words::as_str);
    word.unwrap_or_default().to_owned()
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Article => " (article)",
        Origin::Reconstructed => " (reconstructed)",
        Origin::Added => " (added)",
    }
}
