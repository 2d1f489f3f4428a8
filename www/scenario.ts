// A named set of inputs of one model: "today", "with our service".

import type { Reading } from "./views/reading.js";
import { filled, type Words } from "./words.js";

export type Scenario = {
  name: string;
  /** By field id: plain decimals, choices, texts, and rows as JSON. */
  values: Record<string, string>;
};

/** A scenario with its result, by the name that it is shown with. */
export type ScenarioReading = { name: string; isActive: boolean; reading: Reading };

/** A scenario that was given no name is called by its number. */
export const nameShown = (name: string, place: number, { ui }: Words): string =>
  name.trim() || filled(ui.scenario, { n: `${place + 1}` });
