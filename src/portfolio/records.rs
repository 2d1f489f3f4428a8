//! From the bytes of a file, in pieces cut anywhere, to its rows.
//!
//! A row without a quotation mark, which nearly all are, is cut at its delimiters where it lies. One with a quotation
//! mark goes through `csv-core`, which is made to be fed in pieces too.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::stop::{Stop, StopCode};

/// A row longer than this is a mistake of the file: a quotation mark that nothing closes, or no text at all.
const LONGEST_ROW: usize = 1 << 20;

/// The cells of one row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r> {
    bytes: &'r [u8],
    ends: &'r [usize],
    /// What stands between two cells: a delimiter where the row lies in the file, nothing where it was unquoted.
    between: usize,
}

impl<'r> Cells<'r> {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without the spaces around it.
    #[inline]
    pub(super) fn get(&self, place: usize) -> &'r [u8] {
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).map_or(0, |end| end.saturating_add(self.between)),
            None => 0,
        };
        let end = self.ends.get(place).copied().unwrap_or(start);
        self.bytes.get(start..end).unwrap_or_default().trim_ascii()
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'r [u8]> {
        (0..self.len()).map(move |place| self.get(place))
    }

    /// Whether nothing stands in any cell.
    pub(super) fn is_blank(self) -> bool {
        self.get(0).is_empty() && self.iter().all(<[u8]>::is_empty)
    }
}

/// What is done with a row: its line, and its cells.
pub(super) type OnRow<'f> = dyn FnMut(u64, Cells<'_>) -> Result<(), Stop> + 'f;

/// Cuts a file into rows.
pub(super) struct Records {
    delimiter: u8,
    /// The line that comes next, counted from 1.
    line: u64,
    /// Whether the last byte was a carriage return: a line feed behind it is part of the same line's end.
    after_return: bool,
    /// The beginning of a row whose end has not come yet; without a quotation mark.
    begun: Vec<u8>,
    ends: Vec<usize>,
    quoted: Quoted,
}

/// A row with quotation marks, as far as it has come.
struct Quoted {
    reader: Reader,
    is_open: bool,
    consumed: usize,
    first_line: u64,
    text: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
    count: usize,
}

enum Found {
    /// The row ends here, before its line's end.
    End(usize),
    /// Here is a quotation mark.
    Quote(usize),
    Nothing,
}

impl Records {
    pub(super) fn new(delimiter: u8) -> Self {
        let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
        // The reader takes a byte order mark off what it reads first; here that is a blank line.
        let _ = reader.read_record(b"\n", &mut [0], &mut [0]);
        let quoted = Quoted {
            reader,
            is_open: false,
            consumed: 0,
            first_line: 1,
            text: Vec::new(),
            length: 0,
            ends: Vec::new(),
            count: 0,
        };
        Self { delimiter, line: 1, after_return: false, begun: Vec::new(), ends: Vec::new(), quoted }
    }

