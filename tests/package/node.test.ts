// The installed package where there is no page: in Node, for a server's rendering, and for compilers. The figure is that of
// docs/formulas.md.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { installed, modulesIn, modulesUnder, printed, project, tarball, write } from "./installed.js";

const root = join(project, "node_modules/value-calculator");

test("it brings nothing else along", () => {
  assert.deepEqual(installed, ["value-calculator"]);
});

test("the engine answers, with its module inside or given", () => {
  const asked = `console.log(engine.evaluate("customer-value", {}).outputs.customer_value);`;
  const inside = `import { loadEngine } from "value-calculator/engine"; const engine = await loadEngine(); ${asked}`;
  assert.equal(printed(inside), "10475.3890395981290337\n");
  const given = `import { readFileSync } from "node:fs";
    import { loadEngine } from "value-calculator/engine/slim";
    const path = new URL(import.meta.resolve("value-calculator/value-calculator.wasm"));
    const engine = await loadEngine({ wasm: readFileSync(path) }); ${asked}`;
  assert.equal(printed(given), "10475.3890395981290337\n");
});

test("importing the element on a server does not throw, and defining it there does nothing", () => {
  const module = `import { defineValueCalculator } from "value-calculator";
    const before = Object.keys(globalThis).filter((name) => /document|element$/i.test(name));
    console.log(typeof document, before.join(), defineValueCalculator(), typeof customElements);`;
  assert.equal(printed(module), "undefined  undefined undefined\n");
});

test("React writes it on a server as it stands", () => {
  const module = `import { createElement } from "react";
    import { renderToStaticMarkup } from "react-dom/server";
    import { defineValueCalculator } from "value-calculator";
    defineValueCalculator();
    const props = { model: "customer-value", currency: "USD", storage: true, values: { n: "3" }, "onvc-change": () => {} };
    console.log(renderToStaticMarkup(createElement("value-calculator", props)));`;
  assert.equal(
    printed(module),
    '<value-calculator model="customer-value" currency="USD" storage=""></value-calculator>\n',
  );
});

test("a bundle that uses nothing of it has nothing of it", async () => {
  const { outputFiles } = await build({
    entryPoints: [write("unused.js", 'import "value-calculator"; import "value-calculator/engine";')],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
    logOverride: { "ignored-bare-import": "silent" },
  });
  assert.doesNotMatch(outputFiles[0]?.text ?? "", /\w+\(/);
});

test("what each entry needs carries the module once, the slim one not at all", async () => {
  const carried = async (entry: string) => {
    const { outputFiles } = await build({
      stdin: { contents: `export * from "value-calculator${entry}";`, resolveDir: project },
      bundle: true,
      splitting: true,
      format: "esm",
      outdir: join(project, "unwritten"),
      write: false,
    });
    return outputFiles.reduce((count, { contents }) => count + modulesIn(Buffer.from(contents)), 0);
  };
  assert.deepEqual(await Promise.all(["", "/engine", "/engine/slim"].map(carried)), [1, 1, 0]);
  assert.equal(modulesUnder(join(root, "parts")), 1);
});

test("its manifest leads to files that are there, as publint reads it", async () => {
  const { messages, pkg } = await publint({ pkgDir: root, pack: false });
  const found = messages.map((message) => formatMessage(message, pkg, { color: false }));
  assert.deepEqual(found, []);
});

test("every compiler that reads `exports` finds the types that belong to each entry", async () => {
  const checked = await checkPackage(createPackageFromTarballData(readFileSync(tarball)), {
    entrypoints: [".", "./engine", "./engine/slim"],
  });
  assert.ok(checked.types);
  const problems = checked.problems.filter((problem) => {
    // The package is of ES modules alone, and of the time of `exports`.
    const isOld = "resolutionKind" in problem && problem.resolutionKind === "node10";
    return problem.kind !== "CJSResolvesToESM" && !isOld;
  });
  assert.deepEqual(problems, []);
});

test("types: of a program in Node, a page's script and a React page, and what they refuse", () => {
  const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: "es2022" };
  const compile = (name: string, compilerOptions: object) => {
    const config = { compilerOptions: { ...options, ...compilerOptions }, include: [name] };
    const path = write(`tsconfig.${name}.json`, JSON.stringify(config));
    const { stdout } = spawnSync(resolve("node_modules/.bin/tsc"), ["--project", path], { encoding: "utf8" });
    assert.equal(stdout, "");
  };
  compile("engine.ts", { module: "nodenext", lib: ["es2023"], types: ["node"] });
  const page = { module: "esnext", moduleResolution: "bundler", lib: ["es2023", "dom"], types: [] };
  compile("page.ts", page);
  compile("react.tsx", { ...page, jsx: "react-jsx" });
});
