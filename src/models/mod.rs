//! The models, one file each: its inputs, its outputs, its equations.
//!
//! To add one: write its file with the two macros below, add it to the list in `model.rs`, and give it its words in the
//! locale files.

pub mod agent_pay;
pub mod customer_value;
pub mod information_value;
pub mod referral_value;
pub mod service_roi;
#[cfg(any(test, feature = "toy-model"))]
pub(crate) mod toy;

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
        pub(crate) struct Terms {
            $(pub(crate) $name: $crate::equation::Expr,)+
        }

        impl $crate::model::Inputs for Inputs {
            type Terms = Terms;

            const FIELDS: &'static [$crate::schema::Field] = &[$($field.named(stringify!($name)),)+];

            fn terms() -> Terms {
                Terms { $($name: $crate::equation::input(),)+ }
            }

            fn values(&self) -> Vec<$crate::inputs::Value> {
                vec![$(self.$name.clone().into(),)+]
            }
        }

        impl Default for Inputs {
            fn default() -> Self {
                let mut fields = <Self as $crate::model::Inputs>::FIELDS.iter();
                Self { $($name: fields.next().map(Into::into).unwrap_or_default(),)+ }
            }
        }
    };
}

/// The outputs of a model, from one list: the typed struct, the schema's outputs, and their equations by name.
macro_rules! model_outputs {
    ($(#[$all:meta])* Outputs; $($(#[$about:meta])* $name:ident = $output:expr,)+) => {
        $(#[$all])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Outputs {
            $($(#[$about])* pub $name: $crate::decimal::Figure,)+
        }

        /// The equation of every output.
        pub(crate) struct Equations {
            $(pub(crate) $name: $crate::equation::Expr,)+
        }

        impl $crate::model::Outputs for Outputs {
            type Equations = Equations;

            const OUTPUTS: &'static [$crate::schema::Output] = &[$($output.named(stringify!($name)),)+];

            fn terms(equations: &Self::Equations) -> Vec<$crate::equation::Expr> {
                vec![$(equations.$name,)+]
            }

            fn from_figures(figures: Vec<$crate::decimal::Figure>) -> Self {
                let mut figures = figures.into_iter();
                Self { $($name: figures.next().unwrap_or($crate::model::MISSING),)+ }
            }
        }
    };
}

pub(crate) use {model_inputs, model_outputs};
