// The builder's npm snippets, built by esbuild with the package as dist/npm has it: each page shows what was chosen.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after } from "node:test";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { pageTest } from "./browser.js";
import { builderPath, copied, directives, pasted, settled } from "./builder-host.js";

const folder = mkdtempSync(join(tmpdir(), "value-calculator-builder-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const CHOSEN = "form=npm&theme=dark&currency=EUR&accent-dark=ffd166&customer-value.p0=800&customer-value.n=3";
// 800 − 3000 + 2000·(v + v² + v³) with v = 1/1.0578, formula 1 of the article, in exact fractions.
const HEADLINE = "€3,167.86";

async function bundled(name: string, files: Record<string, string>, entry: string): Promise<string> {
  const path = join(folder, name);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  await build({
    entryPoints: { page: join(folder, entry) },
    outdir: path,
    bundle: true,
    splitting: true,
    format: "esm",
    jsx: "automatic",
    alias: { "value-calculator": resolve("dist/npm/value-calculator.js") },
    nodePaths: [resolve("node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  writeFileSync(join(path, "icon.svg"), '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  return path;
}

async function shows(from: Page, pasting: Parameters<typeof pasted>[1]) {
  const host = await pasted(from, pasting);
  try {
    const headline = host.page.locator("value-calculator .headline").first();
    await headline.waitFor();
    assert.equal((await headline.textContent())?.trim(), HEADLINE);
    const tab = host.page.locator("value-calculator [role=tab][aria-selected=true]");
    assert.equal(
      await tab.evaluate((element) => getComputedStyle(element).borderBottomColor),
      "rgb(255, 209, 102)",
    );
    assert.equal(await host.page.locator("value-calculator").getAttribute("theme"), "dark");
    assert.deepEqual(
      host.said.filter((text) => !/404/.test(text)),
      [],
    );
  } finally {
    await host.close();
  }
}

const npm = (markup: string) => ({
  path: builderPath("en", CHOSEN + markup),
  permissions: ["clipboard-read", "clipboard-write"],
  ready: false,
});

pageTest("HTML whose script a bundler takes", npm(""), async (page) => {
  await settled(page);
  const text = await copied(page);
  const [whole = "", script = ""] = /<script type="module">(.*?)<\/script>/s.exec(text) ?? [];
  const built = await bundled("html", { "main.js": script }, "main.js");
  await page.locator(".policy > summary").click();
  await page.locator(".policy li").filter({ hasText: "sha256-" }).waitFor();
  await shows(page, {
    text: text.replace(whole, '<script type="module" src="page.js"></script>'),
    policy: await directives(page),
    folder: built,
  });
});

pageTest("JSX in a React page, with its rules in a sheet", npm("&markup=jsx"), async (page) => {
  await settled(page);
  const files = {
    "calculator.tsx": await copied(page),
    "main.tsx": `import { createRoot } from "react-dom/client";
      import { Calculator } from "./calculator";
      createRoot(document.querySelector("#root")!).render(<Calculator />);`,
  };
  const sheet = await copied(page, "rules");
  await page.locator(".policy > summary").click();
  await shows(page, {
    text: '<div id="root"></div><script type="module" src="page.js"></script>',
    head: '<link rel="stylesheet" href="host.css">',
    pages: { "/host.css": sheet },
    policy: `${await directives(page)}; style-src 'self'`,
    folder: await bundled("jsx", files, "main.tsx"),
  });
});
