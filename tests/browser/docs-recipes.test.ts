// The recipes of the documentation, as they stand there with the scripts beside them, do what they say. Figures: the defaults
// of docs/formulas.md, 10475.39, and tests/data/customer_value.csv at N = 10, 16874.8269.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { codeOf } from "../../scripts/docs.js";
import { headline } from "./browser.js";
import { FIGURE, page, SNIPPETS, shown, snippetFor, visited } from "./docs-host.js";
import { placePrinter, printed } from "./printer.js";

const FILES = Object.fromEntries(
  codeOf("en", "recipes").flatMap(({ purpose: { file }, text }) => (file ? [[`/${file}`, text]] : [])),
);
/** What is needed for them, and nothing else; the last for the recipe that has a style sheet. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; form-action 'self'; style-src 'self'";

type Recipe = {
  run: (page: Page) => Promise<void>;
  before?: (page: Page) => Promise<void>;
  /** Where the recipe is no HTML. */
  html?: string;
  fragment?: string;
};

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const first = async (page: Page, figure: string) => {
  await page.getByRole("textbox").first().fill(figure);
  await page.getByRole("textbox").first().blur();
};

const RECIPES: Record<string, Recipe> = {
  crm: {
    run: async (page) => {
      const [sent] = await Promise.all([page.waitForRequest(/\/crm$/), first(page, "4000")]);
      const { model, inputs, outputs } = sent.postDataJSON();
      assert.equal(model, "service-roi");
      assert.ok(Object.values(inputs).includes("4000"));
      for (const value of Object.values(outputs)) assert.match(String(value), /^(-?\d+(\.\d+)?|null)$/);
    },
  },
  lead: {
    before: placePrinter,
    run: async (page) => {
      assert.match(await shown(page), FIGURE, "figures are there without an address");
      await page.getByRole("tab", { name: "Report" }).click();
      await page.getByLabel("Your e-mail address").fill("ann@example.com");
      await page.getByLabel("Prepared for").fill("Ann");
      const [sent] = await Promise.all([
        page.waitForRequest(/\/leads$/),
        page.getByRole("button", { name: "Print or save as PDF" }).click(),
      ]);
      assert.equal(sent.postData(), "email=ann%40example.com&name=Ann");
      await page.waitForFunction(() => (window as unknown as { printed?: unknown[] }).printed?.length === 1);
      assert.equal((await printed(page)).length, 1);
    },
  },
  form: {
    run: async (page) => {
      await page.getByRole("button", { name: "Send" }).click();
      await page.waitForURL(/thanks\.html/);
      const sent = new URL(page.url()).searchParams.get("calculation") ?? "";
      assert.equal(JSON.parse(sent).outputs.customer_value, "10475.3890395981290337");
    },
  },
  values: {
    run: async (page) => {
      assert.equal(await box(page, "Income a year").inputValue(), "800");
      assert.equal(await box(page, "Years the customer stays").inputValue(), "3");
    },
  },
  property: {
    run: async (page) => {
      await page.waitForFunction(
        () => document.querySelector("value-calculator")?.result?.inputs.annual_revenue === "800",
      );
      assert.equal(await box(page, "Years the customer stays").inputValue(), "3");
    },
  },
  link: {
    html: '<script src="value-calculator.js" defer></script><value-calculator currency="USD"></value-calculator>',
    fragment: snippetFor("recipe-link")
      .trim()
      .replace(/^[^#]*/, ""),
    run: async (page) => assert.match((await headline(page).textContent()) ?? "", /\$16,874\.83/),
  },
  locked: {
    run: async (page) => {
      assert.equal(await box(page, "Discount rate").inputValue(), "8");
      assert.equal(await box(page, "Discount rate").isEditable(), false);
      assert.equal(await box(page, "First purchase").isEditable(), true);
      assert.equal(await box(page, "Cost to win the customer").count(), 0);
    },
  },
  currencies: {
    run: async (page) => {
      await page.getByLabel("Currency").first().selectOption("CNY");
      await page.waitForFunction(
        () => document.querySelector("value-calculator")?.result?.inputs.annual_revenue === "5600",
      );
      assert.match((await headline(page).textContent()) ?? "", /^\s*(CN)?¥/);
    },
  },
  words: {
    run: async (page) => {
      await page.getByRole("heading", { name: "What is a member worth?" }).waitFor();
      await page.getByRole("button", { name: "Start again" }).waitFor();
      await box(page, "First purchase").waitFor();
    },
  },
  slots: {
    run: async (page) => {
      await page.getByRole("heading", { name: "What is a member worth?" }).waitFor();
      await page.getByRole("link", { name: "Talk to us" }).waitFor();
      assert.equal(await page.getByText("An estimate, not an offer.").isVisible(), true);
    },
  },
  statistics: {
    run: async (page) => {
      await first(page, "4000");
      const pushed = await page.evaluate(
        () => (globalThis as unknown as { dataLayer: { event: string; model: string }[] }).dataLayer,
      );
      const change = pushed.find(({ event }) => event === "vc-change");
      assert.deepEqual(Object.keys(change ?? {}).sort(), ["event", "inputs", "model", "outputs"]);
    },
  },
  read: {
    run: async (page) => {
      const worth = page.locator("#worth");
      await worth.filter({ hasText: /^10475\.3890395981290337$/ }).waitFor();
      await box(page, "Years the customer stays").fill("10");
      await worth.filter({ hasText: /^16874\.8269/ }).waitFor();
    },
  },
  place: {
    // The browser's own measure, and a script that is late.
    before: async (page) => {
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            shifts.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.route(/value-calculator\.js/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        await route.continue();
      });
    },
    run: async (page) => {
      await page.waitForTimeout(800);
      assert.deepEqual(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts), []);
      const top = await page.getByText("What follows.").evaluate((one) => one.getBoundingClientRect().top);
      assert.ok(top >= 900, "what follows is below the window from the start");
    },
  },
  eager: {
    // Far below what is seen, where one that waits has not begun.
    html: `<script src="value-calculator.js" defer></script>${"<p>…</p>".repeat(400)}
      <value-calculator id="waits" model="customer-value" currency="USD"></value-calculator>
      ${snippetFor("recipe-eager").replace(/<script.*\n/, "")}`,
    run: async (page) => {
      await page.locator("value-calculator[eager] .headline").waitFor();
      assert.equal(await page.locator("#waits .headline").count(), 0);
      await page.locator("#waits").scrollIntoViewIfNeeded();
      await page.locator("#waits .headline").waitFor();
    },
  },
};

test("every recipe is tried", () => {
  const named = SNIPPETS.flatMap(({ host }) => /^recipe-(.*)$/.exec(host ?? "")?.[1] ?? []);
  assert.deepEqual(named.sort(), Object.keys(RECIPES).sort());
});

for (const [name, { run, html, ...visit }] of Object.entries(RECIPES)) {
  test(`docs/recipes: ${name}`, () =>
    visited(
      {
        html: page(html ?? snippetFor(`recipe-${name}`)),
        policy: POLICY,
        pages: { ...FILES, "/thanks.html": page("thanks") },
        ...visit,
      },
      async (page) => {
        await headline(page).waitFor();
        await run(page);
      },
    ));
}
