// Scenarios with their results, as the page has them.
import { loadEngine } from "../../dist/npm/engine.js";
import { wordFile } from "../../www/locales/files.js";
import type { Scenario, ScenarioReading, Values } from "../../www/scenario.js";
import { inputsOf } from "../../www/scenario-results.js";
import { defaultValues } from "../../www/share/checks.js";
import type { ModelSchema } from "../../www/wire.js";
import { loadWords } from "../../www/words.js";

export const engine = await loadEngine();
export const schemas: ModelSchema[] = engine.models();

/** A scenario of a model: its defaults with some values of its own. */
export const scenarioOf = (schema: ModelSchema, name: string, values: Values = {}): Scenario => ({
  name,
  values: { ...defaultValues(schema), ...values },
});

export async function readingsOf(
  schema: ModelSchema,
  scenarios: readonly Scenario[],
  lang = "en",
): Promise<ScenarioReading[]> {
  const words = await loadWords(wordFile, lang, [schema.id], ["export", "rows"]);
  const model = words.models[schema.id];
  if (!model) throw new Error(`no words for ${schema.id}`);
  return scenarios.map(({ name, values }, place) => {
    const inputs = inputsOf(schema, values);
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
