// Pages as hosts make them, with code from the documentation pasted in. What a host's page has around it and in its style
// sheet is from its published themes and pages, as the documentation names them; the rules are our own wording.
import { readdirSync, readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { codeOf, PAGES } from "../../scripts/docs.js";
import { newContext } from "./browser.js";
import { serve, strictPolicy } from "./server.js";

/** What stands in the documentation for the server that has the files. */
export const EXAMPLE = "https://calculator.example/";
/** docs/formulas.md for the defaults. */
export const FIGURE = /10,475\.39/;
export const ANYTHING = "img-src * blob:";

export const SNIPPETS = PAGES.flat().flatMap((name) =>
  codeOf("en", name).map((code, place) => ({
    ...code,
    host: code.purpose.host,
    where: `${name}, code ${place + 1}`,
  })),
);
export const withHost = (...hosts: string[]) => SNIPPETS.filter(({ host }) => host && hosts.includes(host));
export const snippetFor = (host: string): string => {
  const [snippet] = withHost(host);
  if (!snippet) throw new Error(`no code for ${host}`);
  return snippet.text;
};

export const page = (body: string, { head = "", root = 'lang="en"' } = {}) =>
  `<!doctype html><html ${root}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>host</title>
  <link rel="icon" href="assets/icon.svg">${head}</head><body>${body}</body></html>`;

export const attribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
export const iframe = (attributes: string) =>
  `<iframe ${attributes} title="builder" width="1000" height="900"></iframe>`;

type Host = { sheet: string; html: (snippet: string) => string };
const linked = (host: string) => `<link rel="stylesheet" href="${host}.css">`;

/** WordPress: a block theme's content, which is as wide as its text; what theme and plugins load is at the end. */
const wordpress: Host = {
  sheet: `.wp-site-blocks { padding: 0 24px } .entry-content > * { max-width: 645px; margin-inline: auto }
    body { font: 1.15rem/1.4 Manrope, sans-serif } :where(.is-layout-flow) > * { margin-block: 1.2rem 0 }`,
  html: (snippet) => {
    const [content = "", footer = ""] = snippet.split("<!-- footer -->");
    return page(
      `<div class="wp-site-blocks"><main class="wp-block-group is-layout-flow"><div class="entry-content wp-block-post-content">
      <p>Before.</p>${content}<p>After.</p></div></main></div>${footer}`,
      { head: linked("wordpress") },
    );
  },
};

/** Webflow: the embed in a div of its own, under an old normalising sheet and rules for all headings and links. */
const webflow: Host = {
  sheet: `* { box-sizing: border-box } html { height: 100% } body { min-height: 100%; color: #333; font: 14px/20px Arial, sans-serif }
    h1, h2, h3 { margin: 20px 0 10px; font-weight: bold } img { max-width: 100% } .w-embed::before, .w-embed::after { content: " "; display: table }`,
  html: (snippet) =>
    page(`<div class="section"><div class="w-embed w-script">${snippet}</div></div>`, {
      head: linked("webflow"),
      root: 'lang="en" class="w-mod-js w-mod-ix" data-wf-page="1" data-wf-site="1"',
    }),
};

/** Shopify: Dawn's section for Custom Liquid. Its rem is 10 px, it hides what is empty and takes every outline away. */
const shopify: Host = {
  sheet: `html { font-size: 62.5% } body { display: grid; grid-template-columns: 100%; font-size: 1.5rem; letter-spacing: 0.06rem }
    div:empty, section:empty, p:empty { display: none } *:focus { outline: 0; box-shadow: none } table:not([class]) { table-layout: fixed }`,
  html: (snippet) =>
    page(
      `<main id="MainContent"><section id="shopify-section-1" class="shopify-section section"><div class="color-background-1 gradient">
      <div class="section-1-padding">${snippet}</div></div></section></main>`,
      { head: linked("shopify") },
    ),
};

export const HOSTS = { wordpress, webflow, shopify } as const;

/** Files of the site at another place of the same server. */
export function uploaded(folder: string): Record<string, string> {
  const files = readdirSync("dist/site/value-calculator", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => `value-calculator/${file}`);
  return Object.fromEntries(
    ["value-calculator.js", ...files].map((file) => [
      `${folder}${file}`,
      readFileSync(`dist/site/${file}`, "utf8"),
    ]),
  );
}

/** While the files are on a server of their own. */
export async function withCdn(run: (address: string) => Promise<void>, policy = strictPolicy) {
  const cdn = await serve({
    policy,
    headers: () => ({ "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }),
  });
  try {
    await run(`${cdn.url}/`);
  } finally {
    await cdn.close();
  }
}

export type Visit = {
  html: string;
  /** The host's policy; if nothing is said, one that forbids no more than most. */
  policy?: string;
  pages?: Record<string, string>;
  before?: (page: Page) => Promise<void>;
  fragment?: string;
  /** Errors that the visit brings about on purpose. */
  expected?: RegExp;
};

/** Opens a host's page; an error that nobody caught fails the test. */
export async function visited(
  { html, policy, pages, before, fragment = "", expected }: Visit,
  run: (page: Page) => Promise<void>,
) {
  const sheets = Object.entries(HOSTS).map(([name, { sheet }]) => [`/${name}.css`, sheet]);
  const site = await serve({
    pages: { "/host.html": html, ...Object.fromEntries(sheets), ...pages },
    policy: policy ?? ANYTHING,
  });
  const context = await newContext({
    viewport: { width: 1100, height: 900 },
    locale: "en-US",
    serviceWorkers: "block",
  });
  const errors: string[] = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => {
      if (!expected?.test(message)) errors.push(message);
    });
    await before?.(page);
    await page.goto(`${site.url}/host.html${fragment}`);
    await run(page);
    if (errors.length > 0) throw new Error(errors.join("\n"));
  } finally {
    await context.close();
    await site.close();
  }
}

export const shown = async (frame: Page | Frame) => {
  await frame.locator(".headline").first().waitFor();
  return (await frame.locator(".headline").first().textContent()) ?? "";
};

/** The frame with the calculator, however deep, once it is there. */
export async function inside(page: Page): Promise<Frame> {
  for (let tries = 0; tries < 200; tries++) {
    const frame = page.frames().find((one) => /embed\.html|value-calculator\.html/.test(one.url()));
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error("no frame with a calculator");
}
