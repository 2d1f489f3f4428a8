// The classic build: value-calculator.js, which carries what every page shows at first, and a script for each part that
// is loaded when it is needed. esbuild splits the modules; here the core becomes one function, and each module of a
// part another, that classic scripts can hold.
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin, transform } from "esbuild";
import { minify } from "terser";
import { elementWords } from "./word-files.js";

export type ClassicFiles = { main: string; parts: Map<string, string> };

const LOADER = "www/classic-loader.ts";

/**
 * What is another module here than in the package, which a bundler splits as it likes: a page begins with the engine's
 * core, files of words are loaded by their names, and a worker is a file beside the parts, which their loader finds.
 */
const classicModules: Plugin = {
  name: "classic-modules",
  setup({ onResolve }) {
    onResolve({ filter: /\/page-engine\.js$/ }, () => ({ path: resolve("www/page-engine-classic.ts") }));
    onResolve({ filter: /\/locales\/files\.js$/ }, () => ({ path: resolve("www/locales/classic-files.ts") }));
    onResolve({ filter: /\/worker-address\.js$/ }, () => ({
      path: resolve("www/portfolio/worker-address-classic.ts"),
    }));
    onResolve({ filter: /^classic-loader$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Every file of the element's words, under the name of its part. */
function filesOfWords(): Record<string, string> {
  const files = elementWords().map((file) => `www/locales/${file}`);
  return Object.fromEntries(files.map((file) => [partOf(file), file]));
}

/** A part is called by its source: www/views/table.ts is views.table. */
const partOf = (source: string) => source.replace(/^www[/\\]|\.\w+$/g, "").replaceAll(/[/\\]/g, ".");

export async function classicBuild(common: BuildOptions, entry: string): Promise<ClassicFiles> {
  const { outputFiles, metafile } = await build({
    ...common,
    plugins: [...(common.plugins ?? []), classicModules],
    entryPoints: { main: entry, ...filesOfWords() },
    outdir: "classic",
    format: "esm",
    splitting: true,
    write: false,
    metafile: true,
  });
  const graph = new Graph(metafile);
  const files = new Map(outputFiles.map(({ path, text }) => [graph.nameOf(idOf(path)), text]));
  const inCore = graph.reached("main");
  const inParts = new Set(
    graph.parts.flatMap((part) => [...graph.reached(part)].filter((id) => !inCore.has(id))),
  );
  // What parts need of the core, the core gives them, and no more.
  const given = new Map<string, Set<string>>();
  for (const [, names = "", id = ""] of [...inParts].flatMap((part) => importsOf(files.get(part) ?? ""))) {
    const module = graph.nameOf(id);
    if (!inCore.has(module)) continue;
    const known = given.get(module) ?? new Set();
    for (const name of names.split(",")) known.add(name.split(/ as ?/)[0] ?? name);
    given.set(module, known);
  }
  const core = wrapped(await inOneScope(common, files, given, graph), graph);
  const code = new Map([...inParts].map((id) => [id, wrapped(files.get(id) ?? "", graph)]));
  const key = `value-calculator ${createHash("sha256")
    .update([core, ...code].join())
    .digest("hex")
    .slice(0, 12)}`;
  const listed = (ids: Iterable<string>) =>
    `{${[...ids].map((id) => `${JSON.stringify(id)}:${code.get(id)}`).join(",\n")}}`;
  const parts = graph.parts.map((part) => {
    const own = [...graph.reached(part)].filter((id) => !inCore.has(id));
    return [part, `globalThis[${JSON.stringify(key)}]?.(${listed(own)});\n`] as const;
  });
  const loader = await build({
    ...common,
    stdin: {
      contents: `import { startClassic } from "./${LOADER}"; startClassic(KEY, CORE);`,
      resolveDir: ".",
    },
    define: { KEY: JSON.stringify(key) },
    format: "iife",
    write: false,
  });
  const [start = ""] = loader.outputFiles.map(({ text }) => text);
  const whole = start.replace(/\bCORE\b/, () => core);
  if (whole === start) throw new Error("the loader has no place for the core");
  const main = await smaller(whole);
  // One parse of the whole, so that no mistake in the wrapping gets out.
  for (const [, part] of parts) await transform(part, { loader: "js" });
  return { main, parts: new Map(parts) };
}

/** What every page loads is worth a second minifier: it makes the element's script 0.8 kB smaller. */
export async function smaller(text: string): Promise<string> {
  const { code } = await minify(text, {
    ecma: 2020,
    // No property here is read for what its getter does.
    compress: { passes: 3, pure_getters: true },
    format: { ecma: 2020 },
  });
  if (code === undefined) throw new Error("nothing is left of the script");
  return code;
}

const IMPORTS = /\bimport\{([^}]*)\}from"([^"]+)";/g;
const importsOf = (text: string) => [...text.matchAll(IMPORTS)];

/** The core's modules in one scope, which is smaller than a function each; what is given to parts stands by module. */
async function inOneScope(
  common: BuildOptions,
  files: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, ReadonlySet<string>>,
  graph: Graph,
): Promise<string> {
  const byId = new Map([...files].map(([name, text]) => [graph.idOf(name), text]));
  let count = 0;
  const modules = [...given].map(([name, names]) => {
    const local = [...names].map((exported) => [exported, `given${count++}`] as const);
    const imported = local.map(([exported, as]) => `${exported} as ${as}`).join(",");
    const members = local.map(([exported, as]) => `${exported}:${as}`).join(",");
    return {
      imports: `import {${imported}} from "${graph.idOf(name)}";`,
      member: `${JSON.stringify(name)}:{${members}}`,
    };
  });
  const contents = [
    `import "${graph.idOf("main")}";`,
    ...modules.map(({ imports }) => imports),
    `export const given = {${modules.map(({ member }) => member).join(",")}};`,
  ].join("\n");
  const { outputFiles } = await build({
    ...common,
    stdin: { contents, resolveDir: "." },
    plugins: [
      {
        name: "chunks",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\.\// }, ({ path, kind }) =>
            kind === "dynamic-import" ? { path, external: true } : { path, namespace: "chunk" },
          );
          onLoad({ filter: /./, namespace: "chunk" }, ({ path }) => ({ contents: byId.get(path) ?? "" }));
        },
      },
    ],
    format: "esm",
    write: false,
  });
  return outputFiles?.[0]?.text ?? "";
}

