// The engine of a page. The package has one module, so it is whole from the start; the classic script has
// page-engine-classic.ts in place of this file (scripts/classic.ts).
import type { Engine } from "./engine.js";
import { loadEngine } from "./entry-engine.js";

export { EngineUnavailable } from "./engine.js";
export { loadEngine };

/** The engine with the working, goal seek and sensitivity. */
export const loadWholeEngine = (): Promise<Engine> => loadEngine();

/** The same, where it is another one and is here. */
export const wholeEngine = (): Engine | null => null;
