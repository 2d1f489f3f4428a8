// The printed report, caught on its way to the printer, made a PDF by Chromium and read back. Expected figures:
// docs/formulas.md (10,475.39; 1,224.69; 13,455.10) and tests/data/customer_value.csv (16,874.83 at N = 10); their
// difference, 6,399.44 or 61.09 %, by hand.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAccessible, field, headline, pageTest } from "./browser.js";
import { onPaper, placePrinter, printed } from "./printer.js";
import { policyFraming } from "./server.js";

const open = (page: Page) => page.getByRole("tab", { name: /^(Report|报告)$/ }).click();
const button = (page: Page) => page.getByRole("button", { name: /^(Print or save as PDF|打印或存为 PDF)$/ });

/** What one press of the button prints. */
async function print(page: Page) {
  const before = (await printed(page)).length;
  await button(page).click();
  await page.waitForFunction(
    (count) => (window as unknown as { printed?: unknown[] }).printed?.length === count,
    before + 1,
  );
  const [sent] = (await printed(page)).slice(before);
  assert.ok(sent);
  assert.equal(sent.isPage, false, "the page around the calculator is not printed");
  return sent;
}

function assertSays(text: string, expected: readonly string[]) {
  for (const part of expected) assert.ok(text.includes(part), `“${part}” in: ${text}`);
}

pageTest("one page with all that was typed, on A4 and on Letter", { before: placePrinter }, async (page) => {
  await open(page);
  await page.getByLabel("Title").fill("What a member is worth");
  await page.getByLabel("Prepared for").fill("Acme Stores");
  await page.getByLabel("Prepared by").fill("Jane Doe");
  await page.getByLabel("Date").fill("2026-03-01");
  await page.getByLabel("From a file").setInputFiles("docs/picture.png");
  await page.getByRole("img", { name: "The logo chosen" }).waitFor();
  await page.getByText("Where the figures come from").click();
  await page.getByLabel("Source of First purchase").fill("CRM 2025");
  await assertAccessible(page, "the report's form");
  const sent = await print(page);
  assert.equal(sent.title, "What a member is worth");
  assert.equal(sent.lang, "en");
  assert.equal(sent.pictures.length, 1);
  assert.ok(sent.pictures.every((width) => width > 0));
  const link = /<a href="([^"]*)"/.exec(sent.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  for (const format of ["A4", "Letter"] as const) {
    const { pages, text, code } = await onPaper(page, sent, format);
    assert.equal(pages, 1, format);
    assertSays(text, ["What a member is worth", "Prepared for Acme Stores by Jane Doe", "March 1, 2026"]);
    assertSays(text, [
      "Amounts in USD",
      "Customer value over 5 years",
      "$10,475.39",
      "$1,224.69",
      "$13,455.10",
    ]);
    assertSays(text, ["The first purchase already covers the cost of winning this customer."]);
    assertSays(text, ["First purchase", "from: CRM 2025", "$5,000.00", "5.78%", "10475.3890395981290337"]);
    assertSays(text, [
      "Years the customer stays",
      "Reconstructed",
      "The article does not have this; we added it.",
    ]);
    assertSays(text, ["No figure was sent anywhere."]);
    // A line may break anywhere in the address.
    assertSays(text.replaceAll(" ", ""), [link]);
    assert.equal(code, link);
  }
  await page.goto(link);
  assert.equal(await headline(page).textContent(), "$10,475.39");
});

pageTest("the link on paper opens the figures on it", { before: placePrinter }, async (page) => {
  await field(page, "Years the customer stays").fill("10");
  await open(page);
  const { code, text } = await onPaper(page, await print(page), "A4");
  assertSays(text, ["Customer value over 10 years", "$16,874.83"]);
  assert.ok(code);
  await page.goto("about:blank");
  await page.goto(code);
  assert.equal(await headline(page).textContent(), "$16,874.83");
});

pageTest("Chinese", { path: "/?lang=zh-CN", before: placePrinter }, async (page) => {
  await open(page);
  await page.getByLabel("提交对象").fill("北方连锁");
  await page.getByLabel("编制人").fill("王小明");
  await page.getByLabel("日期").fill("2026-03-01");
  await page.getByText("数字的来源").click();
  await page.getByLabel("“首次购买价格”的来源").fill("内部台账");
  const sent = await print(page);
  assert.equal(sent.title, "客户价值");
  assert.equal(sent.lang, "zh-CN");
  const { pages, text, code } = await onPaper(page, sent, "A4");
  assert.equal(pages, 1);
  // Whether there is a space between Chinese and Latin letters in a PDF is its reader's guess. A character that has the
  // shape of a radical may come back as the radical; NFKC gives the character, but for 户, which is not looked for.
  assertSays(
    text.normalize("NFKC").replaceAll(" ", ""),
    [
      "提交对象：北方连锁",
      "编制人：王小明",
      "2026年3月1日",
      "货币：CNY",
      "保留5年的",
      "¥10,475.39",
      "流失损失",
      "来源：内部台账",
      "计算过程",
      "没有发送任何数字",
      "文章没有这一项，由我们增加。",
      code ?? "a code",
    ].map((part) => part.normalize("NFKC")),
  );
});

