// A named set of inputs of one model: "today", "with our service".
import type { Reading } from "./views/reading.js";

export type Scenario = {
  name: string;
  /** By field id: plain decimals, choices, texts, and rows as JSON. */
  values: Record<string, string>;
};

/** A scenario with its result, by the name that it is shown with. */
export type ScenarioReading = { name: string; isActive: boolean; reading: Reading };
