//! A stable order of many items, made in steps: merging, so that no step takes long and every tie is decided exactly.

use std::cmp::Ordering;

/// An item with the beginning of what it is ordered by: nearly always that decides already.
#[derive(Clone, Copy, Default)]
pub(super) struct Item {
    // Two halves, so that an item takes 12 bytes and not 16.
    key: [u32; 2],
    pub(super) place: u32,
}

impl Item {
    pub(super) fn new(key: u64, place: u32) -> Self {
        let half = |key: u64| u32::try_from(key & 0xFFFF_FFFF).unwrap_or_default();
        Self { key: [half(key >> 32), half(key)], place }
    }

    fn key(&self) -> u64 {
        u64::from(self.key[0]) << 32 | u64::from(self.key[1])
    }
}

/// Items being put in order.
pub(super) struct Sorting {
    from: Vec<Item>,
    into: Vec<Item>,
    first_run: usize,
    /// How many of `from` are in runs of this step already.
    done: usize,
    /// The length of runs that are in order; 0 before there are any.
    run: usize,
    /// The next of either run that is being merged.
    heads: [usize; 2],
}

/// Runs that are ordered in one go.
const FIRST_RUN: usize = 1 << 15;

impl Sorting {
    pub(super) fn new(items: Vec<Item>) -> Self {
        Self { from: items, into: Vec::new(), first_run: FIRST_RUN, done: 0, run: 0, heads: [0; 2] }
    }

    /// Goes on for about so many items; true when all are in order. `exact` decides between equal keys, and where it
    /// does not, the place does.
    pub(super) fn advance(&mut self, items: usize, exact: &dyn Fn(u32, u32) -> Ordering) -> bool {
        let compared = |left: &Item, right: &Item| {
            left.key()
                .cmp(&right.key())
                .then_with(|| exact(left.place, right.place))
                .then_with(|| left.place.cmp(&right.place))
        };
        let mut left = items.max(1);
        while self.run < self.from.len() && left > 0 {
            let before = self.done;
            if self.run == 0 {
                let end = self.done.saturating_add(self.first_run).min(self.from.len());
                if let Some(run) = self.from.get_mut(self.done..end) {
                    run.sort_unstable_by(compared);
                }
                self.done = end;
            } else {
                self.merge(left, &compared);
            }
            left = left.saturating_sub(self.done.saturating_sub(before));
            if self.done == self.from.len() {
                self.finish_pass();
            }
        }
        self.run >= self.from.len()
    }

    fn finish_pass(&mut self) {
        if self.run == 0 {
            self.run = self.first_run;
        } else {
            std::mem::swap(&mut self.from, &mut self.into);
            self.run = self.run.saturating_mul(2);
        }
        self.into.clear();
        if self.run < self.from.len() {
            self.into.reserve_exact(self.from.len());
        }
        self.start_pair(0);
    }

    fn start_pair(&mut self, start: usize) {
        self.done = start;
        self.heads = [start, start.saturating_add(self.run).min(self.from.len())];
    }

    /// Merges the pair of runs that comes next, or as much of it as is asked.
    fn merge(&mut self, most: usize, compared: &impl Fn(&Item, &Item) -> Ordering) {
        let pair = self.run.saturating_mul(2);
        let start = self.done.checked_div(pair).unwrap_or_default().saturating_mul(pair);
        let middle = start.saturating_add(self.run).min(self.from.len());
        let end = start.saturating_add(pair).min(self.from.len());
        let stop = self.done.saturating_add(most).min(end);
        let [mut left, mut right] = self.heads;
        let lefts = self.from.get(..middle).unwrap_or_default();
        let rights = self.from.get(..end).unwrap_or_default();
        while self.done < stop {
            let (item, is_left) = match (lefts.get(left), rights.get(right)) {
                (Some(first), Some(second)) => {
                    let is_left = if first.key() == second.key() {
                        compared(second, first) != Ordering::Less
                    } else {
                        first.key() < second.key()
                    };
                    (if is_left { *first } else { *second }, is_left)
                }
                (Some(first), None) => (*first, true),
                (None, Some(second)) => (*second, false),
                (None, None) => break,
            };
            left = left.saturating_add(usize::from(is_left));
            right = right.saturating_add(usize::from(!is_left));
            self.into.push(item);
            self.done = self.done.saturating_add(1);
        }
        self.heads = [left, right];
        if self.done >= end && end < self.from.len() {
            self.start_pair(end);
        }
    }

    /// The items in order.
    pub(super) fn into_places(self) -> Vec<u32> {
        drop(self.into);
        self.from.into_iter().map(|item| item.place).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // Source: the standard library's stable sort.
        #[test]
        fn the_order_is_that_of_a_stable_sort_whatever_the_steps(
            values in prop::collection::vec(0_u64..5000, 0..9000), step in 1_usize..5000, run in 1_usize..3000,
        ) {
            // The key knows the hundreds, and the exact comparison the rest but the last bit.
            let items = values.iter().zip(0..).map(|(value, place)| Item::new(value / 100, place)).collect();
            let exact = |left: u32, right: u32| (values[left as usize] / 2).cmp(&(values[right as usize] / 2));
            let mut sorting = Sorting { first_run: run, ..Sorting::new(items) };
            while !sorting.advance(step, &exact) {}
            let mut expected: Vec<u32> = (0..).take(values.len()).collect();
            expected.sort_by_key(|place| values[*place as usize] / 2);
            prop_assert_eq!(sorting.into_places(), expected);
        }
    }
}
