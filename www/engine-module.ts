// The engine on the full module, with portfolios. It has no model before their data are given.
import {
  coreEngine,
  type EngineSource,
  type Evaluation,
  type FullEngine,
  loader,
  partsOf,
  start,
} from "./engine.js";
import { compile, text, writer } from "./engine-callers.js";
import { EngineUnavailable } from "./engine-unavailable.js";
import * as glue from "./generated/engine_bg.js";
import { portfolios } from "./portfolio/portfolio.js";

export const loadFullEngine = loader<FullEngine, EngineSource>(async (source) => {
  const module = await started(source).catch((error) => {
    throw EngineUnavailable.because(error);
  });
  const { question, ...core } = coreEngine<Evaluation>(glue, module, writer);
  const own: Pick<FullEngine, "curve" | "solve" | "sensitivity" | "difference"> = {
    curve: (modelId, inputs, range) => glue.curve(question(modelId, inputs, partsOf(range))),
    solve: (modelId, inputs, { input, row = "", output, target }) =>
      glue.solve(question(modelId, inputs, { input, row, output, target })),
    sensitivity: (modelId, inputs, { output, change }) =>
      glue.sensitivity(question(modelId, inputs, { output, change })),
    difference(from, to) {
      const found = glue.difference(text(from, "from"), text(to, "to"));
      if (found === null) throw new TypeError(`a figure is a plain decimal, not ${from} or ${to}`);
      return found;
    },
  };
  return { ...core, ...own, ...portfolios(glue) };
});

async function started(source: () => Promise<EngineSource> | EngineSource): Promise<WebAssembly.Module> {
  const module = await compile(await source());
  await start(glue, module);
  return module;
}
