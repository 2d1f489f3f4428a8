// Whether a model takes values that come from outside, and what it starts with.
import type { CoreEngine } from "../engine.js";
import type { Values } from "../scenario.js";
import { inputsOf } from "../scenario-results.js";
import type { FieldError, FieldSchema, ModelSchema } from "../wire.js";

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

/** The check that the engine itself makes. */
export function checkedBy(engine: CoreEngine): Check {
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
