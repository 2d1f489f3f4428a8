// The classic build: value-calculator.js, the loader, and a script for each part that it brings in. One of the parts, the
// element's script, draws the first screen. esbuild splits the modules; here the element's modules become one function, and
// each module of another part a function of its own, that classic scripts can hold.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type BuildOptions, build, type Metafile, transform } from "esbuild";
import { type ECMA, minify } from "terser";
import { MODELS } from "../www/generated/models/list.js";
import { elementWords } from "./word-files.js";

/** `version` names the folder of the parts, and is the hash of their content; `hashes` are those that the loader has. */
export type ClassicFiles = { version: string; parts: Map<string, string>; hashes: Hashes };
export type Hashes = Record<string, string>;

export const ELEMENT = "element";
export const CORE = "core";
/** What is run where no other part is. */
export const WORKER = "portfolio.worker";
/** The part that has the hashes of the others, for pages with `integrity` on their script tag. */
export const OTHER_HASHES = "hashes";
/** The parts whose hashes the loader has. */
const LOADED_FIRST = [ELEMENT, CORE, OTHER_HASHES];

/** The part that is asked for by its name, which no import leads to. */
const NAMED = { [CORE]: "www/generated/core/inlined.ts" };

/** The files of words, each a part that carries one object; with a model's words come the model's data. */
async function wordModules(): Promise<[part: string, module: string][]> {
  return Promise.all(
    elementWords().map(async (file): Promise<[string, string]> => {
      const words = readFileSync(`www/locales/${file}`, "utf8");
      const [, model = ""] = /\/(.*)\.json$/.exec(file) ?? [];
      const data = MODELS.includes(model)
        ? `,data:${JSON.stringify(readFileSync(`www/generated/models/${model}.json`, "utf8"))}`
        : "";
      const { code } = await transform(`give(()=>({default:${words}${data}}))`, {
        minify: true,
        charset: "utf8",
      });
      return [partOf(`www/locales/${file}`), code.trim().replace(/^give(.*);$/s, "$1")];
    }),
  );
}

/** A part is called by its source: www/views/table.ts is views.table. */
const partOf = (source: string) => source.replace(/^www[/\\]|\.\w+$/g, "").replaceAll(/[/\\]/g, ".");

/** As `integrity` takes it. */
const integrityOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** `worker` is the script of the portfolio's worker. */
export async function classicBuild(common: BuildOptions, worker: string): Promise<ClassicFiles> {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { [ELEMENT]: "www/entry-classic-element.ts", ...NAMED },
    outdir: "classic",
    format: "esm",
    splitting: true,
    write: false,
    metafile: true,
  });
  const graph = new Graph(metafile);
  const files = new Map(outputFiles.map(({ path, text }) => [graph.nameOf(idOf(path)), text]));
  const inElement = graph.reached(ELEMENT);
  const ownOf = (part: string) => [...graph.reached(part)].filter((id) => !inElement.has(id));
  const inParts = new Set(graph.parts.flatMap(ownOf));
  // What parts need of the element's script, that script gives them, and no more.
  const given = new Map<string, Set<string>>();
  for (const [, names = "", id = ""] of [...inParts].flatMap((part) => importsOf(files.get(part) ?? ""))) {
    const module = graph.nameOf(id);
    if (!inElement.has(module)) continue;
    const known = given.get(module) ?? new Set();
    for (const name of names.split(",")) known.add(name.split(/ as ?/)[0] ?? name);
    given.set(module, known);
  }
  const element = await smallerFunction(wrapped(await inOneScope(common, files, given, graph), graph));
  const code = new Map(
    await Promise.all(
      [...inParts].map(
        async (id) => [id, await smallerFunction(wrapped(files.get(id) ?? "", graph))] as const,
      ),
    ),
  );
  const words = await wordModules();
  const version = createHash("sha256")
    .update([element, worker, ...code, ...words].join())
    .digest("hex")
    .slice(0, 12);
  const name = JSON.stringify(`value-calculator ${version}`);
  const register = `globalThis[${name}]?.`;
  const listed = (ids: Iterable<string>) =>
    `{${[...ids].map((id) => `${JSON.stringify(id)}:${code.get(id)}`).join(",\n")}}`;
  const parts = new Map(graph.parts.map((part) => [part, `${register}(${listed(ownOf(part))});\n`]));
  const hashesOf = (list: Iterable<[string, string]>) =>
    Object.fromEntries([...list].map(([part, text]) => [part, integrityOf(text)]));
  for (const [part, module] of words) parts.set(part, `${register}({${JSON.stringify(part)}:${module}});\n`);
  parts.set(WORKER, workerPart(worker, name));
  parts.set(ELEMENT, `${register}({${ELEMENT}:${element}});\n`);
  const others = JSON.stringify(hashesOf([...parts].filter(([part]) => !LOADED_FIRST.includes(part))));
  parts.set(OTHER_HASHES, `${register}({${OTHER_HASHES}:(()=>({hashes:${others}}))});\n`);
  // One parse of the whole, so that no mistake in the wrapping gets out.
  for (const part of parts.values()) await transform(part, { loader: "js" });
  const hashes = hashesOf([...parts].filter(([part]) => LOADED_FIRST.includes(part)));
  return { version, parts, hashes };
}

