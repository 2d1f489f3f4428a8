//! Layout trees, for pages to make MathML from.

use serde::Serialize;

use crate::equation::node::Symbol;

/// A layout tree with the element names of MathML.
///
/// It is one text, `[mfrac[mn 1][mi r]]`: a tag, then either elements or a space and a text. Numbers are plain decimals.
/// A page makes nodes of it when it shows them, which most evaluations never come to.
///
/// ```
/// use value_calculator::{Markup, Symbol};
/// let price = Markup::from(Symbol::new("P").with_subscript("0"));
/// assert_eq!(price.to_string(), "[msub[mi P][mn 0]]");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Markup(pub(crate) String);

impl std::fmt::Display for Markup {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Symbol> for Markup {
    fn from(symbol: Symbol) -> Self {
        Self(symbol.0)
    }
}

/// An element that holds text.
pub(crate) fn leaf(tag: &str, text: &str) -> String {
    concatenated(&["[", tag, " ", text, "]"])
}

/// An element that holds others.
pub(crate) fn element(tag: &str, children: &[&str]) -> String {
    let inside: usize = children.iter().map(|child| child.len()).sum();
    let mut text = String::with_capacity(inside.saturating_add(tag.len()).saturating_add(2));
    text.push('[');
    text.push_str(tag);
    for child in children {
        text.push_str(child);
    }
    text.push(']');
    text
}

#[inline(never)]
pub(crate) fn concatenated(parts: &[&str]) -> String {
    parts.concat()
}
