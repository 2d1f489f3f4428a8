// The code of the documentation's pages for hosts, taken from the very pages, answers on a page as that host makes it: with
// the figure of docs/formulas.md for the defaults, 10475.39. What the pages say goes wrong does, and is said in their words.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { codeOf, sourceOf } from "../../scripts/docs.js";
import {
  attribute,
  EXAMPLE,
  FIGURE,
  HOSTS,
  iframe,
  inside,
  page,
  SNIPPETS,
  shown,
  snippetFor,
  uploaded,
  visited,
  withCdn,
  withHost,
} from "./docs-host.js";
import { SAYINGS } from "./host-situations.js";
import { strictPolicy } from "./server.js";

const answers = async (page: Page) => assert.match(await shown(page), FIGURE);
const framed = async (page: Page) => assert.match(await shown(await inside(page)), /\d/);

test("every piece of HTML and every address is for a host that is tried", () => {
  const tried =
    /^(plain|cdn|file|wordpress(-theme)?|wix(-address)?|webflow|shopify|address|frame|blocked|nonce|recipe-\w+|react|vue(-config)?)$/;
  for (const { host, language, purpose, where } of SNIPPETS) {
    if (/^(html|text|tsx|vue)$/.test(language) && !purpose.file) assert.match(host ?? "", tried, where);
  }
});

for (const { where, text } of withHost("plain")) {
  test(`docs/${where}: under a strict policy`, () =>
    visited({ html: page(text), policy: strictPolicy.replace(" blob:", "") }, answers));
}

for (const { where, text } of withHost("file")) {
  test(`docs/${where}: framed beside the page`, () => visited({ html: page(text) }, framed));
}

test("docs/plain-html: the single file says that a policy forbids its scripts", () =>
  visited({ html: page(snippetFor("file")), policy: strictPolicy }, async (page) => {
    await (await inside(page)).getByText(SAYINGS.inline.text).first().waitFor();
  }));

for (const { where, text } of withHost("cdn")) {
  test(`docs/${where}: from another origin`, () =>
    withCdn((address) =>
      visited(
        {
          html: page(text.replaceAll(EXAMPLE, address)),
          policy: `default-src 'none'; script-src ${address} 'wasm-unsafe-eval'; img-src 'self'`,
        },
        async (page) => assert.match(await shown(page), /^\s*€/),
      ),
    ));
}

// WordPress

const UPLOADS = "/wp-content/uploads/calculator/";
/** What `wp_enqueue_script` of the page's PHP writes before the end of the body. */
function enqueued(): string {
  const php = codeOf("en", "wordpress").find(({ purpose }) => purpose.file === "functions.php")?.text ?? "";
  const [, name, path, inFooter] =
    /wp_enqueue_script\( '([\w-]+)', content_url\( '([^']+)' \), array\(\), null, (true)/.exec(php) ?? [];
  assert.equal(inFooter, "true");
  return `<script src="/wp-content/${path}" id="${name}-js"></script>`;
}

test("docs/wordpress: in a Custom HTML block", () =>
  visited({ html: HOSTS.wordpress.html(snippetFor("wordpress")), pages: uploaded(UPLOADS) }, answers));

test("docs/wordpress: the script from the theme", () =>
  visited(
    {
      html: HOSTS.wordpress.html(`${snippetFor("wordpress-theme")}<!-- footer -->${enqueued()}`),
      pages: uploaded(UPLOADS),
    },
    answers,
  ));

test("docs/wordpress: a script that was taken out leaves the block's own words", () =>
  visited({ html: HOSTS.wordpress.html(snippetFor("wordpress-theme")) }, async (page) => {
    await page.getByText("The calculator needs JavaScript.").waitFor();
    assert.equal(await page.locator("value-calculator").count(), 0);
  }));

test("docs/wordpress: a script that was joined with others misses its folder", () => {
  const files = uploaded(UPLOADS);
  const joined = { "/cache/all.js": `var a = 1;\n${files[`${UPLOADS}value-calculator.js`]}` };
  const html = HOSTS.wordpress.html(
    `${snippetFor("wordpress-theme")}<!-- footer --><script src="/cache/all.js"></script>`,
  );
  return visited({ html, pages: { ...files, ...joined } }, (page) =>
    page.getByText(SAYINGS.folder.text).first().waitFor(),
  );
});

// Webflow and Shopify

/** A custom property of the calculator's, as it is set. */
const set = (page: Pick<Page, "locator">, name: string) =>
  page
    .locator("value-calculator")
    .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name).trim(), name);

