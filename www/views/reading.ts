// Values in words: how every view shows an input, an output, or the reason why there is none.

import type { Calculation, Good } from "../calculation.js";
import type { CoreEvaluation, Curve, Inputs } from "../engine.js";
import { formatValue } from "../number-text.js";
import type { ModelSchema, Unit } from "../wire.js";
import { fill, filled, type ModelWords, reasonText, type Words } from "../words.js";
import { headlineOf } from "./headline.js";

/** One result, and all that is needed to put it into words. */
export type Reading = {
  schema: ModelSchema;
  evaluation: CoreEvaluation;
  /** The curve of the model's chart, of the same question; nothing where there is no chart. */
  curve: Curve | null;
  /** The inputs it came from, every field as a text: a plain decimal, a choice, or rows as JSON. */
  values: Record<string, string>;
  /** The same inputs, as the engine is asked with. */
  inputs: Inputs;
  words: Words;
  model: ModelWords;
  lang: string;
  currency: string;
  /** Whether a chosen way shows its amounts in whole units. */
  wholeMoney: boolean;
};

/** Who reads: in which words, and with which currency's sign. */
export type Reader = { words: Words; lang: string; currency: string };

/** A good result as this reader sees it; nothing as long as the model's words are not here. */
export function readingOf({ schema }: Calculation, good: Good, reader: Reader): Reading | null {
  const model = reader.words.models[schema.id];
  return model
    ? { schema, ...good, ...reader, model, wholeMoney: showsWholeMoney(schema, good.values) }
    : null;
}

/** The result in one sentence. */
export function headlineText(reading: Reading): string {
  const headline = headlineOf(reading.schema);
  const value = headline ? outputText(headline.id, reading) : "";
  return filled(reading.words.ui.status, { headline: sentence(reading.model.headline, reading), value });
}

type Language = Pick<Reading, "words" | "lang" | "currency" | "wholeMoney">;

/** Whether one of the ways chosen shows its amounts in whole units, as its source does. */
export function showsWholeMoney(schema: ModelSchema, values: Record<string, string>): boolean {
  return schema.inputs.some(
    ({ id, choices }) => choices.find((choice) => choice.id === values[id])?.whole_money,
  );
}

/** A value as it stands alone: with its unit, in whole words where that reads better. */
export function valueText(
  value: string,
  unit: Unit,
  { words, lang, currency, wholeMoney }: Language,
): string {
  const number = formatValue(value, { lang, unit, currency, wholeMoney });
  if (unit === "years") return yearsText(value, number, { words, lang });
  if (unit === "year") return value === "0" ? words.units.at_once : filled(words.units.year, { n: number });
  const counted = words.units[unit as keyof typeof words.units];
  const isTime = unit === "seconds" || unit === "hours" || unit === "days";
  return isTime && counted ? `${number} ${counted}` : number;
}

export function yearsText(
  value: string,
  shown: string,
  { words, lang }: Pick<Language, "words" | "lang">,
): string {
  const isOne = new Intl.PluralRules(lang).select(Number(value)) === "one";
  return filled(isOne ? words.units.years_one : words.units.years_other, { n: shown });
}

/** An output, or why it does not exist. */
export function outputText(id: string, reading: Reading): string {
  const value = reading.evaluation.outputs[id];
  if (value === undefined || value === null) {
    return reasonText(reading.evaluation.not_defined[id] ?? "", reading.words, reading.model);
  }
  const unit = unitOf(id, reading);
  // A time that has already come is not "0 years".
  return valueText(value, unit === "years" && value === "0" ? "year" : unit, reading);
}

/** What an input or an output is called; a column of rows as "field.column". */
export function labelOf(id: string, { model }: Pick<Reading, "model">): string {
  return (model.outputs[id] ?? model.inputs[id])?.label ?? id;
}

/** What an input or an output is a number of; a column of rows as "field.column". */
export function unitOf(id: string, { schema }: Pick<Reading, "schema">): Unit {
  const columns = schema.inputs.flatMap((field) =>
    field.columns.map((column) => ({ ...column, id: `${field.id}.${column.id}` })),
  );
  return [...schema.outputs, ...schema.inputs, ...columns].find((other) => other.id === id)?.unit ?? "none";
}

/** A sentence of the model's with its values in place. A year stands as its bare number. */
export function sentence(text: string, reading: Reading): string {
  const { schema, evaluation, values } = reading;
  return fill(text, (id, form) => {
    const known = [...schema.inputs, ...schema.outputs].find((other) => other.id === id);
    const value = values[id] ?? evaluation.outputs[id];
    if (!known || value === undefined) return `{${id}}`;
    if (value === null) return outputText(id, reading);
    const wanted = form === "magnitude" ? value.replace(/^-/, "") : value;
    return known.unit === "year"
      ? formatValue(wanted, { ...reading, unit: "year" })
      : valueText(wanted, known.unit, reading);
  });
}
