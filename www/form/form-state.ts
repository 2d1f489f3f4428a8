// What was typed into a form, what it means, and what is wrong with it. No browser in here.
import { moved, parseTyped, showInBox } from "../number-text.js";
import type { ErrorCode, FieldError, FieldSchema } from "../wire.js";

export type Problem = Pick<FieldError, "code" | "min" | "max"> & { whole: boolean };

export class FormState {
  /** The meaning of every field that could be read: a plain decimal, or the id of a choice. */
  readonly values: Record<string, string> = {};
  /** What stands in each box. */
  readonly texts: Record<string, string> = {};
  /** What could not be read. */
  private readonly unread: Record<string, ErrorCode> = {};
  private readonly fields: readonly FieldSchema[];
  private lang: string;

  constructor(fields: readonly FieldSchema[], lang: string) {
    this.fields = fields;
    this.lang = lang;
    this.reset();
  }

  /** Back to the schema's defaults. */
  reset() {
    for (const field of this.fields) this.give(field, field.default);
  }

  /** Gives a field a value from outside, as a plain decimal or a choice. */
  give(field: FieldSchema, value: string) {
    delete this.unread[field.id];
    this.values[field.id] = value;
    this.texts[field.id] = this.shown(field, value);
  }

  /** Takes what is being typed, leaving it as it is. */
  type(field: FieldSchema, text: string) {
    this.texts[field.id] = text;
    const typed = parseTyped(text, { lang: this.lang, unit: field.unit });
    if (typed.ok) {
      this.values[field.id] = typed.value;
      delete this.unread[field.id];
    } else {
      this.unread[field.id] = typed.code;
    }
  }

  /** Shows what was read in the language's form, once the person has left the box. */
  settle(field: FieldSchema) {
    const value = this.values[field.id];
    if (!(field.id in this.unread) && value !== undefined) this.texts[field.id] = this.shown(field, value);
  }

  /** Shows every number that can be read in another language's form. */
  speak(lang: string) {
    if (lang === this.lang) return;
    this.lang = lang;
    for (const field of this.fields) this.settle(field);
  }

  get isRead(): boolean {
    return Object.keys(this.unread).length === 0;
  }

  /** What the engine is asked with: every field that could be read. */
  get inputs(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.values).filter(([id]) => !(id in this.unread)));
  }

  /** Everything that is wrong, by field: what could not be read, and what the engine refused. */
  problems(refused: readonly FieldError[]): Map<string, Problem> {
    const problems = new Map<string, Problem>();
    for (const field of this.fields) {
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
