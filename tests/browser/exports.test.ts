// Export: every file as a visitor saves it, what is copied, and a file opened again. The picture is compared with the chart
// on the page mark by mark; the headline is the example of docs/formulas.md.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import { assertAccessible, field, headline, pageTest } from "./browser.js";
import { strictPolicy } from "./server.js";

/** The width that the panel gives a picture, and the room that its chart has in it. */
const PICTURE_WIDTH = 760;
const CHART_WIDTH = 716;

const button = (page: Page | Frame, name: string) => page.getByRole("button", { name, exact: true });

async function openPanel(page: Page | Frame, name = "Export") {
  await button(page, name).click();
  await page.locator(".offers").waitFor();
}

/** Saves a file, and gives its name and content. */
async function saved(page: Page, name: string, from: Page | Frame = page) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(from, name).click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

const outcome = (page: Page | Frame) => page.locator(".export-outcome");

pageTest("the panel opens and closes by its button, and is accessible", {}, async (page) => {
  const opener = button(page, "Export");
  assert.equal(await opener.getAttribute("aria-expanded"), "false");
  await openPanel(page);
  assert.equal(await opener.getAttribute("aria-expanded"), "true");
  await assertAccessible(page, "export");
  await opener.press("Enter");
  assert.equal(await opener.getAttribute("aria-expanded"), "false");
  assert.equal(await page.locator(".offers").isVisible(), false);
});

pageTest(
  "in Chinese, in the dark, 320 px wide",
  { path: "/?lang=zh-CN", colorScheme: "dark", viewport: { width: 320, height: 640 } },
  async (page) => {
    await openPanel(page, "导出");
    const { name } = await saved(page, "保存：CSV 表格");
    assert.match(name, /^客户价值-\d{4}-\d\d-\d\d\.csv$/);
    await outcome(page)
      .filter({ hasText: `已保存 ${name}。` })
      .waitFor();
    await assertAccessible(page, "export in Chinese");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  },
);

