//! A tree as a spreadsheet formula over cells, every branch live.
//!
//! What has a cell of its own is a placeholder in braces, and whoever lays the sheet out puts addresses there:
//! `{retention_years}` an input, an output or a sub-result; `{method}` the number of the chosen way, from 1;
//! `{items.uses}` a column of rows; `{year}` the year of a schedule's row; `{.cash_in}` another cell of that row,
//! `{<cash_in}` that of the row before, `{@cash_in}` the whole column; `{!never}` the words for a value that does not exist.
//!
//! Functions are those that Excel, LibreOffice and Google Sheets share, without dynamic arrays: within SUMPRODUCT
//! nothing branches, because Excel does not follow a list through IF there.

use crate::decimal::Decimal;
use crate::discounting::Timing;
use crate::equation::evaluate::Equations;
use crate::equation::markup::concatenated;
use crate::equation::node::{Comparison, ExcelTemplate, Node, NodeId, Operator, Slot, Test};
use crate::equation::write::Binding;

type Piece = (String, Binding);

/// What a schedule's year is called.
pub(crate) const YEAR: &str = "year";

/// Writes the formulas of one model.
pub(crate) struct CellWriter<'e> {
    pub(crate) equations: &'e Equations,
    /// What each input and each column of rows is called.
    pub(crate) names: &'e [String],
    /// The nodes that have cells, and what those are called.
    pub(crate) cells: Vec<(NodeId, String)>,
    /// The node that is being written out.
    root: NodeId,
    /// The variables that stand for lists within the sum that is being written.
    lists: u64,
    /// The list of years that the sum's own variable stands for.
    years: Option<(Slot, String)>,
}

impl<'e> CellWriter<'e> {
    pub(crate) fn new(equations: &'e Equations, names: &'e [String]) -> Self {
        Self { equations, names, cells: Vec::new(), root: NodeId(usize::MAX), lists: 0, years: None }
    }

    /// The formula without its equals sign; nothing where cells cannot say it.
    pub(crate) fn formula(&mut self, root: NodeId) -> Option<String> {
        self.root = root;
        self.piece(root, true).map(|(text, _)| text)
    }

    /// A part of the formula. At its top, a value that does not exist has its words; within, it is #N/A, which carries
    /// through all arithmetic.
    fn piece(&mut self, id: NodeId, at_top: bool) -> Option<Piece> {
        let equations = self.equations;
        let is_list = equations.depends_on(id, self.lists);
        if id != self.root
            && !is_list
            && let Some((_, cell)) = self.cells.iter().find(|(node, _)| *node == id)
        {
            return Some(placeholder(cell));
        }
        Some(match equations.node(id) {
            Node::Constant(value) => digits(*value),
            Node::Variable(slot) => match &self.years {
                Some((year, list)) if year == slot => (list.clone(), Binding::Atom),
                _ => placeholder(self.names.get(slot.0).map_or(YEAR, String::as_str)),
            },
            Node::Named { body, .. } => self.piece(*body, at_top)?,
            Node::Binary(Operator::Minimum | Operator::Maximum, ..)
            | Node::AnnuityFactor { .. }
            | Node::Choice { .. }
            | Node::When { .. }
            | Node::Require { .. }
                if is_list =>
            {
                return None;
            }
            Node::Binary(operator, left, right) => self.binary(*operator, *left, *right)?,
            Node::Power { base, exponent } => self.power(*base, *exponent, is_list)?,
            Node::AnnuityFactor { rate, stay, years, timing, .. } => {
                self.annuity_factor(*rate, *stay, *years, *timing)?
            }
            Node::LogarithmOfOnePlus(x) => call("LN", &["1+", &self.held(*x, Binding::Product)?]),
            // Floats come to 91.99999999999999 where decimals come to 92.
            Node::Floor(value) => call("INT", &["ROUND(", &self.text(*value)?, ",9)"]),
            // And to 5393.499999999999 where they come to 5393.5.
            Node::Round { value, places } => {
                call("ROUND", &["ROUND(", &self.text(*value)?, ",9),", &places.to_string()])
            }
            Node::Choice { field, branches } => {
                let branches: Option<Vec<String>> =
                    branches.iter().map(|branch| Some(self.piece(*branch, at_top)?.0)).collect();
                self.choice(*field, &branches?)?
            }
            Node::When { test, then, otherwise } => {
                let test = self.test(*test)?;
                call("IF", &[&test, ",", &self.piece(*then, at_top)?.0, ",", &self.piece(*otherwise, at_top)?.0])
            }
            Node::Require { test, reason, body } => {
                let missing = if at_top {
                    concatenated(&["{!", equations.reason(*reason).code(), "}"])
                } else {
                    "NA()".to_owned()
                };
                if self.never_holds(*test) {
                    return Some((missing, Binding::Atom));
                }
                call("IF", &[&self.test(*test)?, ",", &self.piece(*body, at_top)?.0, ",", &missing])
            }
            Node::SumOverYears { year, years, body } => self.sum_over_years(*year, *years, *body)?,
            Node::SumOverRows { columns, body, .. } => {
                let outer = self.lists;
                self.lists |= columns.iter().fold(0, |bits, slot| bits | slot.bit());
                let body = self.text(*body);
                self.lists = outer;
                call("SUMPRODUCT", &[&body?])
            }
            Node::InSpreadsheet(form) => match form.cells {
                Some(cells) => self.piece(cells, at_top)?,
                None => self.template(form.excel.as_ref()?)?,
            },
            Node::ResultDigits(_) | Node::Search(_) => return None,
        })
    }

