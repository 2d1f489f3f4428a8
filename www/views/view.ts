// A way to look at a result: the table, the working, what if; or something to do with it: export, report. Each is a part
// that is loaded when it is first shown.
import type { TemplateResult } from "lit";
import type { Calculation } from "../calculation.js";
import type { ValueCalculatorEventMap } from "../element-interface.js";
import type { CoreEngine, FullEngine } from "../engine.js";
import type { PageFiles } from "../page-files.js";
import type { Part } from "../parts.js";
import type { Reading } from "./reading.js";

/** What a view shows, and what it can do. */
export type ViewContext = {
  reading: Reading;
  engine: CoreEngine;
  /** How more of the engine and of the words is loaded. */
  files: PageFiles;
  calculation: Calculation;
  /** Whether the form holds something wrong, so that the result is an older one. */
  isStale: boolean;
  /** Shows the form anew after it has been changed from here, which is one step to undo. */
  onChange: () => void;
  /** Shows the scenarios anew after they have changed, says what was done, and goes to the field of that id. */
  onScenarios: (said: string, focus: string) => void;
  /** The address of this page that opens this screen. */
  link: () => Promise<string>;
  /** Says a sentence politely, for those who do not see what happened. */
  say: (text: string) => void;
  /** Shows the view anew, after something has changed that it keeps itself. */
  redraw: () => void;
  /** Shows another of the page's models, into which `fill` puts scenarios. */
  onOpen: (model: string, fill: (calculation: Calculation) => void) => void;
  /** Whether the page's owner asks who wants a report. */
  hasLead: boolean;
  /** Tells the page what was done here. */
  announce: <Name extends "vc-share" | "vc-export" | "vc-lead">(
    type: Name,
    detail: ValueCalculatorEventMap[Name]["detail"],
  ) => void;
};

export type ViewPart = Part & { view: (context: ViewContext) => TemplateResult };

/** The same for a view that asks the full engine. */
export type FullViewContext = ViewContext & { engine: FullEngine };
export type FullViewPart = Part & { view: (context: FullViewContext) => TemplateResult };
