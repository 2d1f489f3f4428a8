// What a page's owner sets on <value-calculator>: attributes, and properties of the same names in camelCase.
import { LitElement } from "lit";
import { VIEWS } from "./views/result-views.js";
import { TOOLS } from "./views/tools.js";
import type { Messages } from "./words.js";

const TEXT = { reflect: true };
const FLAG = { type: Boolean, reflect: true };

export class ElementContract extends LitElement {
  static formAssociated = true;
  static override properties = {
    model: TEXT,
    currency: TEXT,
    lang: TEXT,
    theme: TEXT,
    views: TEXT,
    fields: TEXT,
    locked: TEXT,
    frame: TEXT,
    storage: FLAG,
    lead: FLAG,
    eager: FLAG,
    dataLayer: { ...FLAG, attribute: "data-layer" },
    valuesText: { attribute: "values" },
    messages: { attribute: false },
    shown: { attribute: false },
  };

  /** The id of the model, or several separated by spaces, for tabs; the first there is when none is named. */
  declare model: string;
  /** The id of the model whose tab is shown. */
  declare shown: string;
  /** An ISO 4217 code. */
  declare currency: string;
  /** `auto`, `light` or `dark`. */
  declare theme: string;
  /** Which views and tools are offered, separated by spaces. */
  declare views: string;
  /** The fields that are shown, by id or short key, separated by spaces; all when none is named. */
  declare fields: string;
  /** The fields that are shown and cannot be changed, named in the same way. */
  declare locked: string;
  /** The address of embed.html, to show instead where the page's policy blocks WebAssembly. */
  declare frame: string;
  /** Whether visitors may keep scenarios in their browser. */
  declare storage: boolean;
  /** Whether the report asks who wants it; the answer goes to the page alone, as `vc-lead`. */
  declare lead: boolean;
  /** Whether it begins at once, and not when it comes near the part of the page that is seen. */
  declare eager: boolean;
  /** Whether every event is put into the page's `dataLayer` too. */
  declare dataLayer: boolean;
  /** Words of the page owner's own, over ours. */
  declare messages: Messages;
  declare protected valuesText: string | null;

  constructor() {
    super();
    this.model = "";
    this.shown = "";
    this.currency = "CNY";
    this.theme = "auto";
    this.views = [...VIEWS, ...TOOLS].join(" ");
    this.fields = "";
    this.locked = "";
    this.frame = "";
    this.storage = false;
    this.lead = false;
    this.eager = false;
    this.dataLayer = false;
    this.messages = {};
    this.valuesText = null;
  }

  protected isShown(model: string, field: Named): boolean {
    return this.fields === "" || names(this.fields, model, field);
  }

  protected isLocked(model: string, field: Named): boolean {
    return names(this.locked, model, field);
  }

  /** Whether a field is the page owner's to set, and nobody else's. */
  protected isFixed(model: string, field: Named): boolean {
    return this.isLocked(model, field) || !this.isShown(model, field);
  }

  /** Tells the page, and where it asks for that its tag manager. */
  protected announce(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    if (!this.dataLayer) return;
    const page = globalThis as { dataLayer?: unknown[] };
    page.dataLayer ??= [];
    page.dataLayer.push({ event: type, ...(detail as object) });
  }
}

type Named = { id: string; key: string };

/** Whether a list of names, as an attribute has it, names a field of a model; with several models as `model.field`. */
function names(list: string, model: string, { id, key }: Named): boolean {
  return list.split(/\s+/).some((name) => [id, key].includes(name.replace(`${model}.`, "")));
}
