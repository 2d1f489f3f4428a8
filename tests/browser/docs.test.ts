// The site's documentation: its code, taken from the very pages, runs on pages as hosts make them; its links lead
// somewhere; what it names exists in scripts/element-table.ts; its list of requests is what a browser asks for. The figure
// is that of docs/formulas.md for the defaults, 10475.39.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";
import { type Code, codeOf, LANGUAGE_FOLDERS, PAGES, sourceOf } from "../../scripts/docs.js";
import { CUSTOM_PROPERTIES, EVENTS, PARTS, PROPERTIES, SLOTS } from "../../scripts/element-table.js";
import { assertAccessible, headline, newContext, pageTest } from "./browser.js";
import { serve, strictPolicy } from "./server.js";

const ALL = PAGES.flat();
const EXAMPLE = "https://calculator.example/";
const FIGURE = /10,475\.39/;

// What the pages say.

test("both languages have the same code, whatever the words around it", () => {
  for (const page of ALL) {
    const [one, ...others] = LANGUAGE_FOLDERS.map((lang) => codeOf(lang, page));
    for (const other of others) assert.deepEqual(other, one, page);
  }
});

test("every page of a language is listed, and every one listed is there", () => {
  for (const lang of LANGUAGE_FOLDERS) {
    const files = readdirSync(`www/docs/${lang}`).map((file) => file.replace(/\.md$/, ""));
    assert.deepEqual(files.sort(), [...ALL].sort(), lang);
  }
});