pageTest("scenarios side by side, measured against the first", { before: placePrinter }, async (page) => {
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: /^Duplicate/ }).click();
  await page.locator("#scenario-name-0").fill("Today");
  await page.locator("#scenario-name-1").fill("With our service");
  await field(page, "Years the customer stays").fill("10");
  await open(page);
  const { text, code } = await onPaper(page, await print(page), "A4");
  assert.match(code ?? "", /scenarios=/);
  assertSays(text, ["Scenarios, compared with Today", "With our service", "$10,475.39", "$16,874.83"]);
  assertSays(text, [
    "+$6,399.44 (+61.09%) against Today",
    "≠ 10 years",
    "How it is worked out: With our service",
  ]);
});

pageTest("only what is asked for", { before: placePrinter }, async (page) => {
  await open(page);
  for (const name of ["Chart", "How it is worked out", "Assumptions"])
    await page.getByRole("checkbox", { name, exact: true }).uncheck();
  await page.getByLabel("Date").fill("");
  const sent = await print(page);
  assert.doesNotMatch(sent.html, /<figure|<math|class="assumptions"/);
  const { text } = await onPaper(page, sent, "A4");
  assert.doesNotMatch(text, /How it is worked out|Gross margin|20\d\d/);
  assertSays(text, ["$10,475.39", "Sustained value"]);
});

pageTest("a field of rows is written out", { before: placePrinter }, async (page) => {
  await page.locator("#model-tab-information-value").click();
  await open(page);
  const { text } = await onPaper(page, await print(page), "A4");
  assertSays(text, ["$1,192.00", "Complaints: Items 3, Uses a year 4, Benefit of one use $20.00"]);
});

pageTest("what was typed stays, and nothing is stored", { before: placePrinter }, async (page) => {
  await open(page);
  await page.getByLabel("Prepared for").fill("Acme Stores");
  await page.getByRole("checkbox", { name: "Chart" }).uncheck();
  await page.getByRole("tab", { name: "What if" }).click();
  await page.locator("#model-tab-agent-pay").click();
  await open(page);
  assert.equal(await page.getByLabel("Prepared for").inputValue(), "", "each model has its own");
  await page.locator("#model-tab-customer-value").click();
  await open(page);
  assert.equal(await page.getByLabel("Prepared for").inputValue(), "Acme Stores");
  assert.equal(await page.getByRole("checkbox", { name: "Chart" }).isChecked(), false);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

pageTest(
  "its document goes when it has been printed",
  {
    before: async (page) => {
      await page.clock.install();
      await placePrinter(page);
    },
  },
  async (page) => {
    await open(page);
    await print(page);
    await print(page);
    await page.waitForFunction(
      () => document.querySelector("value-calculator")?.shadowRoot?.activeElement?.id === "report-print",
    );
    assert.equal(await page.locator("iframe").count(), 1);
    await page.clock.fastForward(60_000);
    assert.equal(await page.locator("iframe").count(), 0);
  },
);

pageTest("a logo that cannot be taken is refused in words", { expected: /404/ }, async (page) => {
  await open(page);
  const file = page.getByLabel("From a file");
  const give = (mimeType: string, buffer: Buffer) => file.setInputFiles({ name: "logo", mimeType, buffer });
  await give("image/png", Buffer.alloc(1_000_001));
  await page.getByText("larger than 1 MB").waitFor();
  await give("text/html", Buffer.from("<p>"));
  await page.getByText("not a PNG, JPEG, SVG or WebP picture").waitFor();
  const address = page.getByLabel("Or from an address");
  await address.fill("ftp://example.org/logo.png");
  await address.blur();
  await page.getByText("It begins with https://").waitFor();
  await address.fill("/no-such-logo.png");
  await address.blur();
  await page.getByText("Nothing could be loaded from that address").waitFor();
  await address.fill("/assets/icon.svg");
  await address.blur();
  await page.getByRole("img", { name: "The logo chosen" }).waitFor();
  await page.getByRole("button", { name: "Remove the logo" }).click();
  assert.equal(await page.getByRole("img", { name: "The logo chosen" }).count(), 0);
});

pageTest("a damaged file is refused in words", { expected: /Content Security Policy/ }, async (page) => {
  await open(page);
  await page
    .getByLabel("From a file")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await page.getByText("That file cannot be shown").waitFor();
});

const framed = (
  sandbox: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Framed</title></head>
<body><iframe title="Calculator" width="900" height="1400" sandbox="${sandbox}" src="/index.html?lang=en"></iframe></body></html>`;

for (const sandbox of ["allow-scripts allow-same-origin", "allow-scripts"]) {
  pageTest(
    `where printing is not allowed it says so: ${sandbox}`,
    {
      path: "/framed.html",
      serving: {
        pages: { "/framed.html": framed(sandbox) },
        policy: policyFraming("*"),
      },
      expected: /allow-modals|favicon|404|origin|sandbox/i,
      ready: false,
    },
    async (page) => {
      const frame = page.frameLocator("iframe");
      await frame.getByRole("tab", { name: "Report" }).click();
      await frame.getByRole("button", { name: "Print or save as PDF" }).click();
      await frame.getByText("This page may not print").waitFor();
    },
  );
}

pageTest(
  "a link too long for a code is printed without one",
  { path: `/?lang=en&long=${"abcdefghij".repeat(90)}`, before: placePrinter },
  async (page) => {
    await open(page);
    const { text, code } = await onPaper(page, await print(page), "A4");
    assert.equal(code, null);
    assertSays(text, ["The link is too long for a QR code."]);
  },
);

pageTest(
  "the form in the dark and at 320 px",
  { colorScheme: "dark", viewport: { width: 320, height: 640 } },
  async (page) => {
    await open(page);
    await button(page).waitFor();
    await page.getByText("Where the figures come from").click();
    await assertAccessible(page, "the report's form, small and dark");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0);
  },
);
