//! JSON: read everywhere, since a model's data is JSON; written where those data are made.

use crate::split::whole_number;
use crate::value::Value;

/// Deeper than any model's data are; each level takes a piece of the stack.
const MOST_LEVELS: usize = 16;

/// Reads a JSON text, of whose numbers only whole ones are taken; nothing where it is none.
pub(crate) fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { text, index: 0 };
    let value = reader.value(MOST_LEVELS)?;
    (reader.next_mark() == 0).then_some(value)
}

struct Reader<'t> {
    text: &'t str,
    index: usize,
}

impl Reader<'_> {
    /// The byte at the index; 0 at the end, which is no byte of JSON.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.index).copied().unwrap_or_default()
    }

    fn advance(&mut self, bytes: usize) {
        self.index = self.index.saturating_add(bytes);
    }

    /// The next byte that is no white space.
    fn next_mark(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.advance(1);
        }
        self.byte()
    }

    fn take(&mut self, mark: u8) -> Option<()> {
        (self.next_mark() == mark).then(|| self.advance(1))
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text.get(self.index..)?.starts_with(word).then(|| {
            self.advance(word.len());
            value
        })
    }

    fn value(&mut self, levels: usize) -> Option<Value> {
        let levels = levels.checked_sub(1)?;
        match self.next_mark() {
            b'"' => self.string().map(Value::Text),
            b'[' => {
                let mut list = Vec::new();
                self.elements(b'[', b']', |reader| {
                    list.push(reader.value(levels)?);
                    Some(())
                })?;
                Some(Value::List(list))
            }
            b'{' => {
                let mut members = Vec::new();
                self.elements(b'{', b'}', |reader| {
                    let name = reader.string()?;
                    reader.take(b':')?;
                    members.push((name, reader.value(levels)?));
                    Some(())
                })?;
                Some(Value::Record(members))
            }
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => {
                let rest = self.text.get(self.index..)?;
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                let number = whole_number(rest.get(..digits)?)?;
                self.advance(digits);
                Some(Value::Number(u64::try_from(number).ok()?))
            }
        }
    }

    /// What stands between two brackets, parted by commas.
    fn elements(&mut self, open: u8, close: u8, mut element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(open)?;
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            element(self)?;
            if self.take(b',').is_none() {
                return self.take(close);
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.index..)?;
            let length = rest.bytes().position(|byte| byte == b'"' || byte == b'\\')?;
            string.push_str(rest.get(..length)?);
            let mark = rest.as_bytes().get(length..)?;
            self.advance(length.saturating_add(1));
            if mark.first() == Some(&b'"') {
                return Some(string);
            }
            self.advance(1);
            string.push(match mark.get(1)? {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'u' => {
                    let digits = self.text.get(self.index..self.index.saturating_add(4))?;
                    self.advance(4);
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                mark @ (b'"' | b'\\' | b'/') => char::from(*mark),
                _ => return None,
            });
        }
    }
}

/// Writes data as JSON.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn write(value: &Value) -> String {
    let listed = |parts: Vec<String>| parts.join(",");
    match value {
        Value::Null | Value::Float(_) | Value::Points(_) => "null".to_owned(),
        Value::Bool(is) => is.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::List(list) => ["[", &listed(list.iter().map(write).collect()), "]"].concat(),
        Value::Record(members) => {
            let member = |(name, value): &(String, Value)| [&quoted(name), ":", &write(value)].concat();
            ["{", &listed(members.iter().map(member).collect()), "}"].concat()
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\0'..' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::value::Value;

    // Source: RFC 8259, and serde_json.
    #[test]
    fn a_text_is_read_as_serde_json_reads_it() {
        let texts = [
            r#"{"a":[1,2,{"b":"c \" \\ \/ \n \t \r \u4e00"}],"d":true,"e":false,"f":null,"":[]}"#,
            " [ ] ",
            r#""""#,
            "0",
            "12",
        ];
        for text in texts {
            let ours = read(text).unwrap_or_else(|| panic!("{text} is JSON"));
            let theirs: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::from_str::<serde_json::Value>(&write(&ours)).unwrap(), theirs);
        }
        assert_eq!(read("1").unwrap(), Value::Number(1));
        for wrong in
            ["", "{", "[1,]", "[1 2]", "{\"a\"}", "{a:1}", "\"", "\"\\x\"", "\"\\u12\"", "tru", "1.5", "-1", "1 1"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let deep = ["[".repeat(100), "]".repeat(100)].concat();
        assert_eq!(read(&deep), None);
    }
}
