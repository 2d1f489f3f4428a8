// What scripts see of <value-calculator>: types alone, the same in the package and inside. What is said of it in words is
// in scripts/element-table.ts.

/** A result and the inputs it came from, all plain decimals; rows are JSON. */
export interface Result {
  model: string;
  inputs: Record<string, string>;
  outputs: Record<string, string | null>;
}

/** Words of the page owner's own, laid over ours; whatever is missing stays. */
export interface MessageTexts {
  [key: string]: string | MessageTexts;
}

/** `<value-calculator>`, as scripts see it. Attributes of the same names set what is a text here. */
export interface ValueCalculatorElement extends HTMLElement {
  /** The id of a model, or several separated by spaces: then there are tabs. */
  model: string;
  /** Of several models, the id of the one whose tab is shown. */
  shown: string;
  /** An ISO 4217 code. It sets the sign and converts nothing. */
  currency: string;
  /** `auto`, `light` or `dark`. */
  theme: string;
  /** Which views and tools are offered, separated by spaces. */
  views: string;
  /** The fields that are shown, by id or short key, separated by spaces; all when none is named. */
  fields: string;
  /** The fields that are shown and cannot be changed, named in the same way. */
  locked: string;
  /** The address of embed.html, to show instead where the page’s policy blocks WebAssembly. */
  frame: string;
  /** Whether visitors may keep scenarios in their browser. */
  storage: boolean;
  /** Whether the report asks who wants it; the answer goes to the page alone, as `vc-lead`. */
  lead: boolean;
  /** Whether it begins at once, and not when it comes near the part of the page that is seen. */
  eager: boolean;
  /** Whether every event is put into the page's `dataLayer` too. */
  dataLayer: boolean;
  /** The inputs as plain decimals, choices and rows as JSON; setting some leaves the others. */
  get values(): Record<string, string>;
  set values(values: Record<string, string | number>);
  /** The last good result; nothing before the first. */
  readonly result: Result | null;
  /** Words of the page owner's own, laid over ours. */
  messages: MessageTexts;
}

/** What was saved or copied. */
export interface Exported {
  format: "xlsx" | "csv" | "svg" | "png" | "json" | "table" | "report";
}

/** The link that was copied. */
export interface Shared {
  link: string;
}

/** Who wants the report, as typed there; the name may be empty. */
export interface Lead {
  email: string;
  name: string;
}

/** Why there is no calculator. */
export type StartFailureReason =
  | "wasm-blocked"
  | "wasm-not-loaded"
  | "words-not-loaded"
  | "browser-too-old"
  | "script-blocked"
  | "file-missing"
  | "other-version"
  | "out-of-memory"
  | "not-html";

/** The inputs that are wrong, or why there is no calculator. */
export type Failure = { errors: { field: string; code: string }[] } | { reason: StartFailureReason };

/** The element's events by name. All bubble, and leave the shadow trees they are in. */
export interface ValueCalculatorEventMap {
  "vc-ready": CustomEvent<Result>;
  "vc-change": CustomEvent<Result>;
  "vc-commit": CustomEvent<Result>;
  "vc-share": CustomEvent<Shared>;
  "vc-export": CustomEvent<Exported>;
  "vc-lead": CustomEvent<Lead>;
  "vc-error": CustomEvent<Failure>;
}

declare global {
  interface HTMLElementTagNameMap {
    "value-calculator": ValueCalculatorElement;
  }
  interface HTMLElementEventMap extends ValueCalculatorEventMap {}
}
