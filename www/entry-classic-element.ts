// The part `element` of the classic script: what draws in <value-calculator>, on what the loader brings.

import type { ScriptLoader } from "./classic-loader.js";
import type { ContentModule } from "./content.js";
import { createContent } from "./create-content.js";
import type { CoreEngine, FullEngine } from "./engine.js";
import { loadCoreEngine } from "./engine-core.js";
import type { PageFiles } from "./page-files.js";
import { unpacked } from "./unpacked.js";

const WORKER = "portfolio.worker";

/** A file of words; with the words of a model come its data. */
type WordsPart = { default: object; data?: string };

export function contentModule({ load, addressOf, trusted, isPinned }: ScriptLoader): ContentModule {
  let core: CoreEngine | null = null;
  let full: FullEngine | null = null;
  const modelData = new Set<string>();
  const workerSource = async () => ((await load(WORKER)) as { source: string }).source;
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
    workers: [
      async () => new Worker(trusted(await addressOf(WORKER))),
      // A script of another origin is no worker, but a worker of this page may bring it in; where the page pins its scripts,
      // only as a part, whose hash the browser checks.
      async () =>
        new Worker(trusted(urlOf(isPinned ? await workerSource() : importing(await addressOf(WORKER))))),
    ],
  };
  return { createContent: (host) => createContent(host, files) };
}

/** A script that brings in another, by the policy that the page has allowed. */
const importing = (address: string) => `const url = ${JSON.stringify(address)};
const policy = self.trustedTypes?.createPolicy("value-calculator", { createScriptURL: (text) => text });
importScripts(policy ? policy.createScriptURL(url) : url);`;

const urlOf = (script: string) => URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