    /// Every row that ends in these bytes, with the line it begins in. Blank lines are no rows.
    pub(super) fn feed(&mut self, mut bytes: &[u8], on_row: &mut OnRow<'_>) -> Result<(), Stop> {
        while !bytes.is_empty() {
            if self.quoted.is_open {
                bytes = self.feed_quoted(bytes, on_row)?;
                continue;
            }
            let before = self.begun.len();
            match self.find(bytes, before) {
                Found::End(end) => {
                    let line = self.line;
                    self.check_length(before.saturating_add(end))?;
                    let (row, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
                    self.after_return &= before == 0 && row.is_empty();
                    self.pass_line_end(rest.first().copied());
                    bytes = rest.get(1..).unwrap_or_default();
                    if before > 0 {
                        self.begun.extend_from_slice(row);
                        let cells = Cells { bytes: &self.begun, ends: &self.ends, between: 1 };
                        on_row(line, cells)?;
                        self.begun.clear();
                    } else if !row.is_empty() {
                        on_row(line, Cells { bytes: row, ends: &self.ends, between: 1 })?;
                    }
                    self.ends.clear();
                }
                Found::Quote(place) => {
                    self.check_length(before.saturating_add(place))?;
                    self.quoted.open(self.line);
                    self.ends.clear();
                    let begun = std::mem::take(&mut self.begun);
                    // There is no row's end in what has begun, nor a quotation mark.
                    if !begun.is_empty() {
                        self.feed_quoted(&begun, on_row)?;
                    }
                }
                Found::Nothing => {
                    self.begun.extend_from_slice(bytes);
                    self.check_length(self.begun.len())?;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The last row, if its line had no end.
    pub(super) fn end(&mut self, on_row: &mut OnRow<'_>) -> Result<(), Stop> {
        if self.quoted.is_open {
            let first_line = self.quoted.first_line;
            self.feed_quoted(b"\n", on_row)?;
            if self.quoted.is_open {
                return Err(StopCode::UnclosedQuote.at(first_line));
            }
            return Ok(());
        }
        if self.begun.is_empty() { Ok(()) } else { self.feed(b"\n", on_row) }
    }

    /// Looks for the end of a row, and notes on the way where its cells end.
    fn find(&mut self, bytes: &[u8], before: usize) -> Found {
        let delimiter = self.delimiter;
        for (place, byte) in bytes.iter().enumerate() {
            // Nearly every byte of a file is a digit, a letter or a point.
            if *byte > b'"' && *byte != delimiter {
                continue;
            }
            match *byte {
                byte if byte == delimiter => self.ends.push(before.saturating_add(place)),
                b'\n' | b'\r' => {
                    self.ends.push(before.saturating_add(place));
                    return Found::End(place);
                }
                b'"' => return Found::Quote(place),
                _ => {}
            }
        }
        Found::Nothing
    }

    fn pass_line_end(&mut self, byte: Option<u8>) {
        let is_return = byte == Some(b'\r');
        if is_return || !self.after_return {
            self.line = self.line.saturating_add(1);
        }
        self.after_return = is_return;
    }

    fn check_length(&self, length: usize) -> Result<(), Stop> {
        if length > LONGEST_ROW { Err(StopCode::RowTooLong.at(self.line)) } else { Ok(()) }
    }

    /// Reads on in a row with quotation marks, and returns what it left.
    fn feed_quoted<'b>(&mut self, mut bytes: &'b [u8], on_row: &mut OnRow<'_>) -> Result<&'b [u8], Stop> {
        let quoted = &mut self.quoted;
        while !bytes.is_empty() {
            let room = LONGEST_ROW.saturating_add(1).saturating_sub(quoted.consumed);
            let at_most = bytes.get(..room).unwrap_or(bytes);
            let text = quoted.text.get_mut(quoted.length..).unwrap_or_default();
            let ends = quoted.ends.get_mut(quoted.count..).unwrap_or_default();
            let (result, read, written, ended) = quoted.reader.read_record(at_most, text, ends);
            let (consumed, rest) = bytes.split_at_checked(read).unwrap_or((bytes, &[]));
            quoted.consumed = quoted.consumed.saturating_add(read);
            quoted.length = quoted.length.saturating_add(written);
            quoted.count = quoted.count.saturating_add(ended);
            for byte in consumed {
                match byte {
                    b'\r' => {
                        self.line = self.line.saturating_add(1);
                        self.after_return = true;
                    }
                    b'\n' => {
                        self.line = self.line.saturating_add(u64::from(!self.after_return));
                        self.after_return = false;
                    }
                    _ => self.after_return = false,
                }
            }
            bytes = rest;
            match result {
                ReadRecordResult::OutputFull => quoted.text.resize(quoted.text.len().saturating_mul(2).max(256), 0),
                ReadRecordResult::OutputEndsFull => quoted.ends.resize(quoted.ends.len().saturating_mul(2).max(16), 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
                ReadRecordResult::Record => {
                    quoted.is_open = false;
                    let text = quoted.text.get(..quoted.length).unwrap_or_default();
                    let ends = quoted.ends.get(..quoted.count).unwrap_or_default();
                    on_row(quoted.first_line, Cells { bytes: text, ends, between: 0 })?;
                    return Ok(bytes);
                }
            }
            if quoted.consumed > LONGEST_ROW {
                let is_unclosed = quoted.is_in_quotes();
                let code = if is_unclosed { StopCode::UnclosedQuote } else { StopCode::RowTooLong };
                return Err(code.at(quoted.first_line));
            }
        }
        Ok(bytes)
    }
}

impl Quoted {
    fn open(&mut self, line: u64) {
        self.is_open = true;
        self.first_line = line;
        self.consumed = 0;
        self.length = 0;
        self.count = 0;
    }

    /// Whether a line's end does not end the row, which is the last that is read. (A copy of the reader cannot be asked:
    /// the one of csv-core 0.1.13 lacks half of its tables.)
    fn is_in_quotes(&mut self) -> bool {
        let (result, ..) = self.reader.read_record(b"\n", &mut [0; 8], &mut [0; 8]);
        result != ReadRecordResult::Record
    }
}
