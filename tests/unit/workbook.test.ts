// What a workbook is beside its figures, which tests/spreadsheet checks: valid names, texts that stay texts, the same
// bytes for the same inputs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { loadEngine } from "../../dist/npm/engine.js";
import formulas from "../../www/export/formulas.json" with { type: "json" };
import { sheetNames } from "../../www/export/sheet-names.js";
import { hasWorkbook, workbook } from "../../www/export/workbook.js";
import { wordFile } from "../../www/locales/files.js";
import type { Workbook } from "../../www/wire.js";
import { loadWords } from "../../www/words.js";

const engine = await loadEngine();
const models = engine.models();
const words = await loadWords(
  wordFile,
  "en",
  models.map(({ id }) => id),
  ["workbook"],
);

async function files(id: string, scenarios: Parameters<typeof workbook>[0]["scenarios"], own?: Workbook) {
  const schema = models.find((model) => model.id === id);
  const model = words.models[id];
  assert.ok(schema && model);
  const request = { engine, schema, words, model, scenarios, currency: "JPY" };
  const blob = await workbook(own ? { ...request, formulas: own } : request);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const unzipped = unzipSync(bytes);
  return { bytes, read: (path: string) => strFromU8(unzipped[path] ?? new Uint8Array()) };
}

test("every model has its formulas", () => {
  for (const schema of models) assert.ok(hasWorkbook(schema), schema.id);
  assert.deepEqual(Object.keys(formulas).sort(), models.map(({ id }) => id).sort());
});

test("sheets are called what every spreadsheet takes, and no two alike", () => {
  const numbered = (number: number) => `Scenario ${number}`;
  const wanted = [
    "Base",
    "base",
    " [a]:b*c?d/e\\f ",
    "",
    "'quoted'",
    "History",
    "x".repeat(40),
    `${"x".repeat(31)}y`,
    `${"家".repeat(30)}🏠`,
    "\u0000\ud800",
  ];
  const names = sheetNames(wanted, numbered);
  assert.deepEqual(names, [
    "Base",
    "base (2)",
    "a b c d e f",
    "Scenario 4",
    "quoted",
    "History 1",
    "x".repeat(31),
    `${"x".repeat(27)} (2)`,
    "家".repeat(30),
    "Scenario 10",
  ]);
});

test("the same scenarios make the same file", async () => {
  const scenarios = [
    { name: "one", values: {} },
    { name: "two", values: { discount_rate: "0.1" } },
  ];
  const [first, again] = [await files("customer-value", scenarios), await files("customer-value", scenarios)];
  assert.deepEqual(first.bytes, again.bytes);
  assert.doesNotMatch(first.read("xl/workbook.xml"), /\d{4}-\d\d-\d\d/);
});

test("what people type stays a text, whatever it begins with or is called", async () => {
  const name = '=HYPERLINK("http://example.com")';
  const names = ["=1+1", "constructor", "<b>&"];
  const knowledge_points = names.map((text) => ({ name: text, items: "1", uses: "1", benefit_per_use: "1" }));
  const { read } = await files("information-value", [{ name, values: { knowledge_points } }]);
  const strings = read("xl/sharedStrings.xml");
  for (const text of [name, ...names]) {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    assert.ok(strings.includes(escaped) || strings.includes(escaped.replaceAll('"', "&quot;")), text);
  }
  const sheet = read("xl/worksheets/sheet1.xml");
  assert.doesNotMatch(sheet, /HYPERLINK|function|<f>=/);
  for (const [, index] of sheet.matchAll(/t="s"><v>([^<]*)</g)) assert.match(index ?? "", /^\d+$/);
});

test("a share typed in per cent is a fraction, and no cell holds what is no number", async () => {
  const { read } = await files("customer-value", [
    { name: "one", values: { discount_rate: "5.25%", customers: "many" } },
  ]);
  const sheet = read("xl/worksheets/sheet1.xml");
  assert.match(sheet, /<v>0\.0525<\/v>/);
  assert.doesNotMatch(sheet, /NaN|Infinity/);
});

test("an output that cells cannot say is the engine's figure, and says so", async () => {
  const schema = models.find(({ id }) => id === "referral-value");
  assert.ok(schema);
  const known = (formulas as unknown as Record<string, Workbook>)[schema.id];
  assert.ok(known);
  const [headline] = known.outputs;
  const without = {
    ...known,
    outputs: known.outputs.map((cell) => (cell === headline ? { ...cell, formula: null } : cell)),
  };
  const { read } = await files(schema.id, [{ name: "one", values: {} }], without);
  // The article's company H, as docs/formulas.md has it.
  assert.match(read("xl/worksheets/sheet1.xml"), /<v>13250<\/v>/);
  assert.ok(read("xl/sharedStrings.xml").includes(words.workbook.fixed));
});
