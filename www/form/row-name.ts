// What the rows of a field are called.

import type { FieldSchema } from "../wire.js";
import { filled } from "../words.js";
import type { FormContext } from "./fields.js";
import type { FormState } from "./form-state.js";

/** What a row is called: its name, else its number. */
export function rowName(field: FieldSchema, row: FormState, place: number, context: NamesRows): string {
  const column = field.columns.find(({ kind }) => kind === "text");
  const name = column ? nameOf(row.texts[column.id] ?? "", context) : "";
  return name || filled(context.words.rows.named, { n: `${place + 1}` });
}

export type NamesRows = Pick<FormContext, "words" | "model">;

/** A name that came with the model is a code, put into words. */
export const nameOf = (text: string, { model }: NamesRows): string =>
  (Object.hasOwn(model.rows, text) ? model.rows[text] : undefined) ?? text;
