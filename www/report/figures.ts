// The scenarios of a report.
import type { Engine } from "../engine.js";
import type { ScenarioReading } from "../scenario.js";
import type { FieldSchema } from "../wire.js";

export type Figures = {
  engine: Engine;
  scenarios: readonly ScenarioReading[];
  /** The one that the others are measured against. */
  first: ScenarioReading;
  /** The one that the form holds. */
  shown: ScenarioReading;
};

/** Whether an input is not the same in all scenarios. */
export function differs({ id }: FieldSchema, [first, ...others]: readonly ScenarioReading[]): boolean {
  return others.some(({ reading }) => reading.values[id] !== first?.reading.values[id]);
}
