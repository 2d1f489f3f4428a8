// dist/value-calculator.html: everything in one file that works from a disk or a mail, with no network.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { MODELS } from "../www/generated/models/list.js";
import { type ClassicFiles, CORE, ELEMENT, loaderOf, OTHER_HASHES, WORKER } from "./classic.js";

/** What runs as the page is read; all other parts do when they are needed. */
const FIRST_PARTS = [ELEMENT, CORE];

/**
 * Parts that have much in common are packed together, which makes the file 22 kB smaller: those of a folder, and the
 * words of a language, but for those that the first screen needs.
 */
function groupOf(part: string): string {
  if (part === WORKER) return part;
  const [folder = "", lang = ""] = part.split(".");
  return folder === "locales" ? `${lang} ${/\.(page|customer-value)$/.test(part)}` : folder;
}

export async function singleFile(common: BuildOptions, classic: ClassicFiles) {
  const { version, parts: built } = classic;
  const folder = `dist/npm/value-calculator/${version}`;
  const bundled = async (entry: string) => {
    const { outputFiles } = await build({ ...common, entryPoints: [entry], format: "iife", write: false });
    return outputFiles?.[0]?.text.trim() ?? "";
  };
  const groups = new Map<string, string[]>();
  for (const file of readdirSync(folder)) {
    const part = file.replace(/\.js$/, "");
    // Nothing is pinned in a page that is one file.
    if (FIRST_PARTS.includes(part) || part === OTHER_HASHES) continue;
    groups.set(groupOf(part), [...(groups.get(groupOf(part)) ?? []), part]);
  }
  const parts = [...groups.values()].map((names) => {
    const text = names.map((name) => readFileSync(`${folder}/${name}.js`, "utf8")).join("");
    const packed = gzipSync(text, { level: 9 }).toString("base64");
    return `<script type="text/plain" data-value-calculator-part="${names.join(" ")}">${packed}</script>`;
  });
  const pieces: Record<string, string> = {
    MODELS: MODELS.join(" "),
    PAGE_STYLES: await bundled("www/single-file/page.css"),
    PAGE_START: await bundled("www/single-file/page.ts"),
    PARTS: parts.join("\n"),
    VALUE_CALCULATOR: [
      await loaderOf(common, "www/single-file/loader.ts", classic),
      ...FIRST_PARTS.map((part) => built.get(part)),
    ].join("\n"),
  };
  const page = readFileSync("www/single-file/page.html", "utf8");
  const filled = page.replace(/(?:\/\*|<!--) ([A-Z_]+) (?:\*\/|-->)/g, (_, name: string) => {
    const piece = pieces[name] ?? "";
    // It would end the element that it stands in.
    if (name !== "PARTS" && /<\/(script|style)/i.test(piece))
      throw new Error(`${name} cannot stand in a page`);
    return piece;
  });
  writeFileSync("dist/value-calculator.html", filled);
}
