// The engine of a page. The package has one module, so it is whole from the start; the classic script has
// page-engine-classic.ts in place of this file (scripts/classic.ts).
import type { WholeEngine } from "./engine.js";
import { loadEngine } from "./entry-engine.js";

export { EngineUnavailable } from "./engine.js";
export { loadEngine };

/** The engine with the working, goal seek, sensitivity and portfolios. */
export const loadWholeEngine = (): Promise<WholeEngine> => loadEngine();

/** The same, where it is another one and is here. */
export const wholeEngine = (): WholeEngine | null => null;
