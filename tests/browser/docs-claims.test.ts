// What the documentation says of requests, storage and policies, read from its own tables and compared with what Chromium
// asks for, keeps and blocks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { codeOf, LANGUAGE_FOLDERS, sourceOf } from "../../scripts/docs.js";
import { codesIn, policyOf, tableOf } from "./docs-claims.js";
import { ANYTHING, FIGURE, iframe, inside, page, shown, snippetFor, visited, withCdn } from "./docs-host.js";
import { SAYINGS } from "./host-situations.js";
import { placePrinter } from "./printer.js";
import { strictPolicy } from "./server.js";

// Requests

type Row = { when: string; patterns: RegExp[] };

/** What a form asks for, by the page: the files as patterns, and those of the script where it says so. */
function requests(form: string): Row[] {
  const rows = tableOf("privacy", "form").filter(([name]) => name === form);
  assert.ok(rows.length > 0, form);
  const own = rows.map(([, when = "", what]) => ({
    when,
    patterns: codesIn(what).map(
      (file) => new RegExp(`/${file.replaceAll(".", "\\.").replace(/[A-Z]{4,}/g, "[\\w.-]+")}$`),
    ),
  }));
  const isMore = rows.some(([, , what]) => what?.includes("the same as with the script"));
  return isMore ? [...own, ...requests("script")] : own;
}

const SCRIPT = '<script src="value-calculator.js" defer></script>';
const MODELS = "customer-value information-value";
const FORMS: Record<string, string> = {
  script: `${SCRIPT}<value-calculator model="${MODELS}" currency="USD" storage></value-calculator>`,
  "`div`": `${SCRIPT}<div data-value-calculator data-model="${MODELS}" data-currency="USD" data-storage></div>`,
  frame: `<iframe src="embed.html?lang=en&amp;model=${MODELS}&amp;currency=USD&amp;storage" title="c" width="1000" height="900" data-value-calculator></iframe>
    <script src="value-calculator-frame.js" defer></script>`,
  "single file": '<iframe src="value-calculator.html?lang=en" title="c" width="1000" height="900"></iframe>',
};

const LIST = {
  name: "list.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("id,annual_revenue\nAnn,800\nBo,90\n"),
};

/** Opens and uses all there is. */
async function useAll(page: Page, frame: Page | Frame) {
  const button = (name: string) => frame.getByRole("button", { name }).first();
  const allShown = () => frame.locator(".part-loading").first().waitFor({ state: "detached" });
  for (const tab of await frame.locator('[role="tab"]:not([id^="model-tab"])').all()) {
    await tab.click();
    await allShown();
  }
  await frame.locator("#tab-portfolio").click();
  await frame.locator("input[type=file]").first().setInputFiles(LIST);
  await frame.locator(".portfolio-summary").waitFor();
  await frame.getByRole("tab", { name: "Report" }).click();
  await button("Print or save as PDF").click();
  await button("Share a link").click();
  await frame.locator("#share-link").waitFor();
  await frame.getByRole("tab", { name: "Chart" }).click();
  await button("Export").click();
  for (const name of ["Save: Excel workbook", "Save: Picture, PNG", "Save: CSV"])
    await Promise.all([page.waitForEvent("download"), button(name).click()]);
  await button("My scenarios").click();
  await frame.getByText("Nothing is saved for this calculator yet.").waitFor();
  await frame.locator("#model-tab-information-value").click();
  await frame.locator(".headline").first().waitFor();
  await allShown();
}

