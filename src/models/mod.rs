//! The models, one file each: its inputs, its outputs, its equations. And the registry of all of them.
//!
//! To add one: write its file with the two macros below, add its line to the registry, and give it its words in the
//! locale files.

pub mod agent_pay;
pub mod customer_value;
pub mod information_value;
pub mod referral_value;
pub mod service_roi;
#[cfg(any(test, feature = "toy-model"))]
pub(crate) mod toy;

use std::sync::LazyLock;

use crate::decimal::Figure;
use crate::equation::{Expr, build_tree};
use crate::error::{Error, NotDefined};
use crate::inputs::{self, Value};
use crate::model::{Model, NoteRule, Schedule};
use crate::schema::{Chart, Column, Field, Output, ScheduleChart, Schema, Waterfall, texts};

/// Every model, in the order they are offered. This is the one list of models: their data, the page's list, the
/// documents and the tests come from it.
static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| {
    vec![
        model_of::<customer_value::CustomerValue>(),
        model_of::<information_value::InformationValue>(),
        model_of::<referral_value::ReferralValue>(),
        model_of::<service_roi::ServiceRoi>(),
        model_of::<agent_pay::AgentPay>(),
        #[cfg(feature = "toy-model")]
        model_of::<toy::Toy>(),
    ]
});

/// Every model, in the order they are offered.
///
/// ```
/// assert!(value_calculator::models().iter().any(|model| model.schema().id == "customer-value"));
/// ```
#[must_use]
pub fn models() -> &'static [Model] {
    &MODELS
}

/// One model by its id.
///
/// ```
/// assert!(value_calculator::model("customer-value").is_ok());
/// ```
///
/// # Errors
/// [`Error::UnknownModel`] with the ids there are.
pub fn model(id: &str) -> Result<&'static Model, Error> {
    models().iter().find(|model| model.schema().id == id).ok_or_else(|| Error::UnknownModel {
        asked: id.to_owned(),
        known: models().iter().map(|model| model.schema().id.clone()).collect(),
    })
}

/// What a model file says: its fields and outputs by the macros below, its pictures, and its equations.
pub(crate) trait Definition {
    const ID: &'static str;
    const GROUPS: &'static [&'static str];
    /// The outputs by which a list of customers is valued; none where the model is not of one customer.
    const PORTFOLIO: &'static [&'static str] = &[];
    type Inputs: Inputs;
    type Outputs: Outputs;

    /// The equations, each output by its name.
    fn equations(given: <Self::Inputs as Inputs>::Exprs) -> ModelEquations<Self::Outputs>;

    fn chart() -> Option<Chart>;

    fn schedule_chart() -> Option<ScheduleChart> {
        None
    }

    fn waterfall() -> Option<Waterfall> {
        None
    }
}

/// Everything that `equations` writes: each output by its name, the notes, the schedule.
pub(crate) struct ModelEquations<O: Outputs> {
    pub(crate) outputs: O::Equations,
    pub(crate) notes: Vec<NoteRule>,
    pub(crate) schedule: Option<YearlySchedule>,
}

/// A table with one row for each year 0…N, its columns written for one `year`.
pub(crate) struct YearlySchedule {
    pub(crate) year: Expr,
    pub(crate) last_year: Expr,
    pub(crate) columns: Vec<(Column, Expr)>,
}

/// The typed inputs of a model, made by a macro from one list.
pub(crate) trait Inputs {
    type Exprs;
    fn fields() -> Vec<Field>;
    fn exprs() -> Self::Exprs;
    fn values(&self) -> Vec<Value>;
}

/// The typed outputs of a model, made by a macro from one list.
pub(crate) trait Outputs: Sized {
    type Equations;
    fn outputs() -> Vec<Output>;
    fn exprs(equations: &Self::Equations) -> Vec<Expr>;
    fn from_figures(figures: Vec<Figure>) -> Self;
}

