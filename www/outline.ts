// What stands where the calculator will: its outline while it loads, or a sentence that says why it cannot. Elements are
// made one by one, since a page's policy may forbid markup as a text.
import type { StartWords } from "./locales/start-words.js";

/** In the place of the calculator, as its language runs. */
function framed({ direction }: StartWords, lang: string, content: readonly HTMLElement[]): HTMLElement {
  const box = element("div", "vc", content);
  box.lang = lang;
  const room = element("div", "room", [box]);
  room.dir = direction;
  return room;
}

export function outline(words: StartWords, lang: string): HTMLElement {
  const columns = element("div", "columns loading", [element("div", "form"), element("div", "result")]);
  return framed(words, lang, [element("header", "", [element("p", "", [words.loading])]), columns]);
}

/** A sentence in place of the calculator, with a button to reload the page if that helps. */
export function message(words: StartWords, lang: string, text: string, canReload: boolean): HTMLElement {
  const sentence = element("p", "message", [text]);
  sentence.setAttribute("role", "alert");
  if (!canReload) return framed(words, lang, [sentence]);
  const button = element("button", "reload", [words.reload]);
  button.onclick = () => location.reload();
  return framed(words, lang, [sentence, button]);
}

function element(name: string, className: string, children: readonly (string | Element)[] = []): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}
