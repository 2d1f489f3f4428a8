// <value-calculator>, the element that a page sees. It holds what the page's owner sets, draws an outline, and asks for
// the script that draws the calculator when it comes near the part of the page that is seen. It does without Lit and
// without newer syntax, since it is what a page loads first.
import type { Result, ValueCalculatorElement } from "./element-interface.js";
import { reloadWithFigures, takeKeptFigures } from "./kept-figures.js";
import { MODELS, supported } from "./locales/languages.js";
import { type StartWords, startWordsOf } from "./locales/start-words.js";
import { nearing } from "./nearing.js";
import { outline, outlineSheet } from "./outline.js";
import type { StartFailure } from "./start-failure.js";
import { TOOLS, VIEWS } from "./view-names.js";
import { type Messages, overlaid } from "./words.js";

/**
 * What the element gives to its content. The two may be of different versions (`www/classic-loader.ts`), so members are
 * added and never changed.
 */
export interface Host {
  readonly element: ValueCalculatorElement;
  readonly root: ShadowRoot;
  /** The language that is asked for, as far as there are words for it. */
  lang(): string;
  startWords(): StartWords;
  /** The figures that the page has given. */
  given(): Readonly<Record<string, string>>;
  /** Dispatches an event, and puts it into the page's data layer where the owner asks for that. */
  announce(type: string, detail: unknown): void;
  /** What a form around the element submits. */
  setFormValue(value: string): void;
  /** Removes the outline, once the content has something to show. */
  show(): void;
  /** Shows why there is no calculator. */
  fail(error: unknown): void;
  /** Loads the page again and keeps the figures of its calculators. */
  reload(): void;
}

/** The element inside the element, which draws everything. */
export interface Content extends HTMLElement {
  /** Nothing as long as no model is shown. */
  readonly values: Record<string, string> | null;
  readonly result: Result | null;
  readonly updateComplete: Promise<boolean>;
  give(values: Record<string, string>): void;
  reset(): void;
  /** The page's owner has changed this attribute or property. */
  settingChanged(name: string): void;
}

export interface ContentModule {
  createContent(host: Host): Content;
}

/** How an entry brings in what draws. */
export interface Entry {
  /** Asks at once for the content's script, the engine's core and the words of the page and of these models. */
  begin(lang: string, models: readonly string[]): Promise<ContentModule>;
  /** Called when the first calculator of the page is shown. */
  onShown?(): void;
}

/** Attributes that hold a text, and what their properties say without them. */
const TEXTS: Readonly<Record<string, string>> = {
  model: "",
  currency: "CNY",
  theme: "auto",
  views: [...VIEWS, ...TOOLS].join(" "),
  fields: "",
  locked: "",
  frame: "",
};
/** Attributes that are there or not, by their properties. */
const FLAGS: Readonly<Record<string, string>> = {
  storage: "storage",
  lead: "lead",
  eager: "eager",
  dataLayer: "data-layer",
};

/** Everything that a page can set as a property. */
const PROPERTIES = [...Object.keys(TEXTS), ...Object.keys(FLAGS), "shown", "messages", "values"];

/** How the entry of this page brings in the content; set when the element is defined. */
let entry: Entry;

