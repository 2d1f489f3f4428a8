//! What the beginning of a file shows: whether it is a text, what stands between its cells, what its columns hold, and
//! what stands before the decimals of its numbers.

use super::numbers::{DecimalMark, Shown, shown_by};
use super::options::{DELIMITERS, Holds, Known};
use super::records::{OnRow, Records};
use super::stop::{Stop, StopCode};

/// How much of a file is looked at before its rows are valued.
pub(super) const BEGINNING: usize = 1 << 16;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A column of a file.
///
/// ```
/// use value_calculator::portfolio::{Options, header};
/// let header = header(b"Id;N\nAnna;5\n", &Options::default()).unwrap();
/// assert_eq!(header.columns[1].field.as_deref(), Some("retention_years"));
/// assert_eq!(header.columns[1].examples, ["5"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub name: String,
    /// The input it holds, or `id`; nothing where it is left out.
    pub field: Option<String>,
    /// Its first cells, three at most.
    pub examples: Vec<String>,
    pub(super) holds: Option<Holds>,
}

/// What the beginning of a file shows.
///
/// ```
/// use value_calculator::portfolio::{DecimalMark, Options, header};
/// let header = header(b"id;R\nAnna;1.234\nBen;1,5\n", &Options::default()).unwrap();
/// assert_eq!((header.delimiter, header.decimal_mark), (';', Some(DecimalMark::Comma)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// What stands between two cells.
    pub delimiter: char,
    /// What stands before the decimals; nothing where no number has shown it.
    pub decimal_mark: Option<DecimalMark>,
    /// A number such as `1,234` that either mark would fit, where no other has shown which and the delimiter does not
    /// say so.
    pub ambiguous: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The name of the second of two columns that hold the same.
    pub(super) duplicate: Option<String>,
    /// How many bytes stand before the text.
    pub(super) skipped: usize,
}

impl Header {
    /// From the file's first bytes; `is_all` if there are no more.
    pub(super) fn read(bytes: &[u8], known: &Known, is_all: bool) -> Result<Self, Stop> {
        refuse_what_is_no_text(bytes)?;
        let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let candidates: &[u8] = known.delimiter.as_ref().map_or(&DELIMITERS, std::slice::from_ref);
        let mut best: Option<(usize, Candidate)> = None;
        for delimiter in candidates {
            let candidate = recognised(*delimiter, first_row(text, *delimiter, is_all)?, known);
            let count = candidate.columns.iter().filter(|column| column.holds.is_some()).count();
            // Of two delimiters that show as much, the one that comes first.
            let is_better =
                |(most, other): &(usize, Candidate)| (count, candidate.columns.len()) > (*most, other.columns.len());
            if best.as_ref().is_none_or(is_better) {
                best = Some((count, candidate));
            }
        }
        let Some((_, Candidate { delimiter, columns, duplicate })) = best else {
            return Err(StopCode::NoHeader.into());
        };
        let mut header = Self {
            delimiter: char::from(delimiter),
            decimal_mark: known.decimal_mark,
            ambiguous: None,
            columns,
            duplicate,
            skipped: bytes.len().saturating_sub(text.len()),
        };
        header.look_at_rows(text, delimiter, is_all)?;
        Ok(header)
    }

    /// Notes examples, and the first number that shows its decimal mark.
    fn look_at_rows(&mut self, text: &[u8], delimiter: u8, is_all: bool) -> Result<(), Stop> {
        const EXAMPLES: usize = 3;
        let mut rows = 0_usize;
        let mut open = None;
        each_row(text, delimiter, is_all, &mut |_, cells| {
            if cells.is_blank() {
                return Ok(());
            }
            rows = rows.saturating_add(1);
            if rows == 1 {
                return Ok(()); // the header
            }
            for (column, cell) in self.columns.iter_mut().zip(cells.iter()) {
                if column.examples.len() < EXAMPLES {
                    column.examples.push(beginning_of(cell));
                }
                if !matches!(column.holds, Some(Holds::Input(_))) || self.decimal_mark.is_some() {
                    continue;
                }
                match shown_by(cell) {
                    Shown::Mark(mark) => self.decimal_mark = Some(mark),
                    Shown::Either(mark) if open.is_none() => open = Some((mark, beginning_of(cell))),
                    _ => {}
                }
            }
            Ok(())
        })?;
        if let (Some((mark, cell)), None) = (open, self.decimal_mark) {
            self.decimal_mark = said_by_delimiter(mark, delimiter);
            self.ambiguous = if self.decimal_mark.is_none() { Some(cell) } else { None };
        }
        Ok(())
    }
}