for (const [form, body] of Object.entries(FORMS)) {
  test(`docs/privacy: what the browser asks for, all of it used: ${form}`, async () => {
    const asked: URL[] = [];
    const before = async (page: Page) => {
      await placePrinter(page);
      page.context().on("request", (request) => {
        const url = new URL(request.url());
        // The host's own, and the icon that each page has.
        if (!/^(blob|data):/.test(url.protocol) && !/\/(host\.html|assets\/icon\.svg)$/.test(url.pathname))
          asked.push(url);
      });
    };
    const policy = form === "single file" ? ANYTHING : strictPolicy;
    await visited({ html: page(body), policy, before }, async (page) => {
      const frame = body.includes("<iframe") ? await inside(page) : page;
      assert.match(await shown(frame), FIGURE);
      const { origin } = new URL(page.url());
      const rows = requests(form);
      // All that is said to be asked for at first is.
      for (const { when, patterns } of rows.filter(({ when }) => /loads$|comes near/.test(when))) {
        for (const pattern of patterns) {
          assert.ok(
            asked.some(({ pathname }) => pattern.test(pathname)),
            `${form}, ${when}: ${pattern}`,
          );
        }
      }
      const atFirst = asked.length;
      await useAll(page, frame);
      if (form !== "single file") assert.ok(asked.length > atFirst + 10, "parts were asked for");
      // And nothing but what is said, from nowhere but the site, with no figure in its address.
      const known = rows.flatMap(({ patterns }) => patterns);
      const unlisted = asked.filter(
        ({ origin: from, pathname }) => from !== origin || !known.some((pattern) => pattern.test(pathname)),
      );
      assert.deepEqual(unlisted.map(String), []);
      assert.deepEqual(asked.filter(({ search }) => /\d/.test(decodeURIComponent(search))).map(String), []);
      assert.deepEqual(await page.context().cookies(), []);
      const kept = () => [Object.keys(localStorage), Object.keys(sessionStorage)];
      assert.deepEqual(await frame.evaluate(kept), [[], []], "nothing was saved, so nothing is kept");
    });
  });
}

test("docs/privacy: what is kept when it is saved, and that it goes when it is cleared", () => {
  const [, key = ""] =
    /one entry of `localStorage`, `([^`]+)`: the names of the scenarios saved and the figures typed/.exec(
      sourceOf("en", "privacy"),
    ) ?? [];
  assert.ok(key);
  return visited({ html: page(FORMS.script ?? "") }, async (page) => {
    await shown(page);
    await page.getByRole("button", { name: "My scenarios" }).click();
    await page.getByRole("textbox", { name: "Years the customer stays", exact: true }).fill("10");
    await page.getByRole("button", { name: "Save what is shown" }).click();
    await page.locator(".saved-list strong").waitFor();
    const kept = await page.evaluate(() => ({ ...localStorage }));
    assert.deepEqual(Object.keys(kept), [key]);
    assert.match(kept[key] ?? "", /"name":"Scenario 1"/);
    assert.match(kept[key] ?? "", /"retention_years":"10"/);
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.waitForFunction(() => localStorage.length === 0);
  });
});

test("docs/privacy: a link has the figures behind its #", () =>
  visited({ html: page(FORMS.script ?? "") }, async (page) => {
    await shown(page);
    await page.getByRole("textbox", { name: "Years the customer stays", exact: true }).fill("10");
    await page.getByRole("button", { name: "Share a link" }).click();
    const [address, fragment = ""] = (await page.locator("#share-link").inputValue()).split("#");
    assert.equal(address, page.url());
    assert.match(fragment, /\bn=10\b/);
  }));

// Policies

const MODEL = 'model="customer-value" currency="USD"';
const OWN = "<p>Call us.</p>";
const EMBED = "embed.html?lang=en&amp;model=customer-value&amp;currency=USD";
const withScript = (site: string) =>
  `<script src="${site}value-calculator.js" defer></script><value-calculator ${MODEL}>${OWN}</value-calculator>`;
/** A page with each form of the table, its files at an address. */
const CARRYING: Record<string, (site: string) => string> = {
  script: withScript,
  "`div`": (site) =>
    `<script src="${site}value-calculator.js" defer></script><div data-value-calculator data-model="customer-value" data-currency="USD">${OWN}</div>`,
  "frame, with its script": (site) =>
    `<iframe src="${site}${EMBED}" title="c" width="1000" height="760" data-value-calculator></iframe><script src="${site}value-calculator-frame.js" defer></script>`,
  "frame alone": (site) => iframe(`src="${site}${EMBED}"`),
  "single file in a frame": (site) => iframe(`src="${site}value-calculator.html?lang=en"`),
};

test("docs/policies: every form of the table is tried, here or with the package", () => {
  const forms = tableOf("policies", "form").map(([name]) => name);
  assert.deepEqual(
    forms.filter((name) => !name?.startsWith("package")),
    Object.keys(CARRYING),
  );
});

for (const [form, html] of Object.entries(CARRYING)) {
  test(`docs/policies: ${form}, under just what its row names`, () =>
    withCdn(
      (site) =>
        visited({ html: page(html(site)), policy: policyOf(form, site) }, async (page) => {
          const frame = html(site).includes("<iframe") ? await inside(page) : page;
          assert.match(await shown(frame), FIGURE);
          if (form === "frame, with its script")
            await page.waitForFunction(() => (document.querySelector("iframe")?.clientHeight ?? 0) > 760);
        }),
      form === "single file in a frame" ? ANYTHING : strictPolicy,
    ));
}

for (const [form, html] of Object.entries(CARRYING).slice(0, 2)) {
  for (const [source, saying] of [
    ["'wasm-unsafe-eval'", SAYINGS.wasm],
    ["SITE", SAYINGS.own],
  ] as const) {
    test(`docs/policies: ${form} without ${source} is said in place`, () =>
      withCdn((site) =>
        visited(
          { html: page(html(site)), policy: policyOf(form, site, `script-src ${source}`) },
          async (page) => {
            await page.getByText(saying.text).first().waitFor();
            assert.equal(await page.locator(".headline").count(), 0);
          },
        ),
      ));
  }
}

test("docs/policies: where frame-src lacks the frame, the browser's own notice stands in it", () =>
  withCdn((site) =>
    visited(
      {
        html: page(
          withScript(site).replace("<value-calculator ", `<value-calculator frame="${site}embed.html" `),
        ),
        policy: `default-src 'none'; script-src ${site}`,
      },
      async (page) => {
        await page.locator("value-calculator > iframe").waitFor();
        await page.waitForTimeout(300);
        assert.ok(page.frames().some((frame) => frame.url().startsWith("chrome-error:")));
      },
    ),
  ));

test("docs/policies: a nonce, as in the code", () =>
  visited(
    {
      html: page(snippetFor("nonce")),
      policy: "default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic' 'wasm-unsafe-eval'",
    },
    async (page) => {
      assert.match(await shown(page), FIGURE);
      // A part comes too.
      await page.getByRole("tab", { name: "Year by year" }).click();
      await page.locator("table").first().waitFor();
    },
  ));

const NAMES = tableOf("policies", "name").flatMap(([name]) => codesIn(name));
for (const [names, isEnough] of [
  [NAMES, true],
  [NAMES.slice(0, 1), false],
] as const) {
  test(`docs/policies: trusted-types ${names.join(" ")} is ${isEnough ? "" : "not "}enough`, () =>
    visited(
      {
        html: page(withScript("")),
        policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types ${names.join(" ")}`,
        ...(isEnough ? {} : { expected: /Policy "value-calculator" disallowed/ }),
      },
      async (page) => {
        if (isEnough) assert.match(await shown(page), FIGURE);
        else await page.getByText(SAYINGS.trusted.text).first().waitFor();
      },
    ));
}

