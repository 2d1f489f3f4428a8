// Starts the classic script: defines <value-calculator>, whose parts the loader brings in. What the calculator needs of the
// browser is asked before anything newer is used.
import { type CarriedPart, classicEntry, giveToPage, isStarted } from "./classic-loader.js";
import { fillDivs } from "./div-form.js";
import { startWordsOf } from "./locales/start-words.js";
import { defineElement } from "./value-calculator.js";

/** Put in by the build: the hash of all parts, and those of the element's script and the core. */
declare const VERSION: string;
declare const HASHES: Readonly<Record<string, string>>;

const TAGS = "value-calculator,div[data-value-calculator]";

/** Whether the browser lacks what came last to the oldest ones that run the calculator: Safari, Firefox; and Chromium. */
const isTooOld = () =>
  typeof DecompressionStream === "undefined" || !CSS.supports("container-type", "inline-size");

/** Without shadow trees, what stands in the elements gives way to a plain text. */
function tell() {
  for (const element of document.querySelectorAll<HTMLElement>(TAGS)) {
    const around = element.closest<HTMLElement>("[lang]");
    element.textContent = startWordsOf(around?.lang || navigator.language)["browser-too-old"];
  }
}

/** `carried` gives the address of a part that the page itself carries. */
export function startClassic(carried?: CarriedPart) {
  if (isTooOld()) {
    // Now, and for what the page has not read yet.
    tell();
    addEventListener("load", tell);
    return;
  }
  // The same script is on the page twice.
  if (isStarted(VERSION)) return;
  const entry = classicEntry(VERSION, HASHES, carried);
  if (giveToPage(entry)) return;
  if (defineElement(entry)) fillDivs();
  else console.warn("value-calculator.js is on this page twice, in two versions: the first is used");
}
