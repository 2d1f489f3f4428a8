// Why the engine cannot start, from the errors that browsers give: their texts as Chromium, Firefox and Safari write them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineUnavailable } from "../../www/engine-unavailable.js";

const REASONS: [EngineUnavailable["reason"], Error][] = [
  [
    "wasm-blocked",
    new WebAssembly.CompileError(
      `WebAssembly.compile(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because neither 'wasm-eval' nor 'unsafe-eval' is an allowed source of script in the following Content Security Policy directive: "script-src 'self'"`,
    ),
  ],
  [
    "wasm-blocked",
    new WebAssembly.CompileError("call to WebAssembly.compile() blocked by CSP: Content Security Policy"),
  ],
  [
    "wasm-blocked",
    new EvalError(
      "Refused to create a WebAssembly object because 'unsafe-eval' or 'wasm-unsafe-eval' is not an allowed source of script",
    ),
  ],
  [
    "out-of-memory",
    new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"),
  ],
  ["out-of-memory", new Error("out of memory")],
  ["browser-too-old", new ReferenceError("DecompressionStream is not defined")],
  ["browser-too-old", new ReferenceError("Can't find variable: DecompressionStream")],
  [
    "wasm-not-loaded",
    new WebAssembly.CompileError(
      "WebAssembly.compile(): expected magic word 00 61 73 6d, found 3c 21 64 6f @+0",
    ),
  ],
  ["wasm-not-loaded", new Error("https://example.com/value-calculator.wasm answered 404")],
];

test("each error of a browser is told by its reason", () => {
  for (const [reason, cause] of REASONS) {
    const error = EngineUnavailable.because(cause);
    assert.equal(error.reason, reason, cause.message);
    assert.equal(error.cause, cause);
  }
});
