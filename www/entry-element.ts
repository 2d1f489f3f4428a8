// `value-calculator`: importing this defines nothing; `defineValueCalculator()` does. What draws comes when a calculator
// comes near the part of the page that is seen.

import type { Entry } from "./content.js";
import type { FullEngine } from "./engine.js";
import { wordFile } from "./locales/files.js";
import type { PageFiles } from "./page-files.js";
import { defineElement } from "./value-calculator.js";

export type * from "./element-interface.js";

const importEngine = () => import("./packed-engine.js");

/** The package has one module, so the engine is whole from the start. */
let engine: FullEngine | null = null;
async function loadEngine(): Promise<FullEngine> {
  engine = await (await importEngine()).loadPackedEngine();
  return engine;
}

const files: PageFiles = {
  loadEngine,
  loadFullEngine: loadEngine,
  fullEngine: () => engine,
  loadWords: wordFile,
  // A bundler finds the worker by this very expression.
  workers: async () => [() => new Worker(new URL("./parts/portfolio-worker.js", import.meta.url))],
};

const entry: Entry = {
  async begin(lang, models) {
    const [{ createContent }] = await Promise.all([
      import("./create-content.js"),
      importEngine(),
      ...["page", ...models].map((name) => wordFile(lang, name)),
    ]);
    return { createContent: (host) => createContent(host, files) };
  },
  onShown() {},
};

/**
 * Defines `<value-calculator>`; a second copy on the same page leaves the first in place. Where there are no custom
 * elements, as on a server, it does nothing: the same module may run on both sides.
 */
export function defineValueCalculator(): void {
  if (typeof customElements === "undefined" || defineElement(entry)) return;
  console.warn("<value-calculator> is on this page twice, in two versions: the first is used");
}
