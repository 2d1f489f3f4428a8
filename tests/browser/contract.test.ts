// What a page's owner can ask of the element, and what it tells him. Figures: docs/formulas.md and
// tests/data/customer_value.csv at N = 10.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { assertAccessible, field, headline, pageTest } from "./browser.js";
import { placePrinter, printed } from "./printer.js";

const host = (body: string, before = "") =>
  `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="assets/icon.svg">${before}
  <script src="value-calculator.js" defer></script><main><h1>Host</h1>${body}</main>`;

const on = (pages: Record<string, string>, extra: object = {}) => ({
  serving: { pages: { "/host.js": "", ...pages } },
  path: "/host.html",
  ...extra,
});
const element = "value-calculator";
const log = (page: Page) => page.evaluate(() => (window as unknown as { log: unknown[] }).log);

pageTest(
  "fields that are shown, and fields that are locked",
  on({
    "/host.html": host(
      `<value-calculator model="customer-value" currency="USD" values="r=2000&n=10"
        fields="n annual_revenue discount_rate" locked="discount_rate"></value-calculator>`,
    ),
  }),
  async (page) => {
    assert.equal(await page.locator(".form .field").count(), 3);
    assert.equal(await headline(page).textContent(), "$16,874.83");
    const rate = field(page, "Discount rate");
    assert.equal(await rate.getAttribute("readonly"), "");
    assert.equal(await page.getByRole("slider", { name: "Discount rate, slider" }).count(), 0);
    await rate.pressSequentially("9");
    assert.equal(await rate.inputValue(), "5.78");
    await assertAccessible(page, "locked");
    // Neither a link nor a goal changes what the owner has set.
    await page.evaluate(() => {
      location.hash = "vc=1&model=customer-value&n=5&d=0.5&p0=1";
    });
    await headline(page).filter({ hasText: "$10,475.39" }).waitFor();
    await page.getByRole("tab", { name: "What if" }).click();
    await page.locator(".goal-sentence").waitFor();
    const offered = await page.locator(".goal-sentence select").first().locator("option").allTextContents();
    assert.deepEqual(offered, ["Income a year", "Years the customer stays"]);
  },
);

pageTest(
  "rows that are locked are read and not changed",
  on({
    "/host.html": host(
      `<value-calculator model="information-value" locked="knowledge_points"></value-calculator>`,
    ),
  }),
  async (page) => {
    await page.locator("input.row-name").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Add a row" }).count(), 0);
    assert.equal(await page.locator(".rows [inert]").count(), 1);
    await assertAccessible(page, "locked rows");
  },
);

pageTest(
  "figures and settings given before the script has come",
  on({
    "/early.js": `
      const early = document.querySelector("value-calculator");
      early.values = { n: 10 };
      early.currency = "EUR";
      early.messages = { ui: { reset: "Start again" } };
      window.log = [];
      early.addEventListener("vc-ready", ({ detail }) => log.push(detail.outputs.customer_value));`,
    "/host.html": `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="assets/icon.svg"><main><h1>Host</h1>
      <value-calculator model="customer-value"></value-calculator></main>
      <script src="early.js"></script><script src="value-calculator.js"></script>`,
  }),
  async (page) => {
    assert.equal(await headline(page).textContent(), "€16,874.83");
    await page.getByRole("button", { name: "Start again" }).waitFor();
    const [value] = (await log(page)) as string[];
    assert.match(value ?? "", /^16874\.8269/);
    const own = await page.evaluate(() =>
      document.querySelector("value-calculator")?.getAttribute("currency"),
    );
    assert.equal(own, "EUR");
  },
);

pageTest(
  "it begins when it comes near, unless it is to begin at once",
  on({
    "/host.html": host(
      `<value-calculator id="first" model="customer-value" currency="USD"></value-calculator>
      <hr class="far"><hr class="far"><value-calculator id="far" model="customer-value"></value-calculator>
      <value-calculator id="eager" model="customer-value" eager></value-calculator>`,
      `<link rel="stylesheet" href="far.css">`,
    ),
    "/far.css": ".far { margin-block: 3000px }",
  }),
  async (page) => {
    await page.locator("#eager .headline").waitFor({ state: "attached" });
    assert.equal(await page.locator("#far .headline").count(), 0);
    await page.locator("#far").scrollIntoViewIfNeeded();
    await page.locator("#far .headline").waitFor();
  },
);

pageTest(
  "moved in the page it stays what it was; taken away it leaves nothing behind",
  on({
    "/host.html": host(
      `<section id="a"><value-calculator model="customer-value" currency="USD"></value-calculator></section><section id="b"></section>`,
    ),
  }),
  async (page) => {
    await field(page, "Years the customer stays").fill("10");
    await page.evaluate(() =>
      document.getElementById("b")?.append(document.querySelector("value-calculator") as Element),
    );
    assert.equal(await page.locator("#b .headline").textContent(), "$16,874.83");
    assert.equal(await field(page, "Years the customer stays").inputValue(), "10");
    const collected = await page.evaluate(async () => {
      const reference = new WeakRef(document.querySelector("value-calculator") as Element);
      reference.deref()?.remove();
      const collect = (globalThis as { gc?: () => void }).gc;
      for (let times = 0; times < 20 && reference.deref(); times++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        collect?.();
      }
      return collect ? reference.deref() === undefined : "no gc";
    });
    assert.ok(collected === true || collected === "no gc");
  },
);

