// How the classic script brings in its parts: each a script of its own in the folder `value-calculator` beside it.
// Classic scripts, because module scripts and fetch fail from file:// and in sandboxed frames; these run everywhere.
// `scripts/classic.ts` wraps every module as a function and puts this in front of them.

/** A wrapped module: given how to get others, it runs, and gives what it exports. */
type Wrapped = (
  require: (id: string) => unknown,
  load: (part: string) => Promise<unknown>,
) => Record<string, unknown>;
export type WrappedModules = Record<string, Wrapped>;

/** Starts the module `main`; `key` names this build, so that parts of another version are not taken for its own. */
export function startClassic(key: string, main: string, own: WrappedModules) {
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const folder = new URL("value-calculator/", script?.src || document.baseURI).href;
  const wrapped: WrappedModules = { ...own };
  const modules = new Map<string, unknown>();
  const arriving = new Map<string, Promise<unknown>>();
  (globalThis as Record<string, unknown>)[key] = (more: WrappedModules) => Object.assign(wrapped, more);

  const require = (id: string) => {
    if (!modules.has(id)) modules.set(id, wrapped[id]?.(require, load));
    return modules.get(id);
  };
  const load = (part: string) => {
    const known = arriving.get(part);
    if (known) return known;
    const coming = (part in wrapped ? Promise.resolve() : bring(part)).then(() => require(part));
    arriving.set(part, coming);
    // What did not come is sent for again when it is next asked for.
    coming.catch(() => arriving.delete(part));
    return coming;
  };
  const bring = (part: string) =>
    new Promise<void>((resolve, reject) => {
      const url = `${folder}${part}.js`;
      const element = document.createElement("script");
      if (script?.nonce) element.nonce = script.nonce;
      if (script?.crossOrigin) element.crossOrigin = script.crossOrigin;
      element.onload = () =>
        part in wrapped
          ? resolve()
          : reject(new Error(`${url} is not of this version of value-calculator.js`));
      element.onerror = () => reject(new Error(`${url} could not be loaded`));
      element.src = trusted(url);
      document.head.append(element);
      element.remove();
    });
  // Made when the first part is sent for; a page that restricts policies has to allow its name.
  let policy: Pick<TrustedTypePolicy, "createScriptURL"> | undefined;
  const trusted = (url: string): string => {
    policy ??= window.trustedTypes?.createPolicy("value-calculator", {
      createScriptURL: (text: string) => text,
    });
    return (policy?.createScriptURL(url) ?? url) as string; // typed as a text, and taken as what it is
  };
  require(main);
}
