// Values outside a form: the same as in one, and the engine is asked the same with them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { FormState } from "../../www/form/form-state.js";
import { inputsOf } from "../../www/scenario-results.js";
import { checkedBy, defaultValues } from "../../www/share/checks.js";

const engine = await loadEngine();

test("the defaults are those that a form starts with, and every model takes its own", () => {
  const check = checkedBy(engine);
  for (const schema of engine.models()) {
    const form = new FormState(schema.inputs, "en");
    const values = defaultValues(schema);
    assert.deepEqual(values, form.values);
    assert.deepEqual(inputsOf(schema, values), form.inputs);
    assert.deepEqual(check(schema.id, values), []);
  }
});

test("rows that are none and fields that are nobody's are not asked with", () => {
  for (const schema of engine.models()) {
    const rows = schema.inputs.filter(({ kind }) => kind === "rows").map(({ id }) => [id, "{"]);
    assert.deepEqual(inputsOf(schema, { ...Object.fromEntries(rows), nobody: "1" }), {});
  }
});

test("what a model refuses is said field by field", () => {
  const check = checkedBy(engine);
  const errors = check("customer-value", { retention_years: "-1", discount_rate: "x" });
  assert.deepEqual(
    errors.map(({ field, code }) => [field, code]),
    [
      ["retention_years", "below-minimum"],
      ["discount_rate", "not-a-number"],
    ],
  );
});
