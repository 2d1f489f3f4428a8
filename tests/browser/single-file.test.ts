// The calculator as one file, opened from a disk with the network cut: calculates, charts, compares, exports, prints, and
// opens a link to itself. Figures: tests/data/customer_value.csv at N = 10, and the example of docs/formulas.md.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { allShown, assertAccessible, chart, field, headline, pageTest } from "./browser.js";
import { placePrinter, printed } from "./printer.js";

const FILE = pathToFileURL(resolve("dist/value-calculator.html")).href;

pageTest("the whole path without a network", { ready: false }, async (page) => {
  const asked: string[] = [];
  await page.goto("about:blank");
  await page.context().setOffline(true);
  page.on("request", (request) => asked.push(request.url()));
  await placePrinter(page);
  await page.goto(`${FILE}?lang=en`);
  await headline(page).waitFor();
  assert.equal(await headline(page).textContent(), "$10,475.39");
  await assertAccessible(page, "one file");
  await field(page, "Years the customer stays").fill("10");
  assert.equal(await headline(page).textContent(), "$16,874.83");
  await chart(page).press("Home");
  assert.match((await chart(page).getAttribute("aria-valuetext")) ?? "", /^0 years/);
  for (const view of ["table", "working", "what-if", "compare", "report"]) {
    await page.locator(`#tab-${view}`).click();
    await allShown(page);
    assert.equal(await page.locator("#view [role=alert] button").count(), 0, view);
  }
  await page.locator("#tab-compare").click();
  await page.getByRole("button", { name: "Duplicate Scenario 1 and change the copy" }).click();
  await field(page, "Years the customer stays").fill("5");
  await page.locator(".scenario-cards").getByText("−$6,399.44 (−37.92%) against Scenario 1").waitFor(); // of 16874.83

  await page.getByRole("button", { name: "Export", exact: true }).click();
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Save: ${name}` }).click(),
    ]);
    return readFile(await download.path());
  };
  assert.equal((await saved("Excel workbook")).subarray(0, 2).toString(), "PK");
  assert.match((await saved("Picture, SVG")).toString(), /^<\?xml.*<svg/s);
  assert.deepEqual([...(await saved("Picture, PNG")).subarray(1, 4)], [...Buffer.from("PNG")]);

  await page.locator("#tab-report").click();
  await page.getByRole("button", { name: "Print or save as PDF" }).click();
  await page.waitForFunction(() => (window as unknown as { printed?: unknown[] }).printed?.length === 1);
  const [report] = await printed(page);
  assert.equal(report?.isPage, false);
  assert.ok(report?.html.includes("$16,874.83"));

  await page.getByRole("button", { name: "Share a link" }).click();
  const link = await page.locator("#share-link").inputValue();
  await page.goto("about:blank");
  await page.goto(link);
  await headline(page).waitFor();
  await page.locator("#tab-compare").click();
  await page.locator(".scenario-cards li").nth(1).waitFor();

  const elsewhere = asked.filter((url) => !/^(file|blob|data|about):/.test(url));
  assert.deepEqual(elsewhere, []);
});

pageTest("in Chinese, with a figure kept when the language changes", { ready: false }, async (page) => {
  await page.goto(`${FILE}?lang=en#vc=1&model=customer-value&n=10`);
  await headline(page).waitFor();
  await page.getByRole("link", { name: "中文" }).click();
  await page.getByRole("heading", { name: "客户价值" }).waitFor();
  assert.equal(await headline(page).textContent(), "¥16,874.83");
  assert.equal(await page.title(), "客户价值计算器");
});
