// Which files of words are the element's: all in www/locales but those that pages of their own hold.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "esbuild";

const FOLDER = "www/locales";
const OF_PAGES = /\b(start|builder|embed)\.json$/;

/** Their paths within www/locales, as `en/page.json`. */
export const elementWords = (): string[] =>
  readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".json") && !OF_PAGES.test(file))
    .sort();

/** In place of the pattern in www/locales/files.ts, which would take every file in, a list of the element's. */
export const listedWords: Plugin = {
  name: "listed-words",
  setup({ onLoad }) {
    onLoad({ filter: /locales[/\\]files\.ts$/ }, () => {
      const members = elementWords().map(
        (file) =>
          `${JSON.stringify(file.replace(/\.json$/, ""))}: () => import(${JSON.stringify(`./${file}`)})`,
      );
      const contents = `const files = {${members.join(",\n")}};
        export const wordFile = async (lang, name) => (await files[lang + "/" + name]()).default;`;
      return { contents, loader: "js", resolveDir: resolve(FOLDER) };
    });
  },
};
