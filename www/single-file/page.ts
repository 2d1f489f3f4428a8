// Sets the language and the currency of the page before anything is drawn, and keeps a link's figures when it changes.
export {};

const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
const isChinese = /^zh\b/i.test(asked);
document.documentElement.lang = isChinese ? "zh-CN" : "en";
document.title = isChinese ? "客户价值计算器" : "What is a customer worth?";

addEventListener("DOMContentLoaded", () => {
  const currency = isChinese ? "CNY" : "USD";
  document.querySelector("value-calculator")?.setAttribute("currency", currency);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a")) link.hash = location.hash;
});
