// How the classic script brings in its parts: each a script of its own in the folder `value-calculator/<version>` beside
// it. Classic scripts, because module scripts and fetch fail from file:// and in sandboxed frames; these run everywhere.
// A page that is one file carries them itself (`www/single-file/loader.ts`).
// `scripts/classic.ts` wraps every module of a part as a function.

import type { ContentModule, Entry } from "./content.js";
import { keepFigures } from "./kept-figures.js";
import { StartFailure } from "./start-failure.js";

/** A wrapped module: given how to get others, it runs, and gives what it exports. */
type Wrapped = (
  require: (id: string) => unknown,
  load: (part: string) => Promise<unknown>,
) => Record<string, unknown>;
type WrappedModules = Record<string, Wrapped>;
type Part = { given?: Record<string, unknown> };
type Hashes = Readonly<Record<string, string>>;
export type CarriedPart = (part: string) => Promise<string>;

/** What the loader gives to the element's script. */
export interface ScriptLoader {
  load(part: string): Promise<unknown>;
  /** The address of a part's script. */
  addressOf(part: string): Promise<string>;
  /** The address as a page that requires trusted types takes it. */
  trusted(url: string): string;
  /** Whether the owner's script tag has `integrity`, so that no script may run whose hash is not known. */
  readonly isPinned: boolean;
}

/** What the element's script exports. */
export type ElementScript = { contentModule(loader: ScriptLoader): ContentModule };

/** A version of the parts, by the hash of their content. */
export type Version = {
  readonly hash: string;
  begin: Entry["begin"];
};

/** On the script element that asks for a newer version: what that version gives itself to, in place of starting. */
type Asking = HTMLScriptElement & { acceptVersion?: (version: Version) => void };

const ELEMENT = "element";
const CORE = "core";
const OTHER_HASHES = "hashes";

/** Whether this very script is on the page already. */
export const isStarted = (hash: string) => `value-calculator ${hash}` in globalThis;

/** The script that is running, or that ran: some pages start it in a way that leaves no current script. */
function ownScript(): Asking | null {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement) return currentScript;
  return document.querySelector<Asking>('script[src*="value-calculator.js"]');
}

/**
 * The entry of the classic script. `hashes` are those of the parts that are asked for first, as `integrity` takes them. One
 * of these parts is the table of all other hashes, which only a page with `integrity` on its script tag asks for.
 * `carried` gives the address of a part that the page itself carries.
 */
