// <value-calculator>: a model's form, its answer, and the ways to look at it. Nothing here knows any one model.
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { Calculation, type Questions } from "./calculation.js";
import { type Engine, EngineUnavailable, loadEngine } from "./entry-engine.js";
import { formTemplate } from "./form/form.js";
import type { FormState } from "./form/form-state.js";
import type { RowsChange } from "./form/rows.js";
import { isCurrency } from "./number-text.js";
import { elementStyles } from "./styles/element-styles.js";
import { answerTemplate, moreFigures } from "./views/answer.js";
import { footerTemplate } from "./views/footer.js";
import { picturesTemplate } from "./views/pictures.js";
import { outputText, type Reading, sentence, showsWholeMoney } from "./views/reading.js";
import { tableTemplate } from "./views/table.js";
import { tabsTemplate } from "./views/tabs.js";
import { whatIfTemplate } from "./views/what-if.js";
import { workingTemplate } from "./views/working.js";
import type { FieldSchema, ModelSchema } from "./wire.js";
import { filled, type Messages, type ModelWords, supported, type Words, wordsOf } from "./words.js";

const VIEWS = ["chart", "table", "working", "what-if"] as const;
type View = (typeof VIEWS)[number];

/** How long after the last keystroke the result is read aloud. */
const STATUS_AFTER_MS = 700;

