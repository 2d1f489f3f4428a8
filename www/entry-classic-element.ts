// The part `element` of the classic script: what draws in <value-calculator>, on what the loader brings.

import type { ScriptLoader } from "./classic-loader.js";
import type { ContentModule } from "./content.js";
import { createContent } from "./create-content.js";
import type { WholeEngine } from "./engine.js";
import { loadOnce } from "./engine-core.js";
import type { PageFiles } from "./page-files.js";
import { unpacked } from "./unpacked.js";

const WORKER = "portfolio.worker";

export function contentModule({ load, addressOf, trusted, isPinned }: ScriptLoader): ContentModule {
  let whole: WholeEngine | null = null;
  const workerSource = async () => ((await load(WORKER)) as { source: string }).source;
  const files: PageFiles = {
    loadEngine: () =>
      loadOnce(async () => {
        const { packedModule } = (await load("core")) as typeof import("./generated/core/inlined.js");
        return unpacked(packedModule).arrayBuffer();
      }),
    async loadWholeEngine() {
      const part = await import("./packed-engine.js");
      whole = await part.loadPackedEngine();
      return whole;
    },
    wholeEngine: () => whole,
    loadWords: async (lang, name) => ((await load(`locales.${lang}.${name}`)) as { default: object }).default,
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
