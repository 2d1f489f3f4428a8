// `value-calculator`: importing this defines nothing; `defineValueCalculator()` does. The classic script calls it.
import * as element from "./element.js";

/** A result and the inputs it came from, all plain decimals. */
export interface Result {
  model: string;
  inputs: Record<string, string>;
  outputs: Record<string, string | null>;
}

/** `<value-calculator>`, as scripts see it. Attributes of the same names set what is a text here. */
export interface ValueCalculatorElement extends HTMLElement {
  /** The id of a model, or several separated by spaces: then there are tabs. */
  model: string;
  /** Of several models, the id of the one whose tab is shown. */
  shown: string;
  currency: string;
  theme: string;
  views: string;
  /** The inputs as plain decimals and choices; setting some leaves the others. */
  values: Record<string, string>;
  /** The last good result; nothing before the first. */
  readonly result: Result | null;
  /** Words of the page owner's own, laid over ours. */
  messages: Record<string, unknown>;
}

/** Defines `<value-calculator>`; a second copy on the same page leaves the first in place. */
export const defineValueCalculator: () => void = element.defineValueCalculator;

declare global {
  interface HTMLElementTagNameMap {
    "value-calculator": ValueCalculatorElement;
  }
  interface HTMLElementEventMap {
    "vc-ready": CustomEvent<Result>;
    "vc-change": CustomEvent<Result>;
    "vc-commit": CustomEvent<Result>;
  }
}
