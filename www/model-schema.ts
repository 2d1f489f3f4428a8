// A model's schema from its data, where whatever is as it is for most is left out: null, false, empty lists.
import type { ChoiceSchema, FieldSchema, ModelSchema, Requirement } from "./wire.js";

/** What was left out is undefined. */
type Slim<T> = { [K in keyof T]?: T[K] };

const REQUIREMENT = { whole: false, min: null };
const CHOICE = { requires: [], whole_money: false };
const FIELD = {
  symbol: null,
  group: "",
  advanced: false,
  default_rows: [],
  min: null,
  max: null,
  whole: false,
  slider: null,
  choices: [],
  columns: [],
};

/** The schema in the data of a model, which the engine has read and found right. */
export function schemaOf(data: Slim<ModelSchema>): ModelSchema {
  const { id, inputs = [], outputs = [], groups = [], portfolio = [], schedule = [] } = data;
  const { chart, schedule_chart, waterfall } = data;
  return {
    id,
    inputs: inputs.map(fieldOf),
    // What declares whether an output goes one way only is the engine's alone.
    outputs: outputs.map(({ id, symbol, unit, origin, prominence }) => ({
      id,
      symbol,
      unit,
      origin,
      prominence,
    })),
    groups,
    chart: chart ? { ...{ mark: null, series: [], in_proportion: [] }, ...chart } : null,
    schedule_chart: schedule_chart ? { ...{ mark: null }, ...schedule_chart } : null,
    waterfall: waterfall ? { ...{ plus: [], less: [] }, ...waterfall } : null,
    portfolio,
    schedule,
  } as ModelSchema;
}

function fieldOf(field: FieldSchema): FieldSchema {
  const { choices = [], columns = [] } = field;
  return { ...FIELD, ...field, choices: choices.map(choiceOf), columns: columns.map(fieldOf) };
}

function choiceOf(choice: ChoiceSchema): ChoiceSchema {
  const requires = (choice.requires ?? []).map((requirement: Requirement) => ({
    ...REQUIREMENT,
    ...requirement,
  }));
  return { ...CHOICE, ...choice, requires };
}
