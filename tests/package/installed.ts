// The package as others get it: the tarball of `npm pack`, installed in an empty project by `npm install`, without a
// network. What the project builds with is the workspace's.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { gunzipSync } from "node:zlib";

const folder = mkdtempSync(join(tmpdir(), "value-calculator-package-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const npm = (...list: string[]) =>
  execFileSync("npm", [...list, "--silent", "--offline", "--cache", join(folder, "cache")], {
    cwd: folder,
    encoding: "utf8",
  });

/** The tarball's path. */
export const tarball = join(
  folder,
  npm("pack", resolve("dist/npm"), "--pack-destination", folder).trim().split("\n").at(-1) ?? "",
);

/** The project's folder. */
export const project = join(folder, "project");
cpSync("tests/package/project", project, { recursive: true });
writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
npm("install", "--prefix", project, "--no-audit", "--no-fund", "--ignore-scripts", tarball);

/** The names of all that was installed. */
export const installed = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));

const TOOLS = [
  "react",
  "react-dom",
  "vue",
  "vite",
  "@vitejs/plugin-vue",
  "scheduler",
  "csstype",
  "@types/node",
  "@types/react",
  "@types/react-dom",
  "undici-types",
];
for (const name of TOOLS) {
  const place = join(project, "node_modules", name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(resolve("node_modules", name), place);
}

/** Writes a file of the project; gives its path. */
export function write(path: string, text: string): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The text that a module of the project prints in Node, where there is no page. */
export function printed(module: string): string {
  return execFileSync(process.execPath, [write("printed.js", module)], { cwd: project, encoding: "utf8" });
}

/** How many WebAssembly modules a file is or carries, in base64 and packed or not. */
export function modulesIn(file: Buffer): number {
  const isModule = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from("\0asm"));
  if (isModule(file)) return 1;
  const carried = file.toString("latin1").match(/[A-Za-z0-9+/]{1000,}/g) ?? [];
  return carried.filter((text) => {
    const bytes = Buffer.from(text, "base64");
    return isModule(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  }).length;
}

/** The same for all files of a folder. */
export function modulesUnder(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((count, entry) => count + modulesIn(readFileSync(join(entry.parentPath, entry.name))), 0);
}
