// The scenarios of a report.
import type { FullEngine } from "../engine.js";
import type { ScenarioReading } from "../scenario.js";

export type Figures = {
  engine: FullEngine;
  scenarios: readonly ScenarioReading[];
  /** The one that the others are measured against. */
  first: ScenarioReading;
  /** The one that the form holds. */
  shown: ScenarioReading;
};
