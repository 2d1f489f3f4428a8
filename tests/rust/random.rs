//! Inputs for any model, from its schema alone; the same in every run.

use value_calculator::{Decimal, Field, FieldKind, Input, Schema, parse_decimal};

/// Marsaglia's xorshift.
pub struct Random(u64);

impl Random {
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// A number of a field's usual range, to a hundredth of it; sometimes its default, its low end, or 0.
    pub fn number(&mut self, field: &Field) -> Decimal {
        let decimal = |text: &str| parse_decimal(text).unwrap();
        let (low, high) = field
            .slider
            .as_ref()
            .map_or((Decimal::ZERO, Decimal::from(300)), |usual| (decimal(&usual.min), decimal(&usual.max)));
        match self.below(8) {
            0 => decimal(&field.default),
            1 => low,
            _ => {
                let share = Decimal::new(i64::try_from(self.below(1001)).unwrap(), 3);
                let value = low + (high - low) * share;
                if field.whole { value.floor() } else { value.round_dp(4) }
            }
        }
    }

    pub fn inputs(&mut self, schema: &Schema) -> Vec<(String, Input)> {
        schema.inputs.iter().map(|field| (field.id.clone(), self.input(field))).collect()
    }

    fn input(&mut self, field: &Field) -> Input {
        match field.kind {
            FieldKind::Number => self.number(field).into(),
            FieldKind::Choice => {
                let place = usize::try_from(self.below(field.choices.len() as u64)).unwrap();
                field.choices[place].id.as_str().into()
            }
            FieldKind::Rows => {
                let numbers = field.columns.iter().filter(|column| column.kind == FieldKind::Number);
                let numbers: Vec<&Field> = numbers.collect();
                let row = |random: &mut Self| {
                    numbers.iter().map(|column| (column.id.clone(), random.number(column).to_string())).collect()
                };
                Input::Rows((0..self.below(5)).map(|_| row(self)).collect())
            }
            FieldKind::Text => "".into(),
        }
    }
}
