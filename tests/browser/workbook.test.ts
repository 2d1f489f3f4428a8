// A workbook is made under the policy that a page must run under: no worker, no evaluated code, and the same bytes as in
// Node. The policy is that of www/content-security-policy.txt.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { build } from "esbuild";
import { loadEngine } from "../../dist/npm/engine.js";
import type { Engine } from "../../www/engine.js";
import { workbook } from "../../www/export/workbook.js";
import { wordFile } from "../../www/locales/files.js";
import { loadWords } from "../../www/words.js";
import { pageTest } from "./browser.js";

const SCENARIOS = ["one", "two", "three", "four"].map((name) => ({ name, values: {} }));

/** The first model's workbook, which is the largest. */
async function made(engine: Engine): Promise<Uint8Array> {
  const [schema] = engine.models();
  assert.ok(schema);
  const words = await loadWords(wordFile, "zh-CN", [schema.id], ["workbook"]);
  const model = words.models[schema.id];
  assert.ok(model);
  const blob = await workbook({ engine, schema, words, model, scenarios: SCENARIOS, currency: "CNY" });
  return new Uint8Array(await blob.arrayBuffer());
}

const script = await build({
  stdin: {
    contents: `
      import { loadEngine } from "./dist/npm/engine.js";
      import { workbook } from "./www/export/workbook.js";
      import { wordFile } from "./www/locales/files.js";
      import { loadWords } from "./www/words.js";
      globalThis.madeHere = async (scenarios) => {
        const engine = await loadEngine();
        const [schema] = engine.models();
        const words = await loadWords(wordFile, "zh-CN", [schema.id], ["workbook"]);
        const model = words.models[schema.id];
        const blob = await workbook({ engine, schema, words, model, scenarios, currency: "CNY" });
        const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
        return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
      };`,
    resolveDir: ".",
  },
  bundle: true,
  format: "iife",
  write: false,
});

const pages = {
  "/workbook.html":
    '<!doctype html><html lang="en"><title>workbook</title><link rel="icon" href="/assets/icon.svg"><script src="/workbook.js"></script></html>',
  "/workbook.js": script.outputFiles[0]?.text ?? "",
};

pageTest(
  "the largest workbook, made in a page",
  { serving: { pages }, path: "/workbook.html", ready: false },
  async (page) => {
    const inPage = await page.evaluate(
      (scenarios) =>
        (globalThis as unknown as { madeHere: (given: unknown) => Promise<string> }).madeHere(scenarios),
      SCENARIOS,
    );
    const inNode = createHash("sha256")
      .update(await made(await loadEngine()))
      .digest("hex");
    assert.equal(inPage, inNode);
  },
);
