// The engine with its module and all built-in models inside, which the package's entries share.
import { withBuiltInModels } from "./built-in-models.js";
import type { EngineSource, FullEngine } from "./engine.js";
import { loadFullEngine } from "./engine-module.js";
import { packedModule } from "./generated/inlined.js";
import { unpacked } from "./unpacked.js";

/** The engine, loaded once; `wasm` replaces the module inside the package. */
export const loadPackedEngine = async (wasm?: EngineSource): Promise<FullEngine> =>
  withBuiltInModels(await loadFullEngine(() => wasm ?? unpacked(packedModule).arrayBuffer()));
