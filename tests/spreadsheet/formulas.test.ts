// The Excel formula of every output, calculated by LibreOffice, gives the engine's figure: for every model's example and
// 50 other inputs. A spreadsheet computes in 15 digits, so the figures agree to 1e-9.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { calculated } from "./libreoffice.js";
import { randomInputs, seeded } from "./random-inputs.js";

const engine = await loadEngine();
const INPUTS = 50;

/** What no single formula can say: found year by year, or by trying. The page says so in their place. */
const WITHOUT_FORMULA = new Set(["payback_years", "break_even_retention_years"]);

test("LibreOffice makes of every formula what the engine says", () => {
  const random = seeded(20_261_124);
  const lines: { model: string; output: string; formula: string; engine: string }[] = [];
  for (const schema of engine.models()) {
    let formulas = 0;
    for (const inputs of [{}, ...Array.from({ length: INPUTS }, () => randomInputs(schema, random))]) {
      const answer = engine.evaluate(schema.id, inputs);
      assert.ok(answer.ok, JSON.stringify(answer));
      for (const { id, excel } of answer.working.outputs) {
        const value: string | null = answer.outputs[id] ?? null;
        assert.equal(excel === null, value === null || WITHOUT_FORMULA.has(id), `${id}: ${excel}`);
        if (excel === null || value === null) continue;
        lines.push({ model: schema.id, output: id, formula: excel, engine: value });
        formulas++;
      }
    }
    assert.ok(formulas > INPUTS, `${schema.id}: ${formulas} formulas`);
    console.log(`${schema.id}: ${formulas} formulas`);
  }
  const results = calculated(lines.map(({ formula }) => [formula]));
  assert.equal(results.length, lines.length);
  const wrong = lines.flatMap((line, place) => {
    const sheet = results[place]?.[0] ?? "";
    const [found, expected] = [sheet === "" ? Number.NaN : Number(sheet), Number(line.engine)];
    return Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) ? [] : [{ ...line, sheet }];
  });
  assert.deepEqual(wrong, []);
});
