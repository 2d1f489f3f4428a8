// What was typed is never lost, and never rewritten while it is typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { FormState, fromSlider, toSlider } from "../../www/form/form-state.js";
import type { FieldSchema } from "../../www/wire.js";

const engine = await loadEngine();
const fields = engine.models()[0]?.inputs ?? [];
const field = (id: string): FieldSchema => {
  const found = fields.find((other) => other.id === id);
  assert.ok(found, id);
  return found;
};

test("typing keeps the text, and leaving the box shows what was read", () => {
  const state = new FormState(fields, "en");
  state.type(field("annual_revenue"), "12345.50");
  assert.equal(state.texts.annual_revenue, "12345.50");
  assert.equal(state.values.annual_revenue, "12345.5");
  state.settle(field("annual_revenue"));
  assert.equal(state.texts.annual_revenue, "12,345.5");
});

test("a wrong text stays, the last value with it, and the engine's errors stand beside it", () => {
  const state = new FormState(fields, "en");
  state.type(field("retention_years"), "12abc");
  state.type(field("discount_rate"), "-200");
  state.settle(field("retention_years"));
  assert.equal(state.texts.retention_years, "12abc");
  assert.equal(state.values.retention_years, "5");
  const answer = engine.evaluate("customer-value", state.inputs);
  const problems = state.problems(answer.ok ? [] : answer.errors);
  assert.deepEqual([...problems.keys()], ["retention_years", "discount_rate"]);
  assert.deepEqual(problems.get("retention_years"), {
    code: "not-a-number",
    whole: false,
    min: "0",
    max: "100",
  });
  assert.equal(problems.get("discount_rate")?.code, "below-minimum");
  state.reset();
  assert.ok(state.isRead);
});

test("a slider for a rate moves over per cent", () => {
  assert.equal(toSlider(field("discount_rate"), "0.0578"), "5.78");
  assert.equal(fromSlider(field("discount_rate"), "5.8"), "0.058");
  assert.equal(toSlider(field("retention_years"), "5"), "5");
});

test("another language shows the same values its own way", () => {
  const state = new FormState(fields, "de");
  state.give(field("annual_revenue"), "12345.5");
  assert.equal(state.texts.annual_revenue, "12.345,5");
  state.speak("zh-CN");
  assert.equal(state.texts.annual_revenue, "12,345.5");
});
