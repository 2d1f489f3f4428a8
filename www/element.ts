// <value-calculator>: a model's form, its answer, and the ways to look at it. Nothing here knows any one model.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { Calculation, type Questions } from "./calculation.js";
import { type Engine, EngineUnavailable, loadEngine } from "./entry-engine.js";
import type { RowsChange } from "./form/fields.js";
import { formTemplate } from "./form/form.js";
import type { FormState } from "./form/form-state.js";
import { isCurrency } from "./number-text.js";
import { type Loads, type Part, Parts } from "./parts.js";
import { elementStyles } from "./styles/element-styles.js";
import { answerTemplate, moreFigures } from "./views/answer.js";
import { footerTemplate } from "./views/footer.js";
import { type FurtherPictures, picturesTemplate } from "./views/pictures.js";
import { outputText, type Reading, sentence, showsWholeMoney } from "./views/reading.js";
import { tabsTemplate } from "./views/tabs.js";
import type { ViewContext, ViewPart } from "./views/view.js";
import type { FieldSchema, ModelSchema } from "./wire.js";
import {
  filled,
  loadWords,
  type Messages,
  overlaid,
  type Section,
  type StartWords,
  startWords,
  supported,
  type Words,
} from "./words.js";

const VIEWS = ["chart", "table", "working", "what-if"] as const;
type View = (typeof VIEWS)[number];

/** A part, and the section of words that it comes with. */
type Sent<P extends Part> = { load: Loads<P>; section?: Section };

