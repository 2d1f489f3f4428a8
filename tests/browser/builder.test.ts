// builder.html as someone uses it who does not program: choose, look, copy, paste. Each snippet, pasted into a fresh page
// under the policy that the builder names, shows the calculator that the preview showed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { FrameLocator, Page } from "playwright-core";
import { assertAccessible, pageTest } from "./browser.js";
import {
  builderPath,
  chooseForm,
  copied,
  directives,
  type Host,
  open,
  type Pasting,
  pasted,
  preview,
  previewHeadline,
  setting,
  settled,
  snippet,
} from "./builder-host.js";

const clipboard = { permissions: ["clipboard-read", "clipboard-write"], ready: false };
const wide = { viewport: { width: 1440, height: 950 } };
const builder = { path: builderPath("en"), ...clipboard, ...wide };

/** What is chosen below, as it shows in any copy of it. */
async function isChosen(element: ReturnType<Page["locator"]> | ReturnType<FrameLocator["locator"]>) {
  await element.locator(".headline").first().waitFor();
  return element.evaluate((host) => {
    const root = host.shadowRoot as ShadowRoot;
    const style = getComputedStyle(root.querySelector(".vc") as Element);
    const [first, locked] = ["first_purchase_price", "retention_years"].map(
      (id) => root.getElementById(id) as HTMLInputElement | null,
    );
    return {
      headline: root.querySelector(".headline")?.textContent?.trim(),
      first: first?.value,
      locked: locked?.readOnly,
      hidden: root.getElementById("acquisition_cost") === null,
      tabs: [...root.querySelectorAll("[role=tab]")].map((tab) => tab.id).filter((id) => /^tab-/.test(id)),
      text: style.color,
      background: style.backgroundColor,
      radius: style.borderRadius,
      font: style.fontFamily,
      chosen: getComputedStyle(root.querySelector("[role=tab][aria-selected=true]") as Element)
        .borderBottomColor,
    };
  });
}

const EXPECTED = {
  // 800 − 3000 + 2000·(v + v² + v³) with v = 1/1.0578, formula 1 of the article, in exact fractions.
  headline: "€3,167.86",
  first: "800",
  locked: true,
  hidden: true,
  tabs: ["tab-chart", "tab-table"],
  text: "rgb(34, 34, 34)",
  background: "rgb(253, 246, 227)",
  radius: "4px",
  font: "Georgia, serif",
  chosen: "rgb(179, 38, 30)",
};

async function choose(page: Page) {
  await setting(page, "First purchase").fill("800");
  await setting(page, "Years the customer stays").fill("3");
  await page.getByRole("checkbox", { name: "Lock Years the customer stays" }).check();
  await page.getByRole("checkbox", { name: "Show Cost to win the customer" }).uncheck();
  await open(page, "region");
  await setting(page, "Currency").selectOption("EUR");
  await page.getByRole("radio", { name: "Light" }).check();
  await open(page, "look");
  await setting(page, "Accent, light").fill("b3261e");
  await setting(page, "Background, light").fill("#fdf6e3");
  await setting(page, "Text, light").fill("#222");
  await setting(page, "Corner radius").fill("4");
  await setting(page, "Font").fill("Georgia,serif");
  await open(page, "views");
  // All but the first two, whatever there is.
  const views = page.locator("#section-views fieldset").first().getByRole("checkbox");
  for (const view of (await views.all()).slice(2)) await view.uncheck();
  await page.waitForFunction(() => !document.querySelector("#calculator .part-loading"));
}

const hosted = async (
  page: Page,
  pasting: Pasting,
  look: (host: Host) => Promise<void>,
  expected?: RegExp,
) => {
  const host = await pasted(page, pasting);
  try {
    await look(host);
    assert.deepEqual(
      host.said.filter((text) => !expected?.test(text)),
      [],
    );
  } finally {
    await host.close();
  }
};

pageTest("script, div and frame show in a fresh page what the preview showed", builder, async (page) => {
  await previewHeadline(page).waitFor();
  await choose(page);
  await page.waitForFunction((headline) => {
    const shown = document
      .querySelector("#calculator value-calculator")
      ?.shadowRoot?.querySelector(".headline");
    return shown?.textContent?.trim() === headline;
  }, EXPECTED.headline);
  assert.deepEqual(await isChosen(preview(page)), EXPECTED);
  await settled(page);
  for (const form of ["script", "div", "iframe"]) {
    await chooseForm(page, form);
    await settled(page);
    if (form === "iframe")
      assert.deepEqual(
        await isChosen(page.frameLocator("#calculator iframe").locator("value-calculator")),
        EXPECTED,
      );
    await page.locator(".policy > summary").click();
    if (form !== "iframe")
      await page.locator(".policy li").filter({ hasText: "style-src 'sha256-" }).waitFor();
    const policy = await directives(page);
    await page.locator(".policy > summary").click();
    const text = await copied(page);
    await hosted(page, { text, policy }, async (host) => {
      const element =
        form === "iframe"
          ? host.page.frameLocator("iframe").locator("value-calculator")
          : host.page.locator("value-calculator");
      assert.deepEqual(await isChosen(element), EXPECTED, form);
      if (form === "iframe")
        assert.equal(await host.page.locator("iframe").getAttribute("title"), "Customer value");
      else assert.equal(await host.page.locator("script").count(), 1);
    });
  }
});