for (const { where, text } of withHost("webflow")) {
  test(`docs/${where}: in a Code Embed`, () =>
    withCdn((address) =>
      visited({ html: HOSTS.webflow.html(text.replaceAll(EXAMPLE, address)) }, async (page) => {
        await answers(page);
        const [, accent] = /--vc-color-accent: (#\w{6})/.exec(text) ?? [];
        if (accent) assert.equal(await set(page, "--vc-color-accent"), accent);
      }),
    ));
}

/** What Liquid makes of a page in a German shop that sells in euros. */
const liquid = (text: string) =>
  text.replace("{{ cart.currency.iso_code }}", "EUR").replace("{{ request.locale.iso_code }}", "de");

for (const { where, text } of withHost("shopify")) {
  test(`docs/${where}: in a Custom Liquid section`, () =>
    withCdn((address) =>
      visited({ html: HOSTS.shopify.html(liquid(text).replaceAll(EXAMPLE, address)) }, async (page) => {
        if (text.includes("<iframe")) return framed(page);
        assert.match(await shown(page), text.includes("{{") ? /^\s*10\.475,39\s€/ : FIGURE);
      }),
    ));
}

test("docs/shopify: an empty div keeps no place until the calculator is there, one with a sentence does", async () => {
  const place = codeOf("en", "recipes").find(({ purpose }) => purpose.file === "place.css")?.text ?? "";
  for (const [content, isKept] of [
    ["", false],
    ["<p>…</p>", true],
  ] as const) {
    const html = HOSTS.shopify.html(
      `<link rel="stylesheet" href="place.css"><div data-value-calculator>${content}</div>`,
    );
    await visited({ html, pages: { "/place.css": place } }, async (page) => {
      const height = await page
        .locator("[data-value-calculator]")
        .evaluate(({ clientHeight }) => clientHeight);
      assert.equal(height > 0, isKept, content);
    });
  }
});

test("docs/shopify: from the theme's assets, without its folder, it says so", () => {
  const { [`${UPLOADS}value-calculator.js`]: script = "" } = uploaded(UPLOADS);
  const html = HOSTS.shopify.html(snippetFor("shopify").replace(EXAMPLE, "/cdn/shop/t/1/assets/"));
  return visited({ html, pages: { "/cdn/shop/t/1/assets/value-calculator.js": script } }, (page) =>
    page.getByText(SAYINGS.folder.text).first().waitFor(),
  );
});

// Frames

for (const { where, text } of withHost("address")) {
  test(`docs/${where}: a frame of that address`, () =>
    withCdn((address) =>
      visited(
        { html: page(iframe(`src="${attribute(text.trim().replace(EXAMPLE, address))}"`)) },
        async (page) => {
          await framed(page);
          const asked = new URL(text.trim()).searchParams.get("--vc-color-accent");
          if (asked) assert.equal(await set(await inside(page), "--vc-color-accent"), asked);
        },
      ),
    ));
}

for (const { where, text } of withHost("frame")) {
  test(`docs/${where}: grows with its content`, () =>
    withCdn((address) =>
      visited({ html: page(text.replaceAll(EXAMPLE, address)) }, async (page) => {
        await framed(page);
        await page.waitForFunction(() => (document.querySelector("iframe")?.clientHeight ?? 0) > 760);
      }),
    ));
}

test("docs/frames: the way out of a policy", () =>
  withCdn((address) =>
    visited(
      {
        html: page(snippetFor("blocked").replaceAll(EXAMPLE, address)),
        policy: `default-src 'none'; script-src 'self'; frame-src ${address}; img-src 'self'`,
      },
      async (page) => assert.match(await shown(await inside(page)), FIGURE),
    ),
  ));

// Wix: a frame in a sandbox, and in it what was pasted, or the address itself.

const WIX_SANDBOX = /`(allow-same-origin[a-z -]+)`/.exec(sourceOf("en", "wix"))?.[1] ?? "";

/** Runs on a page with what was pasted on Wix. */
const onWix = (host: string, run: (page: Page) => Promise<void>) =>
  withCdn((address) => {
    assert.ok(WIX_SANDBOX);
    const text = snippetFor(host).replaceAll(EXAMPLE, address);
    const source = host === "wix-address" ? attribute(text.trim()) : "/html/embedded.html";
    return visited(
      {
        html: page(iframe(`sandbox="${WIX_SANDBOX}" src="${source}"`)),
        pages: { "/html/embedded.html": page(text) },
      },
      async (page) => {
        await framed(page);
        await run(page);
      },
    );
  });

for (const host of ["wix", "wix-address"]) {
  test(`docs/wix: ${host} answers, and says what its sandbox refuses`, () =>
    onWix(host, async (page) => {
      const frame = await inside(page);
      await frame.getByRole("button", { name: "Export" }).first().click();
      await frame.getByRole("button", { name: "Save: CSV" }).click();
      await frame
        .getByText(/may not save files|Nothing saved\?/)
        .first()
        .waitFor();
      await frame.getByRole("tab", { name: "Report" }).click();
      await frame.getByRole("button", { name: "Print or save as PDF" }).click();
      await frame.getByText("This page may not print").waitFor();
    }));
}

test("docs/wix: the custom element's script, put in by another script", () =>
  withCdn((address) => {
    const [, file] = /`https:\/\/calculator\.example\/([\w.-]+\.js)` as the server’s address/.exec(
      sourceOf("en", "wix"),
    ) ?? ["", ""];
    const put = `const script = document.createElement("script"); script.src = "${address}${file}"; document.head.append(script);
      const tag = document.createElement("value-calculator"); tag.setAttribute("model", "customer-value"); tag.setAttribute("currency", "USD"); document.body.append(tag);`;
    return visited(
      { html: page('<script src="/put.js" defer></script>'), pages: { "/put.js": put } },
      answers,
    );
  }));
