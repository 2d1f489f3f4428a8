// The calculator on the built page, as a visitor uses it. Expected figures: docs/formulas.md (defaults and methods)
// and tests/data/customer_value.csv (5000, 3000, 2000, 5.78 %, N = 10; 1200, 700, 350, 4 %, N = 7).
import assert from "node:assert/strict";
import { test } from "node:test";
import type {} from "../../www/entry-element.js";
import { chart, field, figure, headline, pageTest } from "./browser.js";
import { strictPolicy } from "./server.js";

pageTest("the example is worked out at once", {}, async (page) => {
  assert.equal(await headline(page).textContent(), "$10,475.39");
  assert.equal(await figure(page, "Sustained value").textContent(), "$1,224.69");
  assert.equal(await figure(page, "Loss if").textContent(), "$13,455.10");
  assert.equal(await figure(page, "Value to cost").textContent(), "4.49 : 1");
  assert.equal(await figure(page, "Breaks even").textContent(), "at once");
});

pageTest("typing recalculates at once, keeps the focus and what is typed", {}, async (page) => {
  const years = field(page, "Years the customer stays");
  await years.fill("");
  await years.pressSequentially("10");
  assert.equal(await headline(page).textContent(), "$16,874.83");
  assert.ok(await years.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input));
  const first = field(page, "First purchase");
  await first.fill("12345.5");
  assert.equal(await first.inputValue(), "12345.5");
  await page.keyboard.press("Tab");
  assert.equal(await first.inputValue(), "12,345.5");
  await page
    .locator("[role=status]")
    .filter({ hasText: "Customer value over 10 years: $24,220.33" })
    .waitFor();
});

pageTest("a whole other customer, by keyboard alone", {}, async (page) => {
  await field(page, "First purchase").focus();
  for (const text of ["1200", "700", "350", "7", "4"]) {
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    for (let stops = 0; stops < 3; stops++) await page.keyboard.press("Tab"); // slider, help, next box
  }
  assert.equal(await headline(page).textContent(), "$2,600.72");
});

pageTest("a slider is a second way in", {}, async (page) => {
  const slider = page.getByRole("slider", { name: "Years the customer stays, slider" });
  await slider.focus();
  for (let year = 5; year < 10; year++) await page.keyboard.press("ArrowRight");
  assert.equal(await field(page, "Years the customer stays").inputValue(), "10");
  assert.equal(await headline(page).textContent(), "$16,874.83");
});

pageTest("the article's own numbers, by the method that finds them again", {}, async (page) => {
  await page.locator("details.further > summary").click();
  await page.getByRole("radio", { name: /As the article worked it/ }).check();
  assert.equal(await headline(page).textContent(), "$3,540");
  assert.equal(await figure(page, "Sustained value").textContent(), "$1,150");
  assert.equal(await figure(page, "Loss if").textContent(), "$5,394");
  await page.getByText("Rounded on the way, as the article did.").waitFor();
  await page.getByText("No form satisfies both.").first().waitFor();
  await page.getByRole("radio", { name: /The last year only/ }).check();
  assert.equal(await headline(page).textContent(), "$3,510.12");
  assert.equal(await figure(page, "Breaks even").textContent(), "not with this method");
});

pageTest("errors stand at their fields, all at once, and the last good result stays", {}, async (page) => {
  await field(page, "Years the customer stays").fill("12abc");
  await field(page, "Discount rate").fill("-200");
  await field(page, "Income a year").fill("");
  assert.equal(await headline(page).textContent(), "$10,475.39");
  await page.getByText("Not updated: 3 fields to correct").waitFor();
  await page
    .getByText(
      "Years the customer stays: “12abc” is not a number. Enter a number from 0 to 100, for example 5.",
    )
    .waitFor();
  await page
    .getByText("Discount rate: -200 is too small. Enter a number from -99 % to 1,000 %, for example 5.78 %.")
    .waitFor();
  await page.getByText("Income a year is empty.").waitFor();
  const years = field(page, "Years the customer stays");
  assert.equal(await years.getAttribute("aria-invalid"), "true");
  await page.keyboard.press("Tab");
  assert.equal(await years.inputValue(), "12abc");
  await page
    .locator("[role=status]")
    .filter({ hasText: "3 fields to correct. The result is not updated." })
    .waitFor();
  await page.getByRole("button", { name: "Reset to the example" }).click();
  assert.equal(await page.locator(".stale-mark").count(), 0);
  assert.equal(await years.inputValue(), "5");
});

