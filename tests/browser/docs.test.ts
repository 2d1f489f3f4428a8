// The site's documentation: what its pages say, in each language, and what they look like. What they name exists in
// scripts/element-table.ts, what they quote in the calculator's words, and where they link to among the site's files.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { codeOf, headingsOf, LANGUAGE_FOLDERS, PAGES, sourceOf } from "../../scripts/docs.js";
import { CUSTOM_PROPERTIES, EVENTS, PARTS, PROPERTIES, SLOTS } from "../../scripts/element-table.js";
import { STANDARD } from "../../www/builder/colours.js";
import { contrast, FOR_GRAPHICS, FOR_TEXT } from "../../www/builder/contrast.js";
import { assertAccessible, headline, pageTest } from "./browser.js";

const ALL = PAGES.flat();
const EVERY = LANGUAGE_FOLDERS.flatMap((lang) => ALL.map((name) => ({ lang, name })));
const built = (lang: string, name: string) => `dist/site/docs/${lang}/${name}.html`;

// What the pages say.

test("both languages have the same code and the same sections, whatever the words around them", () => {
  for (const { lang, name } of EVERY) {
    assert.deepEqual(codeOf(lang, name), codeOf("en", name), `${lang}/${name}`);
    assert.equal(headingsOf(lang, name).length, headingsOf("en", name).length, `${lang}/${name}`);
  }
});

test("every page of a language is listed, and every one listed is there", () => {
  for (const lang of LANGUAGE_FOLDERS) {
    const files = readdirSync(`www/docs/${lang}`).map((file) => file.replace(/\.md$/, ""));
    assert.deepEqual(files.sort(), [...ALL].sort(), lang);
  }
});

test("every link leads to a file of the site, and to a section that is there", () => {
  const pages = EVERY.map(({ lang, name }) => built(lang, name));
  for (const file of [...pages, "dist/site/index.html"]) {
    const html = readFileSync(file, "utf8");
    for (const [, address = ""] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
      const [path = "", fragment] = address.split("#");
      const target = path.replace(/\?.*$/, "") ? join(dirname(file), path.replace(/\?.*$/, "")) : file;
      assert.ok(existsSync(target), `${file}: ${address}`);
      if (fragment && target.endsWith(".html"))
        assert.ok(readFileSync(target, "utf8").includes(` id="${fragment}"`), `${file}: ${address}`);
    }
  }
});

test("every page of the documentation is reached from the site's first page", () => {
  const reached = new Set<string>();
  const follow = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/href="([\w./-]+\.html)/g))
      follow(join(dirname(file), path));
  };
  follow("dist/site/index.html");
  for (const { lang, name } of EVERY) assert.ok(reached.has(built(lang, name)), `${lang}/${name}`);
});

/** Every text of the calculator in a language, wherever it stands. */
function wordsIn(lang: string): string {
  const texts = (value: unknown): string[] =>
    typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(texts);
  return readdirSync(`www/locales/${lang}`)
    .flatMap((file) => texts(JSON.parse(readFileSync(`www/locales/${lang}/${file}`, "utf8"))))
    .join("\n");
}

test("what the pages quote is what the calculator says", () => {
  for (const lang of LANGUAGE_FOLDERS) {
    // What differs from case to case is an ellipsis in a quotation.
    const words = lang.startsWith("zh")
      ? wordsIn(lang).replaceAll(/ ?\{\w+\} ?/g, "……")
      : wordsIn(lang).replaceAll(/\{\w+\}/g, "…");
    const quoted = ALL.flatMap((name) =>
      [...sourceOf(lang, name).matchAll(/“\*([^*]+)\*”/g)].map(([, text = ""]) => text),
    );
    assert.ok(quoted.length > 20, lang);
    for (const text of quoted) assert.ok(words.includes(text), `${lang}: ${text}`);
  }
});

