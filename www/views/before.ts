// What stands where the calculator will: an outline while it loads, or why it cannot.
import { html, nothing } from "lit";
import type { StartWords, Words } from "../words.js";

export type Before = {
  /** Why there is no engine, if it is known. */
  unavailable: "wasm-blocked" | "wasm-not-loaded" | null;
  /** Whether there is an engine to ask. */
  isReady: boolean;
  /** Whether the words did not come. */
  isSilent: boolean;
  words: Words | null;
  start: StartWords;
};

/** Nothing once there is something else to show. */
export function beforeTemplate({ unavailable, isReady, isSilent, words, start }: Before) {
  const isBlocked = unavailable === "wasm-blocked";
  // Where the policy blocks the module alone, the words still come.
  const trouble =
    isSilent || (unavailable && !isBlocked)
      ? start.unavailable_not_loaded
      : isBlocked && words?.ui.unavailable_blocked;
  if (trouble) return html`<p class="message" role="alert">${trouble}</p>`;
  return isReady && words
    ? nothing
    : html`<header><p>${start.loading}</p></header>
      <div class="columns loading"><div class="form"></div><div class="result"></div></div>`;
}
