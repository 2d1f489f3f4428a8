// value-calculator.js, which a page loads first: it defines <value-calculator> and brings in everything else. What it needs
// of the browser is asked before anything newer is used.
import { classicEntry, givenToPage, isStarted } from "./classic-loader.js";
import { fillDivs } from "./div-form.js";
import { startWordsOf } from "./locales/start-words.js";
import { defineElement } from "./value-calculator.js";

/** Put in by the build: the hash of all parts, and those of the element's script and the core. */
declare const VERSION: string;
declare const HASHES: Readonly<Record<string, string>>;

const TAGS = "value-calculator,div[data-value-calculator]";

/** What came last to the oldest browsers that run the calculator, Safari 16.4 the last of them. */
const isTooOld = () =>
  typeof WebAssembly === "undefined" ||
  typeof DecompressionStream === "undefined" ||
  !("adoptedStyleSheets" in document) ||
  !("attachInternals" in HTMLElement.prototype);

/** Without shadow trees, what stands in the elements gives way to a plain text. */
function tell() {
  for (const element of document.querySelectorAll<HTMLElement>(TAGS)) {
    const lang = element.closest<HTMLElement>("[lang]")?.lang || navigator.language;
    element.textContent = startWordsOf(lang).unavailable["browser-too-old"];
  }
}

function start() {
  // The same script is on the page twice.
  if (isStarted(VERSION)) return;
  const entry = classicEntry(VERSION, HASHES);
  if (givenToPage(entry)) return;
  if (defineElement(entry)) fillDivs();
  else console.warn("value-calculator.js is on this page twice, in two versions: the first is used");
}

if (isTooOld()) {
  // Now, and for what the page has not read yet.
  tell();
  addEventListener("load", tell);
} else start();
