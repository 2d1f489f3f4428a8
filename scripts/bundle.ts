// Bundles dist/npm, the package, and dist/site, a static site to upload anywhere.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import { builderPage } from "./builder.js";
import { classicBuild, loaderOf, smaller } from "./classic.js";
import { docs } from "./docs.js";
import { elementManifest } from "./element-manifest.js";
import { singleFile } from "./single-file.js";
import { sitePage } from "./site-page.js";
import { listedWords } from "./word-files.js";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** Minifies what esbuild leaves alone inside template texts: style sheets, and the indentation of markup. */
const templates: Plugin = {
  name: "templates",
  setup({ onLoad }) {
    onLoad({ filter: /www[/\\].*\.ts$/ }, async ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [whole, sheet] of contents.matchAll(/\bcss`([^`]*)`/g)) {
        const { code } = await transform(sheet ?? "", { loader: "css", minify: true, charset: "utf8" });
        contents = contents.replace(whole, () => `css\`${code.trim()}\``);
      }
      // Every line break stays, so that the code means what it did.
      return { contents: contents.replace(/\n[ \t]+/g, "\n"), loader: "ts" };
    });
  },
};

/** Lit makes its classes of elements as it loads; marked as free of effects, they stay out where no class extends them. */
const pureElements: Plugin = {
  name: "pure-elements",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\](reactive-element|lit-element)\.js$/ }, ({ path }) => {
      const module = /^(.*?\*\/)(.*)export\{.*?\b(\w+) as (ReactiveElement|LitElement)\b[^}]*\};/s;
      const [, imports, body, name, exported] = module.exec(readFileSync(path, "utf8")) ?? [];
      if (!exported) throw new Error(`${path} is not as it was`);
      const contents = `${imports}export const ${exported} = /* @__PURE__ */ (() => {${body}return ${name}})();`;
      return { contents, loader: "js" };
    });
  },
};

const common: BuildOptions = {
  plugins: [templates, pureElements],
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** A script of its own, which is given the module by the page. */
const WORKER: BuildOptions = { entryPoints: ["www/portfolio/worker.ts"], format: "iife" };

async function npmPackage() {
  const entries = {
    "value-calculator": "www/entry-element.ts",
    engine: "www/entry-engine.ts",
    "engine-slim": "www/entry-engine-slim.ts",
  };
  rmSync("dist/npm", { recursive: true, force: true });
  // Split, so that the page's entry and the engine's share one copy of the module, and parts come when needed.
  await build({
    ...common,
    plugins: [...(common.plugins ?? []), listedWords],
    entryPoints: entries,
    inject: ["www/page-globals.ts"],
    outdir: "dist/npm",
    chunkNames: "parts/[name]-[hash]",
    format: "esm",
    splitting: true,
  });
  await build({ ...common, ...WORKER, outfile: "dist/npm/parts/portfolio-worker.js" });
  const worker = "dist/npm/parts/portfolio-worker.js";
  const classic = await classicBuild(common, readFileSync(worker, "utf8"));
  writeFileSync("dist/npm/classic.js", await loaderOf(common, "www/entry-classic.ts", classic));
  const folder = `dist/npm/value-calculator/${classic.version}`;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of classic.parts) writeFileSync(`${folder}/${name}.js`, text);
  cpSync("www/generated/value-calculator.wasm", "dist/npm/value-calculator.wasm");
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) {
    if (existsSync(file)) cpSync(file, `dist/npm/${file}`);
  }
  const entry = (name: string, types: string) => {
    writeFileSync(`dist/npm/${name}.d.ts`, `export * from "./types/${types}.js";\n`);
    return { types: `./${name}.d.ts`, default: `./${name}.js` };
  };
  const manifest = {
    name: "value-calculator",
    version,
    description: "What a customer is worth: an embeddable calculator and its exact engine.",
    license: "MIT OR Apache-2.0",
    type: "module",
    engines: { node: ">=20" },
    exports: {
      ".": entry("value-calculator", "entry-element"),
      "./engine": entry("engine", "entry-engine"),
      "./engine/slim": entry("engine-slim", "entry-engine-slim"),
      "./value-calculator.wasm": "./value-calculator.wasm",
      "./classic.js": "./classic.js",
      "./custom-elements.json": "./custom-elements.json",
      // Types alone: `import type {} from "value-calculator/react"`.
      "./react": { types: "./react.d.ts" },
      "./package.json": "./package.json",
    },
    unpkg: "./classic.js",
    jsdelivr: "./classic.js",
    customElements: "./custom-elements.json",
    sideEffects: ["./classic.js", "./value-calculator/**/*.js"],
    // For the types of `./react` alone, where there is React anyway.
    peerDependencies: { "@types/react": ">=19" },
    peerDependenciesMeta: { "@types/react": { optional: true } },
  };
  writeFileSync("dist/npm/react.d.ts", 'export type * from "./types/react.js";\n');
  writeFileSync("dist/npm/custom-elements.json", `${JSON.stringify(elementManifest(), null, 2)}\n`);
  writeFileSync("dist/npm/package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  return classic;
}