/** The views that are sent for when they are first shown; the chart is there from the start. */
const VIEW_PARTS: Record<Exclude<View, "chart">, Sent<ViewPart>> = {
  table: { load: () => import("./views/table.js") },
  working: { load: () => import("./views/working.js") },
  "what-if": { load: () => import("./views/what-if.js"), section: "what_if" },
};
const FURTHER_PICTURES: Sent<FurtherPictures> = { load: () => import("./views/schedule-pictures.js") };
const ROWS = { load: () => import("./form/rows.js"), section: "rows" } as const;

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
    spoken: { state: true },
    lacksWords: { state: true },
    copied: { state: true },
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
  declare private unavailable: EngineUnavailable["reason"] | "words-not-loaded" | null;
  /** The language shown, and its words without the page owner's. */
  declare private spoken: { lang: string; words: Words } | null;
  declare private view: View;
  declare private openHelp: ReadonlySet<string>;
  declare private isFurtherOpen: boolean;
  /** Whether words that were sent for did not come. */
  declare private lacksWords: boolean;
  declare private copied: string | null;
  declare private status: string;
  /** Counted up whenever the form's state has changed, which Lit cannot see by itself. */
  declare private revision: number;

  private readonly internals: ElementInternals | null;
  private readonly parts = new Parts(this);
  /** What the words were last sent for: a language, models and sections. */
  private wordsAsked = "";
  private readonly sections = new Set<Section>();
  /** The engine and the models that the calculations were made for. */
  private calculationsFor: readonly [Engine, string] | null = null;
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
    this.spoken = null;
    this.lacksWords = false;
    this.copied = null;
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
      this.fail(error instanceof EngineUnavailable ? error.reason : "wasm-not-loaded");
    }
  }

  private fail(reason: NonNullable<typeof this.unavailable>) {
    this.unavailable = reason;
    this.announce("vc-error", { reason });
  }

  protected override willUpdate(changed: PropertyValues) {
    const hasNewValues = changed.has("valuesText");
    if (hasNewValues) {
      this.given = { ...this.given, ...Object.fromEntries(new URLSearchParams(this.valuesText ?? "")) };
    }
    this.learn();
    const { engine, spoken } = this;
    if (!engine || !spoken) return;
    const isNew = this.calculationsFor?.[0] !== engine || this.calculationsFor[1] !== this.model;
    if (isNew) this.choose(engine, spoken.lang);
    for (const { form } of this.calculations) form.speak(spoken.lang);
    if (isNew || hasNewValues) {
      this.giveValues(this.given);
      this.evaluateAll({ isFirst: isNew });
    }
  }

  /** Sends for the words that are needed, if they are others than before; until they come, the old ones stay. */
  private async learn() {
    const lang = this.language;
    const named = this.modelIds;
    const models = named.length > 0 ? named : (this.engine?.models().slice(0, 1) ?? []).map(({ id }) => id);
    const asked = [lang, ...models, ...this.sections].join(" ");
    if (asked === this.wordsAsked || models.length === 0) return;
    this.wordsAsked = asked;
    this.lacksWords = false;
    try {
      const words = await loadWords(lang, models, [...this.sections]);
      if (asked === this.wordsAsked) this.spoken = { lang, words };
    } catch {
      if (asked !== this.wordsAsked) return;
      // With other words there, only what needs the new ones is not shown.
      if (this.spoken) this.lacksWords = true;
      else this.fail("words-not-loaded");
    }
  }

  private get modelIds(): string[] {
    return this.model.split(/\s+/).filter(Boolean);
  }

  private choose(engine: Engine, lang: string) {
    const schemas = engine.models();
    const named = this.modelIds;
    const wanted = named.length > 0 ? named : schemas.slice(0, 1).map(({ id }) => id);
    const known = wanted.flatMap((id) => schemas.filter((schema) => schema.id === id));
    this.calculations = known.map((schema) => new Calculation(schema, lang));
    this.calculationsFor = [engine, this.model];
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
      const { reading, words } = this;
      const wrong = words && this.wrongText(words);
      if (wrong) this.status = filled(words.ui.status_errors, { count: wrong });
      else if (reading) {
        const headline = reading.schema.outputs.find((output) => output.prominence === "headline");
        const value = headline ? outputText(headline.id, reading) : "";
        this.status = filled(reading.words.ui.status, {
          headline: sentence(reading.model.headline, reading),
          value,
        });
      }
    }, STATUS_AFTER_MS);
  }

  /** What is said as long as there are no other words. */
  private get startWords(): StartWords {
    return startWords(this.language, this.messages);
  }

  private get words(): Words | null {
    return this.spoken && overlaid(this.spoken.words, this.messages);
  }

  private get reading(): Reading | null {
    const { calculation, words, spoken } = this;
    const model = calculation && words?.models[calculation.schema.id];
    if (!calculation?.good || !words || !spoken || !model) return null;
    const { schema, good } = calculation;
    const wholeMoney = showsWholeMoney(schema, good.values);
    return { schema, ...good, words, model, lang: spoken.lang, currency: this.currencyCode, wholeMoney };
  }

  /** How many fields are to be corrected, in words; empty when none is. */
  private wrongText({ ui }: Words): string {
    const count = this.calculation?.problems.size ?? 0;
    return count === 0 ? "" : filled(count === 1 ? ui.stale_one : ui.stale_other, { n: `${count}` });
  }

  protected override render() {
    return html`<div class="vc" lang=${this.spoken?.lang ?? this.language}>${this.content()}</div>`;
  }

  private content() {
    const { words, engine, calculation, unavailable } = this;
    if (unavailable) {
      const { unavailable_blocked: blocked, unavailable_not_loaded: notLoaded } = this.startWords;
      return html`<p class="message" role="alert">${unavailable === "wasm-blocked" ? blocked : notLoaded}</p>`;
    }
    if (!engine || !words) return html`<p class="message loading">${this.startWords.loading}</p>`;
    const model = calculation && words.models[calculation.schema.id];
    if (!calculation || !model) {
      const known = engine.models().map(({ id }) => id);
      const text = filled(words.ui.unknown_model, { model: this.model, known: known.join(", ") });
      return html`<p class="message" role="alert">${text}</p>`;
    }
    const { schema, form } = calculation;
    const wrong = this.wrongText(words);
    const { reading } = this;
    const hasTabs = this.calculations.length > 1;
    return html`
      ${hasTabs ? this.modelTabs(schema.id, words) : nothing}
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
              lang: reading?.lang ?? this.language,
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
              rowsField: (field, context) => this.withPart(ROWS, (part) => part.rowsField(field, context)),
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

  private modelTabs(shown: string, { ui, models }: Words) {
    const tabs = this.calculations.map(({ schema: { id } }) => ({ id, label: models[id]?.name ?? id }));
    const onChoose = (id: string) => {
      this.shown = id;
    };
    return tabsTemplate({
      prefix: "model-tab",
      panel: "model-panel",
      label: ui.models,
      tabs,
      shown,
      onChoose,
    });
  }

  private viewsTemplate(reading: Reading, isStale: boolean) {
    const { ui } = reading.words;
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
    const { engine, calculation, copied, onCopy, onAsk, onUse } = this;
    if (!engine || !calculation) return nothing;
    if (view === "chart") {
      return picturesTemplate(engine, reading, isStale, (draw) => this.withPart(FURTHER_PICTURES, draw));
    }
    const context: ViewContext = {
      reading,
      engine,
      calculation,
      isStale,
      copied,
      onCopy,
      onAsk,
      onUse,
    };
    return this.withPart(VIEW_PARTS[view], (part) => part.view(context));
  }

  /** What is drawn with a part; until it and its words are here, that they are on their way. */
  private withPart<P extends Part>(
    { load, section }: Sent<P>,
    draw: (part: P) => TemplateResult,
  ): TemplateResult {
    if (section && !this.sections.has(section)) {
      this.sections.add(section);
      this.learn();
    }
    const part = this.parts.get(load);
    const hasWords = section === undefined || this.spoken?.words[section] !== undefined;
    const { part_loading: loading, part_not_loaded: notLoaded, retry } = this.startWords;
    if (part === "failed" || (!hasWords && this.lacksWords)) {
      return html`<div role="alert">
        <p class="sentence">${notLoaded}</p>
        <button type="button" class="plain" part="button" @click=${this.onRetry}>${retry}</button>
      </div>`;
    }
    if (part === "loading" || !hasWords) return html`<p class="sentence part-loading">${loading}</p>`;
    return draw(part);
  }

  private readonly onRetry = () => {
    this.parts.retry();
    if (this.lacksWords) this.wordsAsked = "";
    this.learn();
  };

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

  private readonly onCopy = async (text: string) => {
    const { words } = this;
    if (!words) return;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = text;
      this.status = words.ui.copied;
    } catch {
      this.status = words.ui.copy_failed;
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
