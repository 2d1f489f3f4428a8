// The documentation of the site: www/docs/<language>/*.md as pages under dist/site/docs, with the site's header, and the
// themes of the gallery as a style sheet, taken from the very code that the page shows.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type BuildOptions, build } from "esbuild";
import { Marked, type Token, type Tokens } from "marked";

const FROM = "www/docs";
const TO = "dist/site/docs";

type Language = {
  lang: string;
  site: string;
  pages: string;
  links: [address: string, text: string][];
  /** The headings over the groups of pages. */
  groups: string[];
  code: string;
  table: string;
};

const LANGUAGES: readonly Language[] = [
  {
    lang: "en",
    site: "Site",
    pages: "Documentation",
    links: [
      ["../../index.html?lang=en", "Calculators"],
      ["../../builder.html?lang=en", "Builder"],
    ],
    groups: ["Begin", "Your host", "Frameworks", "To know"],
    code: "Code",
    table: "Table",
  },
  {
    lang: "zh-CN",
    site: "网站",
    pages: "文档",
    links: [
      ["../../index.html?lang=zh-CN", "计算器"],
      ["../../builder.html?lang=zh-CN", "生成器"],
    ],
    groups: ["开始", "您的网站平台", "前端框架", "参考"],
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
  const { lang, site, pages, links } = language;
  const names: Record<string, string> = { en: "English", "zh-CN": "中文" };
  const siteLinks = [
    ...links.map(([address, text]) => `<a href="${address}">${text}</a>`),
    `<a href="../${other.lang}/${page}.html" lang="${other.lang}" hreflang="${other.lang}">${names[other.lang]}</a>`,
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

/** The page's Markdown as HTML; what may be wider than a phone scrolls by itself, by keys too. */
function rendered({ lang, code, table }: Language, page: string): string {
  let [codes, tables] = [0, 0];
  // Numbered, so that whoever goes from one to the next by name can tell them apart.
  const region = (name: string, number: number) =>
    `tabindex="0" role="region" aria-label="${name} ${number}"`;
  const marked = new Marked({
    renderer: {
      code: ({ text }) =>
        `<div class="code"><pre ${region(code, ++codes)}><code>${escaped(text)}</code></pre></div>\n`,
    },
  });
  return (marked.parse(sourceOf(lang, page)) as string)
    .replaceAll("<table>", () => `<div class="table" ${region(table, ++tables)}><table>`)
    .replaceAll("</table>", "</table></div>");
}
