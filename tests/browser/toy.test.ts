// A sixth model, which no build knows: the page's script is bundled with its data for this test, and its words are given by
// the page's owner. Whatever appears here comes of these data alone.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { assertAccessible, field, headline, pageTest } from "./browser.js";

const withToy: Plugin = {
  name: "with-toy",
  setup({ onResolve }) {
    onResolve({ filter: /generated\/models\/data\.js$/ }, () => ({ path: resolve("target/toy/data.ts") }));
  },
};

const bundled = await build({
  stdin: {
    contents: `import { defineValueCalculator } from "./www/entry-element.js"; defineValueCalculator();`,
    resolveDir: ".",
  },
  plugins: [withToy],
  bundle: true,
  write: false,
  format: "iife",
  charset: "utf8",
  logLevel: "error",
});
const script = bundled.outputFiles[0]?.text ?? "";

const words = {
  models: {
    toy: {
      name: "Toy",
      purpose: "For a test.",
      headline: "Benefit",
      summary: "{paid_years} leave {left_over}.",
      groups: { "": "Figures" },
      inputs: {
        items: { label: "Items", help: "Any." },
        "items.uses": { label: "Uses", help: "" },
        "items.benefit": { label: "Benefit of each", help: "" },
        cost: { label: "Cost", help: "A hundred." },
        paid_years: { label: "Years paid", help: "So long." },
      },
      choices: {},
      outputs: {
        benefit: { label: "Benefit", help: "" },
        charge: { label: "Charge", help: "" },
        left_over: { label: "Left over", help: "" },
      },
      definitions: {},
      notes: { "nothing-left": "Nothing is left." },
      pictures: { chart: "Over the years", schedule_chart: "Charged so far", waterfall: "Steps" },
      schedule: { year: "Year", charged: "Charged" },
      rows: {},
    },
  },
};

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Toy</title>
<script src="with-toy.js" defer></script><script src="words.js" defer></script></head>
<body><main><h1>A sixth model</h1><value-calculator model="toy" values="c=3&amp;y=2" currency="USD"></value-calculator></main></body></html>`;

const pages = {
  "/toy.html": html,
  "/with-toy.js": script,
  "/words.js": `document.querySelector("value-calculator").messages = ${JSON.stringify(words)};`,
};

pageTest(
  "a model that nobody knows has its form, chart, working, keys and what-if",
  { serving: { pages }, path: "/toy.html", expected: /favicon|404/ },
  async (page) => {
    await page.getByRole("heading", { name: "Toy" }).waitFor();
    assert.equal(await headline(page).textContent(), "$600.00"); // 2 · 300
    assert.equal(await field(page, "Cost").inputValue(), "3"); // by the short keys of its link
    assert.equal(await field(page, "Years paid").inputValue(), "2");
    await page.getByRole("group", { name: "row 1" }).getByLabel("Uses").fill("1");
    assert.equal(await headline(page).textContent(), "$300.00");
    const steps = (await page.locator(".waterfall b").allTextContents()).map((text) => text.trim());
    assert.deepEqual(steps, ["$300.00", "−$18.00", "$282.00"]); // 3 hundreds at 3 over 2 years
    const plot = page.getByRole("slider", { name: "Chart: value by Years paid" });
    await plot.focus();
    await page.keyboard.press("End");
    assert.equal(await plot.getAttribute("aria-valuetext"), "4 years, Left over $264.00");
    await page.locator("#tab-table").click();
    assert.equal(await page.locator("tbody tr").count(), 3);
    await page.locator("#tab-working").click();
    await page.getByText("=1*300", { exact: true }).waitFor();
    await page.locator("#tab-what-if").click();
    await page.getByLabel("Result to reach").selectOption("Left over");
    await page.getByLabel("Target").fill("255"); // 300 − 9 y
    await page.getByText("With “Years paid” at 5 years, “Left over” is $255.00.").waitFor();
    await page.getByText("There may be other values that do it.").waitFor();
    await page.getByText("moves “Benefit” most.").waitFor();
    await assertAccessible(page, "the toy");
  },
);
