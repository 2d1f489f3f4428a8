// What was typed into a form, what it means, and what is wrong with it. No browser in here.
import type { InputValue } from "../engine.js";
import { moved, parseTyped, showInBox } from "../number-text.js";
import { rowsOf } from "../scenario.js";
import type { ErrorCode, FieldError, FieldSchema } from "../wire.js";

export type Problem = Pick<FieldError, "code" | "min" | "max"> & { whole: boolean };

/** The name under which a cell's problem is found: the field, the column, the row from 0. */
export const cellId = (field: FieldSchema, column: FieldSchema, row: number) =>
  `${field.id}.${column.id}.${row}`;

export type FormSnapshot = {
  readonly texts: Readonly<Record<string, string>>;
  readonly read: Readonly<Record<string, string>>;
  readonly unread: Readonly<Record<string, ErrorCode>>;
  readonly rows: Readonly<Record<string, readonly FormSnapshot[]>>;
  /** The language whose form the texts have. */
  readonly lang: string;
};

export class FormState {
  /** What stands in each box. */
  readonly texts: Record<string, string> = {};
  /** The rows of every field of rows: each a little form of its columns. */
  readonly rows: Record<string, FormState[]> = {};
  /** The meaning of every box that could be read: a plain decimal, the id of a choice, or a text. */
  private readonly read: Record<string, string> = {};
  /** What could not be read. */
  private readonly unread: Record<string, ErrorCode> = {};
  private readonly fields: readonly FieldSchema[];
  lang: string;

  constructor(fields: readonly FieldSchema[], lang: string) {
    this.fields = fields;
    this.lang = lang;
    this.reset();
  }

  /** Back to the schema's defaults. */
  reset() {
    for (const field of this.fields) {
      if (field.kind === "rows")
        this.rows[field.id] = field.default_rows.map((cells) => this.row(field, cells));
      else this.give(field, field.default);
    }
  }

  /** All that was typed, to be put back as it is. */
  get snapshot(): FormSnapshot {
    const rows = Object.entries(this.rows).map(
      ([id, list]) => [id, list.map((row) => row.snapshot)] as const,
    );
    return {
      texts: { ...this.texts },
      read: { ...this.read },
      unread: { ...this.unread },
      rows: Object.fromEntries(rows),
      lang: this.lang,
    };
  }

  restore({ texts, read, unread, rows, lang }: FormSnapshot) {
    for (const [own, kept] of [
      [this.texts, texts],
      [this.read, read],
      [this.unread, unread],
    ] as const) {
      for (const id of Object.keys(own)) delete own[id];
      Object.assign(own, kept);
    }
    for (const field of this.fields) {
      const kept = rows[field.id];
      if (!kept) continue;
      this.rows[field.id] = kept.map((snapshot) => {
        const row = this.row(field, []);
        row.restore(snapshot);
        return row;
      });
    }
    if (lang !== this.lang) for (const field of this.fields) this.settle(field);
  }

  /** The meaning of a box. */
  value(field: FieldSchema): string | undefined {
    return this.read[field.id];
  }

  /** Every value as a text; rows as JSON. */
  get values(): Record<string, string> {
    const rows = Object.entries(this.rows).map(([id, list]) => [
      id,
      JSON.stringify(list.map((row) => row.read)),
    ]);
    return { ...this.read, ...Object.fromEntries(rows) };
  }

  /** Gives a field a value from outside: a plain decimal, a choice, or rows as JSON. Rows that are none are left out. */
  give(field: FieldSchema, value: string) {
    if (field.kind === "rows") {
      const rows = rowsOf(value);
      if (rows)
        this.rows[field.id] = rows.map((cells) =>
          this.row(
            field,
            field.columns.map(({ id }) => cells[id]),
          ),
        );
      return;
    }
    delete this.unread[field.id];
    this.read[field.id] = value;
    this.texts[field.id] = this.shown(field, value);
  }

  /** Takes what is being typed, leaving it as it is. */
  type(field: FieldSchema, text: string) {
    this.texts[field.id] = text;
    const typed =
      field.kind === "text"
        ? ({ ok: true, value: text } as const)
        : parseTyped(text, { lang: this.lang, unit: field.unit });
    if (typed.ok) {
      this.read[field.id] = typed.value;
      delete this.unread[field.id];
    } else {
      this.unread[field.id] = typed.code;
    }
  }

  /** Shows what was read in the language's form, once the person has left the box. */
  settle(field: FieldSchema) {
    const value = this.read[field.id];
    if (!(field.id in this.unread) && value !== undefined) this.texts[field.id] = this.shown(field, value);
  }

  /** Shows every number that can be read in another language's form. */
  speak(lang: string) {
    if (lang === this.lang) return;
    this.lang = lang;
    for (const field of this.fields) this.settle(field);
    for (const row of Object.values(this.rows).flat()) row.speak(lang);
  }

  get isRead(): boolean {
    return (
      Object.keys(this.unread).length === 0 &&
      Object.values(this.rows).every((rows) => rows.every((row) => row.isRead))
    );
  }

  /** What the engine is asked with: every box that could be read. */
  get inputs(): Record<string, InputValue> {
    const rows = Object.entries(this.rows).map(([id, list]) => [id, list.map((row) => row.known)]);
    return { ...this.known, ...Object.fromEntries(rows) };
  }

  private get known(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.read).filter(([id]) => !(id in this.unread)));
  }

  /** Everything that is wrong, by field or cell: what could not be read, and what the engine refused. */
  problems(refused: readonly FieldError[]): Map<string, Problem> {
    const problems = new Map<string, Problem>();
    for (const field of this.fields) {
      this.rows[field.id]?.forEach((row, place) => {
        const inRow = refused.filter(
          (error) => error.row === place && error.field.startsWith(`${field.id}.`),
        );
        const errors = inRow.map((error) => ({ ...error, field: error.field.slice(field.id.length + 1) }));
        for (const [column, problem] of row.problems(errors)) {
          problems.set(`${field.id}.${column}.${place}`, problem);
        }
      });
      const own = this.unread[field.id];
      const error = own ? { code: own } : refused.find((other) => other.field === field.id);
      if (!error) continue;
      const { min, max } = { min: field.min ?? undefined, max: field.max ?? undefined, ...error };
      problems.set(field.id, {
        code: error.code,
        whole: field.whole || error.code === "not-a-whole-number",
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      });
    }
    return problems;
  }

  /** A row of these cells; a missing one has its column's default. */
  row(field: FieldSchema, cells: readonly (string | undefined)[]): FormState {
    const row = new FormState(field.columns, this.lang);
    field.columns.forEach((column, place) => {
      const cell = cells[place];
      if (cell !== undefined) row.give(column, cell);
    });
    return row;
  }

  private shown(field: FieldSchema, value: string): string {
    if (field.kind !== "number" || !/^-?\d*\.?\d+$/.test(value)) return value;
    return showInBox(value, { lang: this.lang, unit: field.unit });
  }
}

/** A slider moves over what its box shows: a rate in per cent. */
export function toSlider(field: FieldSchema, value: string): string {
  const places = field.unit.startsWith("rate") ? 2 : 0;
  const typed = moved(value, places);
  return typed.ok ? typed.value : value;
}

/** The plain decimal that a slider stands on. */
export function fromSlider(field: FieldSchema, stop: string): string {
  const typed = moved(stop, field.unit.startsWith("rate") ? -2 : 0);
  return typed.ok ? typed.value : stop;
}
