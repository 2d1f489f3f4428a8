// Pages that others make with the installed package, each built its own way and opened in Chromium under the strict policy:
// they show the figure of docs/formulas.md for the defaults, 10475.39, and carry the module once.
import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build as esbuild } from "esbuild";
import type { Page } from "playwright-core";
import { build as vite } from "vite";
import { allShown, headline, pageTest } from "../browser/browser.js";
import { modulesIn, modulesUnder, project, write } from "./installed.js";

const FIGURE = "$10,475.39";
const EXACT = "10475.3890395981290337";
const root = join(project, "node_modules/value-calculator");
const built = (name: string) => join(project, "built", name);

const html = (script: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="/icon.svg"><title>A page</title>${script}<body>${body}</body></html>`;
const ICON = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
const TAG = '<value-calculator model="customer-value" currency="USD"></value-calculator>';
const PLACE = '<div id="calculator"></div>';
const moduleScript = (path: string) => `<script type="module" src="${path}"></script>`;

async function withVite(name: string, script: string) {
  const from = join(project, "vite", name);
  write(`vite/${name}/index.html`, html("", `${PLACE}${moduleScript("./main.js")}`));
  write(`vite/${name}/main.js`, `import "../../${script}";\n`);
  write(`vite/${name}/public/icon.svg`, ICON);
  await vite({
    root: from,
    configFile: false,
    logLevel: "error",
    build: { outDir: built(name), emptyOutDir: true, target: "es2022" },
  });
}

async function withEsbuild(name: string, script: string) {
  await esbuild({
    entryPoints: { page: join(project, script) },
    outdir: built(name),
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  write(`built/${name}/index.html`, html(moduleScript("page.js"), PLACE));
}

before(async () => {
  mkdirSync(built("classic"), { recursive: true });
  copyFileSync(join(root, "classic.js"), join(built("classic"), "classic.js"));
  cpSync(join(root, "value-calculator"), join(built("classic"), "value-calculator"), { recursive: true });
  write("built/classic/index.html", html('<script src="classic.js" defer></script>', TAG));

  // No build at all: the package's files as they are.
  cpSync(root, built("modules"), { recursive: true });
  write("built/modules/start.js", 'export { defineValueCalculator } from "./value-calculator.js";\n');
  write("built/modules/index.html", html(moduleScript("start.js"), TAG));

  for (const name of ["classic", "modules", "esbuild", "esbuild-react"])
    write(`built/${name}/icon.svg`, ICON);
  await withEsbuild("esbuild", "page.ts");
  await withEsbuild("esbuild-react", "react.tsx");
  await withVite("vite", "page.ts");
  await withVite("vite-react", "react.tsx");
  await withVite("vite-slim", "slim.ts");
});

/** How many modules the page has fetched, in whichever files. */
function fetchedModules(page: Page): () => Promise<number> {
  const counts: Promise<number>[] = [];
  page.on("response", (response) => counts.push(response.body().then(modulesIn)));
  return async () => (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** A test of a page that was built, and of all that it has fetched when its figure is shown. */
function builtPageTest(name: string, folder: string, run: (page: Page) => Promise<void>) {
  let fetched: () => Promise<number> = async () => 0;
  pageTest(
    name,
    {
      serving: { folder: built(folder) },
      path: "/",
      ready: false,
      before: async (page) => {
        fetched = fetchedModules(page);
      },
    },
    async (page) => {
      await run(page);
      assert.equal(await fetched(), 1, "modules fetched");
    },
  );
}

const showsFigure = async (page: Page) => {
  await headline(page).waitFor();
  assert.equal((await headline(page).textContent())?.trim(), FIGURE);
};

/** What is loaded later comes too: the table of years, and the chart's own element. */
const showsParts = async (page: Page) => {
  await page.locator("vc-chart svg").first().waitFor();
  await page.getByRole("tab", { name: "Year by year" }).click();
  await allShown(page);
  await page.locator("table").first().waitFor();
};

// Its parts hold the whole engine once more, for the working and what-if, which are fetched when they are opened.
builtPageTest("plain HTML with the classic script", "classic", async (page) => {
  await showsFigure(page);
  await showsParts(page);
});

builtPageTest(
  "the modules as they are: nothing is defined until it is asked for",
  "modules",
  async (page) => {
    const isDefined = () => page.evaluate(() => customElements.get("value-calculator") !== undefined);
    await page.evaluate(() => import(`${location.origin}/start.js`));
    assert.equal(await isDefined(), false);
    await page.evaluate(async () => (await import(`${location.origin}/start.js`)).defineValueCalculator());
    assert.equal(await isDefined(), true);
    await showsFigure(page);
    await showsParts(page);
  },
);

for (const name of ["esbuild", "vite"]) {
  builtPageTest(`a page built by ${name}`, name, async (page) => {
    await showsFigure(page);
    await showsParts(page);
  });

  builtPageTest(
    `a React page built by ${name}: properties go in, events come out`,
    `${name}-react`,
    async (page) => {
      await showsFigure(page);
      const output = page.locator("output");
      assert.equal(await output.textContent(), `5: ${EXACT}`);
      await page.getByRole("button", { name: "Ten years" }).click();
      await page.waitForFunction(() => document.querySelector("output")?.textContent?.startsWith("10: "));
      const result = await page.evaluate(() => {
        const { result } = document.querySelector("value-calculator") as unknown as {
          result: { inputs: Record<string, string>; outputs: Record<string, string> };
        };
        return `${result.inputs.retention_years}: ${result.outputs.customer_value}`;
      });
      assert.equal(await output.textContent(), result);
      assert.equal(await page.locator("value-calculator").getAttribute("class"), "calculator");
      await showsParts(page);
    },
  );
}

builtPageTest("the slim engine built by Vite, its module a file", "vite-slim", async (page) => {
  await page.getByText(EXACT).waitFor();
});

test("what each build wrote carries the module exactly once", () => {
  const counted = ["esbuild", "esbuild-react", "vite", "vite-react", "vite-slim"].map(
    (name) => [name, modulesUnder(built(name))] as const,
  );
  assert.deepEqual(
    counted,
    counted.map(([name]) => [name, 1]),
  );
});