test("every link of a page leads to a file of the site", () => {
  for (const lang of LANGUAGE_FOLDERS) {
    for (const page of ALL) {
      const file = `dist/site/docs/${lang}/${page}.html`;
      const html = readFileSync(file, "utf8");
      for (const [, address = ""] of html.matchAll(/(?:href|src)="([^"#?]+)[^"]*"/g)) {
        assert.ok(existsSync(join(dirname(file), address)), `${file}: ${address}`);
      }
    }
  }
});

test("every event, property and part that is named exists", () => {
  const known = new Set<string>([
    ...EVENTS.map(({ name }) => name),
    ...PROPERTIES.flatMap((one) => ("attribute" in one && one.attribute ? [one.attribute] : [])),
    ...CUSTOM_PROPERTIES.map(({ name }) => name),
    ...PARTS.map(({ name }) => name),
    ...SLOTS.map(({ name }) => name),
  ]);
  for (const lang of LANGUAGE_FOLDERS) {
    for (const page of ALL) {
      const text = sourceOf(lang, page);
      const named = [
        ...text.matchAll(/\b(vc-(?:ready|change|commit|share|export|lead|error)\b|(?<!-)vc-[a-z]+(?=["`]))/g),
        ...text.matchAll(/(--vc-[a-z0-9-]+)/g),
        ...text.matchAll(/::part\((\w+)\)/g),
        ...text.matchAll(/\bslot="(\w+)"/g),
      ].map(([, name = ""]) => name);
      for (const name of named) assert.ok(known.has(name), `${lang}/${page}: ${name}`);
      // A framework's own way of writing attributes is for its compiler to check: tests/package/docs.test.ts.
      if (page === "react" || page === "vue") continue;
      for (const [, tag = ""] of text.matchAll(/<value-calculator\b([^>]*)>/g)) {
        for (const [, attribute = ""] of tag.matchAll(/\s([a-z-]+)(?==|\s|$)/g)) {
          const isHtml = ["id", "class", "name"].includes(attribute) || /^on|^:|^@/.test(attribute);
          assert.ok(isHtml || known.has(attribute), `${lang}/${page}: ${attribute}`);
        }
      }
    }
  }
});

// What the code does, on a page as its host makes it.

const page = (body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
  <link rel="icon" href="assets/icon.svg"><body>${body}</body></html>`;

/** Where the files are on another server than the page. */
const withCdn = async (run: (address: string) => Promise<void>, policy = strictPolicy) => {
  const cdn = await serve({
    policy,
    headers: () => ({ "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }),
  });
  try {
    await run(`${cdn.url}/`);
  } finally {
    await cdn.close();
  }
};

const shown = async (frame: Page | Frame) => {
  await frame.locator(".headline").first().waitFor();
  return (await frame.locator(".headline").first().textContent()) ?? "";
};

/** The innermost frame of the page, once the calculator is in it. */
async function innermost(page: Page, address: RegExp): Promise<Frame> {
  for (;;) {
    const frame = page.frames().find((one) => address.test(one.url()));
    if (frame) return frame;
    await page.waitForEvent("frameattached");
    await page.waitForTimeout(50);
  }
}

const snippets = ALL.flatMap((name) =>
  codeOf("en", name).flatMap((code, place) => (code.purpose.host ? [{ name, place, code }] : [])),
);
const where = ({ name, place }: { name: string; place: number }) => `docs/${name}, code ${place + 1}`;
const withHost = (...hosts: string[]) =>
  snippets.filter(({ code }) => hosts.includes(code.purpose.host ?? ""));

/** Wordpress has the files elsewhere on the same site. */
const UPLOADS = "/wp-content/uploads/calculator/";

for (const snippet of withHost("plain", "wordpress")) {
  const { text } = snippet.code;
  const files = Object.fromEntries(
    [
      "value-calculator.js",
      ...readdirSync("dist/site/value-calculator").map((file) => `value-calculator/${file}`),
    ].map((file) => [`${UPLOADS}${file}`, readFileSync(`dist/site/${file}`, "utf8")]),
  );
  pageTest(
    `${where(snippet)}: on a page of its own`,
    { serving: { pages: { "/host.html": page(text), ...files } }, path: "/host.html" },
    async (page) => assert.match(await shown(page), FIGURE),
  );
}

for (const snippet of withHost("cdn")) {
  test(where(snippet), async (context) => {
    await withCdn(async (address) => {
      const body = snippet.code.text.replaceAll(EXAMPLE, address);
      // Styles in the page, as a page builder writes them.
      const policy = `default-src 'none'; script-src ${address} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src 'self'`;
      await context.test("from another origin", () =>
        opened(body, policy, async (page) => {
          assert.match(await shown(page), /\d/);
        }),
      );
    });
  });
}

for (const snippet of withHost("frame", "nested", "file", "address")) {
  test(where(snippet), async () => {
    const isFile = snippet.code.purpose.host === "file";
    // A file that carries its scripts in itself lies where no policy forbids them.
    await withCdn(
      async (address) => {
        const code = snippet.code.text.replaceAll(EXAMPLE, address);
        const frame = (source: string) =>
          `<iframe src="${source.replaceAll("&", "&amp;")}" title="calculator" width="900" height="700"></iframe>`;
        const body = snippet.code.purpose.host === "address" ? frame(code.trim()) : code;
        // A frame within a frame, as a builder that keeps foreign code apart makes it.
        const nested = `<iframe srcdoc="${page(body).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" title="builder" width="900" height="900"></iframe>`;
        await opened(snippet.code.purpose.host === "nested" ? nested : body, null, async (page) => {
          const inner = await innermost(page, /embed\.html|value-calculator\.html/);
          assert.match(await shown(inner), /\d/);
        });
      },
      isFile ? "img-src *" : strictPolicy,
    );
  });
}

for (const snippet of withHost("blocked")) {
  test(where(snippet), async () => {
    await withCdn(async (address) => {
      const policy = `default-src 'none'; script-src 'self'; frame-src ${address}; img-src 'self'`;
      await opened(snippet.code.text.replaceAll(EXAMPLE, address), policy, async (page) => {
        assert.match(await shown(await innermost(page, /embed\.html/)), FIGURE);
      });
    });
  });
}

/** Opens a page with this body, under this policy or none. */
async function opened(
  body: string,
  policy: string | null,
  run: (page: Page) => Promise<void>,
  pages: Record<string, string> = {},
) {
  const site = await serve({ pages: { "/host.html": page(body), ...pages }, policy: policy ?? "img-src *" });
  const context = await newContext({
    viewport: { width: 1100, height: 900 },
    locale: "en-US",
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}/host.html`);
    await run(page);
  } finally {
    await context.close();
    await site.close();
  }
}

// The recipes, with the scripts that stand beside them.

const filesOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    codeOf("en", name).flatMap(({ purpose: { file }, text }: Code) => (file ? [[`/${file}`, text]] : [])),
  );
const recipe = (host: string) => {
  const [snippet] = withHost(`recipe-${host}`);
  assert.ok(snippet, host);
  return snippet.code.text;
};
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; form-action 'self'";

const RECIPES: Record<string, (page: Page) => Promise<void>> = {
  crm: async (page) => {
    const [sent] = await Promise.all([page.waitForRequest(/\/crm$/), change(page)]);
    assert.equal(sent.postDataJSON().model, "service-roi");
  },
  lead: async (page) => {
    const sent = page.waitForRequest(/\/leads$/);
    await page.evaluate(() =>
      document.querySelector("value-calculator")?.dispatchEvent(
        new CustomEvent("vc-lead", {
          bubbles: true,
          composed: true,
          detail: { email: "a@b.example", name: "Ann" },
        }),
      ),
    );
    assert.equal((await sent).postData(), "email=a%40b.example&name=Ann");
    // The element has the gate in its report.
    await page.getByRole("tab", { name: "Report" }).click();
    await page.getByRole("textbox", { name: /mail/i }).waitFor();
  },
  form: async (page) => {
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(/thanks\.html/);
    const sent = new URL(page.url()).searchParams.get("calculation") ?? "";
    assert.equal(JSON.parse(sent).outputs.customer_value, "10475.3890395981290337");
  },
  values: async (page) =>
    assert.equal(await page.getByRole("textbox", { name: "Income a year" }).inputValue(), "800"),
  property: async (page) => {
    await page.waitForFunction(
      () =>
        document
          .querySelector("value-calculator")
          ?.shadowRoot?.querySelector<HTMLInputElement>("#annual_revenue")?.value === "800",
    );
    assert.equal(await page.getByRole("textbox", { name: "Years the customer stays" }).inputValue(), "3");
  },
  currencies: async (page) => {
    await page.getByLabel("Currency").first().selectOption("CNY");
    await page.waitForFunction(
      () =>
        document
          .querySelector("value-calculator")
          ?.shadowRoot?.querySelector<HTMLInputElement>("#annual_revenue")?.value === "5,600",
    );
    assert.match((await headline(page).textContent()) ?? "", /^\s*(CN)?¥/);
  },
  words: async (page) => {
    await page.getByRole("heading", { name: "What is a member worth?" }).waitFor();
    await page.getByRole("button", { name: "Start again" }).waitFor();
  },
  slots: async (page) => {
    await page.getByRole("link", { name: "Talk to us" }).waitFor();
    assert.equal(await page.getByText("An estimate, not an offer.").isVisible(), true);
  },
  statistics: async (page) => {
    await change(page);
    const events = await page.evaluate(() =>
      (globalThis as unknown as { dataLayer: { event: string }[] }).dataLayer.map(({ event }) => event),
    );
    assert.ok(events.includes("vc-ready") && events.includes("vc-change"), events.join());
  },
};

async function change(page: Page) {
  const box = page.getByRole("textbox").first();
  await box.fill("4000");
  await box.blur();
}

test("every recipe is tried", () => {
  const named = snippets.flatMap(({ code }) => /^recipe-(.*)$/.exec(code.purpose.host ?? "")?.[1] ?? []);
  assert.deepEqual(named.sort(), Object.keys(RECIPES).sort());
});
for (const [name, run] of Object.entries(RECIPES)) {
  test(`docs/recipes: ${name}`, () =>
    opened(
      recipe(name),
      PAGE_POLICY,
      async (page) => {
        await headline(page).waitFor();
        await run(page);
      },
      { ...filesOf("recipes"), "/thanks.html": page("thanks") },
    ));
}

// The list of requests.

pageTest(
  "docs/privacy: what a page asks for is what the list says",
  {
    serving: {
      pages: {
        "/host.html": page(
          '<script src="value-calculator.js" defer></script><value-calculator model="customer-value" currency="USD"></value-calculator>',
        ),
      },
    },
    path: "/host.html",
    ready: false,
    before: async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      Object.assign(page, { asked });
    },
  },
  async (page) => {
    await headline(page).waitFor();
    const asked = () =>
      (page as unknown as { asked: string[] }).asked
        .filter((path) => !/host\.html|icon\.svg/.test(path))
        .sort();
    const listed = sourceOf("en", "privacy");
    const base = [
      "/value-calculator.js",
      "/value-calculator/locales.en.customer-value.js",
      "/value-calculator/locales.en.page.js",
    ];
    assert.deepEqual(asked(), base);
    assert.match(listed, /`value-calculator\.js`[\s\S]*`value-calculator\/locales\.LANGUAGE\.page\.js`/);
    for (const name of ["Year by year", "How it is worked out", "What if", "Compare"]) {
      await page.getByRole("tab", { name }).click();
      await page.locator("#view > *").first().waitFor();
    }
    // Parts and their words, and nothing else.
    for (const path of asked()) assert.match(path, /^\/value-calculator(\.js|\/[\w.-]+\.js)$/);
    assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [
      [],
      [],
    ]);
  },
);

// What the pages look like.

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
}

for (const colorScheme of ["light", "dark"] as const) {
  pageTest(
    `docs/themes: the gallery keeps its contrast, ${colorScheme}`,
    { path: "/docs/en/themes.html", colorScheme },
    async (page) => {
      for (const calculator of await page.locator("value-calculator").all()) {
        await calculator.scrollIntoViewIfNeeded();
        await calculator.locator(".headline").waitFor();
      }
      assert.equal(await page.locator("value-calculator").count(), 3);
      const accents = await page
        .locator("value-calculator")
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).getPropertyValue("--vc-color-accent")));
      assert.equal(new Set(accents).size, 3);
      // Of three calculators each has a form of the same name, as anywhere with three on a page.
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.length]),
        [],
      );
    },
  );
}

pageTest(
  "docs: code is copied in one click",
  { path: "/docs/en/plain-html.html", ready: false, permissions: ["clipboard-read", "clipboard-write"] },
  async (page) => {
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, codeOf("en", "plain-html")[0]?.text);
  },
);
