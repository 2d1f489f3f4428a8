// The hosted site as an app: kept at once, there without a network, and one version at a time.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Page } from "playwright-core";
import { allShown, headline, pageTest } from "./browser.js";

const kept = (page: Page) => page.evaluate(() => caches.keys());
const ready = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

pageTest("installs, and is there without a network", { serviceWorkers: "allow" }, async (page) => {
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
    return (await fetch(link?.href ?? "")).json();
  });
  assert.equal(manifest.display, "standalone");
  for (const { src } of manifest.icons) {
    assert.equal(await page.evaluate(async (icon) => (await fetch(icon)).status, src), 200, src);
  }
  await ready(page);
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  await page.context().setOffline(true);
  await page.goto(`${new URL(page.url()).origin}/?lang=zh-CN`);
  await headline(page).waitFor();
  assert.equal(await headline(page).textContent(), "¥10,475.39");
  for (const view of ["table", "what-if", "compare", "report"]) {
    await page.locator(`#tab-${view}`).click();
    await allShown(page);
    assert.equal(await page.locator("#view [role=alert] button").count(), 0, view);
  }
});

/** A site of its own, to put a second version into. */
const folder = mkdtempSync(join(tmpdir(), "value-calculator-site-"));
cpSync("dist/site", folder, { recursive: true });
after(() => rmSync(folder, { recursive: true, force: true }));

const changed = (file: string, from: string, to: string) => {
  const text = readFileSync(join(folder, file), "utf8");
  assert.ok(text.includes(from), `${file}: ${from}`);
  writeFileSync(join(folder, file), text.replaceAll(from, to));
};

pageTest(
  "a new version waits to be let in, and then is the only one",
  { serviceWorkers: "allow", serving: { folder } },
  async (page) => {
    await ready(page);
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    const [before = ""] = await kept(page);
    assert.equal(await page.locator("#update").isVisible(), false);
    await page.reload();
    assert.equal(await page.locator("#update").isVisible(), false);

    changed("service-worker.js", before.replace("value-calculator ", ""), "0123456789ab");
    changed("index.html", "<h1>What is a customer worth?</h1>", "<h1>A new headline</h1>");
    await page.reload();
    await page.locator("#update").waitFor();
    // Until then everything is of the version before.
    await page.getByRole("heading", { name: "What is a customer worth?" }).waitFor();
    await page.getByRole("button", { name: "Show it" }).click();
    await page.getByRole("heading", { name: "A new headline" }).waitFor();
    assert.deepEqual(await kept(page), ["value-calculator 0123456789ab"]);
  },
);

pageTest(
  "a page that carries the calculator keeps nothing",
  {
    serviceWorkers: "allow",
    path: "/host.html",
    serving: {
      pages: {
        "/host.html": `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="assets/icon.svg">
          <script src="value-calculator.js" defer></script><value-calculator model="customer-value"></value-calculator>`,
      },
    },
  },
  async (page) => {
    assert.deepEqual(await kept(page), []);
    assert.equal(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
      0,
    );
  },
);
