//! Customers by their value, from the greatest: who makes how much of the whole.

use std::cmp::Ordering;

use super::customers::Customers;
use super::keys::key_of_value;
use super::sorting::{Item, Sorting};
use super::wide::Wide;
use crate::decimal::Decimal;

/// By cumulative value: A makes most of it, C the least.
///
/// ```
/// use value_calculator::portfolio::Class;
/// assert_eq!(Class::A.text(), "A");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "CustomerClass"))]
pub enum Class {
    /// Up to the first limit; the first customer always.
    A,
    /// Up to the second.
    B,
    /// The rest; whoever has no value above zero always.
    C,
}

impl Class {
    /// The letter.
    ///
    /// ```
    /// assert_eq!(value_calculator::portfolio::Class::C.text(), "C");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

/// The order, and sums along it.
pub(super) struct Ranking {
    items: Vec<Item>,
    sorting: Option<Sorting>,
    /// The customers' places in the file, the greatest value first.
    order: Vec<u32>,
    limits: [Decimal; 2],
    /// The sum of all values, and of those above zero.
    pub(super) total: Wide,
    pub(super) positive: Wide,
    /// How far the sums have come, and to what.
    walked: u32,
    running: Wide,
    /// The sum after every 256th customer.
    sums: Vec<Wide>,
    /// The sum of the sums after each customer: what Gini is made of.
    pub(super) sum_of_sums: Wide,
    pub(super) positives: u32,
    pub(super) negatives: u32,
    pub(super) a_ends: u32,
    pub(super) b_ends: u32,
    /// The smallest number of customers who make 80 %; 0 where nobody does.
    pub(super) making_80_percent: u32,
    repeated: Repeated,
}

const BETWEEN_SUMS: u32 = 256;

impl Ranking {
    pub(super) fn new(customers: &Customers, limits: [Decimal; 2]) -> Self {
        let count = usize::try_from(customers.len()).unwrap_or_default();
        Self {
            items: Vec::with_capacity(count),
            sorting: None,
            order: Vec::new(),
            limits,
            total: Wide::ZERO,
            positive: Wide::ZERO,
            walked: 0,
            running: Wide::ZERO,
            sums: vec![Wide::ZERO],
            sum_of_sums: Wide::ZERO,
            positives: 0,
            negatives: 0,
            a_ends: 0,
            b_ends: 0,
            making_80_percent: 0,
            repeated: Repeated::default(),
        }
    }

    /// Takes the next customer in the order of the file.
    fn collect(&mut self, customers: &Customers, place: u32) {
        let value = customers.value(place);
        let wide = Wide::of(value);
        self.total = self.total.plus(wide);
        if wide.is_positive() {
            self.positive = self.positive.plus(wide);
        }
        self.items.push(Item::new(!key_of_value(value), place));
    }

    /// Goes on for about so many customers; true when it is done.
    pub(super) fn advance(&mut self, customers: &Customers, rows: u32) -> bool {
        if self.order.is_empty() && self.sorting.is_none() && customers.len() > 0 {
            let start = u32::try_from(self.items.len()).unwrap_or_default();
            let end = start.saturating_add(rows.max(1)).min(customers.len());
            for place in start..end {
                self.collect(customers, place);
            }
            if end == customers.len() {
                self.sorting = Some(Sorting::new(std::mem::take(&mut self.items)));
            }
            return false;
        }
        if let Some(sorting) = &mut self.sorting {
            let exact = |left: u32, right: u32| -> Ordering { customers.value(right).cmp(&customers.value(left)) };
            // Merging a customer is about a third of the work of summing one up.
            let items = usize::try_from(rows.saturating_mul(3)).unwrap_or(usize::MAX);
            if sorting.advance(items, &exact)
                && let Some(sorting) = self.sorting.take()
            {
                self.order = sorting.into_places();
            }
            return false;
        }
        let end = self.walked.saturating_add(rows.max(1)).min(customers.len());
        while self.walked < end {
            self.walk(customers);
        }
        self.walked == customers.len() && self.repeated.advance(customers, rows)
    }