const NAMES = {
  event: EVENTS.map(({ name }): string => name),
  attribute: PROPERTIES.flatMap((one): string[] => ("attribute" in one ? [one.attribute] : [])),
  property: PROPERTIES.flatMap((one): string[] => ("property" in one ? [one.property] : [])),
  "custom property": CUSTOM_PROPERTIES.map(({ name }): string => name),
  part: PARTS.map(({ name }): string => name),
  slot: SLOTS.map(({ name }): string => name),
};

test("every event, attribute, property, part and slot that is named exists", () => {
  const found = Object.fromEntries(Object.keys(NAMES).map((kind) => [kind, 0]));
  for (const { lang, name } of EVERY) {
    const text = sourceOf(lang, name);
    const check = (kind: keyof typeof NAMES, pattern: RegExp, source = text) => {
      for (const [, one = ""] of source.matchAll(pattern)) {
        found[kind] = (found[kind] ?? 0) + 1;
        assert.ok(NAMES[kind].includes(one), `${lang}/${name}: the ${kind} ${one}`);
      }
    };
    check("event", /(?<![\w-])(?:on)?(vc-[a-z]+)/g);
    check("custom property", /(--vc-[a-z0-9-]+)/g);
    check("part", /::part\((\w+)\)/g);
    check("slot", /\bslot="(\w+)"/g);
    check("property", /\b(?:calculator|\)|current)\.(values|result|messages|currency|model|shown|theme)\b/g);
    // A framework's own way of writing attributes is for its compiler: tests/package/docs.test.ts.
    if (name === "react" || name === "vue") continue;
    const html = { id: 1, class: 1, slot: 1 };
    for (const [, tag = ""] of text.matchAll(/<value-calculator\b([^>]*)>/g)) {
      const attributes = [...tag.replace(/"[^"]*"/g, '""').matchAll(/\s([a-z-]+)(?==|\s|$)/g)];
      for (const [, one = ""] of attributes.filter(([, one = ""]) => !(one in html)))
        check("attribute", /(.+)/g, one);
    }
    for (const [, tag = ""] of text.matchAll(/<div data-value-calculator\b([^>]*)>/g))
      check("attribute", /data-([a-z-]+)=/g, tag);
    for (const [, query = ""] of text.matchAll(/embed\.html\?([^\s"`]+)/g))
      for (const one of new URLSearchParams(query).keys())
        check(one.startsWith("--") ? "custom property" : "attribute", /(.+)/g, one);
  }
  for (const [kind, count] of Object.entries(found)) assert.ok(count > 0, `${kind} is found`);
});

test("every part that the table of themes lists is one, and none is left out", () => {
  for (const lang of LANGUAGE_FOLDERS) {
    const text = sourceOf(lang, "themes");
    for (const name of [
      ...NAMES.part,
      ...NAMES["custom property"].filter((one) => !/series-[23]$/.test(one)),
    ])
      assert.ok(text.includes(`\`${name}\``), `${lang}: ${name}`);
  }
});

test("no page has a script or a style in it", () => {
  for (const { lang, name } of EVERY) {
    const html = readFileSync(built(lang, name), "utf8");
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/, `${lang}/${name}`);
  }
});

// What they look like.

/** Every calculator of the page, shown. */
async function allOf(page: Page) {
  for (const calculator of await page.locator("value-calculator").all()) {
    await calculator.scrollIntoViewIfNeeded();
    await calculator.locator(".headline").waitFor();
  }
}

for (const lang of LANGUAGE_FOLDERS) {
  pageTest(
    `docs in ${lang}: accessible, and no wider than a phone`,
    { path: `/docs/${lang}/index.html`, ready: false },
    async (page) => {
      for (const name of ALL) {
        await page.setViewportSize({ width: 320, height: 700 });
        await page.goto(new URL(`${name}.html`, page.url()).href);
        if (name === "themes") {
          await page.locator("value-calculator").first().scrollIntoViewIfNeeded();
          await headline(page).waitFor();
        }
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(excess <= 0, `${name}: ${excess} px too wide`);
        await assertAccessible(page, `${lang}/${name}`);
      }
    },
  );

  pageTest(
    `docs in ${lang}: accessible in the dark, on a desk`,
    { path: `/docs/${lang}/index.html`, ready: false, colorScheme: "dark" },
    async (page) => {
      for (const name of ALL.filter((name) => name !== "themes")) {
        await page.goto(new URL(`${name}.html`, page.url()).href);
        await assertAccessible(page, `${lang}/${name}`);
      }
    },
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  pageTest(
    `docs/themes: the gallery keeps its contrast, ${colorScheme} and chosen on the page`,
    { path: "/docs/en/themes.html", ready: false, colorScheme },
    async (page) => {
      await allOf(page);
      const accents = await page
        .locator("value-calculator")
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).getPropertyValue("--vc-color-accent")));
      assert.equal(accents.length, 3);
      assert.equal(new Set(accents).size, 3);
      const assertContrast = async (state: string) => {
        // Of three calculators each has a form of the same name, as anywhere with three on a page.
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
          .analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
          state,
        );
      };
      await assertContrast(colorScheme);
      const other = colorScheme === "light" ? "dark" : "light";
      const surface = () =>
        page
          .locator("value-calculator .headline")
          .first()
          .evaluate((one) => getComputedStyle(one).color);
      const before = await surface();
      await page.getByRole("radio", { name: other, exact: true }).check();
      await page.waitForFunction(() => document.querySelectorAll("value-calculator[theme]").length === 3);
      assert.notEqual(await surface(), before);
      await assertContrast(`${other}, chosen`);
    },
  );
}

