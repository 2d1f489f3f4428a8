// A model that no build knows, given as data. The numbers are those of a growing perpetuity, payment / (rate − growth)
// (M. J. Gordon, "Dividends, Earnings, and Stock Prices", 1959): 100 a year at 5 % are worth 2,000, growing by 3 % 5,000.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { loadEngine } from "../../dist/npm/engine.js";

const engine = await loadEngine();

const rate = (id: string, key: string, byDefault: string) =>
  `{"id":"${id}","key":"${key}","symbol":"[mi ${key}]","unit":"rate-per-year","kind":"number","group":"","origin":"added","default":"${byDefault}","min":"0","max":"1","max_decimals":10}`;

const perpetuity = (id: string) => `{"id":"${id}",
  "inputs":[
    {"id":"payment","key":"p","symbol":"[mi P]","unit":"money-per-year","kind":"number","group":"","origin":"added","default":"100","min":"0","max":"1000000","max_decimals":2},
    ${rate("rate", "r", "0.05")},${rate("growth", "g", "0")}],
  "outputs":[{"id":"value","symbol":"[mi V]","unit":"money","origin":"added","prominence":"headline"}],
  "groups":[""],
  "chart":{"input":"growth","from":"0","least_to":"0.04","most_to":"0.05","step":"0.01","series":["value"]},
  "variables":3,
  "reasons":["never"],
  "equations":"$1 $2 $0 $1 $2 - / need:>:0 =0 ;"}`;

engine.addModel(perpetuity("perpetuity"));

test("its figures, its curve and its working come of its data", () => {
  const range = { input: "growth", from: "0", to: "0.05", step: "0.01" };
  const { evaluation, curve } = engine.evaluateAndCurve("perpetuity", { growth: "3%" }, range);
  assert.ok(evaluation.ok && curve.ok);
  assert.deepEqual(evaluation.outputs, { value: "5000" });
  const [value] = evaluation.working.outputs;
  assert.equal(value?.excel, "=100/(0.05-0.03)");
  assert.equal(value?.substituted, "[mfrac[mn 100][mrow[mn 0.05][mo −][mn 0.03]]]");
  // 100/0.05, 100/0.04, 100/0.03, 100/0.02, 100/0.01, and none where it grows as fast as it is discounted.
  assert.deepEqual([...curve.x], [0, 0.01, 0.02, 0.03, 0.04, 0.05]);
  const points = [...(curve.series.value ?? [])];
  assert.deepEqual(points.map(Math.round), [2000, 2500, 3333, 5000, 10000, Number.NaN]);
});

test("where it has no value it gives the reason", () => {
  const answer = engine.evaluate("perpetuity", { growth: "6%" });
  assert.ok(answer.ok);
  assert.equal(answer.outputs.value, null);
  assert.deepEqual(answer.not_defined, { value: "never" });
});

test("it is solved, and its inputs are compared", () => {
  const solved = engine.solve("perpetuity", {}, { input: "growth", output: "value", target: "2500" });
  assert.ok(solved.ok);
  assert.equal(solved.value, "0.01");
  const compared = engine.sensitivity("perpetuity", {}, { output: "value", change: "0.1" });
  assert.ok(compared.ok);
  assert.deepEqual(compared.rows.map(({ input }) => input).slice(0, 2), ["rate", "payment"]);
});

test("both errors of a bad input are told, with an example of this model", () => {
  const answer = engine.evaluate("perpetuity", { payment: "a lot", rate: "200%" });
  assert.ok(!answer.ok);
  assert.deepEqual(
    answer.errors.map(({ field, code }) => [field, code]),
    [
      ["payment", "not-a-number"],
      ["rate", "above-maximum"],
    ],
  );
  assert.match(answer.errors[0]?.message ?? "", /100/);
});

test("the same data are taken again, and replace the model", () => {
  const models = engine.models().length;
  engine.addModel(perpetuity("perpetuity"));
  assert.equal(engine.models().length, models);
});

test("data that were damaged in 1,000 ways are refused with a reason, or answer", () => {
  const texts = readdirSync("www/generated/models")
    .filter((file) => file.endsWith(".json"))
    .map((file) => readFileSync(`www/generated/models/${file}`, "utf8"));
  const nasty = fc.constantFrom(
    ...'{}[]",:$@;!=0129eE+-*/^ \\\u0000',
    "9".repeat(40),
    "null",
    " $99 ",
    " @99 ",
    " 1e9 ",
    " years:1 ",
    " need:>:9 ",
    "[[[[[[[[",
  );
  const damage = fc.record({
    at: fc.nat(1_000_000),
    cut: fc.constantFrom(0, 1, 1, 5, 40),
    put: nasty,
  });
  let [refused, answered] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      fc.nat(),
      (data, all, number) => {
        const id = `damaged-${number}-${refused + answered}`;
        const renamed = data.replace(/"id":"[^"]*"/, `"id":"${id}"`);
        const damaged = all.reduce((text, { at, cut, put }) => {
          const place = id.length + 8 + (at % (text.length - id.length - 8));
          return text.slice(0, place) + put + text.slice(place + cut);
        }, renamed);
        try {
          engine.addModel(damaged);
        } catch (error) {
          assert.match(String(error), /too large|malformed|JSON/, damaged);
          refused++;
          return;
        }
        answered++;
        const { chart, outputs } = engine.models().find((schema) => schema.id === id) ?? assert.fail(damaged);
        const { ok } = engine.evaluate(id, {});
        assert.equal(typeof ok, "boolean");
        if (chart) {
          const { input, from, least_to, step } = chart;
          engine.evaluateAndCurve(id, {}, { input, from, to: least_to, step });
        }
        engine.sensitivity(id, {}, { output: outputs[0]?.id ?? "", change: "0.1" });
      },
    ),
    { seed: 5, numRuns: 1_000, endOnFailure: true },
  );
  assert.ok(refused > 200 && answered > 50, `${refused} refused, ${answered} answered`);
  console.log(`1,000 damaged models: ${refused} refused, ${answered} answered`);
  assert.ok(engine.evaluate("customer-value", { method: "source-example" }).ok, "the engine goes on");
});
