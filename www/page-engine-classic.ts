// The engine of a page that carries the classic script: the core at once, the whole as a part.
import type { Engine, WholeEngine } from "./engine.js";
import { loadOnce } from "./engine-core.js";
import { packedModule } from "./generated/core/inlined.js";
import { unpacked } from "./unpacked.js";

export { EngineUnavailable } from "./engine.js";

export const loadEngine = (): Promise<Engine> => loadOnce(() => unpacked(packedModule).arrayBuffer());

let whole: WholeEngine | null = null;

/** The engine with the working, goal seek, sensitivity and portfolios. */
export async function loadWholeEngine(): Promise<WholeEngine> {
  const part = await import("./entry-engine.js");
  whole = await part.loadEngine();
  return whole;
}

/** The same, where it is another one and is here. */
export const wholeEngine = (): WholeEngine | null => whole;
