// The engine on the full module, with portfolios. It has no model before their data are given.
import { coreEngine, type FullEngine, loader, partsOf, started } from "./engine.js";
import * as glue from "./generated/engine_bg.js";
import { portfolios } from "./portfolio/portfolio.js";

export const loadFullEngine = loader<FullEngine>(async (source) => {
  const { question, ...core } = coreEngine(glue, await started(glue, source));
  const own: Pick<FullEngine, "curve" | "solve" | "sensitivity"> = {
    curve: (modelId, inputs, range) => glue.curve(question(modelId, inputs, partsOf(range))),
    solve: (modelId, inputs, { input, row = "", output, target }) =>
      glue.solve(question(modelId, inputs, { input, row, output, target })),
    sensitivity: (modelId, inputs, { output, change }) =>
      glue.sensitivity(question(modelId, inputs, { output, change })),
  };
  return { ...(core as FullEngine), ...own, ...portfolios(glue) };
});
