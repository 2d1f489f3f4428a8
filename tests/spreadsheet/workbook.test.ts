// A workbook's formulas, calculated by LibreOffice, give the engine's figures: for every model, every scenario, and
// whatever is typed into a cell afterwards. The engine's own figures are tested against their sources elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { loadEngine } from "../../dist/npm/engine.js";
import type { Inputs, InputValue } from "../../www/engine.js";
import { wordFile } from "../../www/locales/files.js";
import type { FieldSchema, ModelSchema } from "../../www/wire.js";
import { LANGUAGE_TAGS, loadWords } from "../../www/words.js";
import { randomInputs, seeded } from "./random-inputs.js";
import { opened, typed, Workbooks } from "./workbooks.js";

const engine = await loadEngine();
const models = engine.models();
const ids = models.map(({ id }) => id);
const languages = await Promise.all(
  LANGUAGE_TAGS.map((lang) => loadWords(wordFile, lang, ids, ["workbook"])),
);
const english = languages[LANGUAGE_TAGS.indexOf("en")] ?? assert.fail();
const of = (schema: ModelSchema, words = english) => new Workbooks(engine, schema, words);
const SHEETS = 4;

test("no cell of a workbook carries a result: whoever opens it calculates", async () => {
  for (const schema of models) {
    const files = unzipSync(await of(schema).file([{ name: "one", values: {} }]));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    const formulas = sheet.match(/<f>/g)?.length ?? 0;
    assert.ok(formulas >= schema.outputs.length, schema.id);
    assert.equal(
      sheet.match(/<f>[^<]*<\/f><\/c>/g)?.length,
      formulas,
      `${schema.id}: formulas and nothing else`,
    );
    assert.match(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array()), /<calcPr[^>]*fullCalcOnLoad="1"/);
  }
});

test("four scenarios of every model come out as the engine says, in every language", async () => {
  const random = seeded(20_261_125);
  const cases = models.flatMap((schema) =>
    languages.map((words) => {
      const others = Array.from({ length: SHEETS - 1 }, () => randomInputs(schema, random));
      return { workbooks: of(schema, words), values: [{}, ...others] as Inputs[] };
    }),
  );
  const files = await Promise.all(
    cases.map(({ workbooks, values }) =>
      workbooks.file(values.map((one, place) => ({ name: `s${place}`, values: one }))),
    ),
  );
  opened(files).forEach((sheets, place) => {
    const { workbooks, values } = cases[place] ?? assert.fail();
    assert.equal(sheets.size, SHEETS);
    values.forEach((one, sheet) => {
      assert.deepEqual(
        workbooks.differences(sheets.get(`s${sheet}`), one),
        [],
        JSON.stringify([workbooks.schema.id, one]),
      );
    });
  });
});

/** A field at its limits, at 0, next to 0, and at both ends of its usual range. */
function limits({ kind, min, max, slider, whole }: FieldSchema): string[] {
  if (kind !== "number") return [];
  const [least, most] = [Number(min ?? 0), Number(max ?? 0)];
  const wanted = ["0", "1", whole ? "2" : "0.00000001", "-0.05", "2.5", slider?.min, slider?.max];
  return [...new Set(wanted)].filter(
    (value): value is string =>
      value !== undefined &&
      Number(value) >= least &&
      Number(value) <= most &&
      !(whole && value.includes(".")),
  );
}

test("every input at its limits, under every choice, comes out as the engine says", async () => {
  const cases: { workbooks: Workbooks; values: Inputs[] }[] = [];
  for (const schema of models) {
    const choices = schema.inputs.flatMap(({ id, choices }) =>
      choices.map((choice) => ({ [id]: choice.id })),
    );
    const values: Inputs[] = [];
    for (const chosen of choices.length > 0 ? choices : [{}]) {
      for (const field of schema.inputs) {
        for (const value of limits(field)) {
          const inputs = { ...chosen, [field.id]: value };
          if (engine.evaluate(schema.id, inputs).ok) values.push(inputs);
        }
      }
    }
    for (let place = 0; place < values.length; place += SHEETS)
      cases.push({ workbooks: of(schema), values: values.slice(place, place + SHEETS) });
  }
  const files = await Promise.all(
    cases.map(({ workbooks, values }) =>
      workbooks.file(values.map((one, place) => ({ name: `s${place}`, values: one }))),
    ),
  );
  const wrong = opened(files).flatMap((sheets, place) => {
    const { workbooks, values } = cases[place] ?? assert.fail();
    return values.flatMap((one, sheet) =>
      workbooks
        .differences(sheets.get(`s${sheet}`), one)
        .map((difference) => [JSON.stringify(one), difference]),
    );
  });
  assert.ok(files.length > models.length);
  assert.deepEqual(wrong, []);
});

test("a changed cell is calculated again: each number, each choice, each row", async () => {
  const random = seeded(7);
  const cases: { workbooks: Workbooks; file: Uint8Array; values: Inputs }[] = [];
  for (const schema of models) {
    const workbooks = of(schema);
    const file = await workbooks.file([{ name: "s0", values: {} }]);
    const rows = opened([file])[0]?.get("s0") ?? [];
    const rowOf = (field: FieldSchema) => workbooks.inputRow(rows, field);
    const add = (changed: Uint8Array, values: Inputs) => cases.push({ workbooks, file: changed, values });
    for (const field of schema.inputs) {
      if (field.kind === "number") {
        const drawn = Array.from({ length: 20 }, () => `${randomInputs(schema, random)[field.id]}`);
        const value = drawn.find(
          (other) => other !== field.default && engine.evaluate(schema.id, { [field.id]: other }).ok,
        );
        assert.ok(value, `${field.id} can be something else`);
        add(typed(file, `B${rowOf(field)}`, { number: value }), { [field.id]: value });
      }
      for (const { id } of field.choices.filter((choice) => choice.id !== field.default))
        add(typed(file, `B${rowOf(field)}`, { text: id }), { [field.id]: id });
      if (field.kind === "rows") {
        // The second of the rows there are, and one more in the first blank row.
        const start = rowOf(field) + 1;
        const letters = field.columns.map((column, place) => ({
          column,
          letter: String.fromCharCode(65 + place),
        }));
        const numbers = letters.filter(({ column }) => column.kind === "number");
        const given = field.default_rows.map((cells) =>
          Object.fromEntries(field.columns.map(({ id }, place) => [id, cells[place] ?? ""])),
        );
        let changed = file;
        const added: Record<string, string> = {};
        for (const { column, letter } of numbers) {
          added[column.id] = `${Math.ceil(random(50))}`;
          changed = typed(changed, `${letter}${start + 2}`, { number: added[column.id] ?? "" });
          changed = typed(changed, `${letter}${start + given.length + 1}`, {
            number: added[column.id] ?? "",
          });
        }
        const value = given.map((row, place) => (place === 1 ? { ...row, ...added } : row));
        add(changed, { [field.id]: [...value, added] as InputValue });
      }
    }
  }
  const inputs = models.flatMap(({ inputs }) => inputs);
  assert.ok(cases.length >= inputs.length);
  const sheets = opened(cases.map(({ file }) => file));
  const wrong = cases.flatMap(({ workbooks, values }, place) =>
    workbooks
      .differences(sheets[place]?.get("s0"), values)
      .map((difference) => [JSON.stringify(values), difference]),
  );
  assert.deepEqual(wrong, []);
});
