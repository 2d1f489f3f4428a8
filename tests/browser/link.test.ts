// Links where they are opened: the browser's own streams pack and unpack them, under the strict policy, and what is
// damaged leaves no message on the console.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { loadEngine } from "../../dist/npm/engine.js";
import type { Screen } from "../../www/share/link.js";
import { pageTest } from "./browser.js";

type Fixture = { link: string; screen: Screen; refused: unknown };
const fixtures: Fixture[] = JSON.parse(readFileSync("tests/data/links.json", "utf8"));
const schemas = (await loadEngine()).models();

const { outputFiles } = await build({
  stdin: {
    contents: `import { fragment, screenFrom } from "./www/share/link.js";
      const schemas = ${JSON.stringify(schemas)};
      globalThis.link = {
        write: (screen) => fragment(screen, schemas),
        open: (text) => screenFrom(text, schemas, () => []),
      };`,
    resolveDir: ".",
  },
  bundle: true,
  format: "iife",
  write: false,
});
const pages = {
  "/link.html": `<!doctype html><title>Links</title><link rel="icon" href="/assets/icon.svg"><script src="/link.js"></script>`,
  "/link.js": outputFiles[0]?.text ?? "",
};
type Opened = { screen: Screen; refused: { field: string; code: string }[] };
type Link = { link: { write: (screen: Screen) => Promise<string>; open: (text: string) => Promise<Opened> } };

pageTest(
  "links open in the browser as they do in the tests of the reader, and damaged ones are refused in silence",
  { serving: { pages }, path: "/link.html", ready: false },
  async (page) => {
    const open = (text: string) =>
      page.evaluate((link) => (globalThis as unknown as Link).link.open(link), text);
    const write = (screen: Screen) =>
      page.evaluate((shown) => (globalThis as unknown as Link).link.write(shown), screen);
    for (const { link, screen, refused } of fixtures) {
      assert.deepEqual(await open(link), { screen, refused });
      assert.deepEqual(await open(await write(screen)), { screen, refused: [] });
    }
    const packed = fixtures.map(({ link }) => link).find((link) => link.includes("&p=")) ?? "";
    for (let end = packed.indexOf("&p=") + 3; end < packed.length; end += 5) {
      const { refused } = await open(packed.slice(0, end));
      assert.deepEqual(
        refused.map(({ code }) => code),
        ["not-readable"],
        packed.slice(0, end),
      );
    }
    const { refused } = await open(`${packed}AAAA`);
    assert.deepEqual(
      refused.map(({ code }) => code),
      ["not-readable"],
    );
    const rows = JSON.stringify([{ name: "a".repeat(60_000), items: "1", uses: "1", benefit_per_use: "1" }]);
    const [id = ""] = Object.keys(fixtures.find(({ link }) => link === packed)?.screen.values ?? {});
    const large = await write({
      models: [id],
      shown: id,
      values: { [id]: { knowledge_points: rows } },
      scenarios: {},
    });
    assert.equal((await open(large)).screen.values[id]?.knowledge_points, rows);
  },
);
