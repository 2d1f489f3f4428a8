// The engine with its module inside, which the package's entries share.
import type { EngineSource, WholeEngine } from "./engine.js";
import { loadOnce } from "./engine-module.js";
import { packedModule } from "./generated/inlined.js";
import { unpacked } from "./unpacked.js";

/** The engine, loaded once; `wasm` replaces the module inside the package. */
export const loadPackedEngine = (wasm?: EngineSource): Promise<WholeEngine> =>
  loadOnce(() => wasm ?? unpacked(packedModule).arrayBuffer());