/// Where a number fits either mark and no other number decides, the delimiter may: what stands between cells does not
/// stand within a number, and a semicolon is taken where the comma is in numbers.
pub(super) fn said_by_delimiter(shown: DecimalMark, delimiter: u8) -> Option<DecimalMark> {
    match (delimiter, shown) {
        (b',', _) => Some(DecimalMark::Point),
        (b';', DecimalMark::Comma) => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// As much of a cell as there is room for.
pub(super) fn beginning_of(cell: &[u8]) -> String {
    /// Four bytes a letter at most, and a letter that the cut went through.
    const BYTES: usize = 163;
    let text = String::from_utf8_lossy(cell.get(..BYTES).unwrap_or(cell));
    crate::inputs::beginning(&text).to_owned()
}

fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), Stop> {
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    let is_old_workbook = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if is_zip || is_old_workbook {
        return Err(StopCode::LooksLikeXlsx.into());
    }
    let first = bytes.get(..256).unwrap_or(bytes);
    let zeros = first.iter().filter(|byte| **byte == 0).count();
    // A text in an alphabet has a zero beside every letter.
    let is_wide = zeros > 1 && zeros.saturating_mul(3) > first.len();
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || is_wide {
        return Err(StopCode::LooksLikeUtf16.into());
    }
    Ok(())
}

/// Goes through the rows, as far as they are whole.
fn each_row(text: &[u8], delimiter: u8, is_all: bool, on_row: &mut OnRow<'_>) -> Result<(), Stop> {
    let mut records = Records::new(delimiter);
    records.feed(text, on_row)?;
    if is_all { records.end(on_row) } else { Ok(()) }
}

/// The names in the header.
fn first_row(text: &[u8], delimiter: u8, is_all: bool) -> Result<Vec<String>, Stop> {
    let mut names: Option<Vec<String>> = None;
    let mut is_utf8 = true;
    let result = each_row(text, delimiter, is_all, &mut |_, cells| {
        if cells.is_blank() && names.is_none() {
            return Ok(());
        }
        names = Some(cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect());
        is_utf8 = cells.iter().all(|cell| std::str::from_utf8(cell).is_ok());
        // One row is enough; this ends the reading and is not passed on.
        Err(StopCode::NoRows.into())
    });
    match names {
        Some(_) if !is_utf8 => Err(StopCode::NotUtf8.at(1)),
        Some(names) => Ok(names),
        None => {
            result?;
            if is_all || text.is_empty() {
                return Err(StopCode::NoHeader.into());
            }
            // A header that is longer than all that is looked at.
            Err(StopCode::RowTooLong.at(1))
        }
    }
}

/// A header as one delimiter cuts it.
struct Candidate {
    delimiter: u8,
    columns: Vec<Column>,
    /// The name of one that holds what another before it does.
    duplicate: Option<String>,
}

/// What each column holds.
fn recognised(delimiter: u8, names: Vec<String>, known: &Known) -> Candidate {
    let said: Vec<Option<Option<Holds>>> = names.iter().map(|name| known.said_of(name)).collect();
    let is_said = |holds: Holds| said.contains(&Some(Some(holds)));
    let mut columns: Vec<Column> = Vec::with_capacity(names.len());
    let mut duplicate = None;
    for (name, said) in names.into_iter().zip(&said) {
        // What is said of one column is not taken from another by its name.
        let mut holds = match said {
            Some(holds) => *holds,
            None => known.named(&name).filter(|holds| !is_said(*holds)),
        };
        if holds.is_some() && columns.iter().any(|column| column.holds == holds) {
            duplicate = duplicate.or_else(|| Some(name.clone()));
            holds = None;
        }
        let field = match holds {
            Some(Holds::Id) => Some("id".to_owned()),
            Some(Holds::Input(place)) => known.field(place).map(|field| field.id.clone()),
            None => None,
        };
        columns.push(Column { name, field, examples: Vec::new(), holds });
    }
    Candidate { delimiter, columns, duplicate }
}
