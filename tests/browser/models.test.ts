// Every model on the built page, as a visitor uses it: tabs, rows, pictures, what if. Expected figures: the article's
// company H (5150, 8100, 13250, 61.13 %), and sums done by hand in the comments.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { field, figure, headline, pageTest } from "./browser.js";

const open = (page: Page, model: string) => page.locator(`#model-tab-${model}`).click();
const view = (page: Page, name: string) => page.locator(`#tab-${name}`).click();

pageTest("tabs by arrow keys, each model keeping its own figures", {}, async (page) => {
  await field(page, "Years the customer stays").fill("10");
  await page.locator("#model-tab-customer-value").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tabpanel", { name: "Value with referrals" }).waitFor();
  const focused = await page.evaluate(
    () => document.querySelector("value-calculator")?.shadowRoot?.activeElement?.id,
  );
  assert.equal(focused, "model-tab-referral-value");
  assert.equal(await headline(page).textContent(), "$13,250.00");
  assert.equal(await figure(page, "Own purchases").textContent(), "$5,150.00");
  assert.equal(await figure(page, "Customers brought along").textContent(), "$8,100.00");
  assert.equal(await figure(page, "Share of referrals").textContent(), "61.13%");
  await field(page, "Average purchase").fill("600");
  assert.equal(await headline(page).textContent(), "$14,100.00"); // 10 · 600 + 8100
  await page.locator("#model-tab-customer-value").click();
  assert.equal(await headline(page).textContent(), "$16,874.83"); // tests/data/customer_value.csv, N = 10
  await open(page, "referral-value");
  assert.equal(await field(page, "Average purchase").inputValue(), "600");
});

pageTest("rows: type, add, move, remove, by keyboard too", {}, async (page) => {
  await open(page, "information-value");
  assert.equal(await headline(page).textContent(), "$1,192.00"); // 240 + 720 + 192 + 240 − 200
  const card = (name: string) => page.getByRole("group", { name, exact: true });
  await card("Complaints").getByLabel("Uses a year").fill("10"); // 3 · 10 · 20 = 600
  assert.equal(await headline(page).textContent(), "$1,552.00");
  await page.getByRole("button", { name: "Add a row" }).click();
  assert.equal(await page.evaluate(activeId), "knowledge_points.name.4");
  await page.keyboard.type("Birthday");
  await card("Birthday").getByLabel("Benefit of one use").fill("8");
  assert.equal(await headline(page).textContent(), "$1,560.00"); // 1 · 1 · 8 more
  const names = () =>
    page
      .locator("input.row-name")
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await card("Birthday").getByLabel("Name").press("Alt+ArrowUp");
  assert.deepEqual((await names()).slice(3), ["Birthday", "Complaints"]);
  assert.equal(await page.evaluate(activeId), "knowledge_points.name.3");
  for (let times = 0; times < 3; times++)
    await page.getByRole("button", { name: "Move Birthday up" }).press("Enter");
  assert.equal((await names())[0], "Birthday");
  assert.equal(await page.evaluate(activeId), "knowledge_points.0.down"); // it cannot go up any more
  await page.getByRole("button", { name: "Remove Birthday" }).press("Enter");
  assert.equal(await page.evaluate(activeId), "knowledge_points.0.remove");
  assert.equal(await headline(page).textContent(), "$1,552.00");
  await card("Preferences").getByLabel("Items").fill("many");
  await page.getByText("Items: “many” is not a number.").waitFor();
  assert.equal(await headline(page).textContent(), "$1,552.00");
});

function activeId() {
  return document.querySelector("value-calculator")?.shadowRoot?.activeElement?.id;
}

pageTest(
  "rows are pasted from a spreadsheet",
  { permissions: ["clipboard-read", "clipboard-write"] },
  async (page) => {
    await open(page, "information-value");
    const block =
      "Name\tItems\tUses\tBenefit\nOrders\t2\t1,000\t3\nVisits\t4\t5\tx\nCalls\t1\t1\t1\nMail\t1\t1\t1\nChat\t1\t1\t1\n";
    await page.evaluate((text) => navigator.clipboard.writeText(text), block);
    await page.locator("input.row-name").first().focus();
    await page.keyboard.press("Control+V");
    assert.equal(await page.locator(".row-card").count(), 5); // the heading is left out, and a row is added
    await page.getByText("Benefit of one use: “x” is not a number.").waitFor(); // kept, and said
    await page
      .getByRole("group", { name: "Visits", exact: true })
      .getByLabel("Benefit of one use")
      .fill("10");
    assert.equal(await headline(page).textContent(), "$6,003.00"); // 6000 + 200 + 3 − 200
  },
);

