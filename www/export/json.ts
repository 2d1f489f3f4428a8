// The figures of every scenario as JSON, and back: whatever a file holds, what is wrong in it is named and the rest kept.
import { FormState } from "../form/form-state.js";
import { moved } from "../number-text.js";
import type { Scenario, ScenarioReading } from "../scenario.js";
import { MOST_SCENARIOS } from "../scenarios.js";
import type { ErrorCode, FieldError, FieldSchema, ModelSchema } from "../wire.js";

export const VERSION = 1;
export const MOST_BYTES = 256_000;
const MOST_LETTERS = 80;
/** More than any number in bounds has; a longer one is not even looked at. */
const MOST_DIGITS = 60;
const MOST_ROWS = 200;
const MOST_REFUSALS = 50;
const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

export type RefusalCode =
  | ErrorCode
  | "too-large"
  | "not-json"
  | "not-ours"
  | "newer-version"
  | "unknown-model"
  | "no-scenarios"
  | "too-many-scenarios"
  | "not-a-scenario"
  | "not-a-text"
  | "too-long"
  | "not-rows"
  | "too-many-rows"
  | "more";

/** What was not taken: a field's id, a column's as "field.column", or "file", "model", "scenarios", "name". */
export type Refused = {
  field: string;
  code: RefusalCode;
  /** Which of the scenarios that were taken, from 0. */
  scenario?: number;
  /** Which row, from 0. */
  row?: number;
};
export type Opened = { model: string | null; scenarios: Scenario[]; refused: Refused[] };
/** What the engine has against the values of a scenario. */
export type Check = (model: string, values: Record<string, string>) => readonly FieldError[];

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
  const file = parsed(text);
  if (file === undefined) return nothing("file", "not-json");
  const version = isObject(file) ? own(file, "value-calculator") : undefined;
  if (!isObject(file) || typeof version !== "number" || version < 1) return nothing("file", "not-ours");
  if (version > VERSION) refusals.add({ field: "file", code: "newer-version" });
  const schema = schemas.find(({ id }) => id === own(file, "model"));
  if (!schema) return nothing("model", "unknown-model");
  const listed = own(file, "scenarios");
  if (!Array.isArray(listed) || listed.length === 0) return nothing("scenarios", "no-scenarios");
  if (listed.length > MOST_SCENARIOS) refusals.add({ field: "scenarios", code: "too-many-scenarios" });
  const scenarios: Scenario[] = [];
  for (const scenario of listed.slice(0, MOST_SCENARIOS)) {
    const place = scenarios.length;
    const refuse = (refused: Refused) => refusals.add({ ...refused, scenario: place });
    if (isObject(scenario)) scenarios.push(new ScenarioReader(schema, check, refuse).read(scenario));
    else refusals.add({ field: "scenarios", code: "not-a-scenario" });
  }
  return { model: scenarios.length > 0 ? schema.id : null, scenarios, refused: refusals.list };
}

/** What was refused, as much of it as anybody reads. */
class Refusals {
  readonly list: Refused[] = [];

  add(refused: Refused) {
    const { length } = this.list;
    if (length < MOST_REFUSALS) this.list.push({ ...refused, field: short(refused.field) });
    else if (length === MOST_REFUSALS) this.list.push({ field: "file", code: "more" });
  }
}

type ObjectOf = Record<string, unknown>;

