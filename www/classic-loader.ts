// How the classic script brings in its parts: each a script of its own in the folder `value-calculator` beside it.
// Classic scripts, because module scripts and fetch fail from file:// and in sandboxed frames; these run everywhere.
// A page that is one file carries them itself, several packed in one script element that does nothing
// (`scripts/single-file.ts`).
// `scripts/classic.ts` wraps the core, and every module of a part, as a function and puts this in front of them.

import { unpacked } from "./unpacked.js";

/** A wrapped module: given how to get others, it runs, and gives what it exports. */
type Wrapped = (
  require: (id: string) => unknown,
  load: (part: string) => Promise<unknown>,
) => Record<string, unknown>;
export type WrappedModules = Record<string, Wrapped>;

/**
 * Starts the core, which gives the modules that parts need of it. `key` names this build, so that parts of another
 * version are not taken for its own.
 */
export function startClassic(key: string, core: Wrapped) {
  const page = globalThis as Record<string, unknown>;
  // The same script is on the page twice.
  if (key in page) return;
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const folder = new URL("value-calculator/", script?.src || document.baseURI).href;
  const wrapped: WrappedModules = {};
  const modules = new Map<string, unknown>();
  const arriving = new Map<string, Promise<unknown>>();
  page[key] = (more: WrappedModules) => Object.assign(wrapped, more);

  const require = (id: string) => {
    if (!modules.has(id)) modules.set(id, wrapped[id]?.(require, load));
    return modules.get(id);
  };
  const load = (part: string) => {
    const known = arriving.get(part);
    if (known) return known;
    const coming = (
      part in wrapped ? Promise.resolve() : addressOf(part).then((url) => bring(part, url))
    ).then(() => require(part));
    arriving.set(part, coming);
    // What did not come is sent for again when it is next asked for.
    coming.catch(() => arriving.delete(part));
    return coming;
  };
  const addressOf = async (part: string) => {
    const carried = document.querySelector(`script[data-value-calculator-part~="${part}"]`)?.textContent;
    if (!carried) return `${folder}${part}.js`;
    return URL.createObjectURL(new Blob([await unpacked(carried).text()], { type: "text/javascript" }));
  };
  const bring = (part: string, url: string) =>
    new Promise<void>((resolve, reject) => {
      const element = document.createElement("script");
      if (script?.nonce) element.nonce = script.nonce;
      if (script?.crossOrigin) element.crossOrigin = script.crossOrigin;
      element.onload = element.onerror = () => {
        // Not removed before: WebKit forgets who listens to a script that stands in no document.
        element.remove();
        // Missing, or of another version: what is then shown says so, to whoever sent for the part.
        part in wrapped ? resolve() : reject(Error(part));
      };
      element.src = trusted(url);
      document.head.append(element);
    });
  let policy: Pick<TrustedTypePolicy, "createScriptURL"> | undefined;
  const trusted = (url: string): string => (policy?.createScriptURL(url) ?? url) as string; // typed as a text, and taken as what it is
  try {
    // Now, although the first part comes later: a page that restricts policies is told of both names at once.
    policy = window.trustedTypes?.createPolicy("value-calculator", {
      createScriptURL: (text: string) => text,
    });
    // Lit's markup is HTML, which a page that is XML would not parse.
    if (/xml/.test(document.contentType)) throw new Error("The page needs Content-Type: text/html");
    modules.set("classic-loader", { addressOf, trusted });
    for (const [id, module] of Object.entries(core(require, load).given ?? {})) modules.set(id, module);
  } catch (error) {
    // There are no words yet, and nothing to draw with: what stands in the elements is replaced by a plain text.
    const { message } = error as Error;
    const why = /polic/i.test(message)
      ? "Content-Security-Policy: trusted-types lit-html value-calculator"
      : message;
    const tell = () => {
      for (const element of document.querySelectorAll("value-calculator,div[data-value-calculator]"))
        element.textContent = `计算器无法运行。The calculator cannot run. ${why}`;
    };
    // Now, and for what the page has not read yet.
    tell();
    addEventListener("load", tell);
    throw error;
  }
}
