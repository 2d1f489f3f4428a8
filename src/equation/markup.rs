//! Layout trees, for pages to make MathML from.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::equation::node::Symbol;

/// A layout tree with the element names of MathML.
///
/// It is kept as one text, `[mfrac[mn 1][mi r]]`, and crosses the wire as nested arrays, `["mfrac", ["mn", "1"], ["mi",
/// "r"]]`: data, not markup, so that a page builds its nodes without parsing. Numbers are plain decimals.
///
/// ```
/// use value_calculator::{Markup, Symbol};
/// let price = Markup::from(Symbol::new("P").with_subscript("0"));
/// assert_eq!(price.to_string(), "[msub[mi P][mn 0]]");
/// assert_eq!(serde_json::to_string(&price).unwrap(), r#"["msub",["mi","P"],["mn","0"]]"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup(pub(crate) String);

impl std::fmt::Display for Markup {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Symbol> for Markup {
    fn from(symbol: Symbol) -> Self {
        let mut letter = leaf("mi", symbol.letter);
        if symbol.bar {
            letter = element("mover", &[&letter, "[mo ¯]"]);
        }
        let Some(below) = symbol.subscript else { return Self(letter) };
        let is_number = below.bytes().all(|byte| byte.is_ascii_digit());
        Self(element("msub", &[&letter, &leaf(if is_number { "mn" } else { "mi" }, below)]))
    }
}

/// An element that holds text.
pub(crate) fn leaf(tag: &str, text: &str) -> String {
    concatenated(&["[", tag, " ", text, "]"])
}

/// An element that holds others.
pub(crate) fn element(tag: &str, children: &[&str]) -> String {
    concatenated(&["[", tag, &children.concat(), "]"])
}

#[inline(never)]
pub(crate) fn concatenated(parts: &[&str]) -> String {
    parts.concat()
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Subtree(&self.0).serialize(serializer)
    }
}

/// One bracketed element of the text.
struct Subtree<'t>(&'t str);

impl Serialize for Subtree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let inner = self.0.get(1..self.0.len().saturating_sub(1)).unwrap_or_default();
        let tag_ends = inner.bytes().position(|byte| byte == b' ' || byte == b'[').unwrap_or(inner.len());
        let (tag, mut rest) = inner.split_at_checked(tag_ends).unwrap_or((inner, ""));
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(tag)?;
        if let Some(text) = rest.strip_prefix(' ') {
            list.serialize_element(text)?;
            return list.end();
        }
        while !rest.is_empty() {
            let (child, others) = rest.split_at_checked(length_of_first(rest)).unwrap_or((rest, ""));
            list.serialize_element(&Subtree(child))?;
            rest = others;
        }
        list.end()
    }
}

/// Where the first element of a text ends.
fn length_of_first(text: &str) -> usize {
    let mut depth = 0_usize;
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => depth = depth.saturating_add(1),
            b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place.saturating_add(1);
        }
    }
    text.len()
}