export function classicEntry(hash: string, hashes: Hashes, carried?: CarriedPart): Entry & Version {
  const page = globalThis as Record<string, unknown>;
  const script = ownScript();
  const folder = `value-calculator/${hash}/`;
  const base = script?.src || document.baseURI;
  const wrapped: WrappedModules = {};
  const modules = new Map<string, unknown>();
  const arriving = new Map<string, Promise<unknown>>();
  const isPinned = script !== null && script.integrity !== "";
  let isShown = false;
  /** The version that the server has now, once that has been asked. */
  let newest: Promise<Version | null> | null = null;
  let used: Version | null = null;

  // A part registers its modules under a name that no other version has.
  page[`value-calculator ${hash}`] = (more: WrappedModules) => Object.assign(wrapped, more);

  const require = (id: string) => {
    if (!modules.has(id)) {
      const make = wrapped[id];
      // A module that exports nothing gives nothing.
      const made = (make?.(require, load) || {}) as Part;
      modules.set(id, made);
      // The element's script has modules that other parts need.
      for (const [other, module] of Object.entries(made.given || {})) modules.set(other, module);
    }
    return modules.get(id);
  };

  const load = (part: string) => {
    const known = arriving.get(part);
    if (known) return known;
    const coming = bring(part).then(() => require(part));
    arriving.set(part, coming);
    // A part that did not come is sent for again when it is next asked for.
    coming.catch(() => arriving.delete(part));
    return coming;
  };

  async function bring(part: string) {
    if (part in wrapped) return;
    const url = await addressOf(part);
    await run(url, isPinned ? hashes[part] || (await otherHashes())[part] : "");
    // Missing, served as something else, or of another version.
    if (!(part in wrapped)) await explain(part, url);
  }

  const otherHashes = async () => ((await load(OTHER_HASHES)) as { hashes: Hashes }).hashes;

  async function explain(part: string, url: string): Promise<never> {
    if (await isBlocked(url)) throw new StartFailure("script-blocked", `script-src ${new URL(url).origin}`);
    if (!newest) newest = askForNewest();
    const version = await newest;
    if (version && version.hash !== hash) {
      if (isShown) keepFigures();
      throw new StartFailure("other-version");
    }
    const isWords = part.startsWith("locales");
    throw new StartFailure(isWords ? "words-not-loaded" : "file-missing", `${folder}${part}.js`);
  }

  /** Runs this script anew from the server, which says what version is there. A pinned script may be no other. */
  async function askForNewest(): Promise<Version | null> {
    if (!script?.src || isPinned) return null;
    const url = new URL(script.src);
    url.search = `${Date.now()}`;
    let found: Version | null = null;
    const hasCome = await run(url.href, "", (version) => {
      found = version;
    });
    // Without a network it is asked again the next time.
    if (!hasCome) newest = null;
    return found;
  }

  const addressOf = async (part: string) =>
    (await carried?.(part)) || new URL(`${folder}${part}.js`, base).href;

  /** Runs a script; says whether it came. */
  const run = (url: string, hash = "", acceptVersion?: Asking["acceptVersion"]) =>
    new Promise<boolean>((resolve) => {
      const element: Asking = document.createElement("script");
      if (script) {
        element.nonce = script.nonce;
        element.crossOrigin = script.crossOrigin;
      }
      if (hash) element.integrity = hash;
      if (acceptVersion) element.acceptVersion = acceptVersion;
      const onEnd = (hasCome: boolean) => () => {
        // Not removed before: WebKit forgets who listens to a script that stands in no document.
        element.remove();
        resolve(hasCome);
      };
      element.onload = onEnd(true);
      element.onerror = onEnd(false);
      element.src = trusted(url);
      document.head.append(element);
    });

  let policy: Pick<TrustedTypePolicy, "createScriptURL"> | undefined;
  let policyError: unknown;
  const trusted = (url: string): string => (policy ? policy.createScriptURL(url) : url) as string; // typed as a text, and taken as what it is
  try {
    const { trustedTypes } = window;
    if (trustedTypes)
      policy = trustedTypes.createPolicy("value-calculator", { createScriptURL: (text: string) => text });
  } catch (error) {
    policyError = error;
  }

  const blockedUrls = new Set<string>();
  document.addEventListener("securitypolicyviolation", ({ blockedURI, disposition }) => {
    if (disposition === "enforce") blockedUrls.add(blockedURI);
  });
  /** Whether the page's policy blocks a script. The browser may report that after the script has failed. */
  const isBlocked = async (url: string) => {
    await new Promise((resolve) => setTimeout(resolve));
    return blockedUrls.has(url);
  };

  /** Everything that the first screen needs, asked for at once. */
  async function begin(lang: string, models: readonly string[]): Promise<ContentModule> {
    // Lit's markup is HTML, which a page that is XML would not parse.
    if (/xml/.test(document.contentType)) throw new StartFailure("not-html");
    if (policyError) throw new StartFailure("script-blocked", "trusted-types lit-html value-calculator");
    const words = ["page", ...models].map((name) => `locales.${lang}.${name}`);
    const [element] = await Promise.all([ELEMENT, CORE, ...words].map(load));
    return (element as ElementScript).contentModule({ load, addressOf, trusted, isPinned });
  }

  return {
    hash,
    async begin(lang, models) {
      const own = !used;
      try {
        return await (used ? used.begin : begin)(lang, models);
      } catch (error) {
        const version = (error as Partial<StartFailure>).reason === "other-version" && (await newest);
        // With a calculator of this version on the page there can be no other: what the two draw with has the same names.
        if (!version || !own || (isShown && !used)) throw error;
        used = version;
        return version.begin(lang, models);
      }
    },
    onShown() {
      isShown = true;
    },
  };
}

/** Gives this version to a page that asks for the newest; says whether it did. */
export function giveToPage(version: Version): boolean {
  const script = ownScript();
  if (!script?.acceptVersion) return false;
  script.acceptVersion(version);
  return true;
}
