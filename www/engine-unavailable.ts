// Why the engine cannot start, for the package and for the page, which has it in a part: it is needed when a start fails.

/** Why the engine cannot start. */
export class EngineUnavailable extends Error {
  readonly reason: "browser-too-old" | "wasm-blocked" | "out-of-memory" | "wasm-not-loaded";

  constructor(reason: EngineUnavailable["reason"], cause: unknown) {
    super(UNAVAILABLE[reason] + (reason === "wasm-not-loaded" ? cause : ""), { cause });
    this.name = "EngineUnavailable";
    this.reason = reason;
  }

  /** The reason is in the browser's own error, each browser having other words for it. */
  static because(cause: unknown): EngineUnavailable {
    const text = `${cause}`;
    if (typeof WebAssembly === "undefined" || cause instanceof ReferenceError)
      return new EngineUnavailable("browser-too-old", cause);
    if (/unsafe-eval|Content Security Policy/i.test(text))
      return new EngineUnavailable("wasm-blocked", cause);
    if (/out of memory|could ?n[o']t allocate|allocation failed|insufficient memory/i.test(text))
      return new EngineUnavailable("out-of-memory", cause);
    return new EngineUnavailable("wasm-not-loaded", cause);
  }
}

const UNAVAILABLE: Readonly<Record<EngineUnavailable["reason"], string>> = {
  "browser-too-old": "this browser is too old: it has no WebAssembly, or cannot unpack it",
  "wasm-blocked":
    "WebAssembly is blocked on this page: its Content-Security-Policy needs 'wasm-unsafe-eval' in script-src",
  "out-of-memory": "there is no memory left for the WebAssembly module",
  "wasm-not-loaded": "the WebAssembly module could not be loaded: ",
};
