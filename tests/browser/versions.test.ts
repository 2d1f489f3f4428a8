// Versions of the calculator's files, and why it cannot start: parts of an older version that are gone, parts that were
// changed under a page that pins them, and browsers and machines that cannot run the module. Figures:
// tests/data/customer_value.csv at N = 10, and the example of docs/formulas.md at N = 5.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Page } from "playwright-core";
import { assertWorks, field, headline, type Options, pageTest } from "./browser.js";
import { serve } from "./server.js";

const host = (attributes = "", onScript = "") => `<!doctype html><html lang="en"><title>host</title>
  <link rel="icon" href="assets/icon.svg"><script src="log.js"></script>
  <script src="value-calculator.js" ${onScript} defer></script>
  <main><h1>Host</h1><value-calculator model="customer-value" currency="USD" ${attributes}></value-calculator></main>`;

/** Notes the reasons that the element gives, and every script element that is added. */
const LOG = `window.reasons = []; window.scripts = [];
  addEventListener("vc-error", ({ detail }) => reasons.push(detail.reason));
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node.localName === "script") scripts.push({ src: node.src, integrity: node.integrity });
  }).observe(document, { childList: true, subtree: true });`;
type Logged = { reasons: string[]; scripts: { src: string; integrity: string }[] };
const logged = (page: Page) =>
  page.evaluate(() => {
    const { reasons, scripts } = window as unknown as Logged;
    return { reasons, scripts };
  });

const [version = ""] = readdirSync("dist/site/value-calculator");
const NEWER = "0123456789ab";

/** A copy of the site, which a test may change. */
function siteCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), "value-calculator-versions-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync("dist/site", folder, { recursive: true });
  return folder;
}

/** Puts another version in the place of the one in a folder; its own parts stay there only if they are kept. */
function putNewer(folder: string, { keepsOlder }: { keepsOlder: boolean }) {
  const [from, to] = [version, NEWER].map((name) => join(folder, "value-calculator", name)) as [
    string,
    string,
  ];
  if (keepsOlder) cpSync(from, to, { recursive: true });
  else renameSync(from, to);
  for (const file of [join(folder, "value-calculator.js"), ...readdirSync(to).map((name) => join(to, name))])
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(version, NEWER));
}

/** Puts another version in the place of the one in a folder, of which the browser has kept the script. */
async function putNewerUnderOlderScript(folder: string, page: Page) {
  const older = readFileSync(join(folder, "value-calculator.js"), "utf8");
  putNewer(folder, { keepsOlder: false });
  await page.route(/value-calculator\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: older }),
  );
}

const on = (folder: string, page = host(), more: Options = {}): Options => ({
  path: "/host.html",
  ...more,
  serving: { folder, pages: { "/host.html": page, "/log.js": LOG } },
});

const kept = siteCopy();
pageTest(
  "a newer version is uploaded over an open page, and the older parts are kept",
  on(kept),
  async (page) => {
    putNewer(kept, { keepsOlder: true });
    await assertWorks(page);
    const { scripts } = await logged(page);
    assert.deepEqual(
      scripts.filter(({ src }) => src.includes(NEWER)),
      [],
    );
  },
);

const replaced = siteCopy();
pageTest(
  "an older script that the browser has kept uses the parts of the newer version",
  on(replaced, host(), {
    expected: /404/,
    before: (page) => putNewerUnderOlderScript(replaced, page),
  }),
  async (page) => {
    await assertWorks(page);
    const { scripts, reasons } = await logged(page);
    assert.deepEqual(reasons, []);
    assert.equal(scripts.filter(({ src }) => /value-calculator\.js\?\d+$/.test(src)).length, 1);
    assert.ok(scripts.some(({ src }) => src.includes(NEWER)));
  },
);

const several = siteCopy();
pageTest(
  "… for every calculator of the page",
  on(
    several,
    host().replace("</main>", '<value-calculator model="agent-pay" eager></value-calculator></main>'),
    {
      expected: /404/,
      before: (page) => putNewerUnderOlderScript(several, page),
    },
  ),
  async (page) => {
    for (const calculator of await page.locator("value-calculator").all())
      await calculator.locator(".headline").waitFor();
    const { reasons, scripts } = await logged(page);
    assert.deepEqual(reasons, []);
    assert.equal(scripts.filter(({ src }) => src.includes("?")).length, 1);
  },
);