test("docs/themes: text, accent and lines stand out from the surface, light and dark, by WCAG's measure", () => {
  const themes = codeOf("en", "themes").filter(({ purpose }) => purpose.theme);
  assert.equal(themes.length, 2);
  for (const { purpose, text } of themes) {
    const colours = [...text.matchAll(/--vc-([a-z0-9-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
    assert.ok(colours.length >= 6, purpose.theme);
    for (const scheme of [2, 3]) {
      const of = new Map(colours.map((found) => [found[1], found[scheme] ?? ""]));
      const surface = of.get("color-bg") ?? "";
      for (const [name = "", colour] of of) {
        if (name === "color-bg") continue;
        const least = name.startsWith("series") ? FOR_GRAPHICS : FOR_TEXT;
        assert.ok(contrast(colour, surface) >= least, `${purpose.theme}: ${name} ${colour} on ${surface}`);
      }
      const onAccent = STANDARD["on-accent"][scheme === 2 ? "light" : "dark"];
      assert.ok(
        contrast(of.get("color-accent") ?? "", onAccent) >= FOR_TEXT,
        `${purpose.theme}: on the accent`,
      );
    }
  }
});

pageTest(
  "docs: code is copied in one click, and where that is refused, selected",
  { path: "/docs/en/plain-html.html", ready: false, permissions: ["clipboard-read", "clipboard-write"] },
  async (page) => {
    const code = codeOf("en", "plain-html")[0]?.text;
    const copy = page.getByRole("button", { name: "Copy" }).first();
    await copy.click();
    await page.getByText("Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    });
    await copy.click();
    await page.getByText("Selected: press Ctrl+C to copy").waitFor();
    assert.equal(await page.evaluate(() => getSelection()?.toString().trim()), code);
  },
);

pageTest(
  "docs: the same page in the other language, and back to its list on a phone",
  { path: "/docs/en/privacy.html", ready: false, viewport: { width: 390, height: 800 } },
  async (page) => {
    await page.getByRole("link", { name: "中文" }).click();
    await page.getByRole("heading", { name: "隐私", level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
    await page.getByRole("link", { name: "文档" }).first().click();
    await page.waitForFunction(() => {
      const top = document.getElementById("pages")?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < innerHeight;
    });
    await page.getByRole("navigation", { name: "文档" }).getByRole("link", { name: "主题" }).click();
    await page.getByRole("heading", { name: "主题", level: 1 }).waitFor();
  },
);
