// builder.html and its files: the page's script with the hashes of the scripts that its snippets name, its style sheet,
// and one file of words a language.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type BuildOptions, build } from "esbuild";
import { MODELS } from "../www/generated/models/list.js";
import { LANGUAGE_TAGS } from "../www/locales/languages.js";
import { type ClassicFiles, CORE, ELEMENT } from "./classic.js";

const SITE = "dist/site";

/** As `integrity` takes it. */
const hashOf = (file: string) =>
  `sha384-${createHash("sha384")
    .update(readFileSync(`${SITE}/${file}`))
    .digest("base64")}`;

function wordsOf(lang: string) {
  const read = (name: string) => JSON.parse(readFileSync(`www/locales/${lang}/${name}.json`, "utf8"));
  const { ui, units, errors } = read("page");
  return {
    builder: read("builder"),
    page: { ui, units, errors },
    models: Object.fromEntries(MODELS.map((id) => [id, read(id)])),
  };
}

/** The scripts that it hashes have to be there. */
export async function builderPage(common: BuildOptions, { version, hashes }: ClassicFiles) {
  // A language that is still being written may not have this page's words yet.
  const languages = LANGUAGE_TAGS.filter((lang) => existsSync(`www/locales/${lang}/builder.json`));
  mkdirSync(`${SITE}/builder`, { recursive: true });
  for (const lang of languages)
    writeFileSync(`${SITE}/builder/${lang}.json`, `${JSON.stringify(wordsOf(lang))}\n`);
  await build({
    ...common,
    entryPoints: { builder: "www/builder/builder.ts" },
    outdir: SITE,
    format: "iife",
    define: {
      PAGE_LANGUAGES: JSON.stringify(languages),
      HASHES: JSON.stringify({
        script: hashOf("value-calculator.js"),
        frame: hashOf("value-calculator-frame.js"),
        firstParts: Object.fromEntries(
          [ELEMENT, CORE].map((part) => [`value-calculator/${version}/${part}.js`, hashes[part]]),
        ),
      }),
    },
  });
  await build({ ...common, entryPoints: { builder: "www/builder/builder.css" }, outdir: SITE });
  cpSync("www/builder/builder.html", `${SITE}/builder.html`);
}
