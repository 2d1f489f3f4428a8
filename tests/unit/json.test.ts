// The JSON file, there and back, and whatever else a file can hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonOf, MOST_BYTES, readJson } from "../../www/export/json.js";
import type { Scenario } from "../../www/scenario.js";
import { checkedBy } from "../../www/share/checks.js";
import type { ModelSchema } from "../../www/wire.js";
import { engine, readingsOf, scenarioOf, schemas } from "./readings.js";

const check = checkedBy(engine);
const read = (file: unknown) =>
  readJson(typeof file === "string" ? file : JSON.stringify(file), schemas, check);
const file = (inputs: unknown, more: object = {}) => ({
  "value-calculator": 1,
  model: "customer-value",
  scenarios: [{ name: "today", inputs }],
  ...more,
});

const schemaOf = (id: string): ModelSchema => {
  const schema = schemas.find((other) => other.id === id);
  assert.ok(schema, id);
  return schema;
};

/** Scenarios that differ in every field from the defaults, as far as the model takes it. */
function scenariosOf(schema: ModelSchema): Scenario[] {
  const other = Object.fromEntries(
    schema.inputs.flatMap(({ id, kind, slider, choices, columns }) => {
      if (kind === "number") return slider ? [[id, slider.max]] : [];
      if (kind === "choice") return [[id, choices.at(-1)?.id ?? ""]];
      const row = columns.map((column) => [column.id, column.kind === "text" ? "=1 “行”" : "2"]);
      return [[id, JSON.stringify([Object.fromEntries(row)])]];
    }),
  );
  const all = [scenarioOf(schema, "today"), scenarioOf(schema, '明天 "2" <b>', other)];
  return all.filter(({ values }) => check(schema.id, values).length === 0);
}

test("what was saved is read again as it was, for every model", async () => {
  for (const schema of schemas) {
    const scenarios = scenariosOf(schema);
    const text = jsonOf(await readingsOf(schema, scenarios));
    assert.deepEqual(read(text), { model: schema.id, scenarios, refused: [] });
  }
});

test("the file says what a program needs: rows as lists, values as texts, results and why there is none", async () => {
  const schema = schemaOf("information-value");
  const content = JSON.parse(jsonOf(await readingsOf(schema, [scenarioOf(schema, "today")])));
  assert.equal(content["value-calculator"], 1);
  assert.equal(content.model, "information-value");
  assert.equal(content.currency, "CNY");
  const [scenario] = content.scenarios;
  assert.deepEqual(Object.keys(scenario), ["name", "inputs", "outputs", "not_defined"]);
  assert.deepEqual(scenario.inputs.knowledge_points[0], {
    name: "contact-details",
    items: "5",
    uses: "24",
    benefit_per_use: "2",
  });
  assert.equal(typeof scenario.outputs.information_value, "string");
});

test("a file that is none is refused as a whole", () => {
  const codes = (text: unknown) => read(text).refused.map(({ field, code }) => `${field}: ${code}`);
  assert.deepEqual(codes(""), ["file: not-json"]);
  assert.deepEqual(codes("{"), ["file: not-json"]);
  assert.deepEqual(codes("[".repeat(200_000)), ["file: not-json"]);
  for (const text of [
    "null",
    "[]",
    '"text"',
    "7",
    "{}",
    '{"value-calculator":"1"}',
    '{"__proto__":{"value-calculator":1}}',
  ])
    assert.deepEqual(codes(text), ["file: not-ours"], text);
  assert.deepEqual(codes(file({}, { model: "no-such" })), ["model: unknown-model"]);
  assert.deepEqual(codes(file({}, { model: "__proto__" })), ["model: unknown-model"]);
  assert.deepEqual(codes(file({}, { model: ["customer-value"] })), ["model: unknown-model"]);
  for (const scenarios of [undefined, null, [], {}, "x"])
    assert.deepEqual(codes(file({}, { scenarios })), ["scenarios: no-scenarios"]);
  assert.deepEqual(codes(file({}, { scenarios: [null, 7, []] })), Array(3).fill("scenarios: not-a-scenario"));
  assert.deepEqual(codes(`${JSON.stringify(file({}))}${" ".repeat(MOST_BYTES)}`), ["file: too-large"]);
  assert.deepEqual(codes(`"${"中".repeat(MOST_BYTES / 3)}"`), ["file: too-large"], "in bytes");
});

