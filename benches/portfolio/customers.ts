// Customers to rank that look like real ones, the same on every machine: about 40 bytes a line. Revenue is skewed (few buy
// much), years are whole, the discount rate is one of a few, as the customers of one business have them.

export const COLUMNS = [
  "id",
  "first_purchase_price",
  "acquisition_cost",
  "annual_revenue",
  "retention_years",
  "discount_rate",
] as const;

/** Yearly discount rates: the article's, and two beside it. */
export const RATES = ["0.0578", "0.08", "0.0435"] as const;
export const MOST_YEARS = 15;

/** The list as CSV, a piece at a time. */
export function* customerLines(count: number): Generator<string> {
  const next = numbers(7);
  yield `${COLUMNS.join(",")}\n`;
  for (let customer = 1; customer <= count; customer++) {
    const first = cents(20 + 480 * next());
    const cost = cents(10 + 290 * next());
    const revenue = cents(12 / (next() + 0.004));
    const years = 1 + Math.floor(MOST_YEARS * next() ** 1.5);
    const rate = RATES[Math.floor(RATES.length * next() ** 2)];
    yield `C${`${customer}`.padStart(7, "0")},${first},${cost},${revenue},${years},${rate}\n`;
  }
}

const cents = (amount: number) => (Math.round(amount * 100) / 100).toFixed(2);

/** Marsaglia's xorshift generator of 32 bits (Journal of Statistical Software 8, 2003), from 0 to below 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
