// The CSV file. Its form is RFC 4180, its dangers are those of OWASP's page "CSV Injection"; the headline is the example of
// docs/formulas.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../../www/export/csv.js";
import { LANGUAGE_TAGS } from "../../www/words.js";
import { readingsOf, scenarioOf, schemas } from "./readings.js";

const schemaOf = (id: string) => {
  const schema = schemas.find((other) => other.id === id);
  assert.ok(schema, id);
  return schema;
};

/** Records of fields by the grammar of RFC 4180, section 2; anything outside it fails. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  const next = (): string => text[at] ?? "";
  const field = (): string => {
    if (next() !== '"') {
      const start = at;
      while (at < text.length && !',"\r\n'.includes(next())) at++;
      assert.ok(next() !== '"', `a quote inside an unquoted field, at ${at}`);
      return text.slice(start, at);
    }
    let value = "";
    for (at++; ; at++) {
      assert.ok(at < text.length, "a quoted field ends");
      if (next() !== '"') value += next();
      else if (text[at + 1] === '"') value += text[at++];
      else break;
    }
    at++;
    return value;
  };
  while (at < text.length) {
    const record = [field()];
    while (next() === ",") {
      at++;
      record.push(field());
    }
    assert.equal(text.slice(at, at + 2), "\r\n", `a record ends with CR LF, at ${at}`);
    at += 2;
    records.push(record);
  }
  return records;
}

function records(csv: string): string[][] {
  assert.equal(csv[0], "\ufeff", "spreadsheets know UTF-8 by its mark");
  return parse(csv.slice(1));
}

/** The records by the id in their second field. */
const byId = (csv: string) => new Map(records(csv).map((record) => [record[1] ?? "", record]));

test("every input, output and year of every model is there, in the engine's own digits", async () => {
  for (const schema of schemas) {
    for (const lang of LANGUAGE_TAGS) {
      const scenarios = [scenarioOf(schema, "today"), scenarioOf(schema, "tomorrow")];
      const readings = await readingsOf(schema, scenarios, lang);
      const rows = byId(csvOf(readings));
      for (const [place, { reading }] of readings.entries()) {
        for (const { id, kind } of schema.inputs) {
          if (kind === "number") assert.equal(rows.get(id)?.[3 + place], reading.values[id], id);
        }
        for (const { id } of schema.outputs) {
          assert.equal(rows.get(id)?.[3 + place], reading.evaluation.outputs[id] ?? "", id);
          assert.equal(rows.get(id)?.[0], reading.model.outputs[id]?.label);
        }
        for (const row of reading.evaluation.schedule) {
          schema.schedule.slice(1).forEach(({ id }, at) => {
            assert.equal(rows.get(`${id}.${row[0]}`)?.[3 + place], row[at + 1] ?? "", id);
          });
        }
      }
      const widths = new Set(
        records(csvOf(readings))
          .slice(1)
          .map(({ length }) => length),
      );
      assert.deepEqual([...widths].sort(), [1, 6], "empty lines, and records of one width");
    }
  }
});

test("the example's headline, in all its digits", async () => {
  const schema = schemaOf("customer-value");
  const rows = byId(csvOf(await readingsOf(schema, [scenarioOf(schema, "today")])));
  const value = rows.get("customer_value")?.[3] ?? "";
  assert.match(value, /^10475\.3[89]\d{10,}$/);
  assert.equal(rows.get("customer_value")?.[2], "CNY");
});

test("blocks stand apart, each under a line of headings", async () => {
  const schema = schemaOf("customer-value");
  const all = records(
    csvOf(await readingsOf(schema, [scenarioOf(schema, "today"), scenarioOf(schema, "later")])),
  );
  const headings = all.filter((_, place) => all[place - 1]?.join("") === "");
  const titles = headings.map(([title]) => title);
  assert.deepEqual(titles.slice(0, 2), ["Your figures", "Result"]);
  assert.equal(titles.length, 2 + schema.schedule.length - 1);
  for (const heading of headings)
    assert.deepEqual(heading.slice(1), ["Id", "Unit", "today", "later", "Note"]);
});

test("rows have a line for every cell, as many as the longest scenario has", async () => {
  const schema = schemaOf("information-value");
  const field = schema.inputs.find(({ kind }) => kind === "rows");
  assert.ok(field);
  const one = JSON.stringify([{ name: "only", items: "7" }]);
  const scenarios = [scenarioOf(schema, "one", { [field.id]: one }), scenarioOf(schema, "usual")];
  const rows = byId(csvOf(await readingsOf(schema, scenarios)));
  assert.deepEqual(rows.get(`${field.id}.items.0`)?.slice(3, 5), ["7", "5"]);
  assert.deepEqual(rows.get(`${field.id}.items.3`)?.slice(3, 5), ["", "3"]);
  assert.deepEqual(rows.get(`${field.id}.name.0`)?.slice(3, 5), ["only", "Contact details"]);
});

test("a result that is not defined leaves its cell empty and says why", async () => {
  const schema = schemaOf("customer-value");
  const free = scenarioOf(schema, "free", { acquisition_cost: "0" });
  const id = "value_to_cost_ratio";
  const alone = byId(csvOf(await readingsOf(schema, [free]))).get(id);
  assert.deepEqual(alone?.slice(3), ["", "no cost to compare with"]);
  const beside = byId(csvOf(await readingsOf(schema, [scenarioOf(schema, "today"), free]))).get(id);
  assert.equal(beside?.[4], "");
  assert.equal(beside?.[5], "free: no cost to compare with");
});

test("no text is a formula", async () => {
  const schema = schemaOf("information-value");
  const field = schema.inputs.find(({ kind }) => kind === "rows");
  assert.ok(field);
  for (const text of [
    "=1+1",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    ' =HYPERLINK("http://example.com","x")',
    '=1+2";=1+2',
    "=1+2'\" ;,=1+2",
    "a;=1+1;b",
    "a\t=1+1",
  ]) {
    const rows = JSON.stringify([{ name: text, items: "1", uses: "1", benefit_per_use: "1" }]);
    const csv = csvOf(await readingsOf(schema, [scenarioOf(schema, text, { [field.id]: rows })]));
    for (const separator of [",", ";", "\t"]) {
      // As a reader that cuts there and knows no quotes would.
      const cells =
        separator === "," ? parse(csv.slice(1)).flat() : csv.split(new RegExp(`[${separator}\\r\\n]`));
      for (const cell of cells.filter((cell) => !/^-?\d+(\.\d+)?$/.test(cell))) {
        assert.doesNotMatch(
          cell,
          /^["\s]*[=+\-@＝＋－＠]|^[\t\r\n]/,
          JSON.stringify([text, separator, cell]),
        );
      }
    }
    const name: string = byId(csv).get(`${field.id}.name.0`)?.[3] ?? "";
    assert.equal(name.replaceAll("'", ""), text.replaceAll("'", ""), "nothing but apostrophes is added");
  }
});

test("a plain negative number stays a number, and a text that looks like one stays a text", async () => {
  const schema = schemaOf("customer-value");
  const [loss] = await readingsOf(schema, [scenarioOf(schema, "-5", { acquisition_cost: "1000000" })]);
  assert.ok(loss);
  const value = loss.reading.evaluation.outputs.customer_value ?? "";
  assert.match(value, /^-\d/);
  const csv = csvOf([loss]);
  assert.equal(byId(csv).get("customer_value")?.[3], value);
  assert.ok(csv.includes(`,${value},`), "unquoted");
  assert.equal(records(csv)[2]?.[3], "'-5");
});
