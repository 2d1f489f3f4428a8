// Where a model's chart begins and ends. Numbers here are places only.
import type { ChartSchema, CurveRange } from "../wire.js";

/** More points than this are closer together than pixels. */
const MOST_STEPS = 200;

/**
 * The axis, from the schema's beginning to twice the visitor's own figure, within what the model says; in steps of the
 * schema's or 2, 5, 10… times as long, so that there are no more points than pixels. Pixels, not values.
 */
export function axisOf(chart: ChartSchema, own: string): CurveRange {
  const [from, least, most, step] = [chart.from, chart.least_to, chart.most_to, chart.step].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const to = Math.min(most, Math.max(least, Math.ceil(2 * Number(own))));
  let times = 1;
  for (let place = 0; (to - from) / (step * times) > MOST_STEPS; place++) times *= place % 3 === 1 ? 2.5 : 2;
  return { input: chart.input, from: chart.from, to: plain(to), step: plain(step * times) };
}

/** A whole number without an exponent. */
export const plain = (value: number) => (Number.isInteger(value) ? BigInt(value).toString() : `${value}`);
