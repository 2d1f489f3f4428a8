// Sets the language and the currency of the page before anything is drawn, and keeps a link's figures when it changes.
export {};

const ENGLISH = { lang: "en", title: "What is a customer worth?", currency: "USD" };
const PAGES = [
  { lang: "zh-CN", title: "客户价值计算器", currency: "CNY" },
  { lang: "de", title: "Was ist ein Kunde wert?", currency: "EUR" },
  ENGLISH,
];

const subtag = (tag: string) => tag.toLowerCase().split("-")[0];
const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
const page = PAGES.find(({ lang }) => subtag(lang) === subtag(asked)) ?? ENGLISH;
document.documentElement.lang = page.lang;
document.title = page.title;

addEventListener("DOMContentLoaded", () => {
  document.querySelector("value-calculator")?.setAttribute("currency", page.currency);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a")) link.hash = location.hash;
});
