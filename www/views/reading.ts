// Values in words: how every view shows an input, an output, or the reason why there is none.
import { formatValue } from "../number-text.js";
import type { Evaluation, ModelSchema, Unit } from "../wire.js";
import { fill, filled, type ModelWords, type Words } from "../words.js";

/** One result, and all that is needed to put it into words. */
export type Reading = {
  schema: ModelSchema;
  evaluation: Evaluation;
  /** The inputs it came from, every field as a plain decimal or a choice. */
  inputs: Record<string, string>;
  words: Words;
  model: ModelWords;
  lang: string;
  currency: string;
  /** Whether a chosen way shows its amounts in whole units. */
  wholeMoney: boolean;
};

type Language = Pick<Reading, "words" | "lang" | "currency" | "wholeMoney">;

/** Whether one of the ways chosen shows its amounts in whole units, as its source does. */
export function showsWholeMoney(schema: ModelSchema, inputs: Record<string, string>): boolean {
  return schema.inputs.some(
    ({ id, choices }) => choices.find((choice) => choice.id === inputs[id])?.whole_money,
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
  return number;
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
  const output = reading.schema.outputs.find((other) => other.id === id);
  if (value === undefined || value === null || !output) {
    const reason = reading.evaluation.not_defined[id] ?? "";
    return reading.words.not_defined[reason] ?? reason;
  }
  // A time that has already come is not "0 years".
  const unit = output.unit === "years" && value === "0" ? "year" : output.unit;
  return valueText(value, unit, reading);
}

/** A sentence of the model's with its values in place. A year stands as its bare number. */
export function sentence(text: string, reading: Reading): string {
  const { schema, evaluation, inputs } = reading;
  return fill(text, (id, form) => {
    const known = [...schema.inputs, ...schema.outputs].find((other) => other.id === id);
    const value = inputs[id] ?? evaluation.outputs[id];
    if (!known || value === undefined) return `{${id}}`;
    if (value === null) return outputText(id, reading);
    const wanted = form === "magnitude" ? value.replace(/^-/, "") : value;
    return known.unit === "year"
      ? formatValue(wanted, { ...reading, unit: "year" })
      : valueText(wanted, known.unit, reading);
  });
}