export class ValueCalculator extends HTMLElement implements ValueCalculatorElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = [...Object.keys(TEXTS), ...Object.values(FLAGS), "lang", "values"];

  declare model: string;
  declare currency: string;
  declare theme: string;
  declare views: string;
  declare fields: string;
  declare locked: string;
  declare frame: string;
  declare storage: boolean;
  declare lead: boolean;
  declare eager: boolean;
  declare dataLayer: boolean;

  private content: Content | null = null;
  /** What stands in place of the content: the outline, or why there is none. */
  private standIn: Element | null = null;
  private ownShown = "";
  private ownMessages: Messages = {};
  private given: Record<string, string> = {};
  private readonly internals = this.attachInternals();
  private readonly observer = nearing(this, () => this.begin());

  constructor() {
    super();
    // A page may set properties before the script has come: they lie over the accessors of the class.
    const early = this as unknown as Record<string, unknown>;
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = early[name];
      delete early[name];
      early[name] = value;
    }
  }

  get shown(): string {
    return this.ownShown;
  }

  set shown(id: string) {
    this.ownShown = id;
    this.content?.settingChanged("shown");
  }

  get messages(): Messages {
    return this.ownMessages;
  }

  set messages(messages: Messages) {
    this.ownMessages = messages ?? {};
    this.content?.settingChanged("messages");
  }

  /**
   * The inputs as plain decimals, choices, and rows as JSON; with several models, each under `model.field`. Setting some
   * leaves the others.
   */
  get values(): Record<string, string> {
    return this.content?.values ?? { ...this.given };
  }

  set values(values: Record<string, string | number>) {
    const texts: Record<string, string> = {};
    for (const [name, value] of Object.entries(values ?? {})) texts[name] = `${value}`;
    this.given = { ...this.given, ...texts };
    this.content?.give(texts);
  }

  /** The last good result of the model shown; nothing before the first. */
  get result(): Result | null {
    return this.content?.result ?? null;
  }

  /** Resolves when what has been set is drawn. */
  get updateComplete(): Promise<boolean> {
    return this.content?.updateComplete ?? Promise.resolve(true);
  }

  connectedCallback() {
    if (this.content) return;
    this.drawOutline();
    if (this.eager || !this.observer) this.begin();
    else this.observer.observe(this);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null) {
    if (name === "values") {
      new URLSearchParams(value ?? "").forEach((text, field) => {
        this.given = { ...this.given, [field]: text };
      });
    }
    if (this.content) this.content.settingChanged(name);
    else if (name === "lang" && this.standIn) this.drawOutline();
  }

  /** Back to how it began, with the form that it stands in. */
  formResetCallback() {
    this.content?.reset();
  }

  private get root(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow({ mode: "open" });
  }

  private get language(): string {
    return supported(this.lang || this.closest("[lang]")?.getAttribute("lang") || navigator.language);
  }

  private get startWords(): StartWords {
    const { start } = overlaid({ start: startWordsOf(this.language) }, this.messages);
    return start;
  }

  private drawOutline() {
    this.standInFor(outline(this.startWords, this.language));
  }

  private standInFor(element: Element) {
    const { root } = this;
    if (this.standIn) this.standIn.replaceWith(element);
    else {
      root.adoptedStyleSheets = [outlineSheet()];
      root.append(element);
    }
    this.standIn = element;
  }

  private async begin() {
    if (this.content) return;
    const named = this.model.split(/\s+/).filter((id) => id !== "");
    const models = named.length > 0 ? named.filter((id) => MODELS.includes(id)) : MODELS.slice(0, 1);
    try {
      const { createContent } = await entry.begin(this.language, models);
      // The element may have been taken away and put back meanwhile, and then began twice.
      if (this.content) return;
      this.content = createContent(this.host());
      this.root.append(this.content);
    } catch (error) {
      this.fail(error);
    }
  }

  private host(): Host {
    return {
      element: this,
      root: this.root,
      lang: () => this.language,
      startWords: () => this.startWords,
      given: () => this.given,
      announce: (type, detail) => this.announce(type, detail),
      setFormValue: (value) => this.internals.setFormValue(value),
      show: () => this.show(),
      reload: reloadWithFigures,
      fail: (error) => this.fail(error),
    };
  }

  private show() {
    if (!this.standIn) return;
    this.standIn.remove();
    this.standIn = null;
    entry.onShown?.();
    const kept = takeKeptFigures(this);
    if (kept) this.content?.give(kept);
  }

  /** Says why there is no calculator. It begins again when it is put into a page again. */
  private fail(error: unknown) {
    const { reason = "wasm-not-loaded", detail = `${error}` } = error as Partial<StartFailure>;
    this.content?.remove();
    this.content = null;
    this.standInFor(outline(this.startWords, this.language, { reason, detail, onReload: reloadWithFigures }));
    this.announce("vc-error", { reason });
  }

  private announce(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    if (!this.dataLayer) return;
    const page = globalThis as { dataLayer?: unknown[] };
    page.dataLayer = page.dataLayer ?? [];
    page.dataLayer.push({ event: type, ...(detail as object) });
  }
}

for (const [name, initial] of Object.entries(TEXTS)) {
  Object.defineProperty(ValueCalculator.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.getAttribute(name) ?? initial;
    },
    set(this: Element, value: string | null) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}
for (const [name, attribute] of Object.entries(FLAGS)) {
  Object.defineProperty(ValueCalculator.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.hasAttribute(attribute);
    },
    set(this: Element, isThere: boolean) {
      this.toggleAttribute(attribute, !!isThere);
    },
  });
}

/** Defines the element, unless the page has one of that name already; says whether it is this one. */
export function defineElement(how: Entry): boolean {
  const known = customElements.get("value-calculator");
  if (!known) {
    entry = how;
    customElements.define("value-calculator", ValueCalculator);
  }
  return !known || known === ValueCalculator;
}
