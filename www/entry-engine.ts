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
  const packed = Uint8Array.from(atob(packedModule), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
