// <div data-value-calculator>, for editors that strip unknown tags. Figures: tests/data/customer_value.csv at N = 10, and the
// example of docs/formulas.md at N = 5.
import assert from "node:assert/strict";
import { headline, type Options, pageTest } from "./browser.js";

const SCRIPT = `<script src="value-calculator.js" defer></script>`;
const carrying = (body: string, more: Options = {}, pages: Record<string, string> = {}): Options => ({
  path: "/host.html",
  ...more,
  serving: {
    pages: {
      "/host.html": `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
        <link rel="icon" href="assets/icon.svg">${body}</html>`,
      ...pages,
    },
  },
});

pageTest(
  "a div holds the calculator, with its attributes and what it held",
  carrying(
    `${SCRIPT}<div id="one" data-value-calculator data-model="customer-value" data-currency="EUR" data-lang="zh-CN" data-theme="dark"
      data-values="n=10" data-storage data-onclick="alert(1)" data-style="color: red" data-class="x">
      <h2 data-slot="title">我们的客户</h2><p slot="cta" id="cta">联系我们</p><p id="fallback">…</p></div>`,
  ),
  async (page) => {
    assert.equal(await headline(page).textContent(), "€16,874.83");
    const element = page.locator("#one > value-calculator");
    const attributes = await element.evaluate((found) =>
      Object.fromEntries([...found.attributes].map(({ name, value }) => [name, value])),
    );
    for (const name of ["onclick", "style", "class"]) assert.equal(name in attributes, false, name);
    const { model, currency, lang, theme, values, storage } = attributes;
    assert.deepEqual(
      { model, currency, lang, theme, values, storage },
      { model: "customer-value", currency: "EUR", lang: "zh-CN", theme: "dark", values: "n=10", storage: "" },
    );
    await page.getByRole("textbox", { name: "客户保留年限" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "我们的客户" }).isVisible(), true);
    assert.equal(await page.locator("#cta").isVisible(), true);
    assert.equal(await page.locator("#fallback").isVisible(), false);
  },
);

pageTest(
  "one that is added later, or gets the attribute later, is filled too, in the language around it",
  carrying(`${SCRIPT}<main lang="zh-CN"><h1>主页</h1></main>`, { ready: false }),
  async (page) => {
    await page.waitForFunction(() => customElements.get("value-calculator"));
    await page.evaluate(() => {
      const div = document.createElement("div");
      div.id = "one";
      div.dataset.valueCalculator = "";
      div.dataset.values = "n=10";
      div.dataset.eager = "";
      document.querySelector("main")?.append(div);
    });
    assert.equal(await headline(page.locator("#one")).textContent(), "¥16,874.83");
    await page.locator("#one").getByRole("textbox", { name: "客户保留年限" }).waitFor();
    await page.evaluate(() => {
      const div = document.createElement("div");
      div.id = "two";
      div.dataset.eager = "";
      document.querySelector("main")?.append(div);
      setTimeout(() => {
        div.dataset.valueCalculator = "";
      });
    });
    assert.equal(await headline(page.locator("#two")).textContent(), "¥10,475.39");
    // A copy of a filled one, as an editor's undo puts it back, is not filled twice.
    await page.evaluate(() => {
      const copy = document.querySelector("#one")?.cloneNode(true) as Element;
      copy.id = "three";
      document.querySelector("main")?.append(copy);
    });
    assert.equal(await headline(page.locator("#three")).textContent(), "¥16,874.83");
    assert.equal(await page.locator("value-calculator").count(), 3);
  },
);

pageTest(
  "a script that runs while the page is read waits for what a div holds",
  carrying(
    `<head><script src="value-calculator.js" async></script></head>${"<p>…</p>".repeat(2000)}
    <div id="one" data-value-calculator data-currency="USD" data-eager><p slot="cta" id="cta">Call us</p></div>`,
  ),
  async (page) => {
    assert.equal(await headline(page.locator("#one > value-calculator")).textContent(), "$10,475.39");
    assert.equal(await page.locator("#one > value-calculator > #cta").count(), 1);
  },
);

pageTest(
  "a page with both scripts has the calculator itself",
  carrying(`${SCRIPT}<script src="value-calculator-frame.js" defer></script>
    <div data-value-calculator data-currency="USD"></div>`),
  async (page) => {
    assert.equal(await headline(page).textContent(), "$10,475.39");
    assert.equal(await page.locator("iframe").count(), 0);
    assert.equal(await page.locator("value-calculator").count(), 1);
  },
);

pageTest("a page without such a div asks for nothing more", {}, async (page) => {
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.ok(
    asked.some((name) => /\/value-calculator\/\w+\/locales/.test(name)),
    asked.join(),
  );
  assert.deepEqual(
    asked.filter((name) => name.includes("div-form")),
    [],
  );
});
