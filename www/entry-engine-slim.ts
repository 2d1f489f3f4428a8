// `value-calculator/engine/slim`: the engine without its module, which the caller gives:
// the package's `value-calculator/value-calculator.wasm`, by URL, as bytes, or compiled.
import { withBuiltInModels } from "./built-in-models.js";
import type { EngineSource, FullEngine } from "./engine.js";
import { loadFullEngine } from "./engine-module.js";

export type * from "./engine.js";
export { EngineUnavailable } from "./engine-unavailable.js";
export type * from "./portfolio/portfolio.js";
export { PortfolioRefused, PortfolioStop } from "./portfolio/portfolio.js";

/** The engine, loaded once from the module given. */
export function loadEngine(options: { wasm: EngineSource }): Promise<FullEngine> {
  if (!options?.wasm)
    throw new TypeError("the slim entry needs its module: loadEngine({ wasm: url or bytes })");
  return loadFullEngine(() => options.wasm).then(withBuiltInModels);
}
