// One Chromium for a file's tests. A console message, a page error, or a request to anywhere but the site fails the test
// that caused it.
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { type Site, serve } from "./server.js";

let browser: Browser;
let site: Site;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--headless",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  site = await serve();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

export type Options = BrowserContextOptions & {
  /** Another site than the built one, for this test alone. */
  serving?: Parameters<typeof serve>[0];
  path?: string;
  /** Another site whose files the page may ask for. */
  beside?: string;
  /** Messages that the test brings about on purpose. */
  expected?: RegExp;
  ready?: boolean;
  /** Until when the page's opening is waited for, if not until all is loaded that it began with. */
  until?: "commit";
  /** What is done before the page is opened. */
  before?: (page: Page) => Promise<void>;
};

/** What Playwright says of its own doing: see `serviceWorkers` below. */
const BLOCKED = /Service Worker registration blocked by Playwright/;

/** A test on a freshly opened page of the site. */
export function pageTest(
  name: string,
  options: Options,
  run: (page: Page) => Promise<void>,
  within: Pick<TestContext, "test"> = { test },
): Promise<void> {
  const { serving, path = "/?lang=en", beside, expected, ready = true, until, before, ...rest } = options;
  return within.test(name, async () => {
    const served = serving ? await serve(serving) : site;
    const context = await browser.newContext({
      viewport: { width: 1200, height: 900 },
      locale: "en-US",
      // What the site keeps for when there is no network would answer for a server that a test takes away.
      serviceWorkers: "block",
      ...rest,
    });
    const page = await context.newPage();
    const unwanted: string[] = [];
    const note = (text: string) => {
      if (!expected?.test(text) && !BLOCKED.test(text)) unwanted.push(text);
    };
    page.on("console", (message) => note(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => note(`page error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      // What a page made itself, or a file beside it on the disk, comes from nowhere else.
      const isOurs = [served.url, beside].some((site) => site && url.startsWith(`${site}/`));
      if (!isOurs && !/^(data|blob|file):/.test(url)) note(`foreign request: ${url}`);
    });
    try {
      await before?.(page);
      await page.goto(served.url + path, until && { waitUntil: until });
      if (ready) await headline(page).waitFor();
      await run(page);
      assert.deepEqual(unwanted, []);
      assert.deepEqual(await context.cookies(), [], "no cookie is set");
    } finally {
      await context.close();
      if (serving) await served.close();
    }
  });
}

/** A context of a test's own, for pages that no site has. */
export const newContext = (options: BrowserContextOptions) => browser.newContext(options);

export const headline = (page: Page | Locator) => page.locator(".headline").first();

export const field = (page: Page | Locator, label: string) =>
  page.getByRole("textbox", { name: label, exact: true });

export const chart = (page: Page | Locator) => page.locator("vc-chart .plot");

/** One of the figures beside the headline, by the beginning of its label. */
export const figure = (page: Page, label: string) => {
  const term = page.locator("dt").filter({ hasText: new RegExp(`^\\s*${label}`) });
  return page.locator(".featured > div").filter({ has: term }).locator("dd");
};

/** Until every part of the element that was sent for is shown. */
export const allShown = (page: Page) => page.locator(".part-loading").first().waitFor({ state: "detached" });

/** The first screen, a part that comes later, and a changed figure: docs/formulas.md at N = 5, tests/data/customer_value.csv at 10. */
export async function assertWorks(page: Page) {
  assert.equal(await headline(page).textContent(), "$10,475.39");
  await page.getByRole("tab", { name: "What if" }).click();
  await page.locator(".what-if").waitFor();
  await allShown(page);
  await field(page, "Years the customer stays").fill("10");
  assert.equal(await headline(page).textContent(), "$16,874.83");
}

/** WCAG 2.2 AA, in the state the page is in. */
export async function assertAccessible(page: Page, state: string) {
  await allShown(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  assert.deepEqual(found, [], state);
  assert.deepEqual(await page.evaluate(noWords), [], `${state}: what no page should say`);
}

/** Texts that a mistake leaves where a figure or a word should stand, inside of elements too. */
function noWords(): string[] {
  const texts: string[] = [];
  const nodes: Node[] = [document.body];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node instanceof Element && /^(script|style|pre)$/i.test(node.tagName)) continue;
    if (node instanceof Text) texts.push(node.data);
    nodes.push(...node.childNodes, ...(node instanceof Element && node.shadowRoot ? [node.shadowRoot] : []));
  }
  return texts.filter((text) => /\[object |\bNaN\b|\bInfinity\b|\bundefined\b|\{\w+\}/.test(text));
}
