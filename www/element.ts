// <value-calculator>: a model's form, its answer, and the ways to look at it. Nothing here knows any one model.
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { type Engine, EngineUnavailable, loadEngine } from "./entry-engine.js";
import { formTemplate } from "./form/form.js";
import { FormState } from "./form/form-state.js";
import { isCurrency } from "./number-text.js";
import { elementStyles } from "./styles/element-styles.js";
import { answerTemplate, moreFigures } from "./views/answer.js";
import { chartTemplate } from "./views/chart.js";
import { outputText, type Reading, sentence, showsWholeMoney } from "./views/reading.js";
import { tableTemplate } from "./views/table.js";
import { workingTemplate } from "./views/working.js";
import type { Evaluation, FieldError, FieldSchema, ModelSchema } from "./wire.js";
import { filled, type Messages, type ModelWords, supported, type Words, wordsOf } from "./words.js";

const VIEWS = ["chart", "table", "working"] as const;
type View = (typeof VIEWS)[number];

const CURRENCIES = [
  "CNY",
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "HKD",
  "TWD",
  "SGD",
  "KRW",
  "INR",
  "AUD",
  "CAD",
  "CHF",
];
/** How long after the last keystroke the result is read aloud. */
const STATUS_AFTER_MS = 700;

/** A result and the inputs it came from, as `vc-change` carries them. */
export type Result = {
  model: string;
  inputs: Record<string, string>;
  outputs: Record<string, string | null>;
};

export class ValueCalculator extends LitElement {
  static override styles = elementStyles;
  static formAssociated = true;
  static override properties = {
    model: { reflect: true },
    currency: { reflect: true },
    lang: { reflect: true },
    theme: { reflect: true },
    views: { reflect: true },
    valuesText: { attribute: "values" },
    messages: { attribute: false },
    engine: { state: true },
    unavailable: { state: true },
    view: { state: true },
    openHelp: { state: true },
    isFurtherOpen: { state: true },
    copiedLabel: { state: true },
    status: { state: true },
    revision: { state: true },
  };

  /** The id of the model; the first there is when none is named. */
  declare model: string;
  /** An ISO 4217 code. */
  declare currency: string;
  /** `auto`, `light` or `dark`. */
  declare theme: string;
  /** Which views are offered, separated by spaces. */
  declare views: string;
  /** Words of the page owner's own, over ours. */
  declare messages: Messages;

  declare private valuesText: string | null;
  declare private engine: Engine | null;
  declare private unavailable: EngineUnavailable["reason"] | null;
  declare private view: View;
  declare private openHelp: ReadonlySet<string>;
  declare private isFurtherOpen: boolean;
  declare private copiedLabel: string | null;
  declare private status: string;
  /** Counted up whenever the form's state has changed, which Lit cannot see by itself. */
  declare private revision: number;

