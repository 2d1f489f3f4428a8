// What <value-calculator> and its content know of each other. The content is the element inside the element, which draws
// everything; the two may be of different versions (`www/classic-loader.ts`), so members are added here and never changed.
import type { Result, ValueCalculatorElement } from "./element-interface.js";
import type { StartWords } from "./locales/start-words.js";

/** What the element gives to its content. */
export interface Host {
  readonly element: ValueCalculatorElement;
  readonly root: ShadowRoot;
  /** The frame's look, which the outline and the content have in common. */
  readonly frameSheet: CSSStyleSheet;
  /** The language that is asked for, as far as there are words for it. */
  readonly lang: string;
  readonly startWords: StartWords;
  /** The figures that the page has given. */
  readonly given: Readonly<Record<string, string>>;
  /** Dispatches an event, and puts it into the page's data layer where the owner asks for that. */
  announce(type: string, detail: unknown): void;
  /** What a form around the element submits. */
  setFormValue(value: string): void;
  /** Removes the outline, once the content has something to show. */
  show(): void;
  /** Shows why there is no calculator, in words of the content's own if it has any. */
  fail(error: unknown, text?: string): void;
}

/** What the element asks of its content. */
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

/** How an entry brings in the content. */
export interface Entry {
  /** Asks at once for the content's script, the engine's core and the words of the page and of these models. */
  begin(lang: string, models: readonly string[]): Promise<ContentModule>;
  /** Called when a calculator of the page is shown. */
  onShown(): void;
}
