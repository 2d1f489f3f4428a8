// <div data-value-calculator data-model="…">: the tag for editors that strip tags which they do not know.
import { nowAndLater } from "./now-and-later.js";
import { ValueCalculator } from "./value-calculator.js";

/** Puts a calculator into every such div of the page, now and later; the element is defined by then. */
export function fillDivs() {
  nowAndLater(look, ["data-value-calculator"]);
}

function look() {
  for (const div of document.querySelectorAll("div[data-value-calculator]")) {
    // One that has a calculator was filled before, by this script or the frame's, or is a copy of one that was.
    if (!div.querySelector("value-calculator,iframe[data-value-calculator]")) fill(div);
  }
}

/** What the div holds becomes the element's: its slots, and what shows without the script. */
function fill(div: Element) {
  const calculator = document.createElement("value-calculator");
  // No attribute but the element's own: editors that strip scripts let any `data-` pass, `data-onclick` too.
  for (const name of ValueCalculator.observedAttributes) {
    const value = div.getAttribute(name.startsWith("data-") ? name : `data-${name}`);
    if (value !== null) calculator.setAttribute(name, value);
  }
  // An editor that strips tags may strip `slot` too.
  for (const child of div.querySelectorAll<HTMLElement>(":scope > [data-slot]")) {
    child.slot ||= child.dataset.slot ?? "";
  }
  calculator.append(...div.childNodes);
  div.append(calculator);
}
