// The part `element` of the classic script: what draws in <value-calculator>, on what the loader brings.

import type { ScriptLoader } from "./classic-loader.js";
import type { ContentModule } from "./content.js";
import { createContent } from "./create-content.js";
import type { CoreEngine, FullEngine } from "./engine.js";
import { loadCoreEngine } from "./engine-core.js";
import type { PageFiles } from "./page-files.js";
import { unpacked } from "./unpacked.js";

/** A file of words; with the words of a model come its data. */
type WordsPart = { default: object; data?: string };

export function contentModule(loader: ScriptLoader): ContentModule {
  const { load } = loader;
  let core: CoreEngine | null = null;
  let full: FullEngine | null = null;
  const modelData = new Set<string>();
  const files: PageFiles = {
    async loadEngine() {
      core = await loadCoreEngine(async () => {
        const { packedModule } = (await load("core")) as typeof import("./generated/core/inlined.js");
        return unpacked(packedModule).arrayBuffer();
      });
      for (const data of modelData) if (!core.modelData.includes(data)) core.addModel(data);
      return core;
    },
    async loadFullEngine() {
      const part = await import("./packed-engine.js");
      full = await part.loadPackedEngine();
      return full;
    },
    fullEngine: () => full,
    async loadWords(lang, name) {
      const { default: words, data } = (await load(`locales.${lang}.${name}`)) as WordsPart;
      if (data && !modelData.has(data)) {
        modelData.add(data);
        core?.addModel(data);
      }
      return words;
    },
    // Without it the page ranks by itself.
    workers: () =>
      import("./classic-workers.js").then(
        ({ workersOf }) => workersOf(loader),
        () => [],
      ),
  };
  return { createContent: (host) => createContent(host, files) };
}
