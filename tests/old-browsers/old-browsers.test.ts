// The calculator in the oldest Chromiums that it runs in: the site's page, and a page that has nothing but the tag.
// Figures: the example of docs/formulas.md, 2000 + 2000 × (1.0578⁻¹ + … + 1.0578⁻ⁿ) at n = 5 and, by hand, n = 6.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Page } from "puppeteer-core";
import { type Site, serve } from "../browser/server.js";
import { launchOldChromium, type OldChromium, VERSIONS } from "./old-chromium.js";

const TAG_ALONE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
  <link rel="icon" href="assets/icon.svg"><script src="value-calculator.js" defer></script>
  <value-calculator model="customer-value" currency="USD"></value-calculator></html>`;
const PAGES = { "the site's page": "/?lang=en", "a page with the tag alone": "/tag-alone.html" };
const PICTURES = "target/old-browsers/pictures";

let site: Site;

before(async () => {
  await mkdir(PICTURES, { recursive: true });
  site = await serve({ pages: { "/tag-alone.html": TAG_ALONE } });
});

after(() => site?.close());

for (const version of VERSIONS) {
  describe(`Chromium ${version}`, () => {
    let old: OldChromium;

    before(async () => {
      old = await launchOldChromium(version);
      assert.match(await old.browser.version(), new RegExp(`/${version}\\.`));
    });

    after(() => old?.close());

    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name} shows a result, and another when a field changes`, async () => {
        const page = await old.browser.newPage();
        const problems: string[] = [];
        page.on("console", (message) => problems.push(`console ${message.type()}: ${message.text()}`));
        page.on("pageerror", (error) => problems.push(`page error: ${error}`));
        try {
          await page.goto(site.url + path);
          await waitForHeadline(page, "$10,475.39");
          const input = await page.waitForSelector("pierce/#retention_years", { visible: true });
          await input?.focus();
          await page.keyboard.down("Control");
          await page.keyboard.press("KeyA");
          await page.keyboard.up("Control");
          await page.keyboard.type("6");
          await waitForHeadline(page, "$11,903.00");
          await page.waitForSelector("pierce/.plot path.line", { visible: true });
        } catch (error) {
          assert.fail(`${error}; the page said: ${problems.join(", ") || "nothing"}`);
        } finally {
          await page.screenshot({ path: `${PICTURES}/${version}-${name.replace(/\W+/g, "-")}.png` });
          await page.close();
        }
        assert.deepEqual(problems, []);
      });
    }
  });
}

/** Until the headline can be seen and says this. */
async function waitForHeadline(page: Page, expected: string) {
  const headline = await page.waitForSelector("pierce/.headline", { visible: true });
  const says = (element: Element | null, text: string) => element?.textContent?.trim() === text;
  await page.waitForFunction(says, { timeout: 10_000 }, headline, expected).catch(async (error) => {
    const found = await headline?.evaluate((element) => element.textContent);
    throw new Error(`the headline says ${found}, not ${expected}`, { cause: error });
  });
}
