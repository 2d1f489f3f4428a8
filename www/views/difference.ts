// How far it is from one scenario's figure to another's, in words: absolute, and in per cent where that means something.
import type { CoreEngine } from "../engine.js";
import { formatValue } from "../number-text.js";
import type { ScenarioReading } from "../scenario.js";
import type { FieldSchema, Unit } from "../wire.js";
import { filled } from "../words.js";
import { type Reading, unitOf, valueText } from "./reading.js";
import { signed } from "./signed.js";

/** Whether an input is not the same in all scenarios. */
export function differs({ id }: FieldSchema, [first, ...others]: readonly ScenarioReading[]): boolean {
  return others.some(({ reading }) => reading.values[id] !== first?.reading.values[id]);
}

/** "+1,234 (+12.3 %)"; a dash where one of the two does not exist. */
export function differenceText(engine: CoreEngine, output: string, from: Reading, to: Reading): string {
  const { compare: texts } = to.words;
  const [first, second] = [from.evaluation.outputs[output], to.evaluation.outputs[output]];
  if (first === undefined || first === null || second === undefined || second === null) return "–";
  const { amount, relative } = engine.difference(first, second);
  if (amount === null) return "–";
  if (amount === "0") return texts.unchanged;
  const unit = unitOf(output, to);
  const text = signed(signOf(amount), amountText(amount.replace(/^-/, ""), unit, to), to);
  // Of a rate or of a year, a share would be mistaken for the difference itself.
  if (relative === null || unit.startsWith("rate") || unit === "year") return text;
  const share = formatValue(relative.replace(/^-/, ""), { ...to, unit: "rate" });
  return filled(texts.with_share, { amount: text, share: signed(signOf(relative), share, to) });
}

const signOf = (value: string) => (value.startsWith("-") ? "−" : "+");

function amountText(size: string, unit: Unit, reading: Reading): string {
  if (unit === "year") return valueText(size, "years", reading);
  if (unit === "ratio") return formatValue(size, { ...reading, unit: "none" });
  if (!unit.startsWith("rate")) return valueText(size, unit, reading);
  // From 10 % to 12 % it is 2 percentage points, which are not 2 %.
  const points = formatValue(size, { ...reading, unit: "rate" }).replace(/\s*%$/, "");
  return filled(reading.words.compare.points, { n: points });
}
