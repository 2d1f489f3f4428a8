// Values that come from outside (a link, a file): each field is read by itself, and what is wrong takes its default.
import { moved } from "../number-text.js";
import { isRecord, parsed, type Values } from "../scenario.js";
import type { ErrorCode, FieldSchema, ModelSchema } from "../wire.js";
import { type Check, defaultValues } from "./checks.js";

/** Why something was not taken over: a code of the engine's, or one of reading. */
export type RefusalCode =
  | ErrorCode
  | "unknown-model"
  | "repeated-field"
  | "not-readable"
  | "too-large"
  | "wrong-name"
  | "newer-version";

/** What was not taken over: a field's id, with several models as `model.field`; or the name it was given under. */
export type Refused = { field: string; code: RefusalCode };
export type Refuse = (field: string, code: RefusalCode) => void;

export const MOST_ROWS = 200;

/** Cells are written under a column's short key in links, under its id in files and in the form. */
export type CellName = "id" | "key";

type Read = { ok: true; value: string } | { ok: false; code: RefusalCode };

/** Reads one field's value as it is canonically written; takes nothing but a plain decimal for a number. */
export function readField(field: FieldSchema, given: unknown, cells: CellName): Read {
  if (field.kind === "rows") return readRows(field, given, cells);
  if (typeof given !== "string") return { ok: false, code: "not-readable" };
  switch (field.kind) {
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(given) ? moved(given, 0) : { ok: false, code: "not-a-number" };
    case "choice":
      return field.choices.some(({ id }) => id === given)
        ? { ok: true, value: given }
        : { ok: false, code: "unknown-choice" };
    default:
      return { ok: true, value: given };
  }
}

/** Rows are taken over whole or not at all: without one of its cells a row would say something else. */
function readRows({ columns }: FieldSchema, given: unknown, cells: CellName): Read {
  if (!Array.isArray(given)) return { ok: false, code: "not-readable" };
  if (given.length > MOST_ROWS) return { ok: false, code: "too-large" };
  const rows: Values[] = [];
  for (const row of given as unknown[]) {
    if (!isRecord(row)) return { ok: false, code: "not-readable" };
    const names = columns.map((column) => column[cells]);
    if (Object.keys(row).some((name) => !names.includes(name))) return { ok: false, code: "unknown-field" };
    const read: Values = {};
    for (const column of columns) {
      const name = column[cells];
      const cell = Object.hasOwn(row, name)
        ? readField(column, row[name], cells)
        : ({ ok: true, value: column.default } as const);
      if (!cell.ok) return cell;
      read[column.id] = cell.value;
    }
    rows.push(read);
  }
  return { ok: true, value: JSON.stringify(rows) };
}

/** All of a model's values: those given where they are right, else the defaults. */
export function readValues(
  schema: ModelSchema,
  given: (field: FieldSchema) => unknown,
  { cells, check, refuse }: { cells: CellName; check: Check; refuse: Refuse },
): Values {
  const values = defaultValues(schema);
  for (const field of schema.inputs) {
    const own = given(field);
    if (own === undefined) continue;
    const read = readField(field, own, cells);
    if (read.ok) values[field.id] = read.value;
    else refuse(field.id, read.code);
  }
  return withinBounds(schema, values, check, refuse);
}

/** Gives the fields that the model refuses their defaults, until it takes them all. */
function withinBounds(schema: ModelSchema, values: Values, check: Check, refuse: Refuse): Values {
  const defaults = defaultValues(schema);
  for (;;) {
    const errors = check(schema.id, values);
    if (errors.length === 0) return values;
    const codes = new Map(errors.toReversed().map(({ field, code }) => [field.split(".", 1)[0], code]));
    const changed = schema.inputs.filter((field) => values[field.id] !== defaults[field.id]);
    const named = changed.filter((field) => codes.has(field.id));
    // A default may be refused for what another field asks of it; then that other one is what was wrong.
    const wrong = named.length > 0 ? named : changed;
    if (wrong.length === 0) return values;
    for (const field of wrong) {
      values[field.id] = defaults[field.id] ?? "";
      refuse(field.id, codes.get(field.id) ?? errors[0]?.code ?? "not-readable");
    }
  }
}

/**
 * A field's value as links write it: a number that may have been given as "5.78%", "1e3" or "05.0" becomes a plain
 * decimal. Nothing where the value means nothing.
 */
export function canonical(field: FieldSchema, value: string): string | undefined {
  if (field.kind === "rows") {
    const rows = parsed(value);
    if (!Array.isArray(rows)) return undefined;
    const plain = rows.map((row: unknown) => {
      const cells = isRecord(row) ? row : {};
      const cell = (column: FieldSchema) => {
        const own = Object.hasOwn(cells, column.id) ? cells[column.id] : undefined;
        return (typeof own === "string" ? canonical(column, own) : undefined) ?? column.default;
      };
      return Object.fromEntries(field.columns.map((column) => [column.id, cell(column)]));
    });
    return JSON.stringify(plain);
  }
  const text = field.kind === "number" ? plainDecimal(value) : value;
  const read = text === undefined ? undefined : readField(field, text, "id");
  return read?.ok ? read.value : undefined;
}

function plainDecimal(text: string): string | undefined {
  const pattern = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?\s*(%?)$/;
  const [, sign, whole = "", fraction = "", exponent = "0", percent] = pattern.exec(text.trim()) ?? [];
  if (whole + fraction === "") return undefined;
  const places = Number(exponent) - (percent ? 2 : 0);
  const typed = moved(`${sign === "-" ? "-" : ""}${whole}.${fraction}`, places);
  return typed.ok ? typed.value : undefined;
}