    /// The branch that the choice names; where all but the last are one, whether it is the last.
    fn choice(&self, field: Slot, branches: &[String]) -> Option<Piece> {
        let (name, (last, others)) = (self.names.get(field.0)?, branches.split_last()?);
        let first = others.first()?;
        if others.iter().all(|other| other == first) {
            return Some(call("IF", &["{", name, "}=", &branches.len().to_string(), ",", last, ",", first]));
        }
        Some(call("CHOOSE", &["{", name, "},", &branches.join(",")]))
    }

    fn text(&mut self, id: NodeId) -> Option<String> {
        self.piece(id, false).map(|(text, _)| text)
    }

    /// The piece, in parentheses unless it holds together as tightly as asked.
    fn held(&mut self, id: NodeId, least: Binding) -> Option<String> {
        let (text, binding) = self.piece(id, false)?;
        Some(if binding < least { concatenated(&["(", &text, ")"]) } else { text })
    }

    fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId) -> Option<Piece> {
        let (sign, binding, least) = match operator {
            Operator::Add => ("+", Binding::Sum, Binding::Sum),
            Operator::Subtract => ("-", Binding::Sum, Binding::Product),
            Operator::Multiply => ("*", Binding::Product, Binding::Product),
            Operator::Divide => ("/", Binding::Product, Binding::Power),
            Operator::Minimum => return Some(call("MIN", &[&self.text(left)?, ",", &self.text(right)?])),
            Operator::Maximum => return Some(call("MAX", &[&self.text(left)?, ",", &self.text(right)?])),
        };
        let (left, right) = (self.held(left, binding)?, self.held(right, least)?);
        Some((concatenated(&[&left, sign, &right]), binding))
    }

    /// 0^0 is 1 here and an error in a spreadsheet. In a list, the base becomes 1 where both are 0.
    fn power(&mut self, base: NodeId, exponent: NodeId, is_list: bool) -> Option<Piece> {
        let is_never_zero = self.is_never_zero(base);
        let (base, exponent) = (self.held(base, Binding::Atom)?, self.held(exponent, Binding::Atom)?);
        if is_never_zero {
            return Some((concatenated(&[&base, "^", &exponent]), Binding::Power));
        }
        if is_list {
            let text = concatenated(&["(", &base, "+(", &base, "=0)*(", &exponent, "=0))^", &exponent]);
            return Some((text, Binding::Power));
        }
        Some(call("IF", &[&exponent, "=0,1,", &base, "^", &exponent]))
    }

    /// A quotient of something that is not 0, as 1/(1 + r) is.
    fn is_never_zero(&self, id: NodeId) -> bool {
        match self.equations.node(id) {
            Node::Constant(value) => !value.is_zero(),
            Node::Named { body, .. } => self.is_never_zero(*body),
            Node::Binary(Operator::Divide, above, _) => self.is_never_zero(*above),
            _ => false,
        }
    }

    /// PV at the rate i = (1 + r)/ρ − 1, which is r for a customer who surely stays. Near i = 0, where PV divides what
    /// is left of 1 − 1 by next to nothing, the first terms of its series, exact to 15 digits there. At ρ = 0 only the
    /// payment at the start of the first year is received.
    fn annuity_factor(&mut self, rate: NodeId, stay: NodeId, years: NodeId, timing: Timing) -> Option<Piece> {
        let is_in_advance = timing == Timing::InAdvance;
        let surely_stays = matches!(self.equations.node(stay), Node::Constant(value) if *value == Decimal::ONE);
        let n = self.held(years, Binding::Atom)?;
        let (rate, stay) = (self.held(rate, Binding::Atom)?, self.held(stay, Binding::Atom)?);
        let (i, argument) = if surely_stays {
            (rate.clone(), rate)
        } else {
            let rate = concatenated(&["(1+", &rate, ")/", &stay, "-1"]);
            (concatenated(&["(", &rate, ")"]), rate)
        };
        let series = concatenated(&[&n, "*(1-(", &n, "+1)*", &i, "/2*(1-(", &n, "+2)*", &i, "/3))"]);
        let growth = if is_in_advance { concatenated(&["*(1+", &i, ")"]) } else { String::new() };
        let start = if is_in_advance { ",0,1" } else { "" };
        let present_value = concatenated(&["PV(", &argument, ",", &n, ",-1", start, ")"]);
        let factor = concatenated(&["IF(ABS(", &argument, ")<0.000001,", &series, &growth, ",", &present_value, ")"]);
        if surely_stays {
            return Some((factor, Binding::Atom));
        }
        let first = if is_in_advance { concatenated(&["IF(", &n, ">0,1,0)"]) } else { "0".to_owned() };
        Some(call("IF", &[&stay, "=0,", &first, ",", &factor]))
    }

    fn sum_over_years(&mut self, year: Slot, years: NodeId, body: NodeId) -> Option<Piece> {
        let last = self.text(years)?;
        let list = concatenated(&["ROW(INDIRECT(\"1:\"&ROUNDUP(", &last, ",0)))"]);
        let outer = (self.lists, self.years.replace((year, list)));
        self.lists |= year.bit();
        let varies = self.equations.depends_on(body, year.bit());
        let body = self.text(body);
        (self.lists, self.years) = outer;
        let sum = if varies {
            concatenated(&["SUMPRODUCT(", &body?, ")"])
        } else {
            concatenated(&["ROUNDUP(", &last, ",0)*(", &body?, ")"])
        };
        // There is no list of no rows.
        Some(call("IF", &[&last, ">0,", &sum, ",0"]))
    }

    /// Inputs and constants are compared as they are; what was computed, after its last digits, which are noise.
    fn test(&mut self, test: Test) -> Option<String> {
        let Test { comparison, left, right } = test;
        if comparison == Comparison::Whole {
            let left = self.text(left)?;
            return Some(concatenated(&["INT(", &left, ")=", &left]));
        }
        let sign = match comparison {
            Comparison::AtLeast => ">=",
            Comparison::Above => ">",
            Comparison::NotEqual => "<>",
            Comparison::Equal | Comparison::Whole => "=",
        };
        let is_given = |id| matches!(self.equations.node(id), Node::Constant(_) | Node::Variable(_));
        if is_given(left) && is_given(right) {
            return Some(concatenated(&[&self.text(left)?, sign, &self.text(right)?]));
        }
        let is_zero = matches!(self.equations.node(right), Node::Constant(value) if value.is_zero());
        let mut difference = self.text(left)?;
        if !is_zero {
            difference = concatenated(&[&difference, "-", &self.held(right, Binding::Product)?]);
        }
        Some(concatenated(&["ROUND(", &difference, ",9)", sign, "0"]))
    }

    /// Two different constants said to be equal: no value at all.
    fn never_holds(&self, test: Test) -> bool {
        let sides = (self.equations.node(test.left), self.equations.node(test.right));
        test.comparison == Comparison::Equal
            && matches!(sides, (Node::Constant(left), Node::Constant(right)) if left != right)
    }

    /// The template with its arguments in the places `{0}`, `{1}`…; its other placeholders stay.
    fn template(&mut self, template: &ExcelTemplate) -> Option<Piece> {
        let mut text = template.text.clone();
        for (place, argument) in template.arguments.iter().enumerate() {
            let argument = self.held(*argument, Binding::Atom)?;
            text = text.replace(&concatenated(&["{", &place.to_string(), "}"]), &argument);
        }
        Some((text, Binding::Atom))
    }
}

fn placeholder(name: &str) -> Piece {
    (concatenated(&["{", name, "}"]), Binding::Atom)
}

fn call(function: &str, inner: &[&str]) -> Piece {
    (concatenated(&[function, "(", &inner.concat(), ")"]), Binding::Atom)
}

fn digits(value: Decimal) -> Piece {
    let text = value.normalize().to_string();
    if value.is_sign_negative() { (concatenated(&["(", &text, ")"]), Binding::Atom) } else { (text, Binding::Atom) }
}