const script = readFileSync("dist/site/value-calculator.js", "utf8");
const [version = ""] = readdirSync("dist/site/value-calculator");
const another = script.replaceAll(version, "000000000000");

for (const [what, second, expected] of [
  ["the same script twice", script, undefined],
  [
    "two versions of the script: one warning, and the first works",
    another,
    /^console warning: .*on this page twice/,
  ],
] as const) {
  const warnings: string[] = [];
  pageTest(
    what,
    on(
      {
        "/again.js": second,
        "/host.html": host(
          `<value-calculator model="customer-value" currency="USD"></value-calculator><script src="again.js" defer></script>`,
        ),
      },
      {
        expected,
        before: async (page: Page) => {
          page.on("console", (message) => warnings.push(message.text()));
        },
      },
    ),
    async (page) => {
      assert.equal(await headline(page).textContent(), "$10,475.39");
      await field(page, "Years the customer stays").fill("10");
      assert.equal(await headline(page).textContent(), "$16,874.83");
      await page.getByRole("tab", { name: "What if" }).click();
      await page.locator(".what-if").waitFor();
      assert.equal(warnings.length, expected ? 1 : 0);
    },
  );
}

pageTest(
  "in a form of the page: submitted, and reset with it",
  on({
    "/host.html": host(
      `<form><value-calculator name="figures" model="customer-value" currency="USD" values="n=10"></value-calculator><button type="reset">Clear</button></form>`,
    ),
  }),
  async (page) => {
    const sent = () =>
      page.evaluate(() =>
        JSON.parse(String(new FormData(document.querySelector("form") as HTMLFormElement).get("figures"))),
      );
    assert.match((await sent()).outputs.customer_value, /^16874\.8269/);
    await field(page, "Years the customer stays").fill("5");
    assert.match((await sent()).outputs.customer_value, /^10475\.389/);
    await page.getByRole("button", { name: "Clear" }).click();
    assert.equal(await headline(page).textContent(), "$16,874.83");
  },
);

pageTest(
  "events reach the page's data layer where it is asked for",
  on({
    "/layer.js": "window.dataLayer = [{ event: 'page' }];",
    "/host.html": host(
      `<value-calculator model="customer-value" data-layer></value-calculator>`,
      `<script src="layer.js"></script>`,
    ),
  }),
  async (page) => {
    await field(page, "Years the customer stays").fill("10");
    await page.waitForFunction(() =>
      (window as unknown as { dataLayer: { event: string }[] }).dataLayer.some(
        ({ event }) => event === "vc-change",
      ),
    );
    const layer = await page.evaluate(
      () => (window as unknown as { dataLayer: { event: string; model?: string }[] }).dataLayer,
    );
    assert.deepEqual(
      layer.slice(0, 2).map(({ event }) => event),
      ["page", "vc-ready"],
    );
    assert.equal(layer[1]?.model, "customer-value");
  },
);

pageTest(
  "who wants the report is asked for the report alone, and told to the page alone",
  on(
    {
      "/lead.js": "window.log = []; addEventListener('vc-lead', ({ detail }) => log.push(detail));",
      "/host.html": host(
        `<value-calculator model="customer-value" currency="USD" lead></value-calculator>`,
        `<script src="lead.js"></script>`,
      ),
    },
    { before: placePrinter },
  ),
  async (page) => {
    assert.equal(await headline(page).textContent(), "$10,475.39");
    await page.getByRole("tab", { name: "Report" }).click();
    const button = page.getByRole("button", { name: "Print or save as PDF" });
    await button.click();
    await page.getByText("Enter an e-mail address").first().waitFor();
    assert.deepEqual(await printed(page), []);
    await assertAccessible(page, "no address");
    await page.getByLabel("Your e-mail address").fill("wang@example.com");
    await page.getByLabel("Prepared for").fill("Wang");
    await button.click();
    await page.waitForFunction(() => (window as unknown as { printed?: unknown[] }).printed?.length === 1);
    assert.deepEqual(await log(page), [{ email: "wang@example.com", name: "Wang" }]);
  },
);

pageTest(
  "without JavaScript the page's own words stand in its place",
  on(
    { "/host.html": host(`<value-calculator model="customer-value"><p>Call us.</p></value-calculator>`) },
    { javaScriptEnabled: false, ready: false },
  ),
  async (page) => {
    await page.getByText("Call us.").waitFor();
    assert.equal(await page.locator(element).count(), 1);
  },
);
