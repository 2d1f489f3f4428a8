// A 50-year curve of three outputs, by the engine and as one would write it with decimal.js or big.js. All give the same
// figures to the cent, or `assertSame` fails.
import Big from "big.js";
import Decimal from "decimal.js";

Decimal.set({ precision: 28 });
Big.DP = 28;

export const YEARS = 50;
export const RANGE = { input: "retention_years", from: "0", to: `${YEARS}`, step: "1" };

export type Lines = { value: number[]; sustained: number[]; loss: number[] };
/** A curve as the engine answers it. */
export type Curve = { ok: true; series: object } | { ok: false };

export function linesOf(curve: Curve): Lines {
  if (!curve.ok) throw new Error("the defaults are right");
  const line = (id: string) => (curve.series as Record<string, unknown>)[id] as number[];
  return { value: line("customer_value"), sustained: line("sustained_value"), loss: line("loss_value") };
}

/** What decimal.js and big.js have in common. */
interface Exact<T> {
  plus(other: T): T;
  minus(other: T): T;
  times(other: T): T;
  div(other: T): T;
  toNumber(): number;
}

/** The same curve with a running product, as one would write it with either library. */
function written<T extends Exact<T>>(
  exact: (text: string) => T,
  cut: (product: T) => T = (product) => product,
): Lines {
  const [price, cost, revenue, again] = [exact("5000"), exact("3000"), exact("2000"), exact("5000")];
  const [one, goodwill] = [exact("1"), exact("1.15")];
  const factor = one.div(exact("1.0578"));
  const lines: Lines = { value: [], sustained: [], loss: [] };
  let [power, sum] = [one, exact("0")];
  for (let year = 0; year <= YEARS; year++) {
    const value = price.minus(cost).plus(revenue.times(sum));
    const sustained = again.times(one.minus(power));
    lines.value.push(value.toNumber());
    lines.sustained.push(sustained.toNumber());
    lines.loss.push(value.plus(sustained).times(goodwill).toNumber());
    power = cut(power.times(factor));
    sum = sum.plus(power);
  }
  return lines;
}

export const withDecimalJs = (): Lines => written((text) => new Decimal(text));
// Without a cut, big.js's product grows by twenty digits a year.
export const withBigJs = (): Lines =>
  written(
    (text) => new Big(text),
    (product) => product.round(28),
  );

export function assertSame(contenders: Record<string, () => Lines>) {
  const reference = withDecimalJs();
  for (const [name, run] of Object.entries(contenders)) {
    const lines = run();
    for (const line of ["value", "sustained", "loss"] as const) {
      for (let year = 0; year <= YEARS; year++) {
        const difference = Math.abs(
          (lines[line][year] ?? Number.NaN) - (reference[line][year] ?? Number.NaN),
        );
        if (!(difference < 0.005)) throw new Error(`${name} gives another ${line} in year ${year}`);
      }
    }
  }
}
