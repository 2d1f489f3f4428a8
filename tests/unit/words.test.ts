// Every word exists in both languages, and every id of every model has its words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import en from "../../www/locales/en.json";
import zhCN from "../../www/locales/zh-CN.json";
import { type ModelWords, wordsOf } from "../../www/words.js";

const engine = await loadEngine();

/** Every text under its path. */
function texts(words: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") found.set(`${path}${key}`, value);
    else for (const [inner, text] of texts(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const places = (text: string) => [...text.matchAll(/\{[^}]+\}/g)].map(([place]) => place).sort();

test("both languages say the same things", () => {
  const [english, chinese] = [texts(en), texts(zhCN)];
  assert.deepEqual([...chinese.keys()].sort(), [...english.keys()].sort());
  for (const [key, text] of english) {
    const other = chinese.get(key) ?? "";
    assert.notEqual(text.trim(), "", key);
    assert.notEqual(other.trim(), "", key);
    assert.deepEqual(places(other), places(text), key);
  }
});

test("Chinese is Chinese", () => {
  for (const [key, text] of texts(zhCN)) {
    assert.match(text, /[\u3000-\u9fff\uff00-\uffef]|^%$/, `${key}: ${text}`);
  }
});

test("every id of every model has its words, and no word is left over", () => {
  for (const schema of engine.models()) {
    for (const language of [en, zhCN]) {
      const words = (language.models as Record<string, ModelWords>)[schema.id];
      assert.ok(words, schema.id);
      const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort();
      assert.deepEqual(Object.keys(words.inputs).sort(), ids(schema.inputs));
      assert.deepEqual(Object.keys(words.outputs).sort(), ids(schema.outputs));
      assert.deepEqual(Object.keys(words.schedule).sort(), ids(schema.schedule));
      assert.deepEqual(Object.keys(words.groups).sort(), [...schema.groups].sort());
      for (const field of schema.inputs.filter(({ kind }) => kind === "choice")) {
        assert.deepEqual(Object.keys(words.choices[field.id] ?? {}).sort(), ids(field.choices));
      }
    }
  }
});

test("every note, reason and sub-result that inputs can bring about has its words", () => {
  const [rates, years, prices, incomes] = [
    ["0.0578", "0", "-0.5"],
    ["0", "2.5", "5"],
    ["0", "5000"],
    ["-9", "0", "900"],
  ];
  for (const schema of engine.models()) {
    const words = (en.models as Record<string, ModelWords>)[schema.id];
    const methods = schema.inputs.find(({ id }) => id === "method")?.choices ?? [];
    for (const { id: method } of methods) {
      for (const discount_rate of rates) {
        for (const retention_years of years) {
          for (const first_purchase_price of prices) {
            for (const annual_revenue of incomes) {
              for (const annual_retention_rate of ["1", "0.5"]) {
                const inputs = {
                  method,
                  discount_rate,
                  retention_years,
                  first_purchase_price,
                  annual_revenue,
                  annual_retention_rate,
                };
                const answer = engine.evaluate(schema.id, inputs);
                if (!answer.ok) continue;
                for (const { code } of answer.notes) assert.ok(words?.notes[code], code);
                for (const reason of Object.values(answer.not_defined))
                  assert.ok(reason in en.not_defined, reason);
                for (const { id } of answer.working.definitions) assert.ok(words?.definitions[id], id);
              }
            }
          }
        }
      }
    }
  }
});

test("a page owner's words lie over ours, and leave the rest", () => {
  const words = wordsOf("en", { ui: { reset: "Start again" } });
  assert.equal(words.ui.reset, "Start again");
  assert.equal(words.ui.copy, en.ui.copy);
});