pageTest(
  "rules for the page's own sheet do the same without a hash in its policy",
  { ...builder, path: builderPath("en", "rules=sheet&theme=light&accent=b3261e") },
  async (page) => {
    await settled(page);
    const text = await copied(page);
    const sheet = await copied(page, "rules");
    assert.doesNotMatch(text, /<style|--vc/);
    const policy = `${await directives(page)}; style-src 'self'`;
    assert.doesNotMatch(policy, /sha256/);
    const head = '<link rel="stylesheet" href="host.css">';
    await hosted(page, { text, policy, head, pages: { "/host.css": sheet } }, async (host) => {
      const { chosen } = await isChosen(host.page.locator("value-calculator"));
      assert.equal(chosen, EXPECTED.chosen);
    });
  },
);

pageTest(
  "pinned, the script runs as it is, and not changed by one letter",
  { ...builder, path: builderPath("en", "pin=1&form=script") },
  async (page) => {
    const scripts = { script: "value-calculator.js", iframe: "value-calculator-frame.js" };
    for (const [form, file] of Object.entries(scripts)) {
      await chooseForm(page, form);
      await settled(page);
      const text = await copied(page);
      assert.match(text, /integrity="sha384-[\w+/]{64}"\s+crossorigin="anonymous"/);
      const changed = { [`/${file}`]: `${readFileSync(`dist/site/${file}`, "utf8")} ` };
      const policy = "script-src 'self' 'wasm-unsafe-eval'; frame-src 'self'; style-src 'unsafe-inline'";
      /** What the script does: it defines the element, or lets the frame follow. */
      const runs = (host: Page) =>
        form === "script"
          ? host.waitForFunction(() => customElements.get("value-calculator") !== undefined, null, {
              timeout: 2000,
            })
          : host.waitForFunction(() => document.querySelector("iframe")?.style.height, null, {
              timeout: 4000,
            });
      await hosted(page, { text, policy }, async (host) => {
        await runs(host.page);
      });
      await hosted(
        page,
        { text, policy, pages: changed },
        async (host) => {
          await assert.rejects(runs(host.page));
          assert.match(host.said.join(), /integrity/);
        },
        /integrity/,
      );
      await page.getByLabel("Pin the script to this version").uncheck();
      assert.doesNotMatch(await snippet(page), /integrity/);
      await page.getByLabel("Pin the script to this version").check();
    }
  },
);

pageTest("nothing below jumps when the calculator comes", builder, async (page) => {
  await page.getByRole("button", { name: "960", exact: true }).click();
  await page.getByText("measured at a width of 960").waitFor();
  const text = await copied(page);
  const policy = "script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'";
  const [, height] = /min-height: (\d+)px/.exec(text) ?? [];
  await hosted(page, { text: `<style>main { width: 960px }</style>${text}`, policy }, async (host) => {
    const top = () => host.page.locator("#after").evaluate((after) => after.getBoundingClientRect().top);
    const before = await top();
    await host.page.locator(".headline").first().waitFor();
    await host.page.locator("vc-chart svg").first().waitFor();
    const place = await host.page
      .locator("value-calculator")
      .evaluate((element) => element.getBoundingClientRect().height);
    assert.ok(Math.abs(place - Number(height)) <= 2, `${place} and ${height}`);
    assert.ok(Math.abs((await top()) - before) <= 2);
  });
});

