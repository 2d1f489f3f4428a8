// Scenarios with their results, as the page has them.
import { loadEngine } from "../../dist/npm/engine.js";
import type { Inputs } from "../../www/engine.js";
import { wordFile } from "../../www/locales/files.js";
import type { Scenario, ScenarioReading, Values } from "../../www/scenario.js";
import { inputsOf } from "../../www/scenario-results.js";
import { defaultValues } from "../../www/share/checks.js";
import { axisOf } from "../../www/views/axis.js";
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
    const { evaluation, curve } = answerOf(schema, inputs, values);
    if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.errors));
    const reading = {
      schema,
      evaluation,
      curve: curve?.ok ? curve : null,
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

/** As the page asks: with the curve of its chart, if the model has one. */
function answerOf(schema: ModelSchema, inputs: Inputs, values: Values) {
  const { id, chart } = schema;
  if (!chart) return { evaluation: engine.evaluate(id, inputs), curve: null };
  return engine.evaluateAndCurve(id, inputs, axisOf(chart, values[chart.input] ?? chart.from));
}
