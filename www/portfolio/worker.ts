// The worker: ranks on a thread of its own, so that the page stays at hand however long the list is.
import { loadFullEngine } from "../engine-module.js";
import { Ranking } from "./ranking.js";

/** What the page asks: to begin with the engine's module and models, then one of the methods of a ranking. */
export type Asked =
  | { module: WebAssembly.Module; modelData: readonly string[] }
  | { call: number; method: "rank" | "arrange" | "rowsAt" | "rejectedAt" | "csv"; given: unknown[] };
export type Answered =
  | { isHere: true }
  | { reached: unknown }
  | { call: number; value: unknown }
  | { call: number; failed: string };

/** What a dedicated worker has and the page's types do not say. */
type Scope = {
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage: (answered: Answered) => void;
};

const scope = globalThis as unknown as Scope;
let ranking: Promise<Ranking>;

scope.onmessage = async ({ data }) => {
  if ("module" in data) {
    ranking = loadFullEngine(() => data.module).then((engine) => {
      for (const model of data.modelData) engine.addModel(model);
      return new Ranking(engine, undefined, "FileReaderSync" in globalThis);
    });
    return;
  }
  const { call, method, given } = data;
  try {
    const all = (await ranking) as unknown as Record<string, (...given: unknown[]) => unknown>;
    const onReached = (reached: unknown) => scope.postMessage({ reached });
    const value = await all[method]?.(...given, ...(method === "rank" ? [onReached] : []));
    scope.postMessage({ call, value });
  } catch (error) {
    scope.postMessage({ call, failed: `${error}` });
  }
};

scope.postMessage({ isHere: true });