pageTest("the order of tabs, and what is offered, follow at once", builder, async (page) => {
  await previewHeadline(page).waitFor();
  const tabs = () => preview(page).locator("[role=tab][id^=model-tab-]").allTextContents();
  await page.getByRole("checkbox", { name: /^Return on a service system/ }).check();
  await page.waitForFunction(() =>
    document.querySelector("#calculator value-calculator")?.getAttribute("model")?.includes(" "),
  );
  await preview(page).locator("[role=tab]").first().waitFor();
  assert.deepEqual(await tabs(), ["Customer value", "Return on a service system"]);
  await page.getByRole("button", { name: "Move Return on a service system forward" }).click();
  await preview(page).locator("[role=tab]").first().filter({ hasText: "Return" }).waitFor();
  assert.deepEqual(await tabs(), ["Return on a service system", "Customer value"]);
  assert.match(await snippet(page), /model="service-roi customer-value"/);
  // With several, a field goes by its model's name too.
  await page.locator(".model").nth(1).locator("summary").click();
  await setting(page, "First purchase").fill("800");
  assert.match(await snippet(page), /values="customer-value\.p0=800"/);
  for (const name of [/^Return on a service system/, /^Customer value/])
    await page.getByRole("checkbox", { name }).click();
  assert.equal(await page.getByRole("checkbox", { name: /^Customer value/ }).isChecked(), true);
  await page.getByText("At least one calculator has to stay.").waitFor({ state: "attached" });
});