pageTest("a method that asks for whole years says so at the field", {}, async (page) => {
  await field(page, "Years the customer stays").fill("2.5");
  await page.locator("details.further > summary").click();
  await page.getByRole("radio", { name: /As the article worked it/ }).check();
  await page.getByText("Years the customer stays takes whole numbers here.").waitFor();
  await field(page, "Years the customer stays").fill("5");
  assert.equal(await headline(page).textContent(), "$3,540");
});

pageTest("the chart is read by keyboard", {}, async (page) => {
  const plot = chart(page);
  await plot.focus();
  assert.match((await plot.getAttribute("aria-valuetext")) ?? "", /^5 years, Customer value \$10,475\.39/);
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  assert.equal(
    await plot.getAttribute("aria-valuetext"),
    "10 years, Customer value $16,874.83, Sustained value $2,149.41, Loss if the customer leaves $21,877.88",
  );
  assert.equal(await plot.getAttribute("aria-valuenow"), "10");
  await page.keyboard.press("Home");
  assert.match((await plot.getAttribute("aria-valuetext")) ?? "", /^0 years, Customer value \$2,000\.00/);
  await page.keyboard.press("End");
  assert.equal(await plot.getAttribute("aria-valuenow"), "15");
  await page.keyboard.press("PageDown");
  assert.equal(await plot.getAttribute("aria-valuenow"), "10");
  await page.keyboard.press("Escape");
  assert.equal(await plot.getAttribute("aria-valuenow"), "5");
});

pageTest("the chart is read by pointer", {}, async (page) => {
  await chart(page).scrollIntoViewIfNeeded();
  const box = await chart(page).boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 60, box.y + 100);
  await page
    .locator(".readout strong")
    .filter({ hasText: /^[01] years?$/ })
    .waitFor();
  await page.mouse.move(box.x - 50, box.y + 100);
  await page.locator(".readout strong").filter({ hasText: "5 years" }).waitFor();
});

pageTest("the axis reaches twice the years, and break-even is marked", {}, async (page) => {
  await field(page, "Years the customer stays").fill("30");
  assert.equal(await chart(page).getAttribute("aria-valuemax"), "60");
  await field(page, "First purchase").fill("1000");
  await field(page, "Income a year").fill("800"); // be1 of tests/data/break_even.csv
  assert.equal(await figure(page, "Breaks even").textContent(), "in year 3");
  assert.match((await page.locator("vc-chart svg").last().textContent()) ?? "", /Breaks even: in year 3/);
  await field(page, "Income a year").fill("-50"); // be8
  assert.equal(await figure(page, "Breaks even").textContent(), "never");
});

pageTest("the table and the working, with tabs by arrow keys", {}, async (page) => {
  await page.getByRole("tab", { name: "Chart" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "Year by year" }).getAttribute("aria-selected"), "true");
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 6);
  assert.match(
    (await rows.last().textContent()) ?? "",
    /5.*\$2,000\.00.*0\.755061.*100%.*\$1,510\.12.*\$10,475\.39/s,
  );
  await page.keyboard.press("ArrowRight");
  await page.getByText("=5000-3000-PV(0.0578,5,2000*1-0)", { exact: true }).waitFor();
  assert.ok((await page.locator("math").count()) > 20);
});

pageTest(
  "a part that does not come says so, and comes when asked again",
  { expected: /ERR_FAILED/ },
  async (page) => {
    await page.route("**/views.table.js", (route) => route.abort());
    await page.getByRole("tab", { name: "Year by year" }).click();
    await page.getByRole("alert").getByText("This part could not be loaded.").waitFor();
    assert.equal(await headline(page).textContent(), "$10,475.39");
    await page.unroute("**/views.table.js");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("rowheader", { name: "5" }).waitFor();
  },
);

pageTest("a part of another version is not taken for its own", {}, async (page) => {
  const contentType = "text/javascript";
  await page.route("**/views.table.js", (route) =>
    route.fulfill({ contentType, body: "'of another version'" }),
  );
  await page.getByRole("tab", { name: "Year by year" }).click();
  await page.getByRole("alert").getByText("of the same version").waitFor();
});

pageTest(
  "without its words it says what to look for",
  { ready: false, expected: /404/, serving: { missing: /locales\.en\.page/ } },
  async (page) => {
    await page
      .getByRole("alert")
      .filter({ hasText: "the folder value-calculator lies beside value-calculator.js" })
      .waitFor();
  },
);

pageTest("a formula is copied", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await page.getByRole("tab", { name: "How it is worked out" }).click();
  await page.getByRole("button", { name: "Copy the Excel formula of Customer value", exact: true }).click();
  await page
    .getByRole("button", { name: "Copy the Excel formula of Customer value", exact: true })
    .filter({ hasText: "Copied" })
    .waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "=5000-3000-PV(0.0578,5,2000*1-0)");
});