const idOf = (path: string) => path.replace(/^.*[/\\]/, "./");

/** Which output needs which, by the names that the wrapped modules go by. */
class Graph {
  private readonly names = new Map<string, string>();
  private readonly needs = new Map<string, string[]>();
  readonly parts: string[] = [];

  constructor({ outputs }: Metafile) {
    const loaded = new Set(Object.keys(filesOfWords()).map((part) => `./${part}.js`));
    for (const { imports } of Object.values(outputs)) {
      for (const { path, kind } of imports) if (kind === "dynamic-import") loaded.add(idOf(path));
    }
    for (const [place, [path, { entryPoint }]] of Object.entries(outputs).entries()) {
      const id = idOf(path);
      // Any other module by its place, since a hash is what compresses least.
      const name =
        id === "./main.js" ? "main" : loaded.has(id) && entryPoint ? partOf(entryPoint) : `${place}`;
      this.names.set(id, name);
      if (loaded.has(id)) this.parts.push(name);
    }
    for (const [path, { imports }] of Object.entries(outputs)) {
      const needed = imports.filter(({ kind }) => kind === "import-statement");
      this.needs.set(
        this.nameOf(idOf(path)),
        needed.map((other) => this.nameOf(idOf(other.path))),
      );
    }
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  idOf(name: string): string {
    return [...this.names].find(([, other]) => other === name)?.[0] ?? name;
  }

  /** What a module imports by itself. */
  needed(name: string): readonly string[] {
    return this.needs.get(name) ?? [];
  }

  /** A module and all that it imports, and they. */
  reached(name: string, found = new Set<string>()): Set<string> {
    if (found.has(name)) return found;
    for (const other of this.needed(name)) this.reached(other, found);
    return found.add(name);
  }
}

/** An ES module as esbuild writes it, as a function: imports are asked for, exports are returned. */
function wrapped(text: string, graph: Graph): string {
  const asked = text
    .replace(IMPORTS, (_, names: string, id: string) => {
      const list = names.replaceAll(" as ", ":");
      return `const{${list}}=require(${JSON.stringify(graph.nameOf(id))});`;
    })
    .replace(/\bimport"([^"]+)";/g, (_, id: string) => `require(${JSON.stringify(graph.nameOf(id))});`)
    .replace(/\bimport\("([^"]+)"\)/g, (_, id: string) => `load(${JSON.stringify(graph.nameOf(id))})`);
  const body = asked.replace(/\bexport\{([^}]*)\};?\s*$/, (_, names: string) => {
    const list = names.split(",").map((name) => name.split(/ as ?/));
    return `return{${list.map(([local, given = local]) => `${given}:${local}`).join(",")}};`;
  });
  // Any other statement left would be no syntax inside a function, which the parse of the whole finds.
  if (/\bimport\(/.test(body)) throw new Error("a module could not be wrapped");
  return `(require,load)=>{${body.trim()}}`;
}
