// A page with one calculator in headless Chromium: how long it takes from navigation to the first result, how long the
// renderer's main thread computes meanwhile, and how long a key press takes.
import { type Browser, chromium } from "playwright-core";
import { type Site, serve } from "../../tests/browser/server.js";
import { keyPressTimes } from "../key-press.js";
import { median } from "../times.js";

const ROUNDS = 21;
/** The first rounds warm the browser up. */
const WARM_UP = 4;

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
  <link rel="icon" href="assets/icon.svg"><script src="value-calculator.js" defer></script>
  <value-calculator model="customer-value" currency="USD" eager></value-calculator></html>`;

/** Milliseconds, one number a round. */
export type PageTimes = { cpu: number[]; wall: number[]; keyPress: number[] };

/** Both builds in turn, the order changed every round. */
export async function pageTimes<Name extends string>(
  folders: Record<Name, string>,
): Promise<Record<Name, PageTimes>> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--headless", "--disable-gpu", "--no-first-run"],
  });
  const names = Object.keys(folders) as Name[];
  const sites = new Map<Name, Site>();
  const all = names.map((name) => [name, { cpu: [], wall: [], keyPress: [] }]);
  const times = Object.fromEntries(all) as Record<Name, PageTimes>;
  for (const name of names) {
    sites.set(name, await serve({ folder: `${folders[name]}/dist/site`, pages: { "/one.html": PAGE } }));
  }
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const name of round % 2 ? names : names.toReversed()) {
      const { cpu, wall, keyPress } = await visit(browser, `${sites.get(name)?.url}/one.html`);
      if (round < WARM_UP) continue;
      times[name].cpu.push(cpu);
      times[name].wall.push(wall);
      times[name].keyPress.push(keyPress);
    }
  }
  for (const site of sites.values()) await site.close();
  await browser.close();
  return times;
}

type TraceEvent = { name: string; pid: number; tid: number; ts: number; tts?: number };

async function visit(
  browser: Browser,
  address: string,
): Promise<{ cpu: number; wall: number; keyPress: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const firstResult = new Promise((resolve) => {
      addEventListener("vc-ready", () => resolve(performance.mark("vc-ready").startTime), { once: true });
    });
    Object.assign(window, { firstResult });
  });
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  await page.goto(address, { waitUntil: "commit" });
  const wall = await page.evaluate(() => (window as unknown as { firstResult: Promise<number> }).firstResult);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  // The first half compiles the code.
  const keyPress = median((await keyPressTimes(page, 40)).slice(20));
  await context.close();
  return { cpu: cpuUntilReady(trace.traceEvents), wall, keyPress };
}

/** `tts` is the thread's own clock, in µs: it stands still while the thread does. */
function cpuUntilReady(events: TraceEvent[]): number {
  const ready = events.find(({ name }) => name === "vc-ready");
  if (ready?.tts === undefined) throw new Error("the trace does not say when the first result was there");
  const clock = events
    .filter(({ pid, tid, tts }) => pid === ready.pid && tid === ready.tid && tts)
    .map(({ tts }) => tts as number);
  return (ready.tts - Math.min(...clock)) / 1000;
}
