// What docs/formulas.md says of the ranking, in exact whole units of 10^-16, from the engine's own values. It is a second
// way to the same numbers, and its result the one place where another ranking would take its stead.

export interface Ranked {
  readonly id: number;
  readonly value: bigint;
  readonly cumulative: bigint;
  readonly share: number;
  readonly abcClass: "A" | "B" | "C";
}

export interface Ranking {
  readonly ranked: Ranked[];
  readonly total: bigint;
  readonly topShare: number;
  readonly customersForShare: number;
  readonly gini: number | null;
}

const DECIMALS = 16;

/** A plain decimal as so many 10^-16. */
export function units(decimal: string): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(DECIMALS, "0"));
}

/** Ranked by value, then by id; class limits 80 and 95 %, the best 20 %, 80 % of the value. */
export function ranking(values: ReadonlyMap<number, string>): Ranking {
  const sorted = [...values].map(([id, value]) => ({ id, value: units(value) }));
  sorted.sort((left, right) =>
    left.value === right.value ? left.id - right.id : left.value > right.value ? -1 : 1,
  );
  const total = sorted.reduce((sum, { value }) => (value > 0n ? sum + value : sum), 0n);
  let cumulative = 0n;
  let weighted = 0n;
  const ranked = sorted.map(({ id, value }, place): Ranked => {
    if (value > 0n) cumulative += value;
    weighted += BigInt(sorted.length - place) * value;
    const upTo = (percent: bigint) => cumulative * 100n <= total * percent;
    const abcClass = value <= 0n ? "C" : place === 0 || upTo(80n) ? "A" : upTo(95n) ? "B" : "C";
    return { id, value, cumulative, share: quotient(cumulative, total), abcClass };
  });
  const n = BigInt(sorted.length);
  const hasLoss = sorted.some(({ value }) => value < 0n);
  return {
    ranked,
    total,
    topShare: ranked[Math.ceil(sorted.length / 5) - 1]?.share ?? Number.NaN,
    customersForShare: ranked.findIndex(({ cumulative }) => cumulative * 100n >= total * 80n) + 1,
    gini: hasLoss ? null : quotient(2n * weighted - (n + 1n) * total, n * total),
  };
}

/** To 15 digits after the point. */
function quotient(above: bigint, below: bigint): number {
  return Number((above * 10n ** 15n) / below) / 1e15;
}
