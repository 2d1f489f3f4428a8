// What stands where the calculator will: its outline while it loads, or a sentence that says why it cannot. Elements are
// made one by one, since a page's policy may forbid markup as a text.
import type { StartFailureReason } from "./element-interface.js";
import type { StartWords } from "./locales/start-words.js";
import { frameText, outlineText } from "./styles/frame-styles.js";

export type Failure = { reason: StartFailureReason; detail: string; onReload: () => void };

/** What a policy has to contain where WebAssembly alone is blocked. */
const WASM_KEYWORD = "script-src 'wasm-unsafe-eval'";

export function failureText(
  { unavailable }: StartWords,
  { reason, detail }: Omit<Failure, "onReload">,
): string {
  const isBlocked = /blocked/.test(reason);
  const key = isBlocked ? "blocked" : reason === "words-not-loaded" ? "file-missing" : reason;
  const named = reason === "wasm-blocked" ? WASM_KEYWORD : detail;
  return (unavailable as Record<string, string>)[key]?.replace(/\{\w+\}/, () => named) ?? detail;
}

/** The outline, or the failure in its place. */
export function outline(words: StartWords, lang: string, failure?: Failure): HTMLElement {
  const content = failure
    ? [element("p", "message", failureText(words, failure))]
    : [
        element("header", "", element("p", "", words.loading)),
        element("div", "columns loading", element("div", "form"), element("div", "result")),
      ];
  if (failure) content[0]?.setAttribute("role", "alert");
  if (failure?.reason === "other-version") content.push(reloadButton(words, failure));
  const box = element("div", "vc", ...content);
  box.lang = lang;
  const room = element("div", "room", box);
  room.dir = words.direction;
  return room;
}

function reloadButton({ reload }: StartWords, { onReload }: Failure): HTMLElement {
  const button = element("button", "reload", reload);
  button.addEventListener("click", onReload);
  return button;
}

function element(name: string, className: string, ...children: (string | Element)[]): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

let sheet: CSSStyleSheet | undefined;

/** The outline's style sheet: one for all elements of a page. */
export function outlineSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(frameText + outlineText);
  }
  return sheet;
}
