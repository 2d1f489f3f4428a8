//! The customers that have a value, in the order of the file.

use crate::decimal::Decimal;

/// What is kept of a customer beside the value and the name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Customer {
    /// CV and L, unrounded.
    pub(super) sustained: Decimal,
    pub(super) loss: Decimal,
    pub(super) line: u32,
    /// Where the name ends in its block.
    pub(super) id_end: u32,
}

/// Customers in blocks, so that no list is ever copied into one twice as long.
#[derive(Default)]
pub(super) struct Customers {
    blocks: Vec<Block>,
    count: u32,
}

#[derive(Default)]
struct Block {
    /// V, as the engine gives it but for zeros at its end. Apart from the rest, since ranking goes through them alone.
    values: Vec<Decimal>,
    customers: Vec<Customer>,
    ids: Vec<u8>,
}

const A_BLOCK: u32 = 1 << 13;

impl Customers {
    pub(super) fn len(&self) -> u32 {
        self.count
    }

    /// One more; false if there are as many as can be counted.
    pub(super) fn push(&mut self, value: Decimal, customer: Customer, id: &[u8]) -> bool {
        let Some(count) = self.count.checked_add(1) else { return false };
        if self.count.is_multiple_of(A_BLOCK) {
            if let Some(last) = self.blocks.last_mut() {
                last.ids.shrink_to_fit();
            }
            self.blocks.push(Block::default());
        }
        let Some(block) = self.blocks.last_mut() else { return false };
        block.ids.extend_from_slice(id);
        let Ok(id_end) = u32::try_from(block.ids.len()) else { return false };
        block.values.push(value);
        block.customers.push(Customer { id_end, ..customer });
        self.count = count;
        true
    }

    fn place(place: u32) -> (usize, usize) {
        let part = |part: Option<u32>| part.and_then(|part| usize::try_from(part).ok()).unwrap_or_default();
        (part(place.checked_div(A_BLOCK)), part(place.checked_rem(A_BLOCK)))
    }

    /// V.
    #[inline]
    pub(super) fn value(&self, place: u32) -> Decimal {
        let (block, at) = Self::place(place);
        self.blocks.get(block).and_then(|block| block.values.get(at)).copied().unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn get(&self, place: u32) -> Customer {
        let (block, at) = Self::place(place);
        self.blocks.get(block).and_then(|block| block.customers.get(at)).copied().unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn id(&self, place: u32) -> &[u8] {
        let (block, at) = Self::place(place);
        let Some(block) = self.blocks.get(block) else { return &[] };
        let end = |at: usize| block.customers.get(at).and_then(|customer| usize::try_from(customer.id_end).ok());
        let start = at.checked_sub(1).and_then(end).unwrap_or_default();
        block.ids.get(start..end(at).unwrap_or(start)).unwrap_or_default()
    }
}
