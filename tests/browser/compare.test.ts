// Scenarios side by side, and the way back. Figures: tests/data/customer_value.csv at N = 5 and N = 10 (10475.39 and
// 16874.83; their difference 6399.44 is 61.09 % of the first), and company H's net income of docs/formulas.md.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAccessible, chart, field, headline, pageTest } from "./browser.js";

const cards = (page: Page) => page.locator(".scenario-cards > li");
const name = (page: Page, place: number) => page.locator(`#scenario-name-${place}`);
const years = (page: Page) => field(page, "Years the customer stays");
const undo = (page: Page) => page.getByRole("button", { name: "Undo", exact: true });

async function compare(page: Page) {
  await page.getByRole("tab", { name: "Compare" }).click();
  await cards(page).first().waitFor();
}

async function duplicate(page: Page, place: number) {
  const count = await cards(page).count();
  await cards(page)
    .nth(place)
    .getByRole("button", { name: /^Duplicate/ })
    .click();
  await cards(page).nth(count).waitFor();
}

/** Today with 5 years, and a copy with 10. */
async function two(page: Page) {
  await compare(page);
  await name(page, 0).fill("Today");
  await duplicate(page, 0);
  await page.keyboard.type("With our service");
  await years(page).fill("10");
  await years(page).press("Tab");
}

const cell = (page: Page, row: string, column: number) =>
  page
    .locator("table.comparison tr", { has: page.locator("th", { hasText: row }) })
    .first()
    .locator("td")
    .nth(column);

pageTest("today and with our service, in one screen", {}, async (page) => {
  await two(page);
  assert.equal(await name(page, 1).inputValue(), "With our service");
  assert.equal(await headline(page).textContent(), "$16,874.83");
  const [today, service] = [cards(page).nth(0), cards(page).nth(1)];
  await today.getByText("$10,475.39").waitFor();
  await service.getByText("+$6,399.44 (+61.09%) against Today").waitFor();
  // What differs is marked, and only there.
  assert.match((await cell(page, "Years the customer stays", 0).textContent()) ?? "", /^\s*5 years\s*$/);
  assert.equal(await cell(page, "Years the customer stays", 1).locator("mark").count(), 1);
  assert.equal(await page.locator("table.comparison mark").count(), 1);
  assert.match(
    (await cell(page, "Customer value", 1).textContent()) ?? "",
    /\$16,874\.83\s*\+\$6,399\.44 \(\+61\.09%\)/,
  );
  await assertAccessible(page, "two scenarios");
});

pageTest("one line each in the chart, told apart by dash and name, read by keyboard", {}, async (page) => {
  await two(page);
  await field(page, "Cost to win the customer").fill("1000");
  const lines = page.locator(".compare vc-chart path.line");
  const dashes = await lines.evaluateAll((all) => all.map((line) => getComputedStyle(line).strokeDasharray));
  assert.equal(new Set(dashes).size, 2);
  assert.deepEqual(await page.locator(".compare vc-chart text.label").allTextContents(), [
    "Today",
    "With our service",
  ]);
  const spoken = () => chart(page).getAttribute("aria-valuetext");
  assert.equal(await spoken(), "Each at its own figures, Today $10,475.39, With our service $18,874.83");
  await chart(page).focus();
  await page.keyboard.press("Home");
  // Nobody has stayed a year: the first purchase less what it cost to win it.
  assert.equal(await spoken(), "0 years, Today $2,000.00, With our service $4,000.00");
});

pageTest("one becomes the form's, another goes, four are the most", {}, async (page) => {
  await two(page);
  await page.getByRole("button", { name: "Put Today in the form" }).click();
  assert.equal(await years(page).inputValue(), "5");
  assert.equal(await headline(page).textContent(), "$10,475.39");
  await duplicate(page, 1);
  await duplicate(page, 0);
  await page.getByText("Four scenarios are as many as can be told apart at a glance.").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Duplicate/ }).count(), 0);
  assert.deepEqual(await page.locator(".compare vc-chart text.label").allTextContents(), [
    "Today",
    "With our service",
    "Scenario 3",
    "Scenario 4",
  ]);
  await page.getByRole("button", { name: "Remove With our service" }).click();
  assert.equal(await cards(page).count(), 3);
  await years(page).press("Control+z");
  assert.equal(await cards(page).count(), 4);
  assert.equal(await name(page, 1).inputValue(), "With our service");
});

