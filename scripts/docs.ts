// The documentation of the site: www/docs/<language>/*.md as pages under dist/site/docs, with the site's header, and the
// themes of the gallery as a style sheet, taken from the very code that the page shows.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type BuildOptions, build } from "esbuild";
import { Marked, type Token, type Tokens } from "marked";

const FROM = "www/docs";
const TO = "dist/site/docs";

type Language = {
  lang: string;
  name: string;
  site: string;
  calculators: string;
  builder: string;
  pages: string;
  /** The headings over the groups of pages. */
  groups: string[];
  /** What stands on the page that is shown. */
  contents: string;
  code: string;
  table: string;
};

const LANGUAGES: readonly Language[] = [
  {
    lang: "en",
    name: "English",
    site: "Site",
    calculators: "Calculators",
    builder: "Build yours",
    pages: "Documentation",
    groups: ["Begin", "Your host", "Frameworks", "To know"],
    contents: "On this page",
    code: "Code",
    table: "Table",
  },
  {
    lang: "zh-CN",
    name: "中文",
    site: "网站",
    calculators: "计算器",
    builder: "在线定制",
    pages: "文档",
    groups: ["开始", "网站平台", "前端框架", "参考"],
    contents: "本页内容",
    code: "代码",
    table: "表格",
  },
];

/** The pages, in their groups. */
export const PAGES = [
  ["index", "plain-html"],
  ["wordpress", "wix", "webflow", "shopify", "frames"],
  ["react", "vue"],
  ["policies", "privacy", "themes", "recipes"],
];

export const LANGUAGE_FOLDERS = LANGUAGES.map(({ lang }) => lang);

/** A piece of code of a page: its language, and what it is for, as `host=plain` after it. */
export type Code = { language: string; purpose: Record<string, string>; text: string };

export const sourceOf = (lang: string, page: string) => readFileSync(`${FROM}/${lang}/${page}.md`, "utf8");

const purposeOf = (info: string) => {
  const [language = "", ...purposes] = info.split(" ");
  return { language, purpose: Object.fromEntries(purposes.map((one) => one.split("="))) };
};

/** Every piece of code of a page, in order. */
export function codeOf(lang: string, page: string): Code[] {
  const isCode = (token: Token): token is Tokens.Code => token.type === "code";
  return new Marked()
    .lexer(sourceOf(lang, page))
    .filter(isCode)
    .map(({ lang: info = "", text }) => ({ ...purposeOf(info), text }));
}

const titleOf = (lang: string, page: string) => /^# (.*)$/m.exec(sourceOf(lang, page))?.[1] ?? page;

export async function docs(common: BuildOptions) {
  for (const { lang } of LANGUAGES) mkdirSync(`${TO}/${lang}`, { recursive: true });
  await build({ ...common, entryPoints: { docs: `${FROM}/docs.ts` }, outdir: TO, format: "iife" });
  await build({ ...common, entryPoints: { docs: `${FROM}/docs.css` }, outdir: TO });
  const themes = codeOf("en", "themes").filter(({ purpose }) => purpose.theme);
  writeFileSync(`${TO}/themes.css`, themes.map(({ text }) => `${text}\n`).join("\n"));
  const template = readFileSync(`${FROM}/page.html`, "utf8");
  for (const [place, language] of LANGUAGES.entries()) {
    const other = LANGUAGES[1 - place] ?? language;
    for (const page of PAGES.flat()) {
      writeFileSync(`${TO}/${language.lang}/${page}.html`, filled(template, language, other, page));
    }
  }
}

function filled(template: string, language: Language, other: Language, page: string): string {
  const { lang, site, calculators, builder, pages } = language;
  const siteLinks = [
    `<a href="../../index.html?lang=${lang}">${calculators}</a>`,
    `<a href="../../builder.html?lang=${lang}">${builder}</a>`,
    // Where there is no room for the list of pages beside the text, it stands below it.
    `<a class="narrow" href="#pages">${pages}</a>`,
    `<a class="wide" href="index.html">${pages}</a>`,
    `<a href="../${other.lang}/${page}.html" lang="${other.lang}" hreflang="${other.lang}">${other.name}</a>`,
  ];
  const content = rendered(language, page);
  // A page with a calculator on it loads the script, and the gallery its themes.
  const scripts = content.includes("<value-calculator ")
    ? '<link rel="stylesheet" href="../themes.css">\n<script src="../../value-calculator.js" defer></script>\n'
    : "";
  const pieces: Record<string, string> = {
    LANG: lang,
    OTHER: other.lang,
    FILE: `${page}.html`,
    TITLE: titleOf(lang, page),
    SCRIPTS: scripts,
    SITE_LABEL: site,
    SITE_LINKS: siteLinks.join("\n"),
    PAGES_LABEL: pages,
    PAGES: pageList(language, page),
    CONTENT: content,
  };
  const here = template.replace('<html lang="en">', `<html lang="${lang}">`);
  return here.replace(/\b(SITE_LABEL|SITE_LINKS|PAGES_LABEL|[A-Z]+)\b/g, (name) => pieces[name] ?? name);
}

function pageList({ lang, groups }: Language, shown: string): string {
  return PAGES.map((pages, place) => {
    const items = pages.map((page) => {
      const current = page === shown ? ' aria-current="page"' : "";
      return `<li><a href="${page}.html"${current}>${titleOf(lang, page)}</a></li>`;
    });
    return `<p>${groups[place]}</p><ul>${items.join("")}</ul>`;
  }).join("\n");
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The second headings of a page, in order. */
export const headingsOf = (lang: string, page: string) =>
  [...sourceOf(lang, page).matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);

/** The names of a page's sections in addresses: from the English headings, so that they hold in every language. */
const sectionsOf = (page: string) =>
  headingsOf("en", page).map((heading) => heading.toLowerCase().replace(/[^a-z0-9]+/g, "-"));

/** The page's Markdown as HTML; what may be wider than a phone scrolls by itself, by keys too. */
function rendered({ lang, contents, code, table }: Language, page: string): string {
  let [headings, codes, tables] = [0, 0, 0];
  const sections = sectionsOf(page);
  // Numbered, so that whoever goes from one to the next by name can tell them apart.
  const region = (name: string, number: number) =>
    `tabindex="0" role="region" aria-label="${name} ${number}"`;
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const id = depth === 2 ? ` id="${sections[headings++]}"` : "";
        return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code: ({ text }) =>
        `<div class="code"><pre ${region(code, ++codes)}><code>${escaped(text)}</code></pre></div>\n`,
    },
  });
  const links = headingsOf(lang, page).map(
    (heading, place) => `<li><a href="#${sections[place]}">${marked.parseInline(heading)}</a></li>`,
  );
  const list = `<nav class="contents" aria-label="${contents}"><ul>${links.join("")}</ul></nav>\n`;
  return (marked.parse(sourceOf(lang, page)) as string)
    .replace("</p>\n", (end) => (links.length > 1 ? end + list : end))
    .replaceAll("<table>", () => `<div class="table" ${region(table, ++tables)}><table>`)
    .replaceAll("</table>", "</table></div>");
}