/// A model from its definition.
pub(crate) fn model_of<D: Definition>() -> Model {
    let ((equations, year), tree) = build_tree(|| {
        let equations = D::equations(D::Inputs::exprs());
        let year = equations.schedule.as_ref().and_then(|schedule| schedule.year.slot());
        (equations, year)
    });
    let ModelEquations { outputs, notes, schedule } = equations;
    let outputs: Vec<Expr> = D::Outputs::exprs(&outputs);
    let (columns, schedule) = match (schedule, year) {
        (Some(YearlySchedule { last_year, columns, .. }), Some(year)) => {
            let (columns, exprs): (Vec<Column>, Vec<Expr>) = columns.into_iter().unzip();
            let exprs = exprs.iter().map(|expr| expr.0).collect();
            (columns, Some(Schedule { year, last_year: last_year.0, columns: exprs }))
        }
        _ => (Vec::new(), None),
    };
    let schema = Schema {
        id: D::ID.to_owned(),
        inputs: D::Inputs::fields(),
        outputs: D::Outputs::outputs(),
        groups: texts(D::GROUPS),
        chart: D::chart(),
        schedule_chart: D::schedule_chart(),
        waterfall: D::waterfall(),
        portfolio: texts(D::PORTFOLIO),
        schedule: columns,
    };
    Model::new(schema, tree, outputs.iter().map(|expr| expr.0).collect(), notes, schedule)
}

/// The outputs of a model for inputs that were never text.
pub(crate) fn typed_outputs<D: Definition>(inputs: &D::Inputs) -> Result<D::Outputs, Error> {
    figures(model(D::ID)?, inputs).map(D::Outputs::from_figures)
}

/// The outputs of a model, in the schema's order, for inputs that were never text.
pub(crate) fn figures(model: &Model, inputs: &impl Inputs) -> Result<Vec<Figure>, Error> {
    let values = inputs.values();
    inputs::check(&model.schema().inputs, &values)?;
    Ok(model.figures(values))
}

/// A number that a typed interface could not give a meaning to.
pub(crate) const MISSING: NotDefined = NotDefined::because("not-with-this-method");

/// The inputs of a model, from one list: the typed struct, the schema's fields, and the terms of the equations.
macro_rules! model_inputs {
    ($(#[$all:meta])* Inputs; $($(#[$about:meta])* $name:ident : $type:ty = $field:expr,)+) => {
        $(#[$all])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Inputs {
            $($(#[$about])* pub $name: $type,)+
        }

        /// The inputs as the equations use them.
        #[derive(Clone, Copy)]
        pub(crate) struct InputExprs {
            $(pub(crate) $name: $crate::equation::Expr,)+
        }

        impl $crate::models::Inputs for Inputs {
            type Exprs = InputExprs;

            fn fields() -> Vec<$crate::schema::Field> {
                vec![$($field.named(stringify!($name)),)+]
            }

            fn exprs() -> InputExprs {
                InputExprs { $($name: $crate::equation::input(),)+ }
            }

            fn values(&self) -> Vec<$crate::inputs::Value> {
                vec![$(self.$name.clone().into(),)+]
            }
        }

        impl Default for Inputs {
            fn default() -> Self {
                let fields = <Self as $crate::models::Inputs>::fields();
                let mut fields = fields.iter();
                Self { $($name: fields.next().map(Into::into).unwrap_or_default(),)+ }
            }
        }
    };
}

/// The outputs of a model, from one list: the typed struct, the schema's outputs, and their equations by name.
macro_rules! model_outputs {
    ($(#[$all:meta])* Outputs; $($(#[$about:meta])* $name:ident = $output:expr,)+) => {
        $(#[$all])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Outputs {
            $($(#[$about])* pub $name: $crate::decimal::Figure,)+
        }

        /// The equation of every output.
        pub(crate) struct Equations {
            $(pub(crate) $name: $crate::equation::Expr,)+
        }

        /// Each output, named by its id and its symbol, so that other equations can use it.
        impl Equations {
            $(pub(crate) fn $name(body: $crate::equation::Expr) -> $crate::equation::Expr {
                $crate::equation::output(stringify!($name), $output.symbol, body)
            })+
        }

        impl $crate::models::Outputs for Outputs {
            type Equations = Equations;

            fn outputs() -> Vec<$crate::schema::Output> {
                vec![$($output.named(stringify!($name)),)+]
            }

            fn exprs(equations: &Self::Equations) -> Vec<$crate::equation::Expr> {
                vec![$(equations.$name,)+]
            }

            fn from_figures(figures: Vec<$crate::decimal::Figure>) -> Self {
                let mut figures = figures.into_iter();
                Self { $($name: figures.next().unwrap_or(Err($crate::models::MISSING)),)+ }
            }
        }
    };
}

pub(crate) use {model_inputs, model_outputs};
