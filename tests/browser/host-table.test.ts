// Every situation of a page that carries the calculator, in every form: it works, or the visitor reads there what its owner has
// to change. Each cell is a visit in Chromium; docs/hosts.md is written from them (UPDATE_GENERATED=1), and held against them.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { type Options, pageTest } from "./browser.js";
import { embedding, FORMS, type Form, hostPage } from "./host-forms.js";
import { SITUATIONS, type Situation, WORKS } from "./host-situations.js";
import { hostsDocument, type Row, tableText } from "./host-table.js";
import { type Seen, slowed, visit } from "./host-visit.js";
import { type Site, serve } from "./server.js";

/** The headers that the site is built with, by path. */
const shipped = readFileSync("dist/site/_headers", "utf8")
  .split("\n\n")
  .map((rule) => {
    const [path = "", ...lines] = rule.trim().split("\n");
    const pairs = lines.map((line) => line.trim().split(/:\s+/, 2) as [string, string]);
    return { path, headers: Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value])) };
  });
const shippedFor = (name: string) =>
  Object.assign({}, ...shipped.map(({ path, headers }) => (path === "/*" || path === name ? headers : {})));

const folder = mkdtempSync(join(tmpdir(), "value-calculator-hosts-"));
cpSync("dist/site", folder, { recursive: true });
cpSync("dist/value-calculator.html", join(folder, "value-calculator.html"));
after(() => rmSync(folder, { recursive: true }));

const SHARED = { "access-control-allow-origin": "*" };
const isPage = (name: string) => /^\/(host|inner|value-calculator)\.x?html$/.test(name);

/** Whoever hosts embed.html, and the scripts where they do not lie beside the page. */
const calculatorFor = ({ fileHeaders = () => ({}), missing, sharing = SHARED }: Situation) =>
  serve({
    ...(missing && { missing }),
    headers: (name) => ({ ...shippedFor(name), ...sharing, ...fileHeaders(name) }),
  });

/** The host's pages and what else a visit needs. */
function prepared(situation: Situation, form: Form, calculator: Site): Options {
  const { fileHeaders = () => ({}), missing, context, manner, expected } = situation;
  const own = embedding(form, {
    scripts: situation.isElsewhere ? `${calculator.url}/` : "",
    calculator: calculator.url,
    onScripts: situation.onScripts ?? "",
    frame: situation.hasFrame ? `${calculator.url}/embed.html` : "",
    onFrames: manner === "sandboxed" ? 'sandbox="allow-scripts"' : "",
  });
  const policy = situation.policy?.replace("CALCULATOR", calculator.url) ?? "";
  const isXml = manner === "xml";
  const pages = { "/host.css": situation.sheet ?? "", ...pagesOf(own, form, situation) };
  const path = isXml ? "/host.xhtml" : "/host.html";
  if (manner === "disk")
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
  return {
    ...context,
    path,
    ready: false,
    beside: calculator.url,
    ...(expected && { expected }),
    ...(situation.isSlow && { before: slowed, until: "commit" as const }),
    serving: {
      folder,
      pages,
      policy: "",
      ...(missing && { missing }),
      headers: (name) => ({
        ...(isPage(name) && { "content-security-policy": policy, ...situation.pageHeaders }),
        ...(name.endsWith(".xhtml") && { "content-type": "application/xhtml+xml" }),
        ...fileHeaders(name),
      }),
    },
  };
}

function pagesOf(own: { scripts: string; element: string }, form: Form, { manner, root = "" }: Situation) {
  const none = { scripts: "", element: "" };
  const page = hostPage(own, { root });
  switch (manner) {
    case "xml":
      return { "/host.xhtml": hostPage(own, { isXml: true }) };
    case "inserted":
      return { "/host.html": hostPage(none) };
    case "written": {
      const text = JSON.stringify(own.scripts.replace('defer=""', "") + own.element).replaceAll("</", "<\\/");
      return { "/host.html": hostPage({ ...none, element: `<script>document.write(${text})</script>` }) };
    }
    case "sandboxed":
      // The two that are a frame themselves are in the sandbox; the others are on a page that is.
      if (form === "iframe" || form === "single file") break;
      return {
        "/host.html": hostPage({
          ...none,
          element: `<iframe sandbox="allow-scripts" width="100%" height="900" src="inner.html"></iframe>`,
        }),
        "/inner.html": page,
      };
  }
  return { "/host.html": page };
}

/** What is done once the page is there. */
async function arrived(page: Page, situation: Situation, form: Form, calculator: Site) {
  if (situation.manner === "disk") await page.goto(pathToFileURL(join(folder, "host.html")).href);
  if (situation.manner !== "inserted") return;
  const { scripts, element } = embedding(form, { calculator: calculator.url });
  await page.evaluate(
    ([html = "", source = ""]) => {
      document.querySelector("section")?.insertAdjacentHTML("beforeend", html);
      // A script that comes by markup does not run.
      if (source) document.head.append(Object.assign(document.createElement("script"), { src: source }));
    },
    [element, /src="([^"]+)"/.exec(scripts)?.[1] ?? ""],
  );
}

const seen = new Map<string, Seen>();
const cell = (what: string, form: Form) => `${what} · ${form}`;

for (const situation of SITUATIONS) {
  test(situation.what, { concurrency: true }, async (context) => {
    const calculator = await calculatorFor(situation);
    const visits = FORMS.map((form) =>
      pageTest(
        form,
        prepared(situation, form, calculator),
        async (page) => {
          await arrived(page, situation, form, calculator);
          const found = await visit(page, situation, form);
          seen.set(cell(situation.what, form), found);
          assert.equal(found.short, situation.says?.[form] ?? WORKS);
        },
        context,
      ),
    );
    await Promise.all(visits);
    await calculator.close();
  });
}

test("the table has no blank cell, and docs/hosts.md is it", () => {
  const rows: Row[] = SITUATIONS.map(({ what }) => ({
    what,
    cells: FORMS.map((form) => seen.get(cell(what, form))?.short ?? ""),
  }));
  console.log(tableText(rows));
  assert.deepEqual(
    rows.filter(({ cells }) => cells.some((text) => text === "")).map(({ what }) => what),
    [],
  );
  const written = hostsDocument(rows, [...seen.values()]);
  if (process.env.UPDATE_GENERATED) writeFileSync("docs/hosts.md", written);
  assert.equal(readFileSync("docs/hosts.md", "utf8"), written);
});
