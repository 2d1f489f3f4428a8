// German: its words and numbers in the element, in a frame, in the report, in files and in the one file. Figures: formula 1 at
// the article's inputs, 10475.39 (docs/formulas.md), less or more by what is typed into the first purchase.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MODELS } from "../../www/generated/models/list.js";
import { allShown, assertAccessible, chart, field, headline, pageTest } from "./browser.js";
import { placePrinter, printed } from "./printer.js";

const VIEWS = ["chart", "table", "working", "what-if", "compare", "report"];

const host = `<!doctype html><html lang="de-AT"><head><meta charset="utf-8"><title>Wirt</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="assets/icon.svg">
<script src="value-calculator.js" defer></script></head>
<body><main><h1>Kundenwert</h1><value-calculator model="${MODELS.join(" ")}" currency="EUR"></value-calculator></main></body></html>`;
const serving = { pages: { "/wirt.html": host } };
const path = "/wirt.html";
const NBSP = "\u00a0";

pageTest("figures are typed, read and refused as German writes them", { serving, path }, async (page) => {
  assert.equal(await headline(page).textContent(), `10.475,39${NBSP}€`);
  const first = field(page, "Erstkauf");
  await first.fill("2.500,50");
  assert.equal(await headline(page).textContent(), `7.975,89${NBSP}€`); // 10475.39 − 5000 + 2500.50
  await page.getByRole("status").getByText(`Kundenwert über 5 Jahre: 7.975,89${NBSP}€`).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await first.inputValue(), "2.500,5");
  await field(page, "Kalkulationszins").fill("5,78 %");
  assert.equal(await headline(page).textContent(), `7.975,89${NBSP}€`);
  await first.fill("1.23");
  await page
    .getByText(
      "Erstkauf: „1.23“ ist keine Zahl. Geben Sie eine Zahl von 0 bis 1.000.000.000.000.000 ein, zum Beispiel 5.000.",
    )
    .waitFor();
  await page.getByText("Nicht aktuell: 1 Feld zu korrigieren").waitFor();
  await page
    .getByRole("status")
    .getByText("1 Feld zu korrigieren. Das Ergebnis ist nicht aktuell.")
    .waitFor();
  assert.equal(await headline(page).textContent(), `7.975,89${NBSP}€`);
  await assertAccessible(page, "an error");
  await first.fill("5000");
  await field(page, "Bindungsdauer").fill("1");
  await page.getByText("Kundenwert über 1 Jahr", { exact: true }).waitFor();
  await chart(page).press("Home");
  assert.match((await chart(page).getAttribute("aria-valuetext")) ?? "", /^0 Jahre/);
});

for (const width of [1100, 320]) {
  pageTest(
    `every model and view, ${width} px`,
    { serving, path, viewport: { width, height: 900 } },
    async (page) => {
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const said = () => page.locator(".room").evaluate((room) => room.textContent ?? "");
      await page.locator("details.further > summary").click();
      for (const model of MODELS) {
        await page.locator(`#model-tab-${model}`).click();
        for (const view of VIEWS) {
          await page.locator(`#tab-${view}`).click();
          await allShown(page);
          assert.ok((await overflow()) <= 0, `${model}, ${view}`);
          assert.doesNotMatch(await said(), /undefined|\{\w+\}|\bNaN\b/);
          if (model === MODELS[0]) await assertAccessible(page, `${model}, ${view}`);
        }
      }
    },
  );
}

pageTest("the report is German", { serving, path, before: placePrinter }, async (page) => {
  await page.locator("#tab-report").click();
  await page.getByRole("button", { name: "Drucken oder als PDF speichern" }).click();
  await page.waitForFunction(() => (window as unknown as { printed?: unknown[] }).printed?.length === 1);
  const [sent] = await printed(page);
  assert.equal(sent?.lang, "de");
  assert.match(sent.html, /Annahmen/);
  assert.match(sent.html, /10\.475,39&nbsp;€/);
});

pageTest("in a frame", { path: "/embed.html?lang=de-CH&model=customer-value&currency=EUR" }, async (page) => {
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  assert.equal(await page.title(), "Kundenwert · Rechner");
  assert.equal(await headline(page).textContent(), `10.475,39${NBSP}€`);
});

pageTest("on the site, whose page is English", { path: "/?lang=de" }, async (page) => {
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await headline(page).textContent(), `10.475,39${NBSP}€`);
  await assertAccessible(page, "site");
});

pageTest("in the one file", { ready: false }, async (page) => {
  await page.goto(`${pathToFileURL(resolve("dist/value-calculator.html")).href}?lang=de`);
  await page.getByRole("heading", { name: "Was ist ein Kunde wert?" }).waitFor();
  await headline(page).waitFor();
  assert.equal(await headline(page).textContent(), `10.475,39${NBSP}€`);
  assert.deepEqual(await page.locator("nav a:visible").allTextContents(), ["中文", "English"]);
  await assertAccessible(page, "one file");
});