const openPage = siteCopy();
pageTest(
  "an open page whose parts are gone says that there is a newer version, and a reload keeps the figures",
  on(openPage, host(), { expected: /404/ }),
  async (page) => {
    await field(page, "Years the customer stays").fill("10");
    putNewer(openPage, { keepsOlder: false });
    await page.getByRole("tab", { name: "What if" }).click();
    await page.getByText("The calculator was replaced by a newer version.").waitFor();
    assert.equal(await headline(page).textContent(), "$16,874.83");
    await page.getByRole("button", { name: "Reload the page" }).click();
    await page.getByText("The calculator was replaced").waitFor({ state: "detached" });
    await page.locator("#tab-chart[aria-selected=true]").waitFor();
    await headline(page).filter({ hasText: "$16,874.83" }).waitFor();
    await page.getByRole("tab", { name: "What if" }).click();
    await page.locator(".what-if").waitFor();
    const { scripts } = await logged(page);
    assert.ok(scripts.some(({ src }) => src.includes(NEWER)));
    // Figures are kept for one reload, not for all.
    await page.reload();
    await headline(page).filter({ hasText: "$10,475.39" }).waitFor();
  },
);

const digest = (file: string) =>
  `sha384-${createHash("sha384")
    .update(readFileSync(`dist/site/${file}`))
    .digest("base64")}`;
const PINNED = `integrity="${digest("value-calculator.js")}" crossorigin`;

pageTest("a page that pins the script pins every part", on("dist/site", host("", PINNED)), async (page) => {
  await assertWorks(page);
  const { scripts } = await logged(page);
  const parts = scripts.filter(({ src }) => src.includes(`/${version}/`));
  assert.ok(parts.some(({ src }) => src.endsWith("/views.what-if.js")));
  for (const { src, integrity } of parts) assert.match(integrity, /^sha256-/, src);
});

const cdn = await serve({ headers: () => ({ "access-control-allow-origin": "*" }) });
after(() => cdn.close());
pageTest(
  "a page that pins the script of another server ranks in a worker whose script is checked",
  {
    path: "/host.html",
    beside: cdn.url,
    serving: {
      policy: "",
      pages: {
        "/host.html": host("", PINNED).replace("value-calculator.js", `${cdn.url}/value-calculator.js`),
        "/log.js": LOG,
      },
    },
  },
  async (page) => {
    await page.locator("#tab-portfolio").click();
    await page.getByRole("button", { name: "made-up" }).click();
    await page.locator(".portfolio-summary").waitFor();
    const { scripts } = await logged(page);
    const worker = scripts.find(({ src }) => src.endsWith("/portfolio.worker.js"));
    assert.match(worker?.integrity ?? "", /^sha256-/);
    assert.equal(page.workers().length, 1);
  },
);

for (const changed of ["element", "core", "locales.en.page"]) {
  const folder = siteCopy();
  const file = join(folder, "value-calculator", version, `${changed}.js`);
  writeFileSync(file, `${readFileSync(file, "utf8")} `);
  pageTest(
    `a page that pins the script does not run another ${changed}`,
    on(folder, host("", PINNED), { ready: false, expected: /integrity/ }),
    async (page) => {
      await page.getByText(`${changed}.js could not be loaded`).waitFor();
      const reason = changed.startsWith("locales") ? "words-not-loaded" : "file-missing";
      const { reasons, scripts } = await logged(page);
      assert.deepEqual(reasons, [reason]);
      // No other version may run, so none is asked for.
      assert.equal(scripts.filter(({ src }) => src.includes("?")).length, 0);
    },
  );
}

/** As a text: a function of this file would bring the names of a tool along. */
const NO_MEMORY = `const refuse = function () {
  throw new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory");
};
Object.assign(WebAssembly, { instantiate: refuse, Instance: refuse });`;

for (const [lang, tooOld, memory] of [
  ["en", "This browser is too old for the calculator", "the browser has no memory left for it"],
  ["zh-CN", "浏览器版本过低", "浏览器内存不足"],
  ["de", "Dieser Browser ist zu alt für den Rechner", "Dem Browser fehlt der Speicher"],
] as const) {
  const page = host().replace('lang="en"', `lang="${lang}"`);
  pageTest(
    `too old a browser: ${lang}`,
    on("dist/site", page, {
      ready: false,
      before: async (page) => {
        await page.addInitScript(() => {
          Reflect.deleteProperty(globalThis, "DecompressionStream");
        });
      },
    }),
    (page) => page.getByText(tooOld).waitFor(),
  );

  pageTest(
    `no memory left: ${lang}`,
    on("dist/site", page, {
      ready: false,
      before: async (page) => {
        await page.addInitScript({ content: NO_MEMORY });
      },
    }),
    async (page) => {
      await page.getByText(memory).waitFor();
      assert.deepEqual((await logged(page)).reasons, ["out-of-memory"]);
    },
  );
}

pageTest(
  "a policy that allows one script alone: the reason, and what it has to allow",
  {
    path: "/host.html",
    ready: false,
    expected: /Content.Security.Policy/,
    serving: {
      pages: { "/host.html": host(), "/log.js": LOG },
      policy: `default-src 'none'; script-src http://127.0.0.1:*/value-calculator.js http://127.0.0.1:*/log.js 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'`,
    },
  },
  async (page) => {
    await page.getByText(`script-src ${new URL(page.url()).origin}`).waitFor();
    assert.deepEqual((await logged(page)).reasons, ["script-blocked"]);
  },
);
