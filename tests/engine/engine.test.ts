// The package, through its own entries. Expected numbers: the article (3540, 1150, 5394), docs/formulas.md, and the native
// engine's answers to the same inputs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Script } from "node:vm";
import { build } from "esbuild";
import { loadEngine } from "../../dist/npm/engine.js";
import type { Evaluation, Refusal } from "../../www/wire.js";

const engine = await loadEngine();

const evaluated = (answer: Evaluation | Refusal): Evaluation => {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer;
};

test("the article's own numbers", () => {
  const { outputs } = evaluated(engine.evaluate("customer-value", { method: "source-example" }));
  assert.deepEqual(
    [outputs.customer_value, outputs.sustained_value, outputs.loss_value],
    ["3540", "1150", "5394"],
  );
});

test("numbers are taken where they are exact, and texts in any plain form", () => {
  const value = (inputs: Parameters<typeof engine.evaluate>[1]) =>
    evaluated(engine.evaluate("customer-value", inputs)).outputs.customer_value;
  assert.equal(
    value({ retention_years: 7, discount_rate: 0.04 }),
    value({ retention_years: "7", discount_rate: "4%" }),
  );
  assert.throws(
    () => value({ annual_revenue: Number.NaN }),
    /annual_revenue is NaN, a number with no exact decimal/,
  );
  assert.throws(() => value({ annual_revenue: 1e21 }), /no exact decimal/);
  assert.throws(() => value({ annual_revenue: 1e-7 }), /no exact decimal/);
});

test("every wrong field is reported at once, with its bounds", () => {
  const answer = engine.evaluate("customer-value", {
    discount_rate: "-100%",
    retention_years: "abc",
    nonsense: "1",
  });
  assert.ok(!answer.ok);
  assert.deepEqual(
    answer.errors.map(({ field, code }) => [field, code]),
    [
      ["retention_years", "not-a-number"],
      ["discount_rate", "below-minimum"],
      ["nonsense", "unknown-field"],
    ],
  );
  assert.equal(answer.errors[1]?.min, "-0.99");
});

test("a caller's bug throws, and says what was expected", () => {
  assert.throws(
    () => engine.evaluate("customer", {}),
    /there is no model "customer"; the models are: customer-value/,
  );
  assert.throws(() => engine.evaluate("customer-value", null as never), /the inputs are an object/);
  assert.throws(
    () => engine.evaluate("customer-value", { method: true as never }),
    /method is true, a boolean/,
  );
  assert.throws(
    () => engine.curve("customer-value", {}, { input: "retention_years" } as never),
    /from is undefined, .*; give a text/,
  );
});

test("a separator in a text is no way into another field", () => {
  const answer = engine.evaluate("customer-value", { retention_years: "5\u001ediscount_rate\u001f0" });
  assert.ok(!answer.ok);
  assert.deepEqual(
    answer.errors.map(({ field }) => field),
    ["retention_years"],
  );
});

test("the engine is loaded once, and its schemas are the caller's own copies", async () => {
  assert.equal(await loadEngine(), engine);
  engine.models()[0]?.inputs.splice(0);
  assert.equal(engine.models()[0]?.inputs.length, 12);
});

test("the package is found by its name, with one module and its types", () => {
  const manifest = JSON.parse(readFileSync("dist/npm/package.json", "utf8"));
  for (const entry of Object.values<Record<string, string> | string>(manifest.exports)) {
    for (const path of typeof entry === "string" ? [entry] : Object.values(entry)) {
      assert.ok(readFileSync(`dist/npm/${path}`).length > 0, path);
    }
  }
  const require = createRequire(new URL("../../dist/npm/engine.js", import.meta.url));
  assert.ok(require.resolve("value-calculator/engine/slim").endsWith("engine-slim.js"));
});

type NativeAnswer = { model: string; inputs: Record<string, string>; evaluation: Evaluation | Refusal };
const native: NativeAnswer[] = readFileSync("target/native-answers.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

test("every answer is the native engine's, digit for digit", () => {
  assert.ok(native.length >= 3000);
  for (const { model, inputs, evaluation } of native) {
    assert.deepEqual(engine.evaluate(model, inputs), evaluation, JSON.stringify(inputs));
  }
});

test("a curve is what evaluate says at every year, but for the last bits of a float", () => {
  for (const { model, inputs } of native.slice(0, 200)) {
    const { retention_years: _, ...others } = inputs;
    const range = { input: "retention_years", from: "0", to: "40", step: "1" };
    const curve = engine.curve(model, others, range);
    if (!curve.ok) continue;
    for (const [year, x] of curve.x.entries()) {
      const there = evaluated(engine.evaluate(model, { ...others, retention_years: `${x}` }));
      for (const [id, points] of Object.entries(curve.series)) {
        const [drawn, expected] = [points[year] ?? Number.NaN, Number(there.outputs[id] ?? "NaN")];
        const isNear = Math.abs(drawn - expected) <= 1e-12 * Math.abs(expected);
        assert.ok(
          Number.isNaN(expected) ? Number.isNaN(drawn) : isNear,
          `${id} in year ${x} of ${JSON.stringify(others)}`,
        );
      }
    }
  }
});

test("a bundler takes the package, with one module inside", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'import { loadEngine } from "./dist/npm/engine.js"; globalThis.loadBundled = loadEngine;',
      resolveDir: ".",
    },
    bundle: true,
    minify: true,
    format: "iife",
    write: false,
  });
  const [bundle] = outputFiles;
  assert.ok(bundle);
  assert.equal(bundle.text.match(/H4sI/g)?.length, 1); // how a gzip file begins in base64
  new Script(bundle.text).runInThisContext();
  const { loadBundled } = globalThis as unknown as { loadBundled: typeof loadEngine };
  const answer = (await loadBundled()).evaluate("customer-value", { method: "source-example" });
  assert.equal(evaluated(answer).outputs.loss_value, "5394");
});
