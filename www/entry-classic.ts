// value-calculator.js: one classic script that carries everything and defines <value-calculator>.
import { defineValueCalculator } from "./element.js";
import { startWords } from "./words.js";

defineValueCalculator();

// The tag for editors that strip unknown tags. Few pages have it, so what it takes comes when one is seen.
const look = () => {
  if (!document.querySelector("[data-value-calculator]")) return;
  seen.disconnect();
  import("./div-form.js").catch(() => {
    for (const div of document.querySelectorAll("div[data-value-calculator]"))
      div.textContent = startWords(document.documentElement.lang).unavailable_not_loaded;
  });
};
const seen = new MutationObserver(look);
seen.observe(document, { childList: true, subtree: true });
look();
