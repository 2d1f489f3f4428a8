// The figures of every scenario as JSON, and back: whatever a file holds, what is wrong in it is named and the rest kept.

import { isRecord, parsed, type Scenario, type ScenarioReading } from "../scenario.js";
import { type Check, isScenarioName } from "../share/checks.js";
import { readValues, type RefusalCode as ValueCode } from "../share/given-values.js";
import { MOST_SCENARIOS } from "../views/scenario-edits.js";
import type { ModelSchema } from "../wire.js";

const VERSION = 1;
export const MOST_BYTES = 256_000;
const MOST_REFUSALS = 50;
const MOST_CHARACTERS = 80;

export type RefusalCode =
  | ValueCode
  | "not-json"
  | "not-ours"
  | "no-scenarios"
  | "too-many-scenarios"
  | "not-a-scenario"
  | "more";

/** What was not taken: a field's id, or "file", "model", "scenarios", "name". */
export type Refused = {
  field: string;
  code: RefusalCode;
  /** Which of the scenarios that were taken, from 0. */
  scenario?: number;
};
export type Opened = { model: string | null; scenarios: Scenario[]; refused: Refused[] };

/** All scenarios are of one model. */
export function jsonOf(scenarios: readonly ScenarioReading[]): string {
  const [first] = scenarios;
  const content = {
    "value-calculator": VERSION,
    model: first?.reading.schema.id ?? null,
    currency: first?.reading.currency ?? null,
    scenarios: scenarios.map(({ name, reading: { schema, values, evaluation } }) => ({
      name,
      inputs: Object.fromEntries(
        schema.inputs.map(({ id, kind }) => {
          const value = values[id] ?? "";
          return [id, kind === "rows" ? JSON.parse(value || "[]") : value];
        }),
      ),
      outputs: evaluation.outputs,
      not_defined: evaluation.not_defined,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * Reads a file's scenarios; it never throws. A field that is missing or refused takes the model's default. What the file
 * says of outputs is left alone: they are worked out anew.
 */
export function readJson(text: string, schemas: readonly ModelSchema[], check: Check): Opened {
  const refusals = new Refusals();
  const nothing = (field: string, code: RefusalCode): Opened => {
    refusals.add({ field, code });
    return { model: null, scenarios: [], refused: refusals.list };
  };
  if (new Blob([text]).size > MOST_BYTES) return nothing("file", "too-large");
  // A byte order mark is what some editors put before a text.
  const file = parsed(text.replace(/^\ufeff/, ""));
  if (file === undefined) return nothing("file", "not-json");
  const version = isRecord(file) ? own(file, "value-calculator") : undefined;
  if (!isRecord(file) || typeof version !== "number" || version < 1) return nothing("file", "not-ours");
  if (version > VERSION) refusals.add({ field: "file", code: "newer-version" });
  const schema = schemas.find(({ id }) => id === own(file, "model"));
  if (!schema) return nothing("model", "unknown-model");
  const listed = own(file, "scenarios");
  if (!Array.isArray(listed) || listed.length === 0) return nothing("scenarios", "no-scenarios");
  if (listed.length > MOST_SCENARIOS) refusals.add({ field: "scenarios", code: "too-many-scenarios" });
  const scenarios: Scenario[] = [];
  for (const scenario of listed.slice(0, MOST_SCENARIOS) as unknown[]) {
    const inputs = isRecord(scenario) ? (own(scenario, "inputs") ?? {}) : null;
    if (!isRecord(scenario) || !isRecord(inputs)) {
      refusals.add({ field: "scenarios", code: "not-a-scenario" });
      continue;
    }
    const place = scenarios.length;
    const refuse = (field: string, code: RefusalCode) => refusals.add({ field, code, scenario: place });
    const name = own(scenario, "name") ?? "";
    const isName = name === "" || isScenarioName(name);
    if (!isName) refuse("name", "wrong-name");
    for (const id of Object.keys(inputs)) {
      if (!schema.inputs.some((field) => field.id === id)) refuse(id, "unknown-field");
    }
    const values = readValues(schema, ({ id }) => own(inputs, id), { cells: "id", check, refuse });
    scenarios.push({ name: isName ? name : "", values });
  }
  return { model: scenarios.length > 0 ? schema.id : null, scenarios, refused: refusals.list };
}

/** What was refused, as much of it as anybody reads. */
class Refusals {
  readonly list: Refused[] = [];

  add(refused: Refused) {
    const { length } = this.list;
    const field = Array.from(refused.field).slice(0, MOST_CHARACTERS).join("");
    if (length < MOST_REFUSALS) this.list.push({ ...refused, field });
    else if (length === MOST_REFUSALS) this.list.push({ field: "file", code: "more" });
  }
}

/** Never what an object inherits, whatever a field is called. */
const own = (object: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;