/** In a worker it runs; on a page, where it comes as a part, it gives its own text, of which a worker can be made. */
const workerPart = (worker: string, name: string) =>
  `(run=>{const register=globalThis[${name}];` +
  `register?register({"${WORKER}":()=>({source:"("+run+")()"})}):run()})(()=>{${worker.trim()}});\n`;

/** The loader, in a syntax that browsers far below the calculator's floor read too: it tells their visitors so. */
export async function loaderOf(
  common: BuildOptions,
  entry: string,
  { version, hashes }: ClassicFiles,
): Promise<string> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    target: "es2017",
    define: { VERSION: JSON.stringify(version), HASHES: JSON.stringify(hashes) },
    format: "iife",
    write: false,
  });
  return smaller(outputFiles[0]?.text ?? "", 2017);
}

/** What every page loads is worth a second minifier: it makes the element's script 0.8 kB smaller. */
export async function smaller(text: string, ecma: ECMA = 2020): Promise<string> {
  const { code } = await minify(text, {
    ecma,
    // No property here is read for what its getter does.
    compress: { passes: 3, pure_getters: true },
    format: { ecma },
  });
  if (code === undefined) throw new Error("nothing is left of the script");
  return code;
}

/** The same for a function in parentheses, which it keeps. */
async function smallerFunction(text: string): Promise<string> {
  const call = await smaller(`call(${text})`);
  return call.replace(/^call(.*?);?$/s, "$1");
}

const IMPORTS = /\bimport\{([^}]*)\}from"([^"]+)";/g;
const importsOf = (text: string) => [...text.matchAll(IMPORTS)];

/**
 * The modules of the element's script in one scope, which is smaller than a function each. It exports what its entry does,
 * and what is given to parts, by module.
 */
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
    `export * from "${graph.idOf(ELEMENT)}";`,
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
    const named = new Map(Object.keys(NAMED).map((part) => [`./${part}.js`, part]));
    const loaded = new Set(named.keys());
    for (const { imports } of Object.values(outputs)) {
      for (const { path, kind } of imports) if (kind === "dynamic-import") loaded.add(idOf(path));
    }
    for (const [place, [path, { entryPoint }]] of Object.entries(outputs).entries()) {
      const id = idOf(path);
      // Any other module by its place, since a hash is what compresses least.
      const name =
        id === `./${ELEMENT}.js`
          ? ELEMENT
          : (named.get(id) ?? (loaded.has(id) && entryPoint ? partOf(entryPoint) : `${place}`));
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

/**
 * An ES module as esbuild writes it, as a function: imports are asked for, exports are returned. In parentheses, a browser
 * compiles it while the script arrives, and not again when it is called.
 */
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
  return `((require,load)=>{${body.trim()}})`;
}
