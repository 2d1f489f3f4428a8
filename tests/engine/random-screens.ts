// Screens for any models, from their schemas alone: every value one that the model takes.
import fc from "fast-check";
import type { Scenario, Values } from "../../www/scenario.js";
import { isScenarioName } from "../../www/share/checks.js";
import type { Screen } from "../../www/share/link.js";
import type { FieldSchema, ModelSchema } from "../../www/wire.js";

/** A plain decimal as a count of its smallest units. */
const units = (plain: string, decimals: number) => {
  const [whole = "0", fraction = ""] = plain.replace("-", "").split(".");
  const count = BigInt(whole + fraction.padEnd(decimals, "0").slice(0, decimals));
  return plain.startsWith("-") ? -count : count;
};

function plain(count: bigint, decimals: number): string {
  const digits = `${count < 0n ? -count : count}`.padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${count < 0n ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

/** Ends, defaults, figures as people have them, and figures with all the decimals there may be. */
function numbers(field: FieldSchema): fc.Arbitrary<string> {
  const [min, max] = [field.min ?? "0", field.max ?? "1000000"];
  const between = (least: string, most: string, decimals: number) =>
    fc
      .bigInt({ min: units(least, decimals), max: units(most, decimals) })
      .map((count) => plain(count, decimals));
  const { slider } = field;
  return fc.oneof(
    fc.constantFrom(min, max, field.default),
    between(slider?.min ?? min, slider?.max ?? max, Math.min(field.max_decimals, 4)),
    between(min, max, field.max_decimals),
  );
}

const texts = fc.string({ unit: "binary", maxLength: 12 });

function fieldValues(field: FieldSchema): fc.Arbitrary<string> {
  if (field.kind === "number") return numbers(field);
  if (field.kind === "choice") return fc.constantFrom(...field.choices.map(({ id }) => id));
  if (field.kind === "text") return texts;
  const cells = field.columns.map((column) => fieldValues(column).map((value) => [column.id, value]));
  const row = fc.tuple(...cells).map((entries) => Object.fromEntries(entries));
  return fc.array(row, { maxLength: 6 }).map((rows) => JSON.stringify(rows));
}

function modelValues({ inputs }: ModelSchema): fc.Arbitrary<Values> {
  const fields = inputs.map((field) =>
    fc
      .oneof(fc.constant(undefined), fieldValues(field))
      .map((value): [string, string] => [field.id, value ?? usual(field)]),
  );
  return fc.tuple(...fields).map((entries) => asked(inputs, Object.fromEntries(entries)));
}

const usual = (field: FieldSchema) =>
  field.kind === "rows"
    ? JSON.stringify(
        field.default_rows.map((cells) =>
          Object.fromEntries(field.columns.map(({ id }, place) => [id, cells[place] ?? ""])),
        ),
      )
    : field.default;

/** What a chosen way asks of other fields: whole numbers, or none below 0. */
function asked(inputs: readonly FieldSchema[], values: Values): Values {
  const met = { ...values };
  for (const { id, choices } of inputs) {
    for (const { field, whole, min } of choices.find((choice) => choice.id === values[id])?.requires ?? []) {
      if (whole) met[field] = met[field]?.split(".")[0] ?? "";
      if (min !== null && met[field]?.startsWith("-")) met[field] = min;
    }
  }
  return met;
}

const names = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("今天", "with our service", "a&b=c%"),
  )
  .filter(isScenarioName);

/** Objects as everybody writes them. */
const ORDINARY = { noNullPrototype: true };

export function screens(schemas: readonly ModelSchema[]): fc.Arbitrary<Screen> {
  const ofModel = (schema: ModelSchema) => {
    const scenario: fc.Arbitrary<Scenario> = fc.record(
      { name: names, values: modelValues(schema) },
      ORDINARY,
    );
    const some = fc.uniqueArray(scenario, { maxLength: 4, selector: ({ name }) => name });
    return fc.record({
      id: fc.constant(schema.id),
      values: modelValues(schema),
      scenarios: fc.oneof(fc.constant<Scenario[]>([]), fc.constant<Scenario[]>([]), some),
    });
  };
  const some = fc.shuffledSubarray(schemas.map(ofModel), { minLength: 1 });
  return some.chain((models) =>
    fc
      .record({
        models: fc.tuple(...models),
        shown: fc.nat(models.length - 1),
        currency: fc.option(fc.constantFrom("USD", "EUR", "JPY"), { nil: undefined }),
        view: fc.option(fc.constantFrom("table", "what-if"), { nil: undefined }),
      })
      .map(({ models: tabs, shown, currency, view }) => ({
        models: tabs.map(({ id }) => id),
        shown: tabs[shown]?.id ?? "",
        ...(currency ? { currency } : {}),
        ...(view ? { view } : {}),
        values: Object.fromEntries(tabs.map(({ id, values }) => [id, values])),
        scenarios: Object.fromEntries(tabs.map(({ id, scenarios }) => [id, scenarios])),
      })),
  );
}
