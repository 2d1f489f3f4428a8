// The documentation's code for frameworks, taken from its pages and built with the installed package: each shows the
// figure at 7 years, and hands it to the page around it. 13252.60: 2000·(1 − 1.0578^−7)/0.0578 is 11252.599… (worked out
// with Python's decimal, 40 digits), and P0 − C0 is 2000.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before } from "node:test";
import { build } from "vite";
import { codeOf } from "../../scripts/docs.js";
import { headline, pageTest } from "../browser/browser.js";
import { policyOf } from "../browser/docs-claims.js";
import { project, write } from "./installed.js";

const ICON = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="/icon.svg"><title>A page</title>
  <body><div id="page"></div><script type="module" src="./main.js"></script></body></html>`;

const codeFor = (page: string, host: string) => {
  const code = codeOf("en", page).find(({ purpose }) => purpose.host === host);
  assert.ok(code, `docs/${page} has code for ${host}`);
  return code.text;
};
const built = (name: string) => join(project, "built", name);

/** The files of a small project of that framework, with the page's code as its component. */
const PROJECTS: Record<string, Record<string, string>> = {
  "docs-react": {
    "Calculator.tsx": codeFor("react", "react"),
    "main.js":
      'import { createElement } from "react";\nimport { createRoot } from "react-dom/client";\nimport { Calculator } from "./Calculator.tsx";\ncreateRoot(document.getElementById("page")).render(createElement(Calculator));\n',
  },
  "docs-slim": {
    "main.js":
      'const place = document.getElementById("page");\nplace.id = "calculator";\nimport("../../slim.ts");\n',
  },
  "docs-vue": {
    "Calculator.vue": codeFor("vue", "vue"),
    "vite.config.js": codeFor("vue", "vue-config"),
    "main.js":
      'import { createApp } from "vue";\nimport Calculator from "./Calculator.vue";\ncreateApp(Calculator).mount("#page");\n',
  },
};

before(async () => {
  for (const [name, files] of Object.entries(PROJECTS)) {
    const root = join(project, "vite", name);
    write(`vite/${name}/index.html`, html);
    write(`vite/${name}/public/icon.svg`, ICON);
    for (const [file, text] of Object.entries(files)) write(`vite/${name}/${file}`, text);
    await build({
      root,
      configFile: "vite.config.js" in files ? join(root, "vite.config.js") : false,
      logLevel: "error",
      build: { outDir: built(name), emptyOutDir: true, target: "es2022" },
    });
  }
});

/** What the documentation's table of policies names for a form, and the host's own icon. */
const policy = (form: string) => `${policyOf(form, "'self'")}; img-src 'self'`;

for (const name of ["docs-react", "docs-vue"]) {
  const serving = { folder: built(name), policy: policy("package, in your bundle") };
  pageTest(`${name}: as the page has it`, { serving, path: "/" }, async (page) => {
    assert.equal((await headline(page).textContent())?.trim(), "$13,252.60");
    assert.match((await page.locator("output").textContent()) ?? "", /^13252\.59/);
    await page.getByRole("textbox", { name: "Income a year" }).fill("0");
    // What the first purchase leaves, 5000 - 3000.
    await page.locator("output", { hasText: /^2000$/ }).waitFor();
  });
}

pageTest(
  "docs/policies: the slim engine, under just what its row names",
  {
    serving: {
      folder: built("docs-slim"),
      policy: policy("package, slim engine with its module by address"),
    },
    path: "/",
    ready: false,
  },
  // docs/formulas.md, the defaults.
  (page) => page.locator("#calculator", { hasText: "10475.3890395981290337" }).waitFor(),
);
