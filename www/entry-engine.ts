// `value-calculator/engine`: the engine with its module inside.
import type { EngineSource, FullEngine } from "./engine.js";
import { loadPackedEngine } from "./packed-engine.js";

export type * from "./engine.js";
export { EngineUnavailable } from "./engine-unavailable.js";
export type * from "./portfolio/portfolio.js";
export { PortfolioRefused, PortfolioStop } from "./portfolio/portfolio.js";

/** The engine, loaded once; `wasm` replaces the module inside the package. */
export function loadEngine(options: { wasm?: EngineSource } = {}): Promise<FullEngine> {
  return loadPackedEngine(options.wasm);
}
