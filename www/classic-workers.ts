// The ways of the classic script to start the portfolio's worker: it comes with the first file of customers.
import type { ScriptLoader } from "./classic-loader.js";
import type { StartWorker } from "./page-files.js";

const WORKER = "portfolio.worker";

export function workersOf({ load, addressOf, trusted, isPinned }: ScriptLoader): readonly StartWorker[] {
  const workerSource = async () => ((await load(WORKER)) as { source: string }).source;
  return [
    async () => new Worker(trusted(await addressOf(WORKER))),
    // A script of another origin is no worker, but a worker of this page may bring it in; where the page pins its scripts,
    // only as a part, whose hash the browser checks.
    async () =>
      new Worker(trusted(urlOf(isPinned ? await workerSource() : importing(await addressOf(WORKER))))),
  ];
}

/** A script that brings in another, by the policy that the page has allowed. */
const importing = (address: string) => `const url = ${JSON.stringify(address)};
const policy = self.trustedTypes?.createPolicy("value-calculator", { createScriptURL: (text) => text });
importScripts(policy ? policy.createScriptURL(url) : url);`;

const urlOf = (script: string) => URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
