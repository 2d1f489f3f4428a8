// Scenarios with their results, as the page has them.
import { loadEngine } from "../../dist/npm/engine.js";
import { FormState } from "../../www/form/form-state.js";
import type { Scenario, ScenarioReading } from "../../www/scenario.js";
import { inputsOf } from "../../www/scenarios.js";
import type { ModelSchema } from "../../www/wire.js";
import { loadWords } from "../../www/words.js";

export const engine = await loadEngine();
export const schemas: ModelSchema[] = engine.models();

/** A scenario of a model: its defaults with some values of its own. */
export function scenarioOf(schema: ModelSchema, name: string, values: Record<string, string> = {}): Scenario {
  const form = new FormState(schema.inputs, "en");
  for (const field of schema.inputs) {
    const value = values[field.id];
    if (value !== undefined) form.give(field, value);
  }
  return { name, values: form.values };
}

export async function readingsOf(
  schema: ModelSchema,
  scenarios: readonly Scenario[],
  lang = "en",
): Promise<ScenarioReading[]> {
  const words = await loadWords(lang, [schema.id], ["export", "rows"]);
  const model = words.models[schema.id];
  if (!model) throw new Error(`no words for ${schema.id}`);
  return scenarios.map(({ name, values }, place) => {
    const inputs = inputsOf(schema.inputs, values);
    const evaluation = engine.evaluate(schema.id, inputs);
    if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.errors));
    const reading = {
      schema,
      evaluation,
      values,
      inputs,
      words,
      model,
      lang,
      currency: "CNY",
      wholeMoney: false,
    };
    return { name, isActive: place === 0, reading };
  });
}
