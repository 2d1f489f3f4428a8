// What the what-if view asks of a model.
import type { Calculation } from "../calculation.js";
import { headlineOf } from "./headline.js";

export type Questions = {
  /** The output whose drivers are shown. */
  output: string;
  /** By which share of itself each input is changed. */
  change: string;
  /** The driver that a goal changes, as `field` or `field.column` and its row. */
  input: string;
  row: number | null;
  /** The output that is to reach the target. */
  goalOutput: string;
  /** The target as it is typed. */
  target: string;
};

const asked = new WeakMap<Calculation, Questions>();

/** As they were last left. */
export function questionsOf(calculation: Calculation): Questions {
  const known = asked.get(calculation);
  if (known) return known;
  const { schema } = calculation;
  const headline = headlineOf(schema);
  const number = schema.inputs.find(({ kind }) => kind === "number");
  const questions: Questions = {
    output: headline?.id ?? "",
    change: "0.1",
    input: schema.chart?.input ?? number?.id ?? "",
    row: null,
    goalOutput: headline?.id ?? "",
    target: "",
  };
  asked.set(calculation, questions);
  return questions;
}