/** A result and the inputs it came from, as `vc-change` carries them; rows are JSON. */
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
    shown: { attribute: false },
    engine: { state: true },
    unavailable: { state: true },
    view: { state: true },
    openHelp: { state: true },
    isFurtherOpen: { state: true },
    copiedLabel: { state: true },
    status: { state: true },
    revision: { state: true },
  };

  /** The id of the model, or several separated by spaces, for tabs; the first there is when none is named. */
  declare model: string;
  /** The id of the model whose tab is shown. */
  declare shown: string;
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
  /** One for each model, so that a tab left and come back to is as it was. */
  private calculations: Calculation[] = [];
  private given: Record<string, string> = {};
  private statusTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.model = "";
    this.shown = "";
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

  /**
   * The inputs as plain decimals, choices, and rows as JSON; with several models, each under `model.field`. Setting some
   * leaves the others.
   */
  get values(): Record<string, string> {
    const { calculations } = this;
    const [only] = calculations;
    if (!only) return { ...this.given };
    if (calculations.length === 1) return only.form.values;
    const prefixed = calculations.flatMap(({ schema, form }) =>
      Object.entries(form.values).map(([id, value]) => [`${schema.id}.${id}`, value]),
    );
    return Object.fromEntries(prefixed);
  }

  set values(values: Record<string, string | number>) {
    const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `${value}`]));
    this.given = { ...this.given, ...texts };
    if (this.calculations.length > 0) {
      this.giveValues(texts);
      this.evaluateAll();
    }
  }

  /** The last good result of the model shown; nothing before the first. */
  get result(): Result | null {
    return this.calculation && resultOf(this.calculation);
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
    for (const { form } of this.calculations) form.speak(this.language);
    if (isNew || hasNewValues) {
      this.giveValues(this.given);
      this.evaluateAll({ isFirst: isNew });
    }
  }

  private choose(engine: Engine) {
    const schemas = engine.models();
    const ids = this.model.split(/\s+/).filter(Boolean);
    const wanted = ids.length > 0 ? ids : schemas.slice(0, 1).map(({ id }) => id);
    const known = wanted.flatMap((id) => schemas.filter((schema) => schema.id === id));
    this.calculations = known.map((schema) => new Calculation(schema, this.language));
  }

  /** The calculation whose tab is shown. */
  private get calculation(): Calculation | null {
    return this.calculations.find(({ schema }) => schema.id === this.shown) ?? this.calculations[0] ?? null;
  }

  /** Gives each model the values under its own name, `model.field`; where there is one model, `field` is enough. */
  private giveValues(values: Record<string, string>, to: readonly Calculation[] = this.calculations) {
    for (const calculation of to) {
      const prefix = `${calculation.schema.id}.`;
      const own = Object.entries(values).flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
      );
      calculation.give({ ...(this.calculations.length === 1 ? values : {}), ...Object.fromEntries(own) });
    }
    this.revision++;
  }

  private evaluateAll(how: { isFirst?: boolean } = {}) {
    for (const calculation of this.calculations) if (calculation !== this.calculation) this.ask(calculation);
    this.evaluate(how);
  }

  private ask(calculation: Calculation): boolean {
    return this.engine ? calculation.evaluate(this.engine) : false;
  }

  /** Evaluates the model shown, and tells the page. */
  private evaluate({ isFirst = false } = {}) {
    const { calculation } = this;
    if (!calculation) return;
    this.revision++;
    if (this.ask(calculation)) {
      const results = this.calculations.map(resultOf);
      this.internals?.setFormValue(JSON.stringify(results.length === 1 ? results[0] : results));
      // After the update, so that a listener sees the page as the visitor does.
      this.updateComplete.then(() =>
        this.announce(isFirst ? "vc-ready" : "vc-change", resultOf(calculation)),
      );
    } else {
      const errors = [...calculation.problems].map(([field, { code }]) => ({ field, code }));
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
        const headline = reading.schema.outputs.find((output) => output.prominence === "headline");
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

  private modelWords({ id }: ModelSchema): ModelWords | undefined {
    return this.words.models[id];
  }

  private get reading(): Reading | null {
    const { calculation, words } = this;
    const model = calculation && this.modelWords(calculation.schema);
    if (!calculation?.good || !model) return null;
    const { schema, good } = calculation;
    const wholeMoney = showsWholeMoney(schema, good.values);
    return { schema, ...good, words, model, lang: this.language, currency: this.currencyCode, wholeMoney };
  }

  /** How many fields are to be corrected, in words; empty when none is. */
  private get wrongText(): string {
    const count = this.calculation?.problems.size ?? 0;
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
    const { calculation } = this;
    const model = calculation && this.modelWords(calculation.schema);
    if (!calculation || !model) {
      const known = this.engine
        .models()
        .map(({ id }) => id)
        .join(", ");
      return html`<p class="message" role="alert">${filled(words.ui.unknown_model, { model: this.model, known })}</p>`;
    }
    const { schema, form } = calculation;
    const wrong = this.wrongText;
    const reading = this.reading;
    const hasTabs = this.calculations.length > 1;
    return html`
      ${hasTabs ? this.modelTabs(schema.id) : nothing}
      <div id="model-panel" role=${hasTabs ? "tabpanel" : nothing} aria-labelledby=${hasTabs ? `model-tab-${schema.id}` : nothing}>
      <header>
        <slot name="title"><h2>${model.name}</h2></slot>
        <slot name="intro"><p>${model.purpose}</p></slot>
      </header>
      <div class="columns">
        ${keyed(
          schema.id,
          formTemplate(
            schema,
            {
              state: form,
              words,
              model,
              lang: this.language,
              currency: this.currencyCode,
              problems: calculation.problems,
              openHelp: this.openHelp,
              isFurtherOpen: this.isFurtherOpen,
              onType: this.onType,
              onGive: this.onGive,
              onLeave: this.onLeave,
              onHelp: this.onHelp,
              onFurther: this.onFurther,
              onTypeCell: this.onTypeCell,
              onLeaveCell: this.onLeaveCell,
              onRows: this.onRows,
            },
            this.onReset,
          ),
        )}
        <section class="result ${wrong ? "is-stale" : ""}" aria-label=${words.ui.result}>
          ${reading ? answerTemplate(reading, wrong && filled(words.ui.stale, { count: wrong })) : nothing}
          ${reading ? keyed(schema.id, this.viewsTemplate(reading, wrong !== "")) : nothing}
          ${reading ? moreFigures(reading) : nothing}
          <slot name="cta"></slot>
        </section>
      </div>
      </div>
      ${footerTemplate(words, this.currencyCode, this.onCurrency)}
      <p class="status" role="status" aria-live="polite">${this.status}</p>
    `;
  }

  private modelTabs(shown: string) {
    const tabs = this.calculations.map(({ schema }) => ({
      id: schema.id,
      label: this.modelWords(schema)?.name ?? schema.id,
    }));
    const onChoose = (id: string) => {
      this.shown = id;
    };
    return tabsTemplate({
      prefix: "model-tab",
      panel: "model-panel",
      label: this.words.ui.models,
      tabs,
      shown,
      onChoose,
    });
  }

  private viewsTemplate(reading: Reading, isStale: boolean) {
    const { ui } = this.words;
    const asked = this.views.split(/\s+/);
    const tabs = VIEWS.filter((view) => asked.includes(view) && has(reading.schema, view)).map((id) => ({
      id,
      label: id === "table" && reading.schema.schedule.length === 0 ? ui.view_points : ui[`view_${id}`],
    }));
    const shown = (tabs.find(({ id }) => id === this.view) ?? tabs[0])?.id;
    if (!shown) return nothing;
    const onChoose = (id: string) => {
      this.view = id as View;
    };
    return html`
      ${tabsTemplate({ prefix: "tab", panel: "view", label: ui.views, tabs, shown, onChoose })}
      <div id="view" role="tabpanel" aria-labelledby="tab-${shown}">${this.viewTemplate(shown, reading, isStale)}</div>
    `;
  }

  private viewTemplate(view: View, reading: Reading, isStale: boolean) {
    const { engine, calculation } = this;
    if (!engine || !calculation) return nothing;
    if (view === "table") return tableTemplate(engine, reading);
    if (view === "working") return workingTemplate(reading, this.onCopy, this.copiedLabel);
    if (view === "chart") return picturesTemplate(engine, reading, isStale);
    return whatIfTemplate(reading, {
      engine,
      calculation,
      isStale,
      onAsk: this.onAsk,
      onUse: this.onUse,
    });
  }

  private readonly onType = (field: FieldSchema, text: string) => {
    this.calculation?.form.type(field, text);
    this.evaluate();
  };

  private readonly onGive = (field: FieldSchema, value: string) => {
    this.calculation?.form.give(field, value);
    this.evaluate();
  };

  private readonly onLeave = (field: FieldSchema) => {
    this.calculation?.form.settle(field);
    this.commit();
  };

  private readonly onTypeCell = (row: FormState, column: FieldSchema, text: string) => {
    row.type(column, text);
    this.evaluate();
  };

  private readonly onLeaveCell = (row: FormState, column: FieldSchema) => {
    row.settle(column);
    this.commit();
  };

  private commit() {
    this.revision++;
    if (this.result) this.announce("vc-commit", this.result);
  }

  private readonly onRows = ({ said, focus }: RowsChange) => {
    this.evaluate();
    // Said at once, in place of the result that would be said later.
    clearTimeout(this.statusTimer);
    this.status = said;
    this.commit();
    if (focus) this.updateComplete.then(() => this.shadowRoot?.getElementById(focus)?.focus());
  };

  private readonly onAsk = (questions: Partial<Questions>) => {
    if (this.calculation) Object.assign(this.calculation.questions, questions);
    this.revision++;
  };

  private readonly onUse = (value: string) => {
    const { calculation } = this;
    if (!calculation) return;
    const { input, row } = calculation.questions;
    const [fieldId = "", columnId] = input.split(".");
    const field = calculation.field(fieldId);
    const column = field?.columns.find(({ id }) => id === columnId);
    if (field && column && row !== null) calculation.form.rows[fieldId]?.[row]?.give(column, value);
    else if (field) calculation.form.give(field, value);
    this.evaluate();
    this.commit();
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
    const { calculation } = this;
    if (!calculation) return;
    calculation.form.reset();
    this.giveValues(this.given, [calculation]);
    this.evaluate();
  };

  private readonly onCurrency = (code: string) => {
    this.currency = code;
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
}

function resultOf({ schema, good }: Calculation): Result | null {
  return good && { model: schema.id, inputs: good.values, outputs: good.evaluation.outputs };
}

function has({ chart, schedule }: ModelSchema, view: View): boolean {
  return (
    view === "what-if" || view === "working" || chart !== null || (view === "table" && schedule.length > 0)
  );
}

/** Defines <value-calculator>; a second copy of the script on the same page leaves the first in place. */
export function defineValueCalculator() {
  if (!customElements.get("value-calculator")) customElements.define("value-calculator", ValueCalculator);
}