pageTest("CSV, told to the page and to the visitor", {}, async (page) => {
  await page.evaluate(() => {
    document.addEventListener("vc-export", (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    });
  });
  await openPanel(page);
  const { name, content } = await saved(page, "Save: CSV");
  assert.match(name, /^Customer-value-\d{4}-\d\d-\d\d\.csv$/);
  assert.deepEqual([...content.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(content.toString(), /\r\nCustomer value,customer_value,[A-Z]{3},10475\.3[89]\d+,\r\n/);
  await page
    .locator("[role=status]")
    .filter({ hasText: `${name} saved.` })
    .waitFor();
  assert.equal(await page.title(), '{"format":"csv"}');
});

pageTest("the workbook is a zip of a workbook, under the strict policy", {}, async (page) => {
  await openPanel(page);
  const { name, content } = await saved(page, "Save: Excel workbook");
  assert.match(name, /^Customer-value-\d{4}-\d\d-\d\d\.xlsx$/);
  assert.equal(content.subarray(0, 2).toString(), "PK");
  assert.ok(content.includes("xl/workbook.xml"));
});

/** A mixed colour as the page computes it, in the 256 steps that a picture's has. */
const inSteps = (colour: string) =>
  colour.replace(/^color\(srgb (\S+) (\S+) (\S+)\)$/, (_, ...parts: string[]) => {
    const steps = parts.slice(0, 3).map((part) => Math.round(Number(part) * 255));
    return `rgb(${steps.join(", ")})`;
  });

/** What can be seen of every mark, in the order in which they are drawn. */
async function marksIn(selector: string, page: Page) {
  const marks = await page.locator(selector).evaluateAll((marks) =>
    marks.map((mark) => {
      const look = getComputedStyle(mark);
      const places = ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "text-anchor"];
      const { stroke, strokeWidth, strokeDasharray, strokeLinecap, fill, fontSize, fontWeight } = look;
      const hasLine = stroke !== "none";
      const isText = mark.localName === "text";
      return {
        mark: mark.localName,
        at: places.map((name) => mark.getAttribute(name)),
        line: hasLine ? [stroke, strokeWidth, strokeDasharray, strokeLinecap] : [],
        fill: mark.localName === "line" ? "" : fill,
        text: isText ? [mark.textContent, fontSize, fontWeight] : [],
      };
    }),
  );
  return marks.map((mark) => ({ ...mark, line: mark.line.map(inSteps), fill: inSteps(mark.fill) }));
}

/** A window in which the chart becomes as much wider as the window. */
const NARROWED = 1100;

pageTest(
  "the SVG picture is the chart on the page, and needs nothing else",
  { viewport: { width: NARROWED, height: 900 } },
  async (page) => {
    // As wide as in the picture, every mark has to stand at the same place.
    const width = await page.locator("vc-chart").evaluate((chart) => chart.clientWidth);
    await page.setViewportSize({ width: NARROWED + CHART_WIDTH - width, height: 900 });
    await page.locator(`vc-chart .plot > svg[width="${CHART_WIDTH}"]`).waitFor();
    const shown = await marksIn("vc-chart .plot > svg :is(line, path, circle, text)", page);
    const readout = await page.locator("vc-chart .readout").textContent();
    const summary = await page.locator("vc-chart figcaption").textContent();
    await openPanel(page);
    const { content } = await saved(page, "Save: Picture, SVG");
    await page.route("**/picture.svg", (route) =>
      route.fulfill({
        body: content,
        contentType: "image/svg+xml",
        headers: { "content-security-policy": "default-src 'none'" },
      }),
    );
    await page.goto(new URL("/picture.svg", page.url()).href);
    assert.equal(
      await page.evaluate(() => document.documentElement.namespaceURI),
      "http://www.w3.org/2000/svg",
    );
    assert.equal(
      await page.evaluate(() => document.documentElement.getAttribute("width")),
      `${PICTURE_WIDTH}`,
    );
    assert.equal(await page.locator("parsererror, style, script, image, use, a, foreignObject").count(), 0);
    assert.doesNotMatch(content.toString(), /url\(|href|class=|style=|@import|<!--/);
    const drawn = await marksIn("g:last-of-type :is(line, path, circle, text)", page);
    assert.ok(drawn.length > 20);
    assert.deepEqual(drawn, shown);
    const texts = await page.locator("text").allTextContents();
    const words = (text: string | null) => (text ?? "").split(/\s+/).filter(Boolean);
    const legend = await page.locator("g:first-of-type text").allTextContents();
    assert.deepEqual(words(legend.join(" ")), words(readout));
    assert.ok(words(texts.join(" ")).join(" ").includes(words(summary).join(" ")));
    assert.equal(texts[0], "Customer value over 5 years: $10,475.39");
  },
);

pageTest("the PNG picture is twice as fine, and not blank", {}, async (page) => {
  await openPanel(page);
  const svg = (await saved(page, "Save: Picture, SVG")).content.toString();
  const { content } = await saved(page, "Save: Picture, PNG");
  const height = Number(/ height="(\d+)"/.exec(svg)?.[1]);
  const { size, colours } = await pixelsOf(page, content);
  assert.deepEqual(size, [2 * PICTURE_WIDTH, 2 * height]);
  // The ground and the three lines, as the SVG has them.
  for (const colour of ["#ffffff", "#0b6e5a", "#3552c8", "#b3440e"]) {
    assert.ok(svg.includes(colour), colour);
    assert.ok((colours[colour] ?? 0) > 100, `${colour}: ${colours[colour]}`);
  }
});

/** The size of a picture, and how many pixels have each colour. */
function pixelsOf(page: Page, png: Buffer) {
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
      const colours: Record<string, number> = {};
      for (let at = 0; at < data.length; at += 4) {
        const parts = [data[at], data[at + 1], data[at + 2]];
        const colour = `#${parts.map((part) => (part ?? 0).toString(16).padStart(2, "0")).join("")}`;
        colours[colour] = (colours[colour] ?? 0) + 1;
      }
      return { size: [width, height], colours };
    },
    [...png],
  );
}

pageTest("the table is copied as a table and as text", {}, async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#tab-table").click();
  const cells = await page
    .locator("table tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  await openPanel(page);
  await button(page, "Copy: Table").click();
  await outcome(page).filter({ hasText: "Table copied." }).waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const [html, text] = await Promise.all([item?.getType("text/html"), item?.getType("text/plain")]);
    return { html: await html?.text(), text: await text?.text() };
  });
  assert.deepEqual(
    copied.text?.split("\n").map((line) => line.split("\t")),
    cells,
  );
  const inHtml = [...(copied.html ?? "").matchAll(/<t[hd](?: [^>]*)?>([^<]*)</g)].map(([, text]) => text);
  assert.deepEqual(inHtml, cells.flat());
});

pageTest("where copying is refused, the text is there to be copied by keys", {}, async (page) => {
  await page.evaluate(() => {
    const value = {
      async write() {
        throw new DOMException("refused", "NotAllowedError");
      },
      async writeText() {
        throw new DOMException("refused", "NotAllowedError");
      },
    };
    Object.defineProperty(navigator, "clipboard", { value });
  });
  await openPanel(page);
  await button(page, "Copy: Table").click();
  const box = page.getByRole("textbox", { name: "Table", exact: true });
  await box.waitFor();
  await assertAccessible(page, "a text to copy");
  const { isFocused, chosen, value } = await box.evaluate((element) => {
    const area = element as HTMLTextAreaElement;
    return {
      isFocused: (area.getRootNode() as ShadowRoot).activeElement === area,
      chosen: area.value.slice(area.selectionStart, area.selectionEnd),
      value: area.value,
    };
  });
  assert.ok(isFocused);
  assert.match(value, /^Year\tCash in\t/);
  assert.equal(chosen, value);
});

