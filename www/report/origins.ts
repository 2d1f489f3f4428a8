// What the article says, what was reconstructed and what was added, told apart by signs that need no colour.
import { html, nothing, svg } from "lit";
import type { Reading } from "../views/reading.js";
import type { Origin } from "../wire.js";

const ORIGINS: readonly Origin[] = ["article", "reconstructed", "added"];

export function originSign(origin: Origin, { words }: Reading) {
  return html`<svg class="origin" role="img" aria-label=${words.origins[origin]?.label ?? origin} width="7" height="7" viewBox="0 0 7 7">
    <circle cx="3.5" cy="3.5" r="2.9" fill=${origin === "article" ? "currentColor" : "none"} stroke="currentColor"></circle>
    ${origin === "reconstructed" ? svg`<path d="M3.5 .6a2.9 2.9 0 0 0 0 5.8z" fill="currentColor"></path>` : nothing}
  </svg>`;
}

/** What the signs mean. */
export function originLegend(reading: Reading) {
  return html`<dl class="origins">${ORIGINS.map((origin) => {
    const { label, help } = reading.words.origins[origin] ?? { label: origin, help: "" };
    return html`<div><dt>${originSign(origin, reading)} ${label}</dt> <dd>${help}</dd></div>`;
  })}</dl>`;
}
