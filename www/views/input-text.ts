import type { FieldSchema } from "../wire.js";
import { filled } from "../words.js";
import { type Reading, valueText } from "./reading.js";

/** An input as it was given: a number with its unit, the name of a choice, a text, or how many rows there are. */
export function inputText({ id, kind, unit }: FieldSchema, reading: Reading): string {
  const value = reading.values[id] ?? "";
  if (kind === "choice") return reading.model.choices[id]?.[value]?.label ?? value;
  if (kind === "number") return valueText(value, unit, reading);
  if (kind !== "rows") return value;
  const rows: unknown[] = JSON.parse(value);
  return filled(reading.words.units.rows, { n: `${rows.length}` });
}
