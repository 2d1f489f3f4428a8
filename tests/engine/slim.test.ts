// The slim entry: the same engine, its module given by the caller.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EngineUnavailable, loadEngine } from "../../dist/npm/engine-slim.js";

const bytes = readFileSync("dist/npm/value-calculator.wasm");

test("without its module it says what it needs", () => {
  assert.throws(() => loadEngine({} as never), /needs its module/);
});

test("a module that is none is refused with a reason, and can be given again", async () => {
  const refused = loadEngine({ wasm: new Uint8Array([1, 2, 3]) });
  await assert.rejects(
    refused,
    (error) => error instanceof EngineUnavailable && error.reason === "wasm-not-loaded",
  );
  const missing = loadEngine({ wasm: new Response("not found", { status: 404 }) });
  await assert.rejects(missing, /answered 404/);
});

test("bytes, a response or a compiled module: the same engine", async () => {
  const engine = await loadEngine({ wasm: await WebAssembly.compile(bytes) });
  assert.equal(await loadEngine({ wasm: bytes }), engine);
  const answer = engine.evaluate("customer-value", { method: "source-example" });
  assert.ok(answer.ok);
  assert.equal(answer.outputs.customer_value, "3540");
});
