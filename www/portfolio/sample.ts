// Customers that are made up, to try the portfolio with, and a file to fill in. Both come from the model's schema.
import type { FullEngine, Inputs } from "../engine.js";
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
 * A list of made-up customers, always the same with the same form: a few buy much and stay long, most buy little, as in
 * any customer base. Amounts and years are whole steps of their fields. With the form's figures each of them is worth
 * something, as far as there are such: with losses among them there would be no Gini coefficient to show.
 */
export function madeUp(engine: FullEngine, schema: ModelSchema, defaults: Inputs, count: number): string {
  const fields = listed(schema);
  const next = numbers(20_211);
  const candidates = Array.from({ length: CANDIDATES * count }, () =>
    fields.map((field) => `${stepsOf(field, next()) * Number(field.slider?.step ?? 1)}`).join(","),
  );
  const headings = fields.map(({ id }) => id).join(",");
  const ranked = engine.portfolio([headings, ...candidates].join("\n"), { defaults });
  const rows = ranked.ok ? ranked.columns : { line: [], customer_value: [] };
  const worthIt = rows.line.filter((_, rank) => !/^(-|0$)/.test(rows.customer_value[rank] ?? "-"));
  // The first of a list's lines is its headings.
  const chosen =
    worthIt.length < count
      ? candidates
      : worthIt.sort((one, other) => one - other).map((line) => candidates[line - 2]);
  const lines = chosen.slice(0, count).map((cells, place) => `A-${`${place + 1}`.padStart(4, "0")},${cells}`);
  return `id,${headings}\n${lines.join("\n")}\n`;
}

/** How many are made up for each that is taken. */
const CANDIDATES = 4;

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
