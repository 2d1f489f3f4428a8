// A model's values under a name, and whether a model takes them. No browser in here.
import type { Engine, Inputs } from "./engine.js";
import type { Reading } from "./views/reading.js";
import type { FieldError, FieldSchema, ModelSchema } from "./wire.js";
import { filled, type Words } from "./words.js";

/** Values by field id: plain decimals, the ids of choices, texts, and rows as JSON. */
export type Values = Record<string, string>;

export type Scenario = { name: string; values: Values };

/** A scenario with its result, by the name that it is shown with. */
export type ScenarioReading = { name: string; isActive: boolean; reading: Reading };

/** A scenario that was given no name is called by its number. */
export const nameShown = (name: string, place: number, { ui }: Words): string =>
  name.trim() || filled(ui.scenario, { n: `${place + 1}` });

/** Everything that the model of this id refuses in these values. */
export type Check = (modelId: string, values: Values) => readonly FieldError[];

/** The values that a model starts with, by its schema; the form starts with the same. */
export function defaultValues({ inputs }: ModelSchema): Values {
  return Object.fromEntries(inputs.map((field) => [field.id, defaultValue(field)]));
}

function defaultValue(field: FieldSchema): string {
  if (field.kind !== "rows") return field.default;
  const rows = field.default_rows.map((cells) =>
    Object.fromEntries(field.columns.map((column, place) => [column.id, cells[place] ?? column.default])),
  );
  return JSON.stringify(rows);
}

/** What the engine is asked with for these values. Fields that are no field's, and rows that are none, are left out. */
export function inputsOf(schema: ModelSchema, values: Values): Inputs {
  const inputs = schema.inputs.flatMap(({ id, kind }) => {
    const value = values[id];
    const input = value !== undefined && kind === "rows" ? rowsOf(value) : value;
    return input === undefined ? [] : [[id, input] as const];
  });
  return Object.fromEntries(inputs);
}

function rowsOf(json: string): Values[] | undefined {
  const rows = parsed(json);
  if (!Array.isArray(rows) || !rows.every(isRecord)) return undefined;
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, `${cell}`])));
}

/** The check that the engine itself makes. */
export function checkedBy(engine: Engine): Check {
  const schemas = new Map(engine.models().map((schema) => [schema.id, schema]));
  return (modelId, values) => {
    const schema = schemas.get(modelId);
    const answer = engine.evaluate(modelId, schema ? inputsOf(schema, values) : {});
    return answer.ok ? [] : answer.errors;
  };
}

export const MOST_NAME_CHARACTERS = 80;

/** Whether a scenario may have this name: it can be read, and stands in one line. */
export function isScenarioName(name: unknown): name is string {
  return (
    typeof name === "string" &&
    name.trim() === name &&
    name !== "" &&
    [...name].length <= MOST_NAME_CHARACTERS &&
    !/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(name)
  );
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
