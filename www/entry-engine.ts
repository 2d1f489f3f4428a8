// `value-calculator/engine`: the engine with its module inside.
import { type Engine, type EngineSource, loadOnce } from "./engine.js";
import { packedModule } from "./generated/inlined.js";

export type * from "./engine.js";
export { EngineUnavailable } from "./engine.js";

/** The engine, loaded once; `wasm` replaces the module inside the package. */
export function loadEngine(options: { wasm?: EngineSource } = {}): Promise<Engine> {
  const { wasm } = options;
  return loadOnce(() => wasm ?? unpack());
}

async function unpack(): Promise<BufferSource> {
  // A plain loop: a callback for each of 80,000 letters took five times as long.
  const letters = atob(packedModule);
  const packed = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) packed[place] = letters.charCodeAt(place);
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
