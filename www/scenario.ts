// A model's values under a name. No browser in here.
import type { Reading } from "./views/reading.js";

/** Values by field id: plain decimals, the ids of choices, texts, and rows as JSON. */
export type Values = Record<string, string>;

export type Scenario = { name: string; values: Values };

/** A scenario with its result, by the name that it is shown with. */
export type ScenarioReading = { name: string; isActive: boolean; reading: Reading };

/** Rows from JSON; nothing if it is not a list of rows. */
export function rowsOf(json: string): Values[] | undefined {
  const rows = parsed(json);
  if (!Array.isArray(rows) || !rows.every(isRecord)) return undefined;
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, `${cell}`])));
}

/** What a JSON text says; nothing if it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