const isObject = (value: unknown): value is ObjectOf =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Never what an object inherits, whatever a field is called. */
const own = (object: ObjectOf, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const short = (text: string) => Array.from(text).slice(0, MOST_LETTERS).join("");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

class ScenarioReader {
  private readonly form: FormState;

  constructor(
    private readonly schema: ModelSchema,
    private readonly check: Check,
    private readonly refuse: (refused: Refused) => void,
  ) {
    this.form = new FormState(schema.inputs, "en");
  }

  read(scenario: ObjectOf): Scenario {
    const inputs = own(scenario, "inputs") ?? {};
    if (isObject(inputs)) this.readInputs(inputs);
    else this.refuse({ field: "scenarios", code: "not-a-scenario" });
    this.checkAll();
    return { name: this.name(own(scenario, "name")), values: this.form.values };
  }

  private name(value: unknown): string {
    if (value === undefined) return "";
    const code = typeof value !== "string" ? "not-a-text" : value.length > MOST_LETTERS ? "too-long" : null;
    if (code === null) return withoutControls(`${value}`);
    this.refuse({ field: "name", code });
    return "";
  }

  private readInputs(inputs: ObjectOf) {
    const { inputs: fields } = this.schema;
    for (const id of Object.keys(inputs)) {
      if (!fields.some((field) => field.id === id)) this.refuse({ field: id, code: "unknown-field" });
    }
    for (const field of fields) {
      const value = own(inputs, field.id);
      if (value === undefined) continue;
      if (field.kind === "rows") this.readRows(field, value);
      else this.take(this.form, field, value, { field: field.id });
    }
  }

  private readRows(field: FieldSchema, value: unknown) {
    if (!Array.isArray(value) || !value.every(isObject)) {
      this.refuse({ field: field.id, code: "not-rows" });
      return;
    }
    if (value.length > MOST_ROWS) this.refuse({ field: field.id, code: "too-many-rows" });
    this.form.rows[field.id] = [];
    value.slice(0, MOST_ROWS).forEach((cells, row) => {
      const form = this.form.addRow(field);
      for (const id of Object.keys(cells)) {
        if (!field.columns.some((column) => column.id === id))
          this.refuse({ field: `${field.id}.${id}`, row, code: "unknown-field" });
      }
      for (const column of field.columns) {
        const cell = own(cells, column.id);
        if (cell !== undefined) this.take(form, column, cell, { field: `${field.id}.${column.id}`, row });
      }
    });
  }

  /** Gives a box its value, if that can be one. */
  private take(form: FormState, field: FieldSchema, value: unknown, named: Omit<Refused, "code">) {
    const read = meaningOf(field, value);
    if (read.ok) form.give(field, read.value);
    else this.refuse({ ...named, code: read.code });
  }

  /** Puts back what the engine refuses. One field can ask something of another, so it is asked until it has nothing. */
  private checkAll() {
    const { schema, form } = this;
    for (let round = 0; round <= schema.inputs.length; round++) {
      const errors = this.check(schema.id, form.values);
      if (errors.length === 0) return;
      for (const error of errors) this.putBack(error);
    }
    form.reset();
  }

  private putBack({ field: name, code, row }: FieldError) {
    const [fieldId, columnId] = name.split(".");
    const field = this.schema.inputs.find(({ id }) => id === fieldId);
    const column = field?.columns.find(({ id }) => id === columnId);
    this.refuse({ field: name, code, ...(row === undefined ? {} : { row }) });
    if (field && column && row !== undefined) this.form.rows[field.id]?.[row]?.give(column, column.default);
    else if (field?.kind === "rows")
      this.form.rows[field.id] = new FormState([field], "en").rows[field.id] ?? [];
    else if (field) this.form.give(field, field.default);
    else this.form.reset();
  }
}

/** What a value means, or what is wrong with it before the engine sees it. */
function meaningOf(
  field: FieldSchema,
  value: unknown,
): { ok: true; value: string } | { ok: false; code: RefusalCode } {
  const refused = (code: RefusalCode) => ({ ok: false, code }) as const;
  // A number of JSON's may have lost digits by being read; a text has all of them.
  if (typeof value !== "string") return refused("not-a-text");
  if (field.kind === "choice")
    return field.choices.some(({ id }) => id === value) ? { ok: true, value } : refused("unknown-choice");
  if (field.kind === "text")
    return value.length > MOST_LETTERS ? refused("too-long") : { ok: true, value: withoutControls(value) };
  if (value.length > MOST_DIGITS) return refused("too-long");
  return PLAIN_DECIMAL.test(value) ? moved(value, 0) : refused("not-a-number");
}

const withoutControls = (text: string) => text.replace(/\p{Cc}+/gu, " ").trim();