async function site() {
  rmSync("dist/site", { recursive: true, force: true });
  mkdirSync("dist/site", { recursive: true });
  cpSync("dist/npm/classic.js", "dist/site/value-calculator.js");
  cpSync("dist/npm/value-calculator", "dist/site/value-calculator", { recursive: true });
  await build({ ...common, entryPoints: { site: "www/site/site.ts" }, outdir: "dist/site", format: "iife" });
  await build({ ...common, entryPoints: { site: "www/site/site.css" }, outdir: "dist/site" });
  const frame = { embed: "www/embed/embed.ts", "value-calculator-frame": "www/embed/loader.ts" };
  await build({ ...common, entryPoints: frame, outdir: "dist/site", format: "iife" });
  const loader = "dist/site/value-calculator-frame.js";
  writeFileSync(loader, await smaller(readFileSync(loader, "utf8")));
  await build({ ...common, entryPoints: { embed: "www/embed/embed.css" }, outdir: "dist/site" });
  cpSync("www/embed/embed.html", "dist/site/embed.html");
  cpSync("www/site/manifest.webmanifest", "dist/site/manifest.webmanifest");
  writeFileSync("dist/site/index.html", sitePage());
  cpSync("dist/value-calculator.html", "dist/site/value-calculator.html");
  cpSync("www/site/assets", "dist/site/assets", { recursive: true });
  await builderPage(common, classic);
  const policy = readFileSync("www/content-security-policy.txt", "utf8").trim();
  await docs(common);
  await serviceWorker();
  // Any page may load these files, one that isolates itself (COEP) too; to be framed there, a page has to isolate itself.
  const headers = [
    ["/*", `Content-Security-Policy: ${policy}`, "Cross-Origin-Resource-Policy: cross-origin"],
    ["/embed.html", "Cross-Origin-Embedder-Policy: require-corp"],
  ];
  writeFileSync("dist/site/_headers", headers.map((lines) => `${lines.join("\n  ")}\n`).join("\n"));
}

/** Last of the site's files, since it names all others. The file for the disk is not needed where these are kept. */
async function serviceWorker() {
  const files = readdirSync("dist/site", { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "value-calculator.html")
    .map((entry) => join(entry.parentPath, entry.name).slice("dist/site/".length).replaceAll("\\", "/"))
    .sort();
  const version = createHash("sha256");
  for (const file of files) version.update(file).update(readFileSync(`dist/site/${file}`));
  await build({
    ...common,
    entryPoints: { "service-worker": "www/site/service-worker.ts" },
    outdir: "dist/site",
    format: "iife",
    define: {
      VERSION: JSON.stringify(version.digest("hex").slice(0, 12)),
      FILES: JSON.stringify(["./", ...files]),
    },
  });
}

const classic = await npmPackage();
await singleFile(common, classic);
await site();
