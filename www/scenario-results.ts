// The scenarios of a model with their results, for the parts that show them: the form has the result of its own.
import type { Calculation, Good } from "./calculation.js";
import type { CoreEngine, Inputs } from "./engine.js";
import type { Scenario, ScenarioReading, Values } from "./scenario.js";
import { rowsOf } from "./scenario.js";
import { readingOf } from "./views/reading.js";
import type { ViewContext } from "./views/view.js";
import type { ModelSchema } from "./wire.js";
import { filled, type Words } from "./words.js";

/** A scenario that was given no name is called by its number. */
export const nameShown = (name: string, place: number, { ui }: Words): string =>
  name.trim() || filled(ui.scenario, { n: `${place + 1}` });

/** What the engine is asked with for these values. Fields that are no field's, and rows that are none, are left out. */
export function inputsOf(schema: ModelSchema, values: Values): Inputs {
  const inputs = schema.inputs.flatMap(({ id, kind }) => {
    const value = values[id];
    const input = value !== undefined && kind === "rows" ? rowsOf(value) : value;
    return input === undefined ? [] : [[id, input] as const];
  });
  return Object.fromEntries(inputs);
}

/** The results of the scenarios that no form holds; a scenario that has changed is another one. */
const others = new WeakMap<Scenario, Good | null>();

/** The result of every scenario, in their order; that of the form is its last good one. */
export function resultsOf(calculation: Calculation, engine: CoreEngine): (Good | null)[] {
  const { scenarios, good } = calculation;
  return scenarios.all.map((scenario, place) =>
    place === scenarios.active ? good : otherResult(calculation, engine, scenario),
  );
}

function otherResult(calculation: Calculation, engine: CoreEngine, scenario: Scenario): Good | null {
  const known = others.get(scenario);
  if (known !== undefined) return known;
  const { values } = scenario;
  const answer = calculation.ask(engine, inputsOf(calculation.schema, values), values);
  const good = "errors" in answer ? null : answer;
  others.set(scenario, good);
  return good;
}

/** What a view shows, with every scenario that has a result, in their order, that of the form among them. */
export type ScenarioContext = ViewContext & { scenarios: readonly ScenarioReading[] };

export function withScenarios(context: ViewContext): ScenarioContext {
  const { calculation, engine, reading } = context;
  const { words, lang, currency } = reading;
  const { all, active } = calculation.scenarios;
  const scenarios = resultsOf(calculation, engine).flatMap((good, place) => {
    const ofScenario = good && readingOf(calculation, good, { words, lang, currency });
    const name = nameShown(all[place]?.name ?? "", place, words);
    return ofScenario ? [{ name, isActive: place === active, reading: ofScenario }] : [];
  });
  return { ...context, scenarios };
}
