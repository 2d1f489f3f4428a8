// What is done to the rows of a form: one more, one less, another order, a block from a spreadsheet.
import { parseTyped } from "../number-text.js";
import type { FieldSchema } from "../wire.js";
import type { FormState } from "./form-state.js";

/** A row more, with the columns' defaults. */
export function addRow(form: FormState, field: FieldSchema): FormState {
  const row = form.row(field, []);
  form.rows[field.id]?.push(row);
  return row;
}

export function removeRow(form: FormState, field: FieldSchema, place: number) {
  form.rows[field.id]?.splice(place, 1);
}

/** Moves a row up or down, as far as there are rows. */
export function moveRow(form: FormState, field: FieldSchema, place: number, by: number): number {
  const rows = form.rows[field.id] ?? [];
  const to = Math.max(0, Math.min(rows.length - 1, place + by));
  rows.splice(to, 0, ...rows.splice(place, 1));
  return to;
}

/**
 * Types a block copied from a spreadsheet, from one cell on to the right and down, with as many new rows as it takes.
 * A first line without a single number where numbers belong is a heading, and is left out. Says how many rows came.
 */
export function pasteRows(
  form: FormState,
  field: FieldSchema,
  block: string,
  fromRow: number,
  fromColumn: number,
): number {
  const lines = block.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  const cells = lines.map((line) => line.split("\t"));
  const columns = field.columns.slice(fromColumn);
  const numbers = (line: string[]) =>
    columns.flatMap(({ kind, unit }, at) => {
      const text = line[at];
      return kind === "number" && text !== undefined ? [parseTyped(text, { lang: form.lang, unit }).ok] : [];
    });
  const first = numbers(cells[0] ?? []);
  if (cells.length > 1 && first.length > 0 && !first.includes(true)) cells.shift();
  cells.forEach((line, at) => {
    const row = form.rows[field.id]?.[fromRow + at] ?? addRow(form, field);
    columns.forEach((column, place) => {
      const text = line[place];
      if (text === undefined) return;
      row.type(column, text.trim());
      row.settle(column);
    });
  });
  return cells.length;
}
