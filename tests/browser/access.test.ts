// Accessible in every state (axe, WCAG 2.2 AA), in the dark, in forced colours, and on a small screen.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { MODELS } from "../../www/generated/models/list.js";
import { allShown, assertAccessible, chart, field, headline, pageTest } from "./browser.js";

const VIEWS = ["chart", "table", "working", "what-if", "compare", "report"];

async function everyState(page: Page, name: string) {
  await assertAccessible(page, `${name}, as it opens`);
  await page.locator("details.further > summary").click();
  await page.locator(".help-button").first().click();
  await page.locator(".about > summary").first().click();
  await assertAccessible(page, `${name}, everything open`);
  await page.locator("#retention_years").fill("?");
  await assertAccessible(page, `${name}, an error`);
  await chart(page).focus();
  await assertAccessible(page, `${name}, the chart in focus`);
  await page.locator("#retention_years").fill("5");
  for (const model of MODELS) {
    await page.locator(`#model-tab-${model}`).click();
    for (const view of VIEWS) {
      await page.locator(`#tab-${view}`).click();
      await assertAccessible(page, `${name}, ${model}, ${view}`);
    }
    await page.locator("#tab-what-if").click();
    await page.locator("#goal-target").fill("4321");
    await assertAccessible(page, `${name}, ${model}, a goal`);
  }
}

pageTest("light", { colorScheme: "light" }, (page) => everyState(page, "light"));
pageTest("dark", { colorScheme: "dark" }, (page) => everyState(page, "dark"));
pageTest("Chinese", { path: "/?lang=zh-CN" }, (page) => everyState(page, "Chinese"));

pageTest("forced colours leave every line to be told apart", { forcedColors: "active" }, async (page) => {
  await assertAccessible(page, "forced colours");
  const dashes = await page
    .locator("vc-chart .plot path.line")
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
  assert.equal(new Set(dashes).size, 3);
});

for (const lang of ["en", "zh-CN"]) {
  pageTest(
    `320 px, ${lang}`,
    { viewport: { width: 320, height: 640 }, path: `/?lang=${lang}` },
    async (page) => {
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok((await overflow()) <= 0);
      await page.locator("details.further > summary").click();
      for (const model of MODELS.toReversed()) {
        await page.locator(`#model-tab-${model}`).click();
        for (const view of VIEWS) {
          await page.locator(`#tab-${view}`).click();
          await allShown(page);
          assert.ok((await overflow()) <= 0, `${model}, ${view}`);
        }
      }
      await page.locator("#first_purchase_price").fill("999999999999999");
      assert.ok((await overflow()) <= 0, "a very long result");
      await assertAccessible(page, "320 px");
    },
  );
}

pageTest("what can be pressed is large enough", {}, async (page) => {
  await page.locator("details.further > summary").click();
  const small = await page.locator("value-calculator").evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll("button, input, select, summary") ?? [])]
      .filter((target) => target.checkVisibility() && !target.matches("input[type=radio]"))
      .map((target) => ({ html: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 24 || box.width < 24)
      .map(({ html }) => html),
  );
  assert.deepEqual(small, []);
});

pageTest("the page scrolls no further down when the calculator has come", {}, async (page) => {
  await headline(page).waitFor();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  assert.ok(shift < 0.1, `layout shift ${shift}`);
  assert.ok(await field(page, "First purchase").isVisible());
});