pageTest("Chinese: its own words, signs and ways to type", { path: "/?lang=zh-CN" }, async (page) => {
  assert.equal(await headline(page).textContent(), "¥10,475.39");
  await field(page, "首次购买价格").fill("１.２万");
  assert.equal(await headline(page).textContent(), "¥17,475.39");
  await page.keyboard.press("Tab");
  assert.equal(await field(page, "首次购买价格").inputValue(), "12,000");
  await field(page, "折现率").fill("５．７８％");
  assert.equal(await headline(page).textContent(), "¥17,475.39");
  await field(page, "客户保留年限").fill("五年");
  await page.getByText("“客户保留年限”：“五年”不是数字。请输入 0 到 100 之间的数字，例如 5。").waitFor();
  assert.equal(await page.locator(".en").first().isVisible(), false);
});

pageTest("the currency changes the sign and converts nothing", {}, async (page) => {
  await page.getByLabel("Currency").selectOption("JPY");
  assert.equal(await headline(page).textContent(), "¥10,475");
  assert.equal(await field(page, "First purchase").inputValue(), "5,000");
});

const two = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Two</title><script src="value-calculator.js" defer></script></head>
<body><main><value-calculator id="one" values="n=10"></value-calculator><value-calculator id="two" lang="zh-CN" theme="dark" currency="EUR"></value-calculator></main></body></html>`;

pageTest(
  "two on one page mind their own figures",
  { serving: { pages: { "/two.html": two } }, path: "/two.html", expected: /favicon|404/ },
  async (page) => {
    const [one, other] = [page.locator("#one"), page.locator("#two")];
    assert.equal(await headline(one).textContent(), "¥16,874.83");
    assert.equal(await headline(other).textContent(), "€10,475.39");
    await field(one, "Years the customer stays").fill("5");
    await field(other, "客户保留年限").fill("10");
    assert.equal(await headline(one).textContent(), "¥10,475.39");
    assert.equal(await headline(other).textContent(), "€16,874.83");
  },
);

pageTest("events and properties for the page's owner", {}, async (page) => {
  const told = await page.evaluate(async () => {
    const element = document.querySelector("value-calculator");
    if (!element) return [];
    const change = new Promise<CustomEvent>((resolve) => {
      document.addEventListener("vc-change", (event) => resolve(event as CustomEvent), { once: true });
    });
    element.values = { "customer-value.retention_years": "10" };
    const { detail } = await change;
    return [
      detail.model,
      detail.inputs.retention_years,
      detail.outputs.customer_value,
      element.result?.outputs.customer_value,
    ];
  });
  assert.deepEqual(told.slice(0, 2), ["customer-value", "10"]);
  assert.equal(told[2], told[3]);
  assert.match(told[2] ?? "", /^16874\.82693932984929/);
});

pageTest(
  "a policy that blocks WebAssembly is named in place",
  {
    serving: { policy: strictPolicy.replace(" 'wasm-unsafe-eval'", "") },
    expected: /Content Security Policy|wasm/i,
    ready: false,
  },
  async (page) => {
    await page.getByText("adding script-src 'wasm-unsafe-eval'").waitFor();
  },
);

test("the site's policy is the strict one", () => {
  assert.match(strictPolicy, /default-src 'none'.*require-trusted-types-for 'script'/);
  assert.doesNotMatch(strictPolicy, /unsafe-inline|'unsafe-eval'/);
});

pageTest(
  "the chart takes its width without making the browser lay the page out, and no observer complains",
  {
    before: async (page) => {
      await page.addInitScript(() => {
        const found: string[] = [];
        Object.assign(window, { found });
        const { getBoundingClientRect } = Element.prototype;
        Element.prototype.getBoundingClientRect = function (this: Element) {
          if (this.localName === "vc-chart") found.push("measured");
          return getBoundingClientRect.call(this);
        };
        addEventListener("error", ({ message }) => found.push(message));
      });
    },
  },
  async (page) => {
    const drawing = page.locator("vc-chart .plot > svg");
    const width = await page.locator("vc-chart").evaluate((chart) => chart.clientWidth);
    assert.equal(await drawing.getAttribute("width"), `${width}`);
    await page.setViewportSize({ width: 700, height: 900 });
    const narrower = await page.locator("vc-chart").evaluate((chart) => chart.clientWidth);
    assert.notEqual(narrower, width);
    await page.locator(`vc-chart .plot > svg[width="${narrower}"]`).waitFor();
    assert.deepEqual(await page.evaluate(() => (window as unknown as { found: string[] }).found), []);
  },
);
