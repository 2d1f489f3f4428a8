//! Factors of rows: whatever of the equations depends on times and rates alone, once for each combination of them.

use crate::decimal::Decimal;
use crate::equation::evaluate::{Evaluator, EvaluatorState};
use crate::equation::node::{NodeId, Slot};
use crate::error::ReasonNumber;
use crate::inputs::Value;
use crate::model::Model;

/// The factors of recent combinations of times and rates.
pub(super) struct Factors {
    model: Model,
    values: Vec<Value>,
    /// The inputs they depend on.
    slots: Vec<Slot>,
    pub(super) nodes: Vec<NodeId>,
    /// What an evaluator of the model's equations knows so far.
    evaluator: EvaluatorState,
    /// How many combinations this evaluator has worked out.
    worked_out: usize,
    /// Where a combination begins in `numbers`, from 1, by a hash of it; 0 is nowhere.
    table: Vec<u32>,
    /// Combinations one behind the other: the inputs, then the factors.
    numbers: Vec<Decimal>,
    /// Combinations for which a factor does not exist.
    reasons: Vec<(u32, ReasonNumber)>,
}

impl Factors {
    /// Combinations kept: of whole years and a hundred rates there are far fewer. When there are more, it begins anew.
    const KEPT: usize = 1 << 14;
    const TABLE: usize = Self::KEPT << 1;
    /// An evaluator looks for the table of a rate among all that it has made.
    const AN_EVALUATOR: usize = 128;

    pub(super) fn new(model: &Model, values: Vec<Value>, slots: Vec<Slot>, nodes: Vec<NodeId>) -> Self {
        let evaluator = model.evaluator(&values).into_state();
        let (table, numbers) = (vec![0; if nodes.is_empty() { 0 } else { Self::TABLE }], Vec::new());
        Self {
            model: model.clone(),
            values,
            slots,
            nodes,
            evaluator,
            worked_out: 0,
            table,
            numbers,
            reasons: Vec::new(),
        }
    }

    /// Puts the factors for these inputs at the beginning of `into`.
    #[inline]
    pub(super) fn look_up(&mut self, inputs: &[Decimal], into: &mut [Decimal]) -> Result<(), ReasonNumber> {
        let input = |slot: &Slot| inputs.get(slot.0).copied().unwrap_or_default();
        let mut hash = 0_u64;
        for slot in &self.slots {
            let parts = input(slot).unpack();
            // What a time or a rate is made of lies in its lowest 64 bits, its scale and its sign.
            let low = u64::from(parts.mid) << 32 | u64::from(parts.lo);
            let rest = u64::from(parts.scale) << 1 | u64::from(parts.negative);
            hash = (hash ^ low.rotate_left(16) ^ rest).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            hash ^= hash >> 32;
        }
        let size = self.slots.len().saturating_add(self.nodes.len());
        let mut place = usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default();
        loop {
            place &= Self::TABLE.saturating_sub(1);
            let begins = self.table.get(place).copied().unwrap_or_default();
            let Some(start) = begins.checked_sub(1).and_then(|start| usize::try_from(start).ok()) else { break };
            let combination = self.numbers.get(start..start.saturating_add(size)).unwrap_or_default();
            let (kept, factors) = combination.split_at_checked(self.slots.len()).unwrap_or_default();
            if self.slots.iter().zip(kept).all(|(slot, kept)| is_same(input(slot), *kept)) {
                if !self.reasons.is_empty()
                    && let Some((_, reason)) = self.reasons.iter().find(|(of, _)| *of == begins)
                {
                    return Err(*reason);
                }
                for (into, factor) in into.iter_mut().zip(factors) {
                    *into = *factor;
                }
                return Ok(());
            }
            place = place.saturating_add(1);
        }
        self.work_out(inputs, into, place)
    }

    #[inline(never)]
    fn work_out(&mut self, inputs: &[Decimal], into: &mut [Decimal], place: usize) -> Result<(), ReasonNumber> {
        self.worked_out = self.worked_out.saturating_add(1);
        let mut evaluator = if self.worked_out.is_multiple_of(Self::AN_EVALUATOR) {
            self.model.evaluator(&self.values)
        } else {
            Evaluator::resumed(self.model.equations(), std::mem::take(&mut self.evaluator))
        };
        let mut place = place;
        if self.worked_out > Self::KEPT {
            self.table.fill(0);
            self.numbers.clear();
            self.reasons.clear();
            self.worked_out = 1;
            place = 0;
        }
        let begins = u32::try_from(self.numbers.len()).unwrap_or_default().saturating_add(1);
        for slot in &self.slots {
            let value = inputs.get(slot.0).copied().unwrap_or_default();
            evaluator.set(*slot, value);
            self.numbers.push(value);
        }
        let mut reason = None;
        for (node, into) in self.nodes.iter().zip(into) {
            let factor = evaluator.value(*node);
            reason = reason.or(factor.err());
            *into = factor.unwrap_or_default();
            self.numbers.push(*into);
        }
        self.evaluator = evaluator.into_state();
        // After beginning anew the place is no longer the hash's, and the combination is worked out once more.
        if let Some(entry) = self.table.get_mut(place) {
            *entry = begins;
        }
        match reason {
            Some(reason) => {
                self.reasons.push((begins, reason));
                Err(reason)
            }
            None => Ok(()),
        }
    }
}

/// The same number in the same digits, which is all that matters here and quicker to see than that two are equal.
#[inline]
fn is_same(left: Decimal, right: Decimal) -> bool {
    u128::from_ne_bytes(left.serialize()) == u128::from_ne_bytes(right.serialize())
}
