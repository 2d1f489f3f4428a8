// Many calculators on one page share what they need, and those that are taken away leave nothing behind.
import assert from "node:assert/strict";
import type { CDPSession, Page } from "playwright-core";
import { pageTest } from "./browser.js";
import { compiles, counted } from "./compiles.js";

const COUNT = 20;
const many = (count: number) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
  <link rel="icon" href="assets/icon.svg"><script src="value-calculator.js" defer></script>
  ${'<value-calculator model="customer-value" currency="USD" eager></value-calculator>'.repeat(count)}</html>`;

pageTest(
  `${COUNT} calculators on one page compile one module`,
  { path: "/host.html", ready: false, before: counted, serving: { pages: { "/host.html": many(COUNT) } } },
  async (page) => {
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll("value-calculator")].filter((one) =>
          one.shadowRoot?.querySelector(".headline"),
        ).length === count,
      COUNT,
    );
    assert.equal(await compiles(page), 1);
  },
);

const CYCLES = 1000;
const WARM_UP = 100;
/** What the browser may keep of its own, compiled code and the like: 256 bytes a cycle, of which one calculator is many times more. */
const HEAP_BYTES = 256_000;

/** Puts a calculator into the page and takes it away once it is drawn and has been used, so many times. */
const mounted = (page: Page, times: number) =>
  page.evaluate(async (count) => {
    for (let cycle = 0; cycle < count; cycle++) {
      const element = document.createElement("value-calculator");
      element.setAttribute("model", "customer-value");
      element.setAttribute("eager", "");
      const ready = new Promise((resolve) => element.addEventListener("vc-ready", resolve, { once: true }));
      document.body.append(element);
      await ready;
      const input = element.shadowRoot?.querySelector<HTMLInputElement>("input");
      if (!input) throw new Error("no field");
      input.value = `${5000 + cycle}`;
      input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
      element.remove();
    }
  }, times);

type Kept = { nodes: number; listeners: number; heap: number };

async function kept(page: Page, session: CDPSession): Promise<Kept> {
  // What was said or drawn last is let go after a while.
  await page.waitForTimeout(1500);
  for (let times = 0; times < 3; times++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { nodes: value("Nodes"), listeners: value("JSEventListeners"), heap: value("JSHeapUsedSize") };
}

pageTest(
  `${CYCLES} calculators put in and taken away leave no node and no listener, and not more of the heap`,
  { path: "/host.html", ready: false, serving: { pages: { "/host.html": many(0) } } },
  async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await mounted(page, WARM_UP);
    const before = await kept(page, session);
    await mounted(page, CYCLES);
    const after = await kept(page, session);
    console.log(
      `${CYCLES} cycles: nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}, heap ${before.heap} → ${after.heap} bytes`,
    );
    assert.ok(after.nodes <= before.nodes, `nodes: ${before.nodes} to ${after.nodes}`);
    assert.ok(after.listeners <= before.listeners, `listeners: ${before.listeners} to ${after.listeners}`);
    assert.ok(after.heap <= before.heap + HEAP_BYTES, `heap: ${before.heap} to ${after.heap}`);
    // What is counted is there while a calculator is.
    await page.evaluate(() => document.body.append(document.createElement("value-calculator")));
    await page.locator(".headline").waitFor();
    const during = await kept(page, session);
    assert.ok(during.nodes > before.nodes && during.listeners > before.listeners, JSON.stringify(during));
  },
);
