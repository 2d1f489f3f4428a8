// The engine on the small module, which a page loads first: it evaluates and draws. The working, goal seek and sensitivity
// are in the full one, which comes when one of them is first opened. It has no model before their data are given.
import { type CoreEngine, coreEngine, loader, started } from "./engine.js";
import * as glue from "./generated/core/engine_bg.js";

export const loadCoreEngine = loader<CoreEngine>(async (source) =>
  coreEngine(glue, await started(glue, source)),
);