const file = (content: string) => ({
  name: "figures.json",
  mimeType: "application/json",
  buffer: Buffer.from(content),
});
const fileInput = (page: Page) => page.locator(".export-panel input[type=file]");

pageTest("a JSON file that was saved opens to the same figures", {}, async (page) => {
  await field(page, "Years the customer stays").fill("10");
  await openPanel(page);
  const { name, content } = await saved(page, "Save: JSON");
  assert.match(name, /\.json$/);
  await button(page, "Reset to the example").click();
  assert.equal(await headline(page).textContent(), "$10,475.39");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    button(page, "Open a JSON file: Choose a file").click(),
  ]);
  await chooser.setFiles(file(content.toString()));
  await outcome(page).filter({ hasText: "Opened from figures.json: Customer value, 1 scenario." }).waitFor();
  assert.equal(await field(page, "Years the customer stays").inputValue(), "10");
  assert.equal(await headline(page).textContent(), "$16,874.83");
});

pageTest("what is wrong in a file is named field by field, and the rest is taken", {}, async (page) => {
  await openPanel(page);
  const inputs = { retention_years: "10", annual_revenue: "<b>", discount_rate: 0.05, secret: "1" };
  const content = { "value-calculator": 1, model: "customer-value", scenarios: [{ name: "", inputs }] };
  await fileInput(page).setInputFiles(file(JSON.stringify(content)));
  const lines = outcome(page).locator("li");
  await lines.first().waitFor();
  assert.deepEqual(await lines.allTextContents(), [
    "secret: there is no such field",
    "Income a year: not a plain number",
    'Discount rate: not written as this calculator writes it: numbers are texts, such as "5000"',
  ]);
  await assertAccessible(page, "refused fields");
  assert.equal(await headline(page).textContent(), "$16,874.83");
  await fileInput(page).setInputFiles(file("no JSON"));
  await outcome(page).filter({ hasText: "Nothing was taken from figures.json." }).waitFor();
  assert.equal(await headline(page).textContent(), "$16,874.83", "the form stays as it was");
});

pageTest(
  "a policy without blob: leaves the other files, and names what the owner can do",
  {
    serving: { policy: strictPolicy.replace(" blob:", "") },
    expected: /img-src|picture was not allowed|Content Security Policy/,
  },
  async (page) => {
    await openPanel(page);
    await button(page, "Save: Picture, PNG").click();
    await outcome(page).filter({ hasText: "by adding blob: to img-src" }).waitFor();
    assert.match((await saved(page, "Save: Picture, SVG")).name, /\.svg$/);
  },
);

const framed = (sandbox: string) => ({
  pages: {
    "/frame.html": `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="/assets/icon.svg"><iframe title="Calculator" width="1000" height="900" sandbox="${sandbox}" src="/?lang=en"></iframe>`,
  },
  policy: strictPolicy,
});

async function frameOf(page: Page): Promise<Frame> {
  const frame = page.frames().find((other) => other.url().includes("lang=en"));
  assert.ok(frame);
  await frame.locator(".headline").waitFor();
  return frame;
}

pageTest(
  "a frame that may not save files says so, and shows the text instead",
  { serving: framed("allow-scripts"), path: "/frame.html", ready: false, expected: /Download is disallowed/ },
  async (page) => {
    const frame = await frameOf(page);
    await openPanel(frame);
    await button(frame, "Save: CSV").click();
    await outcome(frame).filter({ hasText: "Nothing saved?" }).waitFor();
    const text = await frame.locator(".export-text").inputValue();
    assert.match(text, /Customer value,customer_value,/);
  },
);

pageTest(
  "a frame of the page's own origin knows that it may not",
  {
    serving: framed("allow-scripts allow-same-origin"),
    path: "/frame.html",
    ready: false,
    expected: /sandbox/,
  },
  async (page) => {
    const frame = await frameOf(page);
    await openPanel(frame);
    await button(frame, "Save: JSON").click();
    await outcome(frame).filter({ hasText: "a frame that may not save files" }).waitFor();
    assert.match(await frame.locator(".export-text").inputValue(), /"value-calculator": 1/);
  },
);

pageTest(
  "a frame that may save files does, the picture in pixels too",
  { serving: framed("allow-scripts allow-downloads"), path: "/frame.html", ready: false },
  async (page) => {
    const frame = await frameOf(page);
    await openPanel(frame);
    const { content } = await saved(page, "Save: Picture, PNG", frame);
    assert.equal(content.subarray(1, 4).toString(), "PNG");
  },
);

pageTest(
  "from a folder on the disk",
  { ready: false, expected: /foreign request: (file|blob)/ },
  async (page) => {
    await page.goto(`${pathToFileURL(resolve("dist/site/index.html")).href}?lang=en`);
    await headline(page).waitFor();
    await openPanel(page);
    assert.match((await saved(page, "Save: CSV")).name, /\.csv$/);
    assert.equal((await saved(page, "Save: Picture, PNG")).content.subarray(1, 4).toString(), "PNG");
  },
);
