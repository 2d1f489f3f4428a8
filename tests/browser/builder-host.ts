// A builder opened as a visitor does, and pages of others' that its snippets are pasted into: under a policy that has what
// the builder says it must have, and nothing else.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { type Site, serve } from "./server.js";

export const builderPath = (lang: string, fragment = "") =>
  `/builder.html?lang=${lang}${fragment && `#${fragment}`}`;

export const preview = (page: Page) => page.locator("#calculator value-calculator");
export const previewHeadline = (page: Page) => preview(page).locator(".headline").first();
export const snippet = async (page: Page) => (await page.locator("#snippet").textContent()) ?? "";
export const open = (page: Page, section: string) =>
  page.locator(`#section-${section}:not([open]) > summary`).click();
export const chooseForm = (page: Page, form: string) => page.locator(`#form-${form}`).click();

/** A box of the settings, by its label; the calculator beside them has the same labels. */
export const setting = (page: Page, label: string) =>
  page.locator(".settings").getByLabel(label, { exact: true });

/** Until the room for the calculator is measured, which is the last thing that a snippet waits for. */
export async function settled(page: Page) {
  await page.getByText(/Room is kept for|已预留|sind freigehalten/).waitFor();
}

/** What the button copies. */
export async function copied(page: Page, block = "snippet"): Promise<string> {
  await page.locator(`#copy-${block}`).click();
  await page.locator(`#copy-${block}`).filter({ hasText: "✓" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text, await page.locator(`#${block}`).textContent());
  return text;
}

/** The directives that the page's owner is told to have, those that are always needed. */
export async function directives(page: Page): Promise<string> {
  const items = page.locator(".policy li");
  const all = await items.evaluateAll((list) =>
    list
      .filter((item) => !/^only if/.test(item.querySelector("span")?.textContent ?? ""))
      .map((item) => item.querySelector("code")?.textContent ?? ""),
  );
  return all.join("; ");
}

export type Host = { page: Page; said: string[]; close: () => Promise<void> };

export type Pasting = {
  text: string;
  policy: string;
  /** Files of the host's own, or others in place of the site's. */
  pages?: Record<string, string>;
  folder?: string;
  head?: string;
};

/** A fresh page of another site that the text is pasted into. */
export async function pasted(
  from: Page,
  { text, policy, pages = {}, folder, head = "" }: Pasting,
): Promise<Host> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
    <link rel="icon" href="assets/icon.svg">${head}</head><body><main><h1>Host</h1>
${text}
<p id="after">What follows.</p></main></body></html>`;
  const own = `default-src 'none'; img-src 'self'; ${policy}; require-trusted-types-for 'script'`;
  const site: Site = await serve({
    ...(folder ? { folder } : {}),
    pages: { "/host.html": html, ...pages },
    headers: (name): Record<string, string> =>
      name === "/host.html" ? { "content-security-policy": own } : {},
  });
  const page = await from.context().newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", ({ message }) => said.push(message));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site.url}/`) && !/^(data|blob):/.test(request.url()))
      said.push(request.url());
  });
  await page.goto(`${site.url}/host.html`);
  return {
    page,
    said,
    close: async () => {
      await page.close();
      await site.close();
    },
  };
}
