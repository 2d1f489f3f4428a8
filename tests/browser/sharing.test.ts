// A link made on the page and opened on another, what a wrong one says, and scenarios kept in the browser. Figures:
// tests/data/customer_value.csv at N = 10, and the example of docs/formulas.md.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { assertAccessible, field, headline, pageTest } from "./browser.js";

const years = (page: Page) => field(page, "Years the customer stays");
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });

async function link(page: Page): Promise<string> {
  const opener = button(page, "Share a link");
  if ((await opener.getAttribute("aria-expanded")) === "false") await opener.click();
  return page.locator("#share-link").inputValue();
}

const STORED = "value-calculator/1";
const stored = (page: Page) => page.evaluate((key) => localStorage.getItem(key), STORED);

const withStorage = {
  serving: {
    pages: {
      "/kept.html": `<!doctype html><html lang="en"><title>kept</title><link rel="icon" href="assets/icon.svg"><script src="value-calculator.js" defer></script>
        <main><h1>Kept</h1><value-calculator model="customer-value" currency="USD" storage></value-calculator></main>`,
    },
  },
  path: "/kept.html",
};

pageTest(
  "a link opens to the same screen",
  { permissions: ["clipboard-read", "clipboard-write"] },
  async (page) => {
    await page.locator("#model-tab-referral-value").click();
    await field(page, "Average purchase").fill("600");
    await page.locator("#model-tab-customer-value").click();
    await page.getByRole("tab", { name: "Compare" }).click();
    await button(page, "Duplicate Scenario 1 and change the copy").click();
    await page.keyboard.type("With our service");
    await years(page).fill("10");
    await page.getByRole("combobox", { name: /^Currency/ }).selectOption("EUR");
    const shared = new Promise<void>((resolve) => page.exposeFunction("told", resolve));
    await page.evaluate(() =>
      addEventListener("vc-share", () => (globalThis as unknown as { told(): void }).told()),
    );
    const address = await link(page);
    await assertAccessible(page, "share");
    await button(page, "Copy the link").click();
    await shared;
    await button(page, "Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);

    await page.goto("about:blank");
    await page.goto(address);
    await page.locator(".scenario-cards li").nth(1).waitFor();
    assert.equal(await headline(page).textContent(), "€16,874.83");
    assert.equal(await page.locator("#scenario-name-1").inputValue(), "With our service");
    assert.equal(await years(page).inputValue(), "10");
    await page.locator("#model-tab-referral-value").click();
    assert.equal(await field(page, "Average purchase").inputValue(), "600");
    // The link of what a link opened is that link.
    await page.locator("#model-tab-customer-value").click();
    assert.equal(await link(page), address);
  },
);

pageTest("a plain case is short, and a wrong figure is left out of it", {}, async (page) => {
  await years(page).fill("10");
  const [, fragment] = (await link(page)).split("#");
  assert.equal(fragment, "vc=1&model=customer-value&n=10");
  await field(page, "First purchase").fill("much");
  await page.getByText("A figure in the form is wrong; the link leaves it as it was before.").waitFor();
  assert.equal((await link(page)).split("#")[1], "vc=1&model=customer-value&n=10");
});

pageTest("where the clipboard is refused, the link is selected", {}, async (page) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  const address = await link(page);
  await button(page, "Copy the link").click();
  await page.locator(".status", { hasText: "Copying is blocked here" }).waitFor();
  const selected = await page.locator("#share-link").evaluate((box) => {
    const { value, selectionStart, selectionEnd } = box as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(selected, address);
});

pageTest(
  "a wrong link is refused by name, and the rest is taken",
  { path: "/?lang=en#vc=1&model=customer-value&n=10&r=NaN&p0=-5&whatever=%F0" },
  async (page) => {
    assert.equal(await headline(page).textContent(), "$16,874.83");
    await page.getByText("figures stand in for: Income a year, First purchase, whatever.").waitFor();
    await assertAccessible(page, "a wrong link");
    await button(page, "I have read this").click();
    assert.equal(await page.locator(".notice").count(), 0);
  },
);

pageTest("another link in the address of an open page is opened, and can be undone", {}, async (page) => {
  await page.evaluate(() => {
    location.hash = "vc=1&model=customer-value&n=10";
  });
  await headline(page).filter({ hasText: "$16,874.83" }).waitFor();
  await button(page, "Undo").click();
  assert.equal(await headline(page).textContent(), "$10,475.39");
  await page.evaluate(() => {
    location.hash = "models";
  });
  assert.equal(await headline(page).textContent(), "$10,475.39");
});

pageTest("nothing is kept unless the page's owner asks for it", {}, async (page) => {
  assert.equal(await button(page, "My scenarios").count(), 0);
  await years(page).fill("10");
  await link(page);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

pageTest(
  "scenarios are kept, opened again, taken to another browser and cleared",
  withStorage,
  async (page) => {
    await button(page, "My scenarios").click();
    await page.getByText("Nothing is saved for this calculator yet.").waitFor();
    assert.equal(await stored(page), null);
    await years(page).fill("10");
    await button(page, "Save what is shown").click();
    await page.locator(".saved-list strong", { hasText: "Scenario 1" }).waitFor();
    await assertAccessible(page, "saved");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      button(page, "Save as a file").click(),
    ]);
    const file = await readFile(await download.path());

    await page.reload();
    assert.equal(await headline(page).textContent(), "$10,475.39");
    await button(page, "My scenarios").click();
    await button(page, "Open Scenario 1").click();
    assert.equal(await headline(page).textContent(), "$16,874.83");
    await years(page).press("Control+z");
    assert.equal(await headline(page).textContent(), "$10,475.39");

    await button(page, "Clear all").click();
    assert.equal(await stored(page), null);
    const added = { name: "scenarios.json", mimeType: "application/json", buffer: file };
    await page.locator(".saved input[type=file]").setInputFiles(added);
    await page.getByText("Added from the file: 1.").first().waitFor();
    await button(page, "Open Scenario 1").click();
    assert.equal(await headline(page).textContent(), "$16,874.83");
    await page.locator(".saved input[type=file]").setInputFiles({ ...added, buffer: Buffer.from("{}") });
    await page.getByText("Added from the file: 0.").first().waitFor();
    await button(page, "Remove Scenario 1 from this browser").click();
    await page.getByText("Nothing is saved for this calculator yet.").waitFor();
  },
);

pageTest(
  "opening a link changes nothing that is kept",
  { ...withStorage, path: "/kept.html" },
  async (page) => {
    await button(page, "My scenarios").click();
    await button(page, "Save what is shown").click();
    await page.locator(".saved-list li").waitFor();
    const before = await stored(page);
    assert.ok(before);
    await page.goto("about:blank");
    await page.goBack();
    await page.evaluate(() => {
      location.hash = "vc=1&model=customer-value&n=10";
    });
    await headline(page).filter({ hasText: "$16,874.83" }).waitFor();
    assert.equal(await stored(page), before);
  },
);

pageTest("where the browser keeps nothing, they last as long as the page", withStorage, async (page) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.reload();
  await headline(page).waitFor();
  await button(page, "My scenarios").click();
  await page.getByText("This browser does not let pages keep anything.").waitFor();
  await button(page, "Save what is shown").click();
  await page.locator(".saved-list strong", { hasText: "Scenario 1" }).waitFor();
});
