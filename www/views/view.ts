// A way to look at a result: the table, the working, what if. Each is a part that is loaded when it is first shown.
import type { TemplateResult } from "lit";
import type { Calculation, Questions } from "../calculation.js";
import type { Engine } from "../engine.js";
import type { Part } from "../parts.js";
import type { Reading } from "./reading.js";

/** What a view shows, and what it can do. */
export type ViewContext = {
  reading: Reading;
  engine: Engine;
  calculation: Calculation;
  /** Whether the form holds something wrong, so that the result is an older one. */
  isStale: boolean;
  /** The text that was last copied from here. */
  copied: string | null;
  onCopy: (text: string) => void;
  onAsk: (questions: Partial<Questions>) => void;
  /** Puts a goal's answer into the form. */
  onUse: (value: string) => void;
};

export type ViewPart = Part & { view: (context: ViewContext) => TemplateResult };
