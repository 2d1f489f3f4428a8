//! A model as data: one JSON text with its schema and its equations. A page loads the data of the models that it shows;
//! the WebAssembly modules contain no model.
//!
//! The members are those of [`Schema`](crate::Schema), and beside them:
//! - `variables`: how many variables the equations have: the inputs, then columns of rows, years and searched numbers;
//! - `definitions`: the sub-results with a name, each as `[id, symbol]`;
//! - `reasons`: the codes of the reasons for which an output does not exist;
//! - `formulas`: spreadsheet formulas with places `{0}`, `{1}`… for arguments;
//! - `equations`, `rows` and the conditions of `notes`: terms in postfix order, `$0 $1 -` for "the first input less the
//!   second".
//!
//! The words of a term, parted by spaces (a, b… stand for what was written before, the last of them last):
//!
//! | word | what it makes |
//! | --- | --- |
//! | `12.5`, `-1` | a number |
//! | `$3` | the variable 3 |
//! | `+ - * / min max ^` | of a and b |
//! | `ln1p floor digits round:2` | of a |
//! | `annuity`, `annuity-due` | the annuity factor of rate, stay, factor and years |
//! | `choose:8:4` | of the 4 branches before, the one that input 8 chooses |
//! | `if:>=` | of a, b, c, d: c where a ≥ b, else d; so with `>`, `=`, `<>` and `whole` |
//! | `need:>:2` | of a, b, c: c where a > b, else not defined, for reason 2 |
//! | `years:12` | of a, b: b summed over variable 12 = 1…a |
//! | `rows:0:12,13` | of a: a summed over the rows of input 0, columns in variables 12 and 13 |
//! | `search:14:15,16:>=` | of first, last, the starts and the nexts of what is carried, a, b, otherwise: the first number of variable 14 for which a ≥ b |
//! | `halve:14:>=` | of first, last, a, b, otherwise: the same by halving the range |
//! | `sheet:0:2` | of a value and 2 arguments: the value, which a spreadsheet writes by formula 0; `sheet` without one |
//! | `cells:0:2`, `cells` | the same with a term over cells behind them, which a workbook writes |
//! | `cell:0:2` | of 2 arguments: formula 0, which only cells have |
//! | `:0` | names a as definition 0 |
//! | `=0` | names a as output 0 |
//! | `!` | marks a to be used again |
//! | `@0` | what was marked first |
//! | `;` | ends a term |

mod part;
mod read;
mod terms;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use read::DataError;

use crate::equation::node::{Comparison, Operator};

/// How operators are written.
const OPERATORS: [(&str, Operator); 6] = [
    ("+", Operator::Add),
    ("-", Operator::Subtract),
    ("*", Operator::Multiply),
    ("/", Operator::Divide),
    ("min", Operator::Minimum),
    ("max", Operator::Maximum),
];

/// How comparisons are written.
const COMPARISONS: [(&str, Comparison); 5] = [
    (">=", Comparison::AtLeast),
    (">", Comparison::Above),
    ("=", Comparison::Equal),
    ("<>", Comparison::NotEqual),
    ("whole", Comparison::Whole),
];
