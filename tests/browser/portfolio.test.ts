// The portfolio on the built page. ABC with limits 70/90 of 27000, 24000, 18000, 16000, 6000, 5000, 4000 is A A A B C C C
// (the usual textbook rule: cumulative share up to and with the customer); Gini of 1, 3, 2, 1, 1, 1, 4 is 0.3076923
// (R, package ineq). A customer with neither cost nor income is worth its first purchase, so values can be given as they are.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Frame, Locator, Page } from "playwright-core";
import { assertAccessible, field, newContext, pageTest } from "./browser.js";
import { serve, strictPolicy } from "./server.js";

const ONE = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="assets/icon.svg">
  <script src="value-calculator.js" defer></script>
  <main><h1>Host</h1><value-calculator model="customer-value" currency="USD" eager></value-calculator></main>`;
const NOTHING_ELSE = "values='acquisition_cost=0&annual_revenue=0&repeat_purchase_price=0'";
const pages = { "/one.html": ONE, "/plain.html": ONE.replace("eager", `eager ${NOTHING_ELSE}`) };
const serving = { pages };

const csv = (values: readonly (number | string)[]) =>
  ["id,first_purchase_price", ...values.map((value, place) => `K${place + 1},${value}`), ""].join("\n");

async function openPortfolio(page: Page) {
  await page.getByRole("tab", { name: "Portfolio" }).click();
  await page.locator(".drop").waitFor();
}

async function give(page: Page, content: string | Buffer, name = "customers.csv") {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  await page.locator(".portfolio input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
}

const textOf = async (locator: Locator) => (await locator.textContent())?.trim() ?? "";
const summary = (page: Page) => page.locator(".portfolio-summary");
const figure = (page: Page, label: string) =>
  page.locator(".portfolio .featured > div", { has: page.locator("dt", { hasText: label }) }).locator("dd");
const rows = (page: Page) => page.locator("vc-ranked-table tbody tr");
/** Each customer in sight, and what it is worth. */
const valuesOf = async (page: Page) => (await cellsOf(page)).map(([, id, , value]) => [id, value]);
const cellsOf = async (page: Page) =>
  (await rows(page).all()).reduce<Promise<string[][]>>(
    async (all, row) => [...(await all), await row.locator("td").allInnerTexts()],
    Promise.resolve([]),
  );

pageTest(
  "500 made-up customers: one sentence, the figures, the pictures, every customer",
  { serving, path: "/one.html" },
  async (page) => {
    await openPortfolio(page);
    await assertAccessible(page, "nothing given");
    await page.getByRole("button", { name: "Try 500 made-up customers" }).click();
    await summary(page).waitFor();
    assert.match(
      await textOf(summary(page)),
      /^The best \d+(\.\d)?% of 500 customers make 80% of the value\.$/,
    );
    assert.equal(await textOf(figure(page, "Customers")), "500");
    assert.match(await textOf(figure(page, "Gini coefficient")), /^0\.\d+$/);
    assert.equal(await page.locator(".portfolio vc-chart").count(), 1);
    assert.equal(await page.locator("vc-pareto svg .bar").count(), 10);
    assert.deepEqual(await page.locator("vc-pareto svg .band-name").allTextContents(), ["A", "B", "C"]);
    assert.equal(await page.locator("vc-ranked-table table").getAttribute("aria-rowcount"), "501");
    await assertAccessible(page, "ranked");
    // Whatever is ranked, the last of them makes the share whole.
    await page.locator("vc-ranked-table table").press("End");
    await page.locator("vc-ranked-table tr.is-active").waitFor();
    const last = (await cellsOf(page)).at(-1) ?? [];
    assert.equal(last[0], "500");
    assert.equal(last[4], "100%");
  },
);

pageTest("ABC with limits of 70 and 90 per cent", { serving, path: "/plain.html" }, async (page) => {
  await openPortfolio(page);
  await give(page, csv([16_000, 5_000, 27_000, 4_000, 18_000, 24_000, 6_000]));
  await summary(page).waitFor();
  await page.getByText("How the columns were read").click();
  await page.getByRole("textbox", { name: "Class A up to, in per cent of all value" }).fill("70");
  await page.getByRole("textbox", { name: "Class B up to, in per cent of all value" }).fill("90");
  await page.getByRole("button", { name: "Rank again" }).click();
  await page.locator(".classes tbody tr", { hasText: "69%" }).waitFor();
  const cells = await cellsOf(page);
  assert.deepEqual(
    cells.map(([, , letter]) => letter),
    ["A", "A", "A", "B", "C", "C", "C"],
  );
  assert.deepEqual(
    cells.map(([, , , value]) => value),
    ["$27,000.00", "$24,000.00", "$18,000.00", "$16,000.00", "$6,000.00", "$5,000.00", "$4,000.00"],
  );
});

pageTest("Gini, and one customer with nearly everything", { serving, path: "/plain.html" }, async (page) => {
  await openPortfolio(page);
  await give(page, csv([1, 3, 2, 1, 1, 1, 4]));
  await summary(page).waitFor();
  assert.equal(await textOf(figure(page, "Gini coefficient")), "0.31");
  await page.getByRole("button", { name: "Another list" }).click();
  await give(page, csv([1, 95, 1, 1, 2]));
  await summary(page).waitFor();
  assert.equal(await textOf(summary(page)), "The best 20% of 5 customers make 80% of the value.");
  assert.deepEqual((await cellsOf(page))[0], ["1", "K2", "A", "$95.00", "95%", "$0.00", "$109.25"]);
});

pageTest(
  "found, sorted, read by keys, and saved with nothing that a spreadsheet would run",
  { serving, path: "/plain.html" },
  async (page) => {
    await openPortfolio(page);
    const names = ["=cmd()", "Zoe", "Adam", ...Array.from({ length: 40 }, (_, place) => `Customer ${place}`)];
    await give(
      page,
      ["id,first_purchase_price", ...names.map((name, place) => `${name},${100 - place}`)].join("\r\n"),
    );
    await summary(page).waitFor();
    await page.getByRole("button", { name: "Sort by Customer", exact: true }).click();
    await page.locator("vc-ranked-table tbody tr", { hasText: "Adam" }).waitFor();
    assert.equal(await textOf(page.locator("vc-ranked-table th[aria-sort=ascending]")), "Customer▴");
    await page.getByRole("searchbox", { name: "Find a customer" }).fill("zo");
    await page.locator(".found", { hasText: /^1 customer$/ }).waitFor();
    assert.deepEqual(
      (await cellsOf(page)).map(([rank, name]) => [rank, name]),
      [["2", "Zoe"]],
    );
    await page.getByRole("searchbox", { name: "Find a customer" }).fill("nobody");
    await page.locator(".found", { hasText: "No customer matches “nobody”." }).waitFor();
    await page.getByRole("searchbox", { name: "Find a customer" }).fill("");
    await page.locator(".found", { hasText: /^43 customers$/ }).waitFor();
    const table = page.locator("vc-ranked-table table");
    await table.focus();
    for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
    const active = page.locator("vc-ranked-table tr.is-active");
    assert.equal(await active.getAttribute("aria-rowindex"), "13");
    assert.equal(await table.getAttribute("aria-activedescendant"), await active.getAttribute("id"));
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the ranked list" }).click(),
    ]);
    const text = await readFile(await saved.path(), "utf8");
    assert.equal(text.charCodeAt(0), 0xfeff);
    const lines = text.slice(1).trimEnd().split("\r\n");
    assert.equal(lines.length, 44);
    assert.equal(
      lines[0],
      "Rank,Customer,Class,Customer value,Cumulative share,Sustained value,Loss if the customer leaves,Line",
    );
    assert.ok(lines.some((line) => line.startsWith(`1,"'=cmd()",A,100,`)));
  },
);

pageTest(
  "lines that are wrong are counted, named and left out; the rest is ranked",
  { serving, path: "/plain.html" },
  async (page) => {
    await openPortfolio(page);
    await give(page, "id,first_purchase_price\nA,100\nB,12abc\nC,-5\nD\nE,50\n");
    await summary(page).waitFor();
    assert.equal(await textOf(figure(page, "Customers")), "2");
    await page.getByText("3 lines were left out").click();
    const reasons = page.locator(".rejected li");
    await reasons.nth(2).waitFor();
    assert.deepEqual(await reasons.allInnerTexts(), [
      "Line 3, First purchase: “12abc” is not a number",
      "Line 4, First purchase: -5 is below 0",
      "Line 5: not as many columns as the headings",
    ]);
  },
);

const HOSTILE: [string, string | Buffer, RegExp][] = [
  ["an empty file", "", /nothing in this file/],
  ["headings alone", "id,first_purchase_price\n", /no customers below/],
  ["an .xlsx", Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /Excel workbook.*CSV UTF-8/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /not a text file/],
  ["a quotation mark that is never closed", 'id,first_purchase_price\nA,"1\nB,2\n', /line 2 is never closed/],
  ["headings that nobody knows", "one,two\n1,2\n", /None of the headings/],
  [
    "a number that can be read in two ways",
    "id\tfirst_purchase_price\nA\t1,234\nB\t5,678\n",
    /can be read in two ways/,
  ],
];
for (const [name, content, expected] of HOSTILE) {
  pageTest(`${name} is answered`, { serving, path: "/plain.html" }, async (page) => {
    await openPortfolio(page);
    await give(page, content);
    await page.locator(".portfolio-stopped").waitFor();
    assert.match(await textOf(page.locator(".portfolio-stopped")), expected);
    await assertAccessible(page, name);
  });
}

pageTest(
  "what cannot be told is asked, and the answer is used",
  { serving, path: "/plain.html" },
  async (page) => {
    await openPortfolio(page);
    await give(page, "id\tfirst_purchase_price\nA\t1,234\nB\t5,678\n");
    await page.locator(".portfolio-stopped").waitFor();
    await page.getByLabel("Decimals are written").selectOption(",");
    await page.getByRole("button", { name: "Rank the customers" }).click();
    await summary(page).waitFor();
    assert.deepEqual(await valuesOf(page), [
      ["B", "$5.68"],
      ["A", "$1.23"],
    ]);
    await page.getByRole("button", { name: "Another list" }).click();
    await give(page, "Kdnr,Betrag\nA,10\nB,20\n");
    await page.locator(".portfolio-stopped").waitFor();
    await page.getByLabel("Holds: Kdnr").selectOption("id");
    await page.getByLabel("Holds: Betrag").selectOption({ label: "First purchase" });
    await page.getByRole("button", { name: "Rank the customers" }).click();
    await summary(page).waitFor();
    assert.deepEqual(await valuesOf(page), [
      ["B", "$20.00"],
      ["A", "$10.00"],
    ]);
  },
);

pageTest(
  "two columns of one figure: which of them counts is asked",
  { serving, path: "/plain.html" },
  async (page) => {
    await openPortfolio(page);
    await give(page, "id,first_purchase_price,P0\nA,1,20\nB,2,10\n");
    assert.match(await textOf(page.locator(".portfolio-stopped")), /^The column P0 holds the same figure/);
    await page.getByLabel("Holds: first_purchase_price").selectOption({ label: "— left out —" });
    await page.getByRole("button", { name: "Rank the customers" }).click();
    await summary(page).waitFor();
    assert.deepEqual(await valuesOf(page), [
      ["A", "$20.00"],
      ["B", "$10.00"],
    ]);
  },
);

pageTest(
  "as Chinese Excel saves it: GB18030, with Chinese headings, on an English page",
  { serving, path: "/plain.html" },
  async (page) => {
    await openPortfolio(page);
    // 客户,首次购买价格 and 张,300 in GB18030: BF CD BB A7, CA D7 B4 CE B9 BA C2 F2 BC DB B8 F1, D5 C5.
    const file = Buffer.from("bfcdbba72ccad7b4ceb9bac2f2bcdbb8f10ad5c52c3330300a", "hex");
    await give(page, file);
    await summary(page).waitFor();
    assert.deepEqual(await valuesOf(page), [["张", "$300.00"]]);
  },
);

pageTest("pasted, and dropped", { serving, path: "/plain.html" }, async (page) => {
  await openPortfolio(page);
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page
    .getByLabel("Your table, with its headings in the first line")
    .fill("id\tfirst_purchase_price\nA\t7\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await summary(page).waitFor();
  assert.deepEqual(await valuesOf(page), [["A", "$7.00"]]);
  await page.getByRole("button", { name: "Another list" }).click();
  const dropped = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      return data;
    },
    csv([3, 9]),
  );
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
  await summary(page).waitFor();
  assert.deepEqual(await valuesOf(page), [
    ["K2", "$9.00"],
    ["K1", "$3.00"],
  ]);
});

pageTest(
  "a form that changed afterwards is said, and ranked with in one click",
  { serving, path: "/one.html" },
  async (page) => {
    await openPortfolio(page);
    await give(page, csv([100]));
    await summary(page).waitFor();
    await field(page, "Income a year").fill("0");
    await page.getByText("The form has changed since the list was ranked.").waitFor();
    await page.locator(".portfolio .caution").getByRole("button", { name: "Rank again" }).click();
    await page.getByText("The form has changed").waitFor({ state: "detached" });
    await rows(page).filter({ hasText: "-$2,900.00" }).waitFor();
  },
);

pageTest(
  "nothing leaves the page: not a request while a list is read, ranked, searched and saved",
  { serving, path: "/plain.html" },
  async (page) => {
    await openPortfolio(page);
    await give(page, csv([1]));
    await summary(page).waitFor();
    await page.getByRole("button", { name: "Another list" }).click();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await give(page, csv([5, 6, 7]));
    await summary(page).waitFor();
    await page.getByRole("searchbox").fill("K1");
    await page.locator(".found", { hasText: /^1 customer$/ }).waitFor();
    await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the ranked list" }).click(),
    ]);
    // A file that the page made itself is saved by its blob's address.
    assert.deepEqual(
      requests.filter((url) => !url.startsWith("blob:") && !url.endsWith("/portfolio.worker.js")),
      [],
    );
  },
);

pageTest(
  "where workers are forbidden it is read on the page, in slices",
  {
    serving: { pages, policy: `${strictPolicy}; worker-src 'none'` },
    path: "/plain.html",
    expected: /worker-src|Worker|Content Security Policy/i,
  },
  async (page) => {
    await openPortfolio(page);
    const many = Array.from({ length: 60_000 }, (_, place) => (place * 7919) % 10_007);
    await give(page, csv(many));
    await summary(page).waitFor();
    assert.equal(page.workers().length, 0);
    assert.equal(await textOf(figure(page, "Customers")), "60,000");
  },
);

/** Whether the page around the calculator has a worker: what ranks is told by the hint where there is none. */
const hasHint = (page: Page | Frame) => page.getByText("This page does not allow a worker").count();

test("from the single file, opened from a disk: in a worker of its own", async () => {
  const context = await newContext({ locale: "en-US" });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(resolve("dist/value-calculator.html")).href);
    await openPortfolio(page);
    const hasWorker = page.waitForEvent("worker");
    await page.getByRole("button", { name: "Try 500 made-up customers" }).click();
    await hasWorker;
    await summary(page).waitFor();
    assert.equal(await hasHint(page), 0);
    assert.equal(await textOf(figure(page, "Customers")), "500");
  } finally {
    await context.close();
  }
});

pageTest(
  "in a frame that may do nothing but run scripts",
  {
    serving: {
      pages: {
        "/frame.html": `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="assets/icon.svg">
          <iframe sandbox="allow-scripts" width="1100" height="2400" title="calculator" src="embed.html?model=customer-value&amp;currency=USD&amp;lang=en"></iframe>`,
      },
    },
    path: "/frame.html",
    ready: false,
    // Its origin is none, so that no script of the site can be its worker; it ranks on the page then.
    expected: /Creating a worker from 'blob:null/,
  },
  async (page) => {
    const frame = page.frames().find((one) => one.url().includes("embed.html"));
    assert.ok(frame);
    await frame.getByRole("tab", { name: "Portfolio" }).click();
    await frame.getByRole("button", { name: "Try 500 made-up customers" }).click();
    await frame.locator(".portfolio-summary").waitFor();
    assert.match((await frame.locator(".portfolio-summary").textContent()) ?? "", /of 500 customers/);
  },
);

test("from another origin: a worker of the page's own brings the script in", async () => {
  const cdn = await serve({ headers: () => ({ "access-control-allow-origin": "*" }) });
  const site = await serve({
    policy: `default-src 'none'; script-src ${cdn.url} 'wasm-unsafe-eval'; worker-src blob:; img-src 'self'`,
    pages: { "/cdn.html": ONE.replace("value-calculator.js", `${cdn.url}/value-calculator.js`) },
  });
  const context = await newContext({ locale: "en-US", serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}/cdn.html`);
    await openPortfolio(page);
    const hasWorker = page.waitForEvent("worker");
    await page.getByRole("button", { name: "Try 500 made-up customers" }).click();
    await hasWorker;
    await summary(page).waitFor();
    assert.equal(await hasHint(page), 0);
  } finally {
    await context.close();
    await site.close();
    await cdn.close();
  }
});
