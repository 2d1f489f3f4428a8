// <value-calculator>, the element that a page sees: it holds what the page's owner sets. It does without Lit and without newer
// syntax, since it is what a page loads first.
import type { Entry } from "./content.js";
import { hostOf, setEntry } from "./element-host.js";
import type { Result, ValueCalculatorElement } from "./element-interface.js";
import { TOOLS, VIEWS } from "./view-names.js";
import type { Messages } from "./words.js";

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

  private readonly host = hostOf(this);
  private ownShown = "";
  private ownMessages: Messages = {};

  constructor() {
    super();
    // A page may set properties before the script has come: they lie over the accessors of the class.
    const early = this as unknown as Record<string, unknown>;
    for (const name of Object.keys(this)) {
      if (!(name in ValueCalculator.prototype)) continue;
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
    this.host.settingChanged("shown");
  }

  get messages(): Messages {
    return this.ownMessages;
  }

  set messages(messages: Messages) {
    this.ownMessages = messages || {};
    this.host.settingChanged("messages");
  }

  /**
   * The inputs as plain decimals, choices, and rows as JSON; with several models, each under `model.field`. Setting some
   * leaves the others.
   */
  get values(): Record<string, string> {
    const content = this.host.content();
    return content?.values || Object.assign({}, this.host.given);
  }

  set values(values: Record<string, string | number>) {
    const texts: Record<string, string> = {};
    for (const [name, value] of Object.entries(values || {})) texts[name] = `${value}`;
    Object.assign(this.host.given, texts);
    this.host.content()?.give(texts);
  }

  /** The last good result of the model shown; nothing before the first. */
  get result(): Result | null {
    return this.host.content()?.result || null;
  }

  /** Resolves when what has been set is drawn. */
  get updateComplete(): Promise<boolean> {
    return this.host.content()?.updateComplete || Promise.resolve(true);
  }

  connectedCallback() {
    this.host.connect();
  }

  disconnectedCallback() {
    this.host.disconnect();
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null) {
    if (name === "values") {
      new URLSearchParams(value || "").forEach((text, field) => {
        this.host.given[field] = text;
      });
    }
    this.host.settingChanged(name);
  }

  /** Back to how it began, with the form that it stands in. */
  formResetCallback() {
    this.host.content()?.reset();
  }
}

for (const [name, initial] of Object.entries(TEXTS)) {
  Object.defineProperty(ValueCalculator.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      const value = this.getAttribute(name);
      return value === null ? initial : value;
    },
    set(this: Element, value: string | null) {
      if (value == null) this.removeAttribute(name);
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
    setEntry(how);
    customElements.define("value-calculator", ValueCalculator);
  }
  return !known || known === ValueCalculator;
}