pageTest("a service system: steps, payback, and plain words when it does not pay", {}, async (page) => {
  await open(page, "service-roi");
  await field(page, "Years looked at").fill("1");
  await field(page, "Discount rate").fill("0");
  // 20000 · 0.3 · 6 + 72000 at the year's end, less 30000 + 10 · 3600 at its start; nobody is kept yet.
  assert.equal(await headline(page).textContent(), "$42,000.00");
  const steps = page.locator(".waterfall li");
  assert.deepEqual(
    (await steps.locator("b").allTextContents()).map((text) => text.trim()),
    ["$0.00", "$0.00", "$36,000.00", "$72,000.00", "−$66,000.00", "$42,000.00"],
  );
  await page
    .getByText("The system pays for itself after 0.61 years and leaves $42,000.00 over 1 year.")
    .waitFor(); // 66/108
  await field(page, "Benefits believed").fill("50");
  await page.getByText("Within 1 year the system does not pay for itself: $12,000.00 is missing.").waitFor();
  assert.equal(await figure(page, "Pays for itself after").textContent(), "not within these years");
  const plot = page.getByRole("slider", { name: "Chart: value by Year", exact: true });
  await plot.focus();
  await page.keyboard.press("Home");
  assert.equal(await plot.getAttribute("aria-valuetext"), "at once, Net benefit so far -$66,000.00");
});

pageTest("an agent's pay, and its chart with bad ratings in proportion", {}, async (page) => {
  await open(page, "agent-pay");
  assert.equal(await headline(page).textContent(), "$4,815.00"); // 3000 + 2000 − 100 − 20 − 15 − 50
  await field(page, "Calls answered").fill("200");
  await field(page, "Bad ratings").fill("5");
  assert.equal(await figure(page, "Bad ratings beyond that").textContent(), "1"); // 4 are allowed
  await field(page, "Calls answered").fill("4000");
  await field(page, "Bad ratings").fill("90");
  const plot = page.getByRole("slider", { name: "Chart: value by Calls answered" });
  await plot.focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < 4; step++) await page.keyboard.press("PageUp");
  // 2000 calls with 45 bad ratings, 40 allowed: 3000 + 1000 − 50 − 85
  assert.match(
    (await plot.getAttribute("aria-valuetext")) ?? "",
    /^2,000, Pay for the month \$3,865\.00, Pay before/,
  );
  await view(page, "table");
  await page.getByRole("tab", { name: "Table" }).waitFor();
  assert.ok((await page.locator("tbody tr").count()) >= 10);
});

pageTest("what if: a goal in words, and its answer put into the form", {}, async (page) => {
  await view(page, "what-if");
  await page.getByRole("heading", { name: "What would have to be true?" }).waitFor();
  await page.getByLabel("Target").fill("16874.83"); // tests/data/customer_value.csv: V at 10 years
  await page
    .getByText("With “Years the customer stays” at 10 years, “Customer value” is $16,874.83.")
    .waitFor();
  await page.getByRole("button", { name: "Put 10 into the form" }).click();
  assert.equal(await field(page, "Years the customer stays").inputValue(), "10");
  assert.equal(await headline(page).textContent(), "$16,874.83");
  await page.getByLabel("Result to reach").selectOption("Sustained value");
  await page.getByLabel("Target").fill("6000");
  await page
    .getByText(
      /No accepted value of “Years the customer stays” does it\. “Sustained value” stays between \$0\.00 and \$4,9/,
    )
    .waitFor();
  await page.getByLabel("Input to change").selectOption("First purchase");
  await page.getByText("“Sustained value” does not depend on “First purchase”.").waitFor();
  await page.getByLabel("Target").fill("lots");
  await page.getByText("That target is not a number.").waitFor();
});

pageTest("what if: a goal for one cell of the rows, and for a whole number", {}, async (page) => {
  await open(page, "information-value");
  await view(page, "what-if");
  await page.getByLabel("Input to change").selectOption("Purchase history: Uses a year");
  await page.getByLabel("Target").fill("1792"); // 600 more: 12 · n · 5 = 1320
  await page
    .getByText("With “Purchase history: Uses a year” at 22, “Value of the information” is $1,792.00.")
    .waitFor();
  await page.getByRole("button", { name: "Put 22 into the form" }).click();
  assert.equal(await headline(page).textContent(), "$1,792.00");
  await page.getByLabel("Input to change").selectOption("Times collected");
  await page.getByLabel("Target").fill("1000"); // 1992 − 200 c
  await page
    .getByText(
      "“Times collected” must be 5: the first whole value at which “Value of the information” reaches or passes the target ($992.00).",
    )
    .waitFor();
});

pageTest("what if: what moves the result most", {}, async (page) => {
  await open(page, "agent-pay");
  await view(page, "what-if");
  const rows = page.locator(".tornado .bars li");
  // 10 % of 3000 either way, and nothing else moves as much: 400 calls are 200, and 8 allowed ratings 80.
  assert.match(
    (await rows.nth(0).textContent()) ?? "",
    /Base pay a month.*\$600\.00.*\$2,700\.00: \$4,515\.00.*\$3,300\.00: \$5,115\.00/s,
  );
  await page.getByText("“Base pay a month” moves “Pay for the month” most.").waitFor();
  await page.getByLabel("Result to look at").selectOption("Deductions");
  // 81 bad ratings leave 1 beyond the 80 allowed, 99 leave 19: 10 or 190, beside the other 85.
  await page.getByText("“Bad ratings” moves “Deductions” most.").waitFor();
});

pageTest("the page lists every model and opens each", {}, async (page) => {
  const about = page.locator("#models article");
  assert.equal(await about.count(), 5);
  for (const link of await about.locator(".en h3 a").all()) {
    await link.click();
    const name = await link.textContent();
    await page.getByRole("tab", { name: name ?? "", selected: true }).waitFor();
  }
});