test("docs/policies: the PNG and a logo from a file need blob:, all else does not", () =>
  visited(
    { html: page(withScript("")), policy: policyOf("script", "'self'"), before: placePrinter },
    async (page) => {
      await shown(page);
      const says = (saying: string) => page.getByText(saying).first().waitFor();
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("button", { name: "Save: Picture, PNG" }).click();
      await says("The page’s security policy blocks the PNG picture");
      for (const name of ["Save: Excel workbook", "Save: Picture, SVG"])
        await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      await page.getByRole("tab", { name: "Report" }).click();
      await page.getByLabel("From a file").setInputFiles("dist/site/assets/icon-192.png");
      await says("That file cannot be shown");
      await page.getByLabel("Or from an address").fill(new URL("/assets/icon.svg", page.url()).href);
      await page.getByLabel("Or from an address").blur();
      await says("Nothing could be loaded from that address");
      await page.getByRole("button", { name: "Print or save as PDF" }).click();
      await page.waitForFunction(() => (window as unknown as { printed?: unknown[] }).printed?.length === 1);
    },
  ));

test("docs/policies: the policy of the site is that of the site", () => {
  for (const lang of LANGUAGE_FOLDERS) {
    const policy = codeOf(lang, "policies").find(({ purpose }) => purpose.file === "policy");
    assert.equal(policy?.text, strictPolicy);
  }
  assert.ok(readFileSync("dist/site/_headers", "utf8").includes(strictPolicy));
});
