// Chooses the page's language before anything is drawn, hands it to the calculator, and copies the snippet.
import { keepForOffline } from "./offline.js";

const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
const lang = /^zh\b/i.test(asked) ? "zh-CN" : "en";
// The calculator speaks languages that this page does not.
const ownLanguage = /^(en|zh)\b/i.test(asked) ? "" : asked;
const currency = lang === "zh-CN" ? "CNY" : /^de\b/i.test(asked) ? "EUR" : "USD";
document.documentElement.lang = lang;

addEventListener("DOMContentLoaded", () => {
  if (lang === "zh-CN") document.title = "一位客户值多少钱？ · value-calculator";
  const shown = document.querySelector("value-calculator");
  shown?.setAttribute("currency", currency);
  if (ownLanguage) shown?.setAttribute("lang", ownLanguage);
  for (const link of document.querySelectorAll<HTMLElement>("a[data-model]")) {
    link.addEventListener("click", () => {
      const calculator = document.querySelector("value-calculator");
      if (calculator) calculator.shown = link.dataset.model ?? "";
    });
  }
  const update = document.getElementById("update");
  // Once the first result is there: fetching every file for later must not hold it up.
  const keep = () =>
    keepForOffline((takeOver) => {
      update?.removeAttribute("hidden");
      update?.querySelector("button")?.addEventListener("click", takeOver, { once: true });
    });
  document.addEventListener("vc-ready", keep, { once: true });
  const snippet = document.getElementById("snippet");
  if (!snippet) return;
  snippet.textContent = (snippet.textContent ?? "").replace("USD", currency);
  document.getElementById("copy")?.addEventListener("click", async () => {
    const said = document.getElementById("copied");
    if (!said) return;
    try {
      await navigator.clipboard.writeText(snippet.textContent ?? "");
      said.textContent = lang === "zh-CN" ? "已复制" : "Copied";
    } catch {
      getSelection()?.selectAllChildren(snippet);
      said.textContent = lang === "zh-CN" ? "已选中，请按 Ctrl+C 复制" : "Selected: press Ctrl+C to copy";
    }
  });
});
