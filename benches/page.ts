// Start-up and one keystroke on the built page, in headless Chromium, from a local server.
import { chromium } from "playwright-core";
import { serve } from "../tests/browser/server.js";

const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--no-first-run"],
});
const median = (list: number[]) =>
  [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)] ?? Number.NaN;

const starts: number[] = [];
for (let run = 0; run < 22; run++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener("vc-ready", () => {
      (globalThis as { firstResult?: number }).firstResult = performance.now();
    });
  });
  await page.goto(site.url);
  await page.waitForFunction(() => (globalThis as { firstResult?: number }).firstResult);
  // The first two warm the browser up.
  if (run >= 2)
    starts.push(await page.evaluate(() => (globalThis as { firstResult?: number }).firstResult ?? 0));
  await context.close();
}

const page = await browser.newPage();
await page.goto(site.url);
await page.locator(".headline").waitFor();
const keystrokes = await page.evaluate(async () => {
  const element = document.querySelector<HTMLElement>("value-calculator") as HTMLElement & {
    updateComplete: Promise<boolean>;
  };
  const input = element.shadowRoot?.querySelector<HTMLInputElement>("#annual_revenue");
  const times: number[] = [];
  for (let stroke = 0; stroke < 120 && input; stroke++) {
    const start = performance.now();
    input.value = `${2000 + stroke}`;
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await element.updateComplete;
    const chart = element.shadowRoot?.querySelector("vc-chart") as
      | (HTMLElement & { updateComplete: Promise<boolean> })
      | null;
    await chart?.updateComplete;
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((resume) => setTimeout(resume));
  }
  return times.slice(20);
});
console.log(`\nNavigation to first result, median of ${starts.length}: ${median(starts).toFixed(0)} ms`);
console.log(
  `One keystroke to updated result and chart, median of ${keystrokes.length}: ${median(keystrokes).toFixed(1)} ms`,
);
await browser.close();
await site.close();
