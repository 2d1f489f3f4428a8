// The scenarios of a report.
import type { Engine } from "../engine.js";
import type { ScenarioReading } from "../scenario.js";

export type Figures = {
  engine: Engine;
  scenarios: readonly ScenarioReading[];
  /** The one that the others are measured against. */
  first: ScenarioReading;
  /** The one that the form holds. */
  shown: ScenarioReading;
};
