// What stands behind <value-calculator>: it draws the outline, brings in the content when the element comes near the part of
// the page that is seen, and connects the content with the page.
import type { Content, Entry, Host } from "./content.js";
import type { ValueCalculatorElement } from "./element-interface.js";
import { MODELS } from "./generated/models/list.js";
import { supported } from "./locales/languages.js";
import { startWordsOf } from "./locales/start-words.js";
import { nearing } from "./nearing.js";
import { message, outline } from "./outline.js";
import { type StartFailure, withDetail } from "./start-failure.js";
import { frameStyles } from "./styles/frame-styles.js";

export type ElementHost = Host & {
  readonly given: Record<string, string>;
  /** Nothing as long as it is not here. */
  content(): Content | null;
  connect(): void;
  disconnect(): void;
  settingChanged(name: string): void;
};

/** How the entry of this page brings in the content. */
let entry: Entry;

export function setEntry(how: Entry) {
  entry = how;
}

// A function and not a class: names of what is private to it need not be carried.
export function hostOf(element: ValueCalculatorElement): ElementHost {
  const internals = element.attachInternals();
  const observer = nearing(element, begin);
  const frameSheet = frameStyles.styleSheet;
  let content: Content | null = null;
  /** What stands in place of the content: the outline, or why there is none. */
  let standIn: Element | null = null;

  function drawOutline() {
    replaceStandIn(outline(host.startWords, host.lang));
  }

  function replaceStandIn(other: Element) {
    const { root } = host;
    if (standIn) standIn.remove();
    root.adoptedStyleSheets = [frameSheet];
    root.append(other);
    standIn = other;
  }

  async function begin() {
    if (content) return;
    const named = element.model.split(/\s+/).filter(Boolean);
    const models = named[0] ? named.filter((id) => MODELS.includes(id)) : MODELS.slice(0, 1);
    try {
      const { createContent } = await entry.begin(host.lang, models);
      // The element may have been taken away and put back meanwhile, and then began twice.
      if (content) return;
      content = createContent(host);
      host.root.append(content);
    } catch (error) {
      host.fail(error);
    }
  }

  const host: ElementHost = {
    element,
    frameSheet,
    given: {},
    content: () => content,
    get root() {
      return element.shadowRoot || element.attachShadow({ mode: "open" });
    },
    get lang() {
      const around = element.closest("[lang]");
      return supported(element.lang || around?.getAttribute("lang") || navigator.language);
    },
    get startWords() {
      return Object.assign({}, startWordsOf(host.lang), element.messages.start);
    },
    setFormValue: (value) => internals.setFormValue(value),
    connect() {
      if (content) return;
      drawOutline();
      if (element.eager) begin();
      else observer.observe(element);
    },
    disconnect: () => observer.disconnect(),
    settingChanged(name) {
      if (content) content.settingChanged(name);
      else if (name === "lang" && standIn) drawOutline();
    },
    show() {
      if (standIn) standIn.remove();
      standIn = null;
      entry.onShown();
    },
    fail(error, text) {
      // An error of another kind is that of an import which failed.
      const { reason = "file-missing", detail = `${error}` } = error as Partial<StartFailure>;
      const { startWords, lang } = host;
      if (content) content.remove();
      // The element begins again when it is put into a page again.
      content = null;
      const sentence = reason === "words-not-loaded" ? "file-missing" : reason;
      const said = text || withDetail((startWords as Record<string, string>)[sentence] || "", detail);
      replaceStandIn(message(startWords, lang, said, reason === "other-version"));
      host.announce("vc-error", { reason });
    },
    announce(type, detail) {
      element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
      if (!element.dataLayer) return;
      const page = globalThis as { dataLayer?: unknown[] };
      page.dataLayer = page.dataLayer || [];
      page.dataLayer.push(Object.assign({ event: type }, detail));
    },
  };
  return host;
}
