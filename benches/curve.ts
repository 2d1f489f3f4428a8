// A 50-year curve of three outputs, beside decimal.js and big.js with a running product, in one run; and one evaluate with
// its working. Every contender gives the same figures to the cent, or the run fails.
import Big from "big.js";
import Decimal from "decimal.js";
import { loadEngine } from "../dist/npm/engine.js";

const YEARS = 50;
const engine = await loadEngine();
const range = { input: "retention_years", from: "0", to: `${YEARS}`, step: "1" };

type Lines = { value: number[]; sustained: number[]; loss: number[] };

function ours(): Lines {
  const curve = engine.curve("customer-value", {}, range);
  if (!curve.ok) throw new Error("the defaults are right");
  const line = (id: string) => curve.series[id] as unknown as number[];
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

const withDecimalJs = () => written((text) => new Decimal(text));
// Without a cut, big.js's product grows by twenty digits a year.
const withBigJs = () =>
  written(
    (text) => new Big(text),
    (product) => product.round(28),
  );

Decimal.set({ precision: 28 });
Big.DP = 28;
const contenders = { "value-calculator (wasm)": ours, "decimal.js": withDecimalJs, "big.js": withBigJs };

const reference = ours();
for (const [name, run] of Object.entries(contenders)) {
  const lines = run();
  for (const line of ["value", "sustained", "loss"] as const) {
    for (let year = 0; year <= YEARS; year++) {
      const difference = Math.abs((lines[line][year] ?? Number.NaN) - (reference[line][year] ?? Number.NaN));
      if (!(difference < 0.005)) throw new Error(`${name} gives another ${line} in year ${year}`);
    }
  }
}

/** The median time of a run in µs, of batches that alternate between the contenders so that none is favoured. */
function medians(runs: Record<string, () => unknown>): Map<string, number> {
  const times = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]));
  for (let batch = 0; batch < 60; batch++) {
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now();
      for (let repeat = 0; repeat < 40; repeat++) run();
      times.get(name)?.push(((performance.now() - start) / 40) * 1000);
    }
  }
  const median = (list: number[]) => list.slice(20).sort((one, other) => one - other)[20] ?? Number.NaN;
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

const curve = medians(contenders);
const own = curve.get("value-calculator (wasm)") ?? Number.NaN;
console.log(`\nA ${YEARS}-year curve of three outputs, median:`);
for (const [name, time] of curve) {
  console.log(
    `  ${name.padEnd(26)}${time.toFixed(0).padStart(6)} µs${name in { "value-calculator (wasm)": 0 } ? "" : `   ${(time / own).toFixed(1)} × ours`}`,
  );
}
const [evaluate] = medians({ evaluate: () => engine.evaluate("customer-value", {}) }).values();
console.log(`One evaluate with its working and schedule, median: ${evaluate?.toFixed(0)} µs`);
