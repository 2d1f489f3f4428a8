// Customers that are made up, to try the portfolio with, and a file to fill in. Both come from the model's schema.
import type { FieldSchema, ModelSchema } from "../wire.js";

/** The fields that a list usually has: what differs from one customer to the next. */
const listed = ({ inputs }: ModelSchema): FieldSchema[] =>
  inputs.filter(
    ({ kind, advanced, unit, slider }) =>
      kind === "number" && !advanced && slider && unit !== "rate-per-year",
  );

/** A file with nothing but headings and one line, to fill in. `labels` are the headings. */
export function template(schema: ModelSchema, idLabel: string, label: (field: string) => string): string {
  const fields = listed(schema);
  const headings = [idLabel, ...fields.map(({ id }) => label(id))];
  const example = ["A-0001", ...fields.map(({ default: usual }) => usual)];
  return [headings, example].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * A list of made-up customers, always the same: a few buy much and stay long, most buy little, as in any customer base.
 * Amounts and years are whole steps of their fields.
 */
export function madeUp(schema: ModelSchema, count: number): string {
  const fields = listed(schema);
  const next = numbers(20_211);
  const lines = Array.from({ length: count }, (_, place) => {
    const cells = fields.map((field) => `${stepsOf(field, next()) * Number(field.slider?.step ?? 1)}`);
    return [`A-${`${place + 1}`.padStart(4, "0")}`, ...cells].join(",");
  });
  return `${["id", ...fields.map(({ id }) => id)].join(",")}\n${lines.join("\n")}\n`;
}

/** Much of a field's usual range for few, little for most: down to a twentieth of the usual figure, and up to eight times it. */
function stepsOf({ default: usual, slider, unit }: FieldSchema, share: number): number {
  const step = Number(slider?.step ?? 1);
  const middle = Math.max(1, Number(usual) / step);
  const most = unit === "years" ? 2.5 : 8;
  return Math.max(1, Math.round(middle * (0.04 + most * share ** 9 + 0.3 * share)));
}

/** Numbers from 0 to 1 that look random and are the same on every machine (a multiplicative congruential generator, Park and Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
