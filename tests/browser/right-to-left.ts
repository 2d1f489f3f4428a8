// A language that runs from right to left, for tests alone: English words, each run of them in marks that turn it round, with
// the numbers of Hebrew. It takes what a language takes: its words and its line in the table.
import { readdirSync, readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";

export const TAG = "he-XB";

/** A text as a right-to-left language would have it; the places of values stay. */
const turned = (text: string) =>
  text.replace(
    /(\{[^}]+\})|([^{]+)/g,
    (_, place?: string, run = "") => place ?? `\u200f\u202e${run}\u202c\u200f`,
  );

const turnedAll = (words: unknown): unknown =>
  typeof words === "string"
    ? turned(words)
    : Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, turnedAll(value)]));

const files = Object.fromEntries(
  readdirSync("www/locales/en").map((file) => {
    const words: unknown = JSON.parse(readFileSync(`www/locales/en/${file}`, "utf8"));
    const name = file.replace(".json", "");
    return [name, { ...(turnedAll(words) as object), ...(name === "page" && { direction: "rtl" }) }];
  }),
);

const turnedLanguage: Plugin = {
  name: "turned-language",
  setup({ onLoad }) {
    const start = JSON.stringify({ ...(files.start as object), direction: "rtl" });
    for (const [filter, place, entry] of [
      [/locales[/\\]start-words\.ts$/, "= { en,", `= { "${TAG}": ${start}, en,`],
      [/locales[/\\]languages\.ts$/, '= ["en",', `= ["${TAG}", "en",`],
    ] as const) {
      onLoad({ filter }, ({ path }) => {
        const source = readFileSync(path, "utf8").replace(place, entry);
        if (!source.includes(TAG)) throw new Error(`${path} has no place for another language`);
        return { contents: source, loader: "ts" };
      });
    }
    onLoad({ filter: /locales[/\\]files\.ts$/ }, () => ({
      contents: `const files = ${JSON.stringify(files)};
        export const wordFile = async (_, name) => files[name];`,
      loader: "js",
    }));
  },
};

/** The script of the element with that language. */
export async function turnedScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { defineValueCalculator } from "./www/entry-element.js"; defineValueCalculator();`,
      resolveDir: ".",
    },
    plugins: [turnedLanguage],
    bundle: true,
    write: false,
    format: "iife",
    charset: "utf8",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