pageTest(
  "figures set in the preview are taken over, rows too",
  { ...builder, path: builderPath("en", "model=information-value") },
  async (page) => {
    await previewHeadline(page).waitFor();
    await preview(page).locator(".rows, table, fieldset").first().waitFor();
    const cell = preview(page).locator("input[type=text]").nth(1);
    await cell.fill("77");
    await page.getByRole("button", { name: "Take over the figures from the preview" }).click();
    await page.getByText("are taken over").waitFor({ state: "attached" });
    const text = await snippet(page);
    assert.match(text, /values="p=%5B%7B/);
    assert.match(decodeURIComponent(text.replace(/&amp;/g, "&")), /"77"/);
    await page.waitForFunction(() => location.hash.includes("information-value.p="));
    const headline = await previewHeadline(page).textContent();
    await page.reload();
    await previewHeadline(page).waitFor();
    assert.equal(await previewHeadline(page).textContent(), headline);
    await page.getByRole("button", { name: "Back to the example’s figures" }).click();
    assert.doesNotMatch(await snippet(page), /values=/);
  },
);

pageTest("the link holds what was chosen, and back and forward go through it", builder, async (page) => {
  await previewHeadline(page).waitFor();
  const hash = () => page.evaluate(() => location.hash);
  const until = (text: string) => page.waitForFunction((expected) => location.hash === expected, text);
  await setting(page, "First purchase").pressSequentially("1");
  await setting(page, "First purchase").fill("800");
  await until("#customer-value.p0=800");
  await open(page, "region");
  await setting(page, "Currency").selectOption("EUR");
  await until("#currency=EUR&customer-value.p0=800");
  await chooseForm(page, "iframe");
  await until("#form=iframe&currency=EUR&customer-value.p0=800");
  await page.goBack();
  await until("#currency=EUR&customer-value.p0=800");
  assert.match(await snippet(page), /<value-calculator/);
  await page.goBack();
  await until("#customer-value.p0=800");
  assert.doesNotMatch(await snippet(page), /EUR/);
  // All that was typed in one field is one step.
  await page.goBack();
  await until("");
  assert.equal(await setting(page, "First purchase").inputValue(), "5,000");
  await page.goForward();
  await until("#customer-value.p0=800");
  assert.equal(await setting(page, "First purchase").inputValue(), "800");
  await page.getByRole("link", { name: "中文" }).click();
  await page.getByRole("heading", { name: "定制您的计算器" }).waitFor();
  assert.equal(await hash(), "#customer-value.p0=800");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

pageTest(
  "what is wrong is said at its field, left out, and there again after a reload",
  builder,
  async (page) => {
    await previewHeadline(page).waitFor();
    const field = setting(page, "First purchase");
    await field.fill("lots");
    await page.getByText("“lots” is not a number").waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.getByText("One entry is not right yet").waitFor();
    await open(page, "look");
    await setting(page, "Accent, light").fill("reddish");
    await page.getByText("“reddish” is not a colour").waitFor();
    await page.getByText("2 entries are not right yet").waitFor();
    assert.doesNotMatch(await snippet(page), /lots|reddish|values|--vc/);
    await page.waitForFunction(() => location.hash === "#accent=reddish&customer-value.p0=lots");
    await page.reload();
    await page.getByText("“lots” is not a number").waitFor();
    assert.equal(await setting(page, "Accent, light").inputValue(), "reddish");
    await field.fill("-5");
    await page.getByText("-5 is too small").waitFor();
    assert.equal((await previewHeadline(page).textContent())?.trim(), "¥10,475.39");
  },
);

pageTest(
  "a damaged link opens, and says what it left out",
  {
    ...builder,
    path: builderPath("en", "form=%zz&model=nobody&nonsense=%3Cb%3E&currency=EUR&customer-value.p0=%ff"),
  },
  async (page) => {
    await previewHeadline(page).waitFor();
    const notice = page.getByRole("alert").filter({ hasText: "Not understood" });
    assert.match((await notice.textContent()) ?? "", /form, model, customer-value\.p0, nonsense/);
    assert.match(await snippet(page), /currency="EUR"/);
    await notice.getByRole("button", { name: "Close" }).click();
    assert.equal(await notice.count(), 0);
  },
);

pageTest(
  "colours that cannot be read are said in words, with one near by that can",
  { ...builder, path: builderPath("en", "theme=light&text=777777") },
  async (page) => {
    await previewHeadline(page).waitFor();
    // The section of what cannot be read is open.
    await page
      .getByText(/Text on the form’s background \(light\): 4\.\d\d : 1\. WCAG 2\.2 asks for 4\.5 : 1/)
      .first()
      .waitFor();
    const use = page.getByRole("button", { name: /^Use #/ });
    const [hex = ""] = ((await use.textContent()) ?? "").match(/#\w{6}/) ?? [];
    await use.click();
    await page.getByText("Every colour passes WCAG 2.2 AA.").waitFor();
    assert.equal(await setting(page, "Text, light").inputValue(), hex);
    assert.match(await snippet(page), new RegExp(`--vc-color-text: ${hex};`));
    // The same by axe, which knows nothing of ours.
    await assertAccessible(page, "the colour that was offered");
  },
);

async function everyState(page: Page, name: string) {
  await previewHeadline(page).waitFor();
  await settled(page);
  await assertAccessible(page, `${name}, as it opens`);
  for (const section of ["look", "region", "views", "options", "place"]) await open(page, section);
  await page.locator(".policy > summary").click();
  await page.locator("#base").fill("a b");
  await page.locator(`[id="customer-value.p0"]`).fill("?");
  await page.locator("#accent").fill("?");
  await assertAccessible(page, `${name}, everything open, with errors`);
  await page.locator("#accent").fill("");
  for (const form of ["div", "npm", "iframe"]) {
    await chooseForm(page, form);
    await assertAccessible(page, `${name}, ${form}`);
  }
}

pageTest("accessible, light", { ...builder, colorScheme: "light" }, (page) => everyState(page, "light"));
pageTest("accessible, dark", { ...builder, colorScheme: "dark" }, (page) => everyState(page, "dark"));
pageTest(
  "every box says what it is a number of, with the currency's sign where the language has it",
  { ...builder, path: builderPath("en", "currency=EUR") },
  async (page) => {
    const around = () =>
      page
        .locator(".figure .box")
        .filter({ has: page.locator(`[id="customer-value.r"]`) })
        .evaluate((box) =>
          [...box.children].map((part) => (part.tagName === "INPUT" ? "…" : part.textContent)),
        );
    await previewHeadline(page).waitFor();
    assert.deepEqual(await around(), ["€", "…", "a year"]);
    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.getByRole("heading", { level: 1, name: "Ihr eigener Rechner" }).waitFor();
    assert.deepEqual(await around(), ["…", "€", "pro Jahr"]);
  },
);

pageTest("accessible, Chinese", { ...builder, path: builderPath("zh-CN") }, (page) =>
  everyState(page, "zh-CN"),
);

for (const lang of ["en", "zh-CN", "de"])
  pageTest(
    `320 px, ${lang}`,
    { ...builder, path: builderPath(lang), viewport: { width: 320, height: 640 } },
    async (page) => {
      await everyState(page, "320 px");
      for (const form of ["script", "npm", "iframe"]) {
        await chooseForm(page, form);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, form);
      }
      const small = await page.locator("calculator-builder").evaluate((element) =>
        [...element.querySelectorAll("button, input, select, summary, nav a")]
          .filter((target) => target.checkVisibility())
          .map((target) => ({ html: target.outerHTML.slice(0, 80), box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 24 || box.width < 24)
          .map(({ html }) => html),
      );
      assert.deepEqual(small, []);
    },
  );

pageTest("the keyboard alone goes through it", builder, async (page) => {
  await previewHeadline(page).waitFor();
  await page.locator("#form-script").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "form-iframe");
  assert.match(await snippet(page), /<iframe/);
  await page.keyboard.press("Home");
  await page.locator("#section-region > summary").focus();
  await page.keyboard.press("Enter");
  await setting(page, "Currency").focus();
  await page.keyboard.type("EUR");
  assert.match(await snippet(page), /currency="EUR"/);
  await page.getByRole("checkbox", { name: "Show First purchase" }).focus();
  await page.keyboard.press("Space");
  assert.match(await snippet(page), /fields="c0 /);
});
