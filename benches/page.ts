// Start-up and one keystroke on the built page, in headless Chromium, from a local server.
import { chromium } from "playwright-core";
import { serve } from "../tests/browser/server.js";
import { keyPressTimes } from "./key-press.js";
import { median } from "./times.js";

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--no-first-run"],
});

/** Navigation to the first result of every calculator on a page; the first two runs of a page warm the browser up. */
async function started(address: string, count: number): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const host = Object.assign(window, { readyAt: [] as number[] });
    addEventListener("vc-ready", () => host.readyAt.push(performance.now()));
  });
  await page.goto(address);
  type Host = { readyAt: number[] };
  await page.waitForFunction((all) => (window as unknown as Host).readyAt.length === all, count);
  const last = await page.evaluate(() => (window as unknown as Host).readyAt.at(-1) ?? Number.NaN);
  await context.close();
  return last;
}

const WARM_UP = 2;
const starts: number[] = [];
for (let run = 0; run < 22; run++) starts.push(await started(site.url, 1));
starts.splice(0, WARM_UP);

/** As many calculators on one page, all of which begin at once. */
const MANY = 20;
const carrying = (count: number) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
  <link rel="icon" href="assets/icon.svg"><script src="value-calculator.js" defer></script>
  ${'<value-calculator model="customer-value" currency="USD" eager></value-calculator>'.repeat(count)}</html>`;
const hosts = await serve({ pages: { "/one.html": carrying(1), "/many.html": carrying(MANY) } });
const [one, many]: [number[], number[]] = [[], []];
// In turn, so that whatever else the machine does falls on both.
for (let run = 0; run < 14; run++) {
  one.push(await started(`${hosts.url}/one.html`, 1));
  many.push(await started(`${hosts.url}/many.html`, MANY));
}
for (const times of [one, many]) times.splice(0, WARM_UP);
await hosts.close();

const page = await browser.newPage();
await page.goto(site.url);
await page.locator(".headline").waitFor();
const keystrokes = (await keyPressTimes(page, 120)).slice(20);
console.log(`\nNavigation to first result, median of ${starts.length}: ${median(starts).toFixed(0)} ms`);
console.log(
  `One keystroke to updated result and chart, median of ${keystrokes.length}: ${median(keystrokes).toFixed(1)} ms`,
);
const times = median(many) / median(one);
console.log(
  `First result on a page with one calculator: ${median(one).toFixed(0)} ms; of all on a page with ${MANY}: ${median(many).toFixed(0)} ms, ${times.toFixed(1)} × (asked 3 ×)`,
);
await browser.close();
await site.close();