pageTest("a wrong figure stays with its scenario", {}, async (page) => {
  await two(page);
  await field(page, "Cost to win the customer").fill("-1");
  await page.getByRole("button", { name: "Put Today in the form" }).click();
  assert.equal(await headline(page).textContent(), "$10,475.39");
  await cards(page).nth(1).getByText("Has a figure to correct.").waitFor();
  await page.getByRole("button", { name: "Put With our service in the form" }).click();
  assert.equal(await field(page, "Cost to win the customer").inputValue(), "-1");
  await page.getByText("Cost to win the customer: -1 is too small.").waitFor();
});

pageTest("every model can be compared, its rows too", {}, async (page) => {
  for (const model of ["information-value", "referral-value", "service-roi", "agent-pay"]) {
    await page.locator(`#model-tab-${model}`).click();
    await compare(page);
    await duplicate(page, 0);
    await page.getByText("Nothing differs yet. Change a figure in the form.").waitFor();
    await assertAccessible(page, model);
  }
  await page.locator("#model-tab-information-value").click();
  await page.getByRole("button", { name: "Add a row" }).click();
  assert.match((await cell(page, "Knowledge points", 1).textContent()) ?? "", /≠\s*5 rows/);
});

pageTest(
  "Chinese, in the dark, 320 px wide",
  { path: "/?lang=zh-CN", colorScheme: "dark", viewport: { width: 320, height: 640 } },
  async (page) => {
    await page.getByRole("tab", { name: "方案对比" }).click();
    await page.getByRole("button", { name: "复制方案1并修改副本" }).click();
    await page.locator("#retention_years").fill("10");
    await page.getByText("比方案1：+¥6,399.44（+61.09%）").waitFor();
    await assertAccessible(page, "two scenarios in Chinese");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  },
);

pageTest("back and forward, a field at a time", {}, async (page) => {
  assert.equal(await undo(page).count(), 0);
  await years(page).fill("");
  await years(page).pressSequentially("12");
  await years(page).press("Tab");
  await field(page, "Discount rate").fill("abc");
  await page.getByText("Discount rate: “abc” is not a number.").waitFor();
  await page.keyboard.press("Control+z");
  assert.equal(await field(page, "Discount rate").inputValue(), "5.78");
  // Both figures typed into the box are one step.
  await page.keyboard.press("Control+z");
  assert.equal(await years(page).inputValue(), "5");
  assert.equal(await headline(page).textContent(), "$10,475.39");
  assert.equal(await undo(page).getAttribute("aria-disabled"), "true");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await years(page).inputValue(), "12");
  await page.keyboard.press("Control+y");
  // What could not be read was typed too.
  assert.equal(await field(page, "Discount rate").inputValue(), "abc");
  await undo(page).click();
  assert.equal(await field(page, "Discount rate").inputValue(), "5.78");
  await page.locator(".status", { hasText: "Undone." }).waitFor();
});

pageTest(
  "back over rows, a reset and a goal; a box that is no figure has its own way back",
  {},
  async (page) => {
    await page.locator("#model-tab-information-value").click();
    const rows = page.locator("input.row-name");
    await page.getByRole("button", { name: "Remove Complaints" }).click();
    assert.equal(await rows.count(), 3);
    await page.getByRole("button", { name: "Reset to the example" }).click();
    assert.equal(await rows.count(), 4);
    await undo(page).click();
    assert.equal(await rows.count(), 3);
    await undo(page).click();
    assert.equal(await headline(page).textContent(), "$1,192.00"); // 240 + 720 + 192 + 240 − 200, as at first
    await compare(page);
    await name(page, 0).pressSequentially("Tod");
    await name(page, 0).press("Control+z");
    assert.notEqual(await name(page, 0).inputValue(), "Tod");
    assert.equal(await rows.count(), 4);
  },
);
