// Pages that we do not control: their style sheets leave the calculator as it is; each picture is compared with the one on a
// plain page of the same width. What else such pages do: host-table.test.ts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { assertWorks, headline, pageTest } from "./browser.js";
import { HOSTILE_SHEETS } from "./host-sheets.js";
import { serve } from "./server.js";

const page = (
  sheet: string,
  attributes = "",
) => `<!doctype html><html lang="en" ${attributes}><title>host</title>
  <link rel="icon" href="assets/icon.svg"><link rel="stylesheet" href="${sheet}.css">
  <script src="value-calculator.js" defer></script>
  <main><h1>Host</h1><section><value-calculator model="customer-value" currency="USD" theme="light"></value-calculator></section></main>`;

const PLACE = "position: absolute !important; inset: 80px auto auto 20px !important; width: 900px !important";
const BASE = `section { ${PLACE} } body { margin: 0 }`;
async function picture(page: Page): Promise<Buffer> {
  const calculator = page.locator("value-calculator");
  await calculator.locator("vc-chart .plot path.line").first().waitFor();
  const box = await calculator.locator(".vc").boundingBox();
  assert.ok(box);
  return page.screenshot({
    clip: { x: box.x, y: box.y, width: box.width, height: Math.min(box.height, 1500) },
    fullPage: true,
  });
}

/** Edges of letters may fall a shade differently; a changed size, colour or font is thousands of pixels. */
const TOLERATED = 100;

/** How many pixels of two pictures are clearly different; the page shows through the rounded corners, which are left out. */
async function different(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first = "", second = ""]) => {
      const pixels: ImageData[] = [];
      for (const text of [first, second]) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context?.drawImage(image, 0, 0);
        if (context) pixels.push(context.getImageData(16, 16, image.width - 32, image.height - 32));
      }
      const [before, after] = pixels;
      if (!before || !after || before.width !== after.width || before.height !== after.height)
        return Number.NaN;
      let count = 0;
      for (let at = 0; at < before.data.length; at += 4) {
        const distance = [0, 1, 2].reduce(
          (sum, channel) =>
            sum + Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0)),
          0,
        );
        if (distance > 60) count++;
      }
      return count;
    },
    [one.toString("base64"), other.toString("base64")],
  );
}

for (const [name, sheet] of Object.entries(HOSTILE_SHEETS)) {
  pageTest(
    `a host style sheet: ${name}`,
    {
      viewport: { width: 1000, height: 1700 },
      path: "/plain.html",
      serving: {
        pages: {
          "/plain.html": page("plain"),
          "/plain.css": BASE,
          [`/${name}.html`]: page(name),
          [`/${name}.css`]: `${BASE} ${sheet}`,
        },
      },
    },
    async (page) => {
      const expected = await picture(page);
      await page.goto(page.url().replace("plain", name));
      await headline(page).waitFor();
      assert.ok((await different(page, expected, await picture(page))) <= TOLERATED, name);
    },
  );
}

pageTest(
  "a page that runs from right to left",
  {
    viewport: { width: 1000, height: 1700 },
    path: "/plain.html",
    serving: {
      pages: { "/plain.html": page("plain"), "/plain.css": BASE, "/rtl.html": page("plain", 'dir="rtl"') },
    },
  },
  async (page) => {
    const expected = await picture(page);
    await page.goto(page.url().replace("plain", "rtl"));
    await headline(page).waitFor();
    assert.ok((await different(page, expected, await picture(page))) <= TOLERATED);
  },
);

const small = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="assets/icon.svg">
  <script src="value-calculator.js" defer></script><main><h1>Host</h1><value-calculator model="customer-value" currency="USD"></value-calculator></main>`;

const framing = await serve();
pageTest(
  "where WebAssembly is blocked, a frame stands in for the calculator",
  {
    path: "/host.html",
    ready: false,
    expected: /^foreign request|WebAssembly|wasm-eval/,
    serving: {
      pages: {
        "/host.html": small.replace(
          'currency="USD"',
          `currency="USD" frame="${framing.url}/embed.html" values="n=10"`,
        ),
      },
      policy: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src ${framing.url}; require-trusted-types-for 'script'`,
    },
  },
  async (page) => {
    const frame = page.frameLocator("value-calculator iframe");
    assert.equal(await frame.locator(".headline").textContent(), "$16,874.83"); // tests/data/customer_value.csv
    assert.equal(await page.getByRole("alert").count(), 0);
    await page.waitForFunction(
      () => (document.querySelector("value-calculator iframe")?.clientHeight ?? 0) > 800,
    );
    await framing.close();
  },
);

const integrity = await (async () => {
  const digest = await crypto.subtle.digest("SHA-384", await readFile("dist/site/value-calculator.js"));
  return `sha384-${Buffer.from(digest).toString("base64")}`;
})();
pageTest(
  "with its digest in the page",
  {
    path: "/host.html",
    serving: {
      pages: { "/host.html": small.replace("defer", `integrity="${integrity}" crossorigin defer`) },
    },
  },
  assertWorks,
);
