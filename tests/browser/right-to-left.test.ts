// A language that runs from right to left mirrors the layout; figures, formulas and axes stay as they are. Figures: formula 1
// at the article's inputs, 10475.39 and, at N = 10, 16874.83 (tests/data/customer_value.csv).
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { MODELS } from "../../www/generated/models/list.js";
import { allShown, assertAccessible, chart, headline, pageTest } from "./browser.js";
import { placePrinter, printed } from "./printer.js";
import { TAG, turnedScript } from "./right-to-left.js";

const VIEWS = ["chart", "table", "working", "what-if", "compare", "report"];

// The page around runs from left to right, so that what is turned is the element's own doing.
const host = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="assets/icon.svg"><script src="turned.js" defer></script></head>
<body><main><h1>Host</h1><value-calculator lang="${TAG}" model="${MODELS.join(" ")}" currency="USD"></value-calculator></main></body></html>`;
const serving = { pages: { "/host.html": host, "/turned.js": await turnedScript() } };
const path = "/host.html";

const box = async (locator: Locator) => {
  const found = await locator.first().boundingBox();
  assert.ok(found);
  return { left: found.x, right: found.x + found.width };
};
/** What is read, without the marks that turn it. */
const plain = async (locator: Locator) => ((await locator.textContent()) ?? "").replace(/\p{Cf}/gu, "");

pageTest(
  "the layout is mirrored",
  { serving, path, viewport: { width: 1100, height: 900 } },
  async (page) => {
    assert.equal(await page.locator(".room").getAttribute("dir"), "rtl");
    assert.ok((await box(page.locator(".form"))).left > (await box(page.locator(".result"))).right - 2);
    const fields = page.locator(".label-row").first();
    assert.ok((await box(fields.locator("label"))).left > (await box(fields.locator(".help-button"))).right);
    const tab = (view: string) => box(page.locator(`#tab-${view}`));
    assert.ok((await tab("chart")).left > (await tab("table")).right);
    const more = page.locator(".more dl > div").first();
    assert.ok((await box(more.locator("dt"))).right > (await box(more.locator("dd"))).right);
  },
);

pageTest("figures, formulas and axes are not", { serving, path }, async (page) => {
  assert.match(await plain(headline(page)), /10,475\.39/);
  // The box of a number: from left to right, on the side where its language begins.
  const number = page.locator("#first_purchase_price");
  const style = await number.evaluate((input) => {
    const { direction, textAlign } = getComputedStyle(input);
    return { direction, textAlign };
  });
  assert.deepEqual(style, { direction: "ltr", textAlign: "end" });
  const ticks = await page
    .locator("vc-chart .plot text")
    .evaluateAll((texts) =>
      texts
        .filter(({ textContent }) => /^(0|5|10|15|2|4|6)$/.test(textContent ?? ""))
        .map((text) => [Number(text.textContent), text.getBoundingClientRect().x] as const),
    );
  assert.ok(ticks.length > 2);
  for (const [place, [value, x]] of ticks.entries()) {
    const [before, left] = ticks[place - 1] ?? [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    assert.ok(value > before && x > left, "greater years stand further to the right");
  }
  await chart(page).press("ArrowRight");
  assert.match((await chart(page).getAttribute("aria-valuetext")) ?? "", /^\P{N}*6/u);
  await page.locator("#tab-working").click();
  await allShown(page);
  const math = page.locator(".math math").first();
  assert.equal(await math.evaluate((node) => getComputedStyle(node).direction), "ltr");
});

pageTest("arrow keys move among tabs the way they point", { serving, path }, async (page) => {
  await page.locator("#tab-chart").focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#tab-table").getAttribute("aria-selected"), "true");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#tab-chart").getAttribute("aria-selected"), "true");
});

pageTest("a negative figure is typed, shown and read back", { serving, path }, async (page) => {
  await page.locator("#annual_revenue").fill("-2000");
  await page.keyboard.press("Tab");
  assert.equal((await page.locator("#annual_revenue").inputValue()).replace(/\p{Cf}/gu, ""), "-2,000");
  await page.locator("#annual_revenue").press("End");
  await page.keyboard.type("0");
  assert.equal(await page.locator("#annual_revenue").getAttribute("aria-invalid"), "true"); // "-2,0000"
  await page.keyboard.press("Backspace");
  assert.equal(await page.locator("#annual_revenue").getAttribute("aria-invalid"), "false");
});

pageTest(
  "every model and view at 320 px",
  { serving, path, viewport: { width: 320, height: 900 } },
  async (page) => {
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.locator("details.further > summary").click();
    for (const model of MODELS) {
      await page.locator(`#model-tab-${model}`).click();
      for (const view of VIEWS) {
        await page.locator(`#tab-${view}`).click();
        await allShown(page);
        assert.ok((await overflow()) <= 0, `${model}, ${view}`);
        // Nothing is cut off on the side that cannot be scrolled to.
        assert.ok((await box(page.locator(".vc"))).left >= 0);
        if (model === MODELS[0]) await assertAccessible(page, `${model}, ${view}`);
      }
    }
  },
);

pageTest("the report too", { serving, path, before: placePrinter }, async (page) => {
  await page.locator("#tab-report").click();
  await page.locator("#report-print").click();
  await page.waitForFunction(() => (window as unknown as { printed?: unknown[] }).printed?.length === 1);
  const [sent] = await printed(page);
  assert.equal(sent?.lang, TAG);
  assert.match(sent.html, /^<html[^>]* dir="rtl"/);
});
