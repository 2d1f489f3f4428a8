// The site's page: its template, with the list of models and the gallery of them.
import { readFileSync } from "node:fs";
import { MODELS } from "../www/generated/models/list.js";

/** What the gallery says of a model in one language: when to use it, and where its formulas come from. */
type Entry = { when: string; article?: string; reconstructed?: string; added?: string };

/** The page's languages, each with the attributes that mark its elements and its names for the origins. */
const LANGUAGES = {
  en: {
    attributes: 'class="en"',
    origins: { article: "Article", reconstructed: "Reconstructed", added: "Added" },
  },
  "zh-CN": {
    attributes: 'class="zh" lang="zh-CN"',
    origins: { article: "文章", reconstructed: "复原", added: "增补" },
  },
} as const;
type Language = keyof typeof LANGUAGES;

export function sitePage(): string {
  const gallery = json<Record<string, Partial<Record<Language, Entry>>>>("www/site/gallery.json");
  const languages = Object.keys(LANGUAGES) as Language[];
  const articles = MODELS.map((id) => {
    const parts = languages.map((lang) => part(id, lang, gallery[id]?.[lang]));
    return `<article>\n${parts.join("\n")}\n</article>`;
  });
  return readFileSync("www/site/index.html", "utf8")
    .replaceAll("<!-- MODELS -->", MODELS.join(" "))
    .replace("<!-- MODEL LINES -->", inLines(MODELS, 9))
    .replace("<!-- GALLERY -->", () => articles.join("\n"));
}

/** Names in lines that a reader need not scroll, with so many spaces before all but the first. */
function inLines(names: readonly string[], indent: number): string {
  const lines: string[] = [];
  for (const name of names) {
    const line = `${lines.at(-1) ?? ""} ${name}`.trim();
    if (lines.length === 0 || line.length > 40) lines.push(name);
    else lines[lines.length - 1] = line;
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}

/** A model that the gallery says nothing of has its own words there. */
function part(id: string, lang: Language, entry?: Entry): string {
  const words = json<{ name: string; purpose: string }>(`www/locales/${lang}/${id}.json`);
  const { attributes, origins } = LANGUAGES[lang];
  const { when, ...said } = entry ?? { when: words.purpose };
  const lines = Object.entries(said).map(
    ([origin, text]) => `<div><dt>${origins[origin as keyof typeof origins]}</dt><dd>${text}</dd></div>`,
  );
  const list = lines.length > 0 ? `<dl ${attributes}>${lines.join("\n")}</dl>` : "";
  return `<div ${attributes}>
  <h3><a href="#calculator" data-model="${id}">${words.name}</a></h3>
  <p>${when}</p>
</div>
${list}`;
}

const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8"));