test("what is wrong is refused by its field, and the rest is kept", () => {
  const inputs = {
    first_purchase_price: "1234.50",
    acquisition_cost: "1e5",
    annual_revenue: 5000,
    gross_margin_rate: "0x10",
    annual_service_cost: "NaN",
    retention_years: "101",
    discount_rate: `0.${"1".repeat(80)}`,
    annual_retention_rate: " 1",
    method: "constructor",
    repeat_purchase_price: "１２",
    customers: "1.5",
    toString: "1",
    __proto__of: "1",
  };
  const text = JSON.stringify(file(inputs)).replace("__proto__of", "__proto__");
  const { model, scenarios, refused } = read(text);
  assert.equal(model, "customer-value");
  assert.deepEqual(Object.fromEntries(refused.map(({ field, code }) => [`.${field}`, code])), {
    ".toString": "unknown-field",
    ".__proto__": "unknown-field",
    ".acquisition_cost": "not-a-number",
    ".annual_revenue": "not-readable",
    ".gross_margin_rate": "not-a-number",
    ".annual_service_cost": "not-a-number",
    ".discount_rate": "too-many-digits",
    ".annual_retention_rate": "not-a-number",
    ".method": "unknown-choice",
    ".repeat_purchase_price": "not-a-number",
    ".retention_years": "above-maximum",
    ".customers": "not-a-whole-number",
  });
  const expected = scenarioOf(schemaOf("customer-value"), "today", { first_purchase_price: "1234.5" });
  assert.deepEqual(scenarios, [expected]);
});

test("a field that another one asks something of goes back to the example's", () => {
  const schema = schemaOf("customer-value");
  const asks = schema.inputs.flatMap(({ id, choices }) =>
    choices.flatMap((choice) =>
      choice.requires.filter(({ whole }) => whole).map(({ field }) => [id, choice.id, field]),
    ),
  );
  assert.ok(asks.length > 0);
  for (const [choice = "", chosen = "", field = ""] of asks) {
    const { scenarios, refused } = read(file({ [choice]: chosen, [field]: "2.5" }));
    assert.deepEqual(refused, [{ field, code: "not-a-whole-number", scenario: 0 }]);
    assert.equal(scenarios[0]?.values[choice], chosen);
    assert.equal(scenarios[0]?.values[field], schema.inputs.find(({ id }) => id === field)?.default);
  }
});

test("rows are taken whole or not at all", () => {
  const opened = (knowledge_points: unknown) => {
    const text = JSON.stringify(file({ knowledge_points, collections: "7" }, { model: "information-value" }));
    return read(text.replace("__proto__of", "__proto__"));
  };
  const usual = scenarioOf(schemaOf("information-value"), "today", { collections: "7" });
  const row = { name: "a", items: "3", uses: "7", benefit_per_use: "2" };
  const many = Array.from({ length: 201 }, () => row);
  for (const [rows, code] of [
    ["x", "not-readable"],
    [{}, "not-readable"],
    [[7], "not-readable"],
    [[null], "not-readable"],
    [[row, { ...row, items: 3 }], "not-readable"],
    [[row, { ...row, items: "3,5" }], "not-a-number"],
    [[row, { ...row, uses: "-7" }], "below-minimum"],
    [[{ ...row, __proto__of: "1" }], "unknown-field"],
    [many, "too-large"],
  ] as const) {
    const { scenarios, refused } = opened(rows);
    assert.deepEqual(refused, [{ field: "knowledge_points", code, scenario: 0 }], JSON.stringify(rows));
    assert.deepEqual(scenarios, [usual]);
  }
  const [taken] = opened([row]).scenarios;
  assert.deepEqual(JSON.parse(taken?.values.knowledge_points ?? ""), [row]);
});

test("names, numbers of scenarios and versions", () => {
  const scenarios = [{ name: "n".repeat(81) }, { name: 7 }, {}, { name: "a\u0000\nb" }, {}];
  const opened = read(file({}, { scenarios, "value-calculator": 2 }));
  assert.deepEqual(opened.refused, [
    { field: "file", code: "newer-version" },
    { field: "scenarios", code: "too-many-scenarios" },
    { field: "name", code: "wrong-name", scenario: 0 },
    { field: "name", code: "wrong-name", scenario: 1 },
    { field: "name", code: "wrong-name", scenario: 3 },
  ]);
  assert.deepEqual(
    opened.scenarios.map(({ name }) => name),
    ["", "", "", ""],
  );
});

test("a thousand wrong fields are as many as anybody reads", () => {
  const inputs = Object.fromEntries(
    Array.from({ length: 1000 }, (_, place) => [`${"x".repeat(99)}${place}`, "1"]),
  );
  const { refused } = read(file(inputs));
  assert.equal(refused.length, 51);
  assert.equal(refused.at(-1)?.code, "more");
  assert.ok(refused.every(({ field }) => field.length <= 80));
});

/** The same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("a damaged file never throws, and whatever comes out of it is accepted by the engine", async () => {
  const random = seeded(11);
  let taken = 0;
  for (const schema of schemas) {
    const text = jsonOf(await readingsOf(schema, scenariosOf(schema)));
    for (let round = 0; round < 200; round++) {
      const at = random(text.length);
      const instead = ['"', "{", "9", "-", "\u0000", "null", text.slice(0, at)][random(7)] ?? "";
      const damaged = text.slice(0, at) + instead + text.slice(at + random(12));
      const { model, scenarios } = read(damaged);
      for (const { values } of scenarios) assert.deepEqual(check(model ?? "", values), [], damaged);
      taken += scenarios.length;
    }
  }
  assert.ok(taken > 100, `${taken} scenarios came out`);
});