  private readonly internals: ElementInternals | null;
  private schema: ModelSchema | null = null;
  private form: FormState | null = null;
  private refused: readonly FieldError[] = [];
  private good: { evaluation: Evaluation; inputs: Record<string, string> } | null = null;
  private given: Record<string, string> = {};
  private statusTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.model = "";
    this.currency = "CNY";
    this.theme = "auto";
    this.views = VIEWS.join(" ");
    this.messages = {};
    this.valuesText = null;
    this.engine = null;
    this.unavailable = null;
    this.view = "chart";
    this.openHelp = new Set();
    this.isFurtherOpen = false;
    this.copiedLabel = null;
    this.status = "";
    this.revision = 0;
    this.internals = typeof this.attachInternals === "function" ? this.attachInternals() : null;
  }

  /** The inputs as plain decimals and choices. Setting some leaves the others. */
  get values(): Record<string, string> {
    return this.form ? { ...this.form.values } : { ...this.given };
  }

  set values(values: Record<string, string | number>) {
    const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `${value}`]));
    this.given = { ...this.given, ...texts };
    if (this.form) {
      this.giveValues(texts);
      this.evaluate();
    }
  }

  /** The last good result; nothing before the first. */
  get result(): Result | null {
    if (!this.good || !this.schema) return null;
    return { model: this.schema.id, inputs: this.good.inputs, outputs: this.good.evaluation.outputs };
  }

  override connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.statusTimer);
  }

  private get language(): string {
    const asked = this.lang || this.closest("[lang]")?.getAttribute("lang") || navigator.language;
    return supported(asked);
  }

  private get currencyCode(): string {
    return isCurrency(this.currency) ? this.currency.toUpperCase() : "CNY";
  }

  private async load() {
    if (this.engine) return;
    try {
      this.engine = await loadEngine();
      this.unavailable = null;
    } catch (error) {
      this.unavailable = error instanceof EngineUnavailable ? error.reason : "wasm-not-loaded";
      this.announce("vc-error", { reason: this.unavailable });
    }
  }

  protected override willUpdate(changed: PropertyValues) {
    const hasNewValues = changed.has("valuesText");
    if (hasNewValues) {
      this.given = { ...this.given, ...Object.fromEntries(new URLSearchParams(this.valuesText ?? "")) };
    }
    if (!this.engine) return;
    const isNew = changed.has("engine") || changed.has("model");
    if (isNew) this.choose(this.engine);
    this.form?.speak(this.language);
    if (isNew || hasNewValues) {
      this.giveValues(this.given);
      this.evaluate({ isFirst: isNew });
    }
  }

  private choose(engine: Engine) {
    const schemas = engine.models();
    this.schema = schemas.find(({ id }) => id === (this.model || schemas[0]?.id)) ?? null;
    this.form = this.schema && new FormState(this.schema.inputs, this.language);
    this.good = null;
    this.refused = [];
  }

  /** Takes values under a field's id or its short key; others are not ours. */
  private giveValues(values: Record<string, string>) {
    for (const field of this.schema?.inputs ?? []) {
      const value = values[field.id] ?? values[field.key];
      if (value !== undefined) this.form?.give(field, value.trim());
    }
    this.revision++;
  }

  /** Asks the engine. A wrong field leaves the last good result as it is. */
  private evaluate({ isFirst = false } = {}) {
    const { engine, schema, form } = this;
    if (!engine || !schema || !form) return;
    this.revision++;
    const answer = engine.evaluate(schema.id, form.inputs);
    this.refused = answer.ok ? [] : answer.errors;
    if (answer.ok && form.isRead) {
      this.good = { evaluation: answer, inputs: { ...form.values } };
      this.internals?.setFormValue(JSON.stringify(this.result));
      // After the update, so that a listener sees the page as the visitor does.
      this.updateComplete.then(() => this.announce(isFirst ? "vc-ready" : "vc-change", this.result));
    } else {
      const errors = [...form.problems(this.refused)].map(([field, { code }]) => ({ field, code }));
      this.updateComplete.then(() => this.announce("vc-error", { errors }));
    }
    if (!isFirst) this.sayLater();
  }

  private announce(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  private sayLater() {
    clearTimeout(this.statusTimer);
    this.statusTimer = setTimeout(() => {
      const reading = this.reading;
      const wrong = this.wrongText;
      if (wrong) this.status = filled(this.words.ui.status_errors, { count: wrong });
      else if (reading) {
        const headline = this.schema?.outputs.find((output) => output.prominence === "headline");
        const value = headline ? outputText(headline.id, reading) : "";
        this.status = filled(this.words.ui.status, {
          headline: sentence(reading.model.headline, reading),
          value,
        });
      }
    }, STATUS_AFTER_MS);
  }

  private get words(): Words {
    return wordsOf(this.language, this.messages);
  }

  private get modelWords(): ModelWords | null {
    return (this.schema && this.words.models[this.schema.id]) ?? null;
  }

  private get reading(): Reading | null {
    const { schema, good, words, modelWords: model } = this;
    if (!schema || !good || !model) return null;
    const wholeMoney = showsWholeMoney(schema, good.inputs);
    return { schema, ...good, words, model, lang: this.language, currency: this.currencyCode, wholeMoney };
  }

  /** How many fields are to be corrected, in words; empty when none is. */
  private get wrongText(): string {
    const count = this.form?.problems(this.refused).size ?? 0;
    const { ui } = this.words;
    return count === 0 ? "" : filled(count === 1 ? ui.stale_one : ui.stale_other, { n: `${count}` });
  }

  protected override render() {
    return html`<div class="vc" lang=${this.language}>${this.content()}</div>`;
  }

  private content() {
    const { words } = this;
    if (this.unavailable) {
      const isBlocked = this.unavailable === "wasm-blocked";
      return html`<p class="message" role="alert">${isBlocked ? words.ui.unavailable_blocked : words.ui.unavailable_not_loaded}</p>`;
    }
    if (!this.engine) return html`<p class="message loading">${words.ui.loading}</p>`;
    const { schema, form, modelWords: model } = this;
    if (!schema || !form || !model) {
      const known = this.engine
        .models()
        .map(({ id }) => id)
        .join(", ");
      return html`<p class="message" role="alert">${filled(words.ui.unknown_model, { model: this.model, known })}</p>`;
    }
    const wrong = this.wrongText;
    const reading = this.reading;
    return html`
      <header>
        <slot name="title"><h2>${model.name}</h2></slot>
        <slot name="intro"><p>${model.purpose}</p></slot>
      </header>
      <div class="columns">
        ${formTemplate(
          schema,
          {
            state: form,
            words,
            model,
            lang: this.language,
            currency: this.currencyCode,
            problems: form.problems(this.refused),
            openHelp: this.openHelp,
            isFurtherOpen: this.isFurtherOpen,
            onType: this.onType,
            onGive: this.onGive,
            onLeave: this.onLeave,
            onHelp: this.onHelp,
            onFurther: this.onFurther,
          },
          this.onReset,
        )}
        <section class="result ${wrong ? "is-stale" : ""}" aria-label=${words.ui.result}>
          ${reading ? answerTemplate(reading, wrong && filled(words.ui.stale, { count: wrong })) : nothing}
          ${reading ? this.viewsTemplate(reading, wrong !== "") : nothing}
          ${reading ? moreFigures(reading) : nothing}
          <slot name="cta"></slot>
        </section>
      </div>
      <footer>
        <span>${words.ui.privacy}</span>
        <label class="currency" title=${words.ui.currency_note}>
          ${words.ui.currency}
          <select @change=${this.onCurrency} aria-describedby="currency-note">
            ${[...new Set([this.currencyCode, ...CURRENCIES])].map(
              (code) => html`<option value=${code} ?selected=${code === this.currencyCode}>${code}</option>`,
            )}
          </select>
          <small id="currency-note">${words.ui.currency_note}</small>
        </label>
        <slot name="disclaimer"></slot>
      </footer>
      <p class="status" role="status" aria-live="polite">${this.status}</p>
    `;
  }

  private viewsTemplate(reading: Reading, isStale: boolean) {
    const { words } = this;
    const offered = VIEWS.filter((view) => this.views.split(/\s+/).includes(view) && this.has(view));
    const [first] = offered;
    if (!first) return nothing;
    const shown = offered.includes(this.view) ? this.view : first;
    return html`
      <div class="tabs" role="tablist" aria-label=${words.ui.views} @keydown=${(event: KeyboardEvent) => this.onTabKey(event, offered, shown)}>
        ${offered.map(
          (view) => html`<button
            type="button"
            role="tab"
            id="tab-${view}"
            aria-controls="view"
            aria-selected=${view === shown ? "true" : "false"}
            tabindex=${view === shown ? 0 : -1}
            @click=${() => {
              this.view = view;
            }}
          >${words.ui[`view_${view}`]}</button>`,
        )}
      </div>
      <div id="view" role="tabpanel" aria-labelledby="tab-${shown}">${this.viewTemplate(shown, reading, isStale)}</div>
    `;
  }

  private has(view: View): boolean {
    if (view === "chart") return this.schema?.chart != null;
    return view !== "table" || (this.schema?.schedule.length ?? 0) > 0;
  }

  private viewTemplate(view: View, reading: Reading, isStale: boolean) {
    const { chart } = reading.schema;
    if (view === "table") return tableTemplate(reading);
    if (view === "working") return workingTemplate(reading, this.onCopy, this.copiedLabel);
    return this.engine && chart ? chartTemplate(this.engine, reading, chart, isStale) : nothing;
  }

  private readonly onType = (field: FieldSchema, text: string) => {
    this.form?.type(field, text);
    this.evaluate();
  };

  private readonly onGive = (field: FieldSchema, value: string) => {
    this.form?.give(field, value);
    this.evaluate();
  };

  private readonly onLeave = (field: FieldSchema) => {
    this.form?.settle(field);
    this.revision++;
    if (this.result) this.announce("vc-commit", this.result);
  };

  private readonly onHelp = (field: FieldSchema) => {
    const open = new Set(this.openHelp);
    if (!open.delete(field.id)) open.add(field.id);
    this.openHelp = open;
  };

  private readonly onFurther = (isOpen: boolean) => {
    this.isFurtherOpen = isOpen;
  };

  private readonly onReset = () => {
    this.form?.reset();
    this.giveValues(this.given);
    this.evaluate();
  };

  private readonly onCurrency = (event: Event) => {
    this.currency = (event.target as HTMLSelectElement).value;
  };

  private readonly onCopy = async (text: string, label: string) => {
    try {
      await navigator.clipboard.writeText(text);
      this.copiedLabel = label;
      this.status = this.words.ui.copied;
    } catch {
      this.status = this.words.ui.copy_failed;
    }
  };

  private onTabKey(event: KeyboardEvent, offered: readonly View[], shown: View) {
    const place = offered.indexOf(shown);
    const moves: Record<string, number> = {
      ArrowRight: place + 1,
      ArrowLeft: place - 1,
      Home: 0,
      End: offered.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.view = offered[(to + offered.length) % offered.length] ?? shown;
    this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${this.view}`)?.focus());
  }
}

/** Defines <value-calculator>; a second copy of the script on the same page leaves the first in place. */
export function defineValueCalculator() {
  if (!customElements.get("value-calculator")) customElements.define("value-calculator", ValueCalculator);
}
