// Where the worker of a page with the classic script is: a file in the folder of its parts, or packed in the page itself.
import { addressOf, trusted } from "classic-loader";

const PART = "portfolio.worker";

/** The ways to a worker, the best first. */
export const workers = (): (() => Promise<Worker>)[] => [
  async () => new Worker(trusted(await addressOf(PART))),
  // A script of another origin is no worker, but a worker of this page may bring it in.
  async () => new Worker(trusted(bringing(await addressOf(PART)))),
];

/** The address of a script that brings in another, by the policy that the page has allowed. */
function bringing(address: string): string {
  const script = `const url = ${JSON.stringify(address)};
const policy = self.trustedTypes?.createPolicy("value-calculator", { createScriptURL: (text) => text });
importScripts(policy ? policy.createScriptURL(url) : url);`;
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}