    fn walk(&mut self, customers: &Customers) {
        let value = customers.value(self.place(self.walked));
        self.walked = self.walked.saturating_add(1);
        self.running = self.running.plus(Wide::of(value));
        if self.walked.is_multiple_of(BETWEEN_SUMS) {
            self.sums.push(self.running);
        }
        if value.is_zero() {
            return;
        }
        if value.is_sign_negative() {
            self.negatives = self.negatives.saturating_add(1);
            return;
        }
        self.positives = self.walked;
        self.sum_of_sums = self.sum_of_sums.plus(self.running);
        if self.making_80_percent == 0 && self.running.times(5) >= self.positive.times(4) {
            self.making_80_percent = self.walked;
        }
        let [a, b] = self.limits;
        let is_a = self.walked == 1 || (self.a_ends == self.walked.saturating_sub(1) && self.is_within(a));
        if is_a {
            self.a_ends = self.walked;
        }
        if is_a || (self.b_ends == self.walked.saturating_sub(1) && self.is_within(b)) {
            self.b_ends = self.walked;
        }
    }

    /// Whether what the customers so far make is no more than a share of the whole, without dividing.
    fn is_within(&self, limit: Decimal) -> bool {
        let unit = 10_u64.saturating_pow(limit.scale());
        let share = u64::try_from(limit.mantissa()).unwrap_or_default();
        self.running.times(unit) <= self.positive.times(share)
    }

    /// The customer of a rank, counted from 0.
    pub(super) fn place(&self, rank: u32) -> u32 {
        let place = usize::try_from(rank).ok().and_then(|rank| self.order.get(rank));
        place.copied().unwrap_or_default()
    }

    pub(super) fn class(&self, rank: u32) -> Class {
        if rank < self.a_ends {
            Class::A
        } else if rank < self.b_ends {
            Class::B
        } else {
            Class::C
        }
    }

    /// The sum of the values of the first so many customers.
    pub(super) fn sum_of_first(&self, customers: &Customers, count: u32) -> Wide {
        let kept = count.checked_div(BETWEEN_SUMS).unwrap_or_default();
        let sum = usize::try_from(kept).ok().and_then(|kept| self.sums.get(kept)).copied().unwrap_or_default();
        (kept.saturating_mul(BETWEEN_SUMS)..count)
            .fold(sum, |sum, rank| sum.plus(Wide::of(customers.value(self.place(rank)))))
    }

    /// The same of those alone whose value is above zero.
    pub(super) fn positive_sum_of_first(&self, customers: &Customers, count: u32) -> Wide {
        if count >= self.positives { self.positive } else { self.sum_of_first(customers, count) }
    }

    /// Whether shares of the whole mean anything.
    pub(super) fn has_shares(&self) -> bool {
        self.total.is_positive()
    }

    /// Customers whose id one before them has.
    pub(super) fn repeated_ids(&self) -> u32 {
        self.repeated.count
    }
}

/// Counts the customers whose id one before them in the file has: a table of places by hashes of ids.
#[derive(Default)]
struct Repeated {
    /// A place, from 1, below the upper half of its id's hash; 0 is nothing.
    table: Vec<u64>,
    looked_at: u32,
    count: u32,
}

impl Repeated {
    fn advance(&mut self, customers: &Customers, rows: u32) -> bool {
        if self.table.is_empty() && self.looked_at == 0 {
            let size = usize::try_from(customers.len()).unwrap_or(usize::MAX).saturating_mul(2);
            self.table = vec![0; size.checked_next_power_of_two().unwrap_or(1).max(2)];
        }
        let end = self.looked_at.saturating_add(rows.max(1)).min(customers.len());
        while self.looked_at < end {
            let place = self.looked_at;
            self.looked_at = place.saturating_add(1);
            let id = customers.id(place);
            // Without a column of ids nobody has one.
            self.count = self.count.saturating_add(u32::from(!id.is_empty() && self.has_another(customers, id)));
        }
        let is_done = self.looked_at == customers.len();
        if is_done {
            self.table = Vec::new();
        }
        is_done
    }

    /// Whether a customer before has this id; the place looked at last is noted if not.
    fn has_another(&mut self, customers: &Customers, id: &[u8]) -> bool {
        let mut hash = 0xCBF2_9CE4_8422_2325_u64;
        for byte in id {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
        hash = (hash ^ hash >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 32;
        let last = self.table.len().saturating_sub(1);
        let mut at = usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default() & last;
        let upper = hash & !0xFFFF_FFFF;
        // The table is at most half full.
        while let Some(entry) = self.table.get_mut(at) {
            if *entry == 0 {
                *entry = upper | u64::from(self.looked_at);
                return false;
            }
            let other = u32::try_from(*entry & 0xFFFF_FFFF).unwrap_or_default().saturating_sub(1);
            if *entry & !0xFFFF_FFFF == upper && customers.id(other) == id {
                return true;
            }
            at = at.saturating_add(1) & last;
        }
        false
    }
}
