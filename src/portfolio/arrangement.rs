//! Ranked customers in another order, and those alone whose name is asked for.

use std::cmp::Ordering;

use super::customers::{Customer, Customers};
use super::keys::{compare_names, contains, key_of_name, key_of_value};
use super::ranking::Ranking;
use super::sorting::{Item, Sorting};
use crate::decimal::Decimal;
use crate::rounding::without_noise;

/// What ranked customers are ordered by.
///
/// ```
/// use value_calculator::portfolio::OrderBy;
/// assert_eq!(OrderBy::from_text("loss_value"), Some(OrderBy::LossValue));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderBy {
    /// The customer's value, from the greatest.
    #[default]
    Rank,
    /// The name, whatever its case, and numbers in it by their size.
    Id,
    /// V.
    CustomerValue,
    /// CV.
    SustainedValue,
    /// L.
    LossValue,
}

impl OrderBy {
    /// By its name on the wire.
    ///
    /// ```
    /// assert_eq!(value_calculator::portfolio::OrderBy::from_text("line"), None);
    /// ```
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            "rank" => Self::Rank,
            "id" => Self::Id,
            "customer_value" => Self::CustomerValue,
            "sustained_value" => Self::SustainedValue,
            "loss_value" => Self::LossValue,
            _ => return None,
        })
    }

    fn key(self, customers: &Customers, place: u32) -> u64 {
        let customer = customers.get(place);
        match self {
            Self::Rank => 0,
            Self::Id => key_of_name(customers.id(place)),
            Self::CustomerValue => key_of_value(customers.value(place)),
            Self::SustainedValue => key_of_value(without_noise(customer.sustained)),
            Self::LossValue => key_of_value(without_noise(customer.loss)),
        }
    }

    fn exact(self, customers: &Customers, left: u32, right: u32) -> Ordering {
        let by = |of: fn(Customer) -> Decimal| of(customers.get(left)).cmp(&of(customers.get(right)));
        match self {
            Self::Rank => Ordering::Equal,
            Self::Id => compare_names(customers.id(left), customers.id(right)),
            Self::CustomerValue => customers.value(left).cmp(&customers.value(right)),
            Self::SustainedValue => by(|customer| without_noise(customer.sustained)),
            Self::LossValue => by(|customer| without_noise(customer.loss)),
        }
    }
}

/// The ranks that are shown, in their order.
#[derive(Default)]
pub(super) enum Arrangement {
    /// All, by rank.
    #[default]
    All,
    Choosing {
        by: OrderBy,
        descending: bool,
        /// In small letters.
        search: Vec<u8>,
        next: u32,
        chosen: Vec<Item>,
    },
    Sorting {
        by: OrderBy,
        descending: bool,
        sorting: Sorting,
    },
    Done(Vec<u32>),
}

impl Arrangement {
    pub(super) fn start(by: OrderBy, descending: bool, search: &str) -> Self {
        if by == OrderBy::Rank && !descending && search.is_empty() {
            return Self::All;
        }
        let search = search.trim().to_ascii_lowercase().into_bytes();
        Self::Choosing { by, descending, search, next: 0, chosen: Vec::new() }
    }

    /// Goes on for about so many customers; true when it is done.
    pub(super) fn advance(&mut self, customers: &Customers, ranking: &Ranking, rows: u32) -> bool {
        match self {
            Self::All | Self::Done(_) => return true,
            Self::Choosing { by, descending, search, next, chosen } => {
                let end = next.saturating_add(rows.max(1)).min(customers.len());
                for rank in *next..end {
                    let place = ranking.place(rank);
                    if search.is_empty() || contains(customers.id(place), search) {
                        let key = by.key(customers, place);
                        chosen.push(Item::new(if *descending { !key } else { key }, rank));
                    }
                }
                *next = end;
                if end < customers.len() {
                    return false;
                }
                let (by, descending, chosen) = (*by, *descending, std::mem::take(chosen));
                if by == OrderBy::Rank {
                    let ranks = chosen.into_iter().map(|item| item.place);
                    *self = Self::Done(if descending { ranks.rev().collect() } else { ranks.collect() });
                    return true;
                }
                *self = Self::Sorting { by, descending, sorting: Sorting::new(chosen) };
            }
            Self::Sorting { by, descending, sorting } => {
                let exact = |left: u32, right: u32| {
                    let order = by.exact(customers, ranking.place(left), ranking.place(right));
                    if *descending { order.reverse() } else { order }
                };
                if sorting.advance(usize::try_from(rows).unwrap_or(usize::MAX), &exact) {
                    let sorting = std::mem::replace(sorting, Sorting::new(Vec::new()));
                    *self = Self::Done(sorting.into_places());
                    return true;
                }
            }
        }
        false
    }

    /// How many are shown.
    pub(super) fn len(&self, customers: &Customers) -> u32 {
        match self {
            Self::All => customers.len(),
            Self::Done(ranks) => u32::try_from(ranks.len()).unwrap_or(u32::MAX),
            Self::Choosing { .. } | Self::Sorting { .. } => 0,
        }
    }

    /// The rank, from 0, of one that is shown.
    pub(super) fn rank(&self, customers: &Customers, at: u32) -> Option<u32> {
        match self {
            Self::All => (at < customers.len()).then_some(at),
            Self::Done(ranks) => usize::try_from(at).ok().and_then(|at| ranks.get(at)).copied(),
            Self::Choosing { .. } | Self::Sorting { .. } => None,
        }
    }
}
