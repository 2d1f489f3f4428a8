// <value-calculator>: a model's form, its answer, and the ways to look at it. Nothing here knows any one model.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Calculation, Questions } from "./calculation.js";
import { ElementContract } from "./element-contract.js";
import type { Engine } from "./engine.js";
import type { RowsChange } from "./form/fields.js";
import { formTemplate } from "./form/form.js";
import { FormController, wayAsked } from "./form/form-controller.js";
import { type Arrival, LinkController } from "./link-controller.js";
import { nearing } from "./nearing.js";
import { isCurrency } from "./number-text.js";
import { EngineUnavailable, loadEngine, wholeEngine } from "./page-engine.js";
import { type Part, Parts, type Sent } from "./parts.js";
import type { Scenario } from "./scenario.js";
import { modelIds, type Result, resultOf, Session } from "./session.js";
import { elementStyles } from "./styles/element-styles.js";
import { answerTemplate, moreFigures } from "./views/answer.js";
import { beforeTemplate } from "./views/before.js";
import { footerTemplate } from "./views/footer.js";
import { headlineText, type Reader, type Reading, readingOf, scenarioReadings } from "./views/reading.js";
import { VIEWS, type View, viewsTemplate } from "./views/result-views.js";
import { modelTabsTemplate } from "./views/tabs.js";
import { type Tool, toolsTemplate } from "./views/tools.js";
import type { ViewContext } from "./views/view.js";
import { Vocabulary } from "./vocabulary.js";
import { Voice } from "./voice.js";
import { filled, type StartWords, startWords, supported, type Words } from "./words.js";

const NOTICE = { load: () => import("./share/notice.js"), sections: ["share"] } as const;
const ROWS = { load: () => import("./form/rows.js"), sections: ["rows"] } as const;

export class ValueCalculator extends ElementContract {
  static override styles = elementStyles;
  static override properties = {
    ...ElementContract.properties,
    engine: { state: true },
    unavailable: { state: true },
    view: { state: true },
    tool: { state: true },
    copied: { state: true },
    revision: { state: true },
  };

  declare private engine: Engine | null;
  declare private unavailable: EngineUnavailable["reason"] | null;
  declare private view: View;
  /** The tool whose panel is open. */
  declare private tool: Tool | null;
  declare private copied: string | null;
  /** Counted up whenever the form's state has changed, which Lit cannot see by itself. */
  declare private revision: number;

  private readonly internals: ElementInternals | null;
  private readonly vocabulary = new Vocabulary(this, () =>
    this.announce("vc-error", { reason: "words-not-loaded" }),
  );
  private readonly form = new FormController({
    calculation: () => this.calculation,
    onChange: (kind) => this.changed(kind),
    onLeave: () => this.commit(),
    onRows: (change) => this.done(change),
    redraw: () => this.requestUpdate(),
  });
  private readonly parts = new Parts(this, this.vocabulary);
  private readonly voice = new Voice(this);
  private readonly links = new LinkController(this, () => this.openLink());
  /** The screen that the page was opened with, until it is shown. */
  private arrival: Arrival | null = null;
  /** Begins when it comes near what is seen: a page may carry many. */
  private readonly nearing = nearing(this, () => this.load());
  private session: Session | null = null;
  /** The currency that the visitor chose, if any. */
  private chosenCurrency: string | null = null;
  private given: Record<string, string> = {};

  constructor() {
    super();
    this.engine = null;
    this.unavailable = null;
    this.view = "chart";
    this.tool = null;
    this.copied = null;
    this.revision = 0;
    this.internals = typeof this.attachInternals === "function" ? this.attachInternals() : null;
    // Set before the script came, it lies over the accessor below.
    const early = Object.getOwnPropertyDescriptor(this, "values")?.value;
    if (early) {
      delete (this as { values?: unknown }).values;
      this.values = early;
    }
  }

  /**
   * The inputs as plain decimals, choices, and rows as JSON; with several models, each under `model.field`. Setting some
   * leaves the others.
   */
  get values(): Record<string, string> {
    return this.session?.values ?? { ...this.given };
  }

  set values(values: Record<string, string | number>) {
    const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `${value}`]));
    this.given = { ...this.given, ...texts };
    if (!this.session) return;
    this.session.give(texts);
    for (const calculation of this.calculations) calculation.keep(null);
    this.evaluateAll();
  }

  /** The last good result of the model shown; nothing before the first. */
  get result(): Result | null {
    return this.calculation && resultOf(this.calculation);
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.eager || this.engine || !this.nearing) this.load();
    else this.nearing.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.nearing?.disconnect();
    this.voice.hush();
  }

  /** Back to how it began, with the form that it stands in. */
  formResetCallback() {
    for (const calculation of this.calculations) this.reset(calculation);
    this.evaluateAll();
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
      const engine = await loadEngine();
      this.arrival = await this.links.opened(engine, this.modelsOf(engine));
      this.engine = engine;
      this.unavailable = null;
    } catch (error) {
      this.fail(error instanceof EngineUnavailable ? error.reason : "wasm-not-loaded");
    }
  }

  private fail(reason: NonNullable<typeof this.unavailable>) {
    this.unavailable = reason;
    const { frame, language } = this;
    if (reason === "wasm-blocked" && frame)
      import("./embed/fallback.js").then(({ frameInto }) => frameInto(this, frame, language));
    this.announce("vc-error", { reason });
  }

  protected override willUpdate(changed: PropertyValues) {
    const hasNewValues = changed.has("valuesText");
    if (hasNewValues) {
      this.given = { ...this.given, ...Object.fromEntries(new URLSearchParams(this.valuesText ?? "")) };
    }
    const { engine } = this;
    // Without an engine there is no model to speak of, but still something to say.
    this.vocabulary.learn(this.language, this.unavailable ? [""] : this.modelsOf(engine));
    const { spoken } = this.vocabulary;
    if (!engine || !spoken) return;
    const isNew = this.session?.engine !== engine || this.session.model !== this.model;
    if (isNew) this.session = new Session(engine, this.model, spoken.lang);
    for (const { form, scenarios, schema } of this.calculations) {
      form.speak(spoken.lang);
      scenarios.isFixed = (field) => this.isFixed(schema.id, field);
    }
    if (isNew || hasNewValues) {
      this.session?.give(this.given);
      this.show(this.arrival);
      this.arrival = null;
      for (const calculation of this.calculations) calculation.begin();
      this.evaluateAll({ isFirst: isNew });
    }
  }

  /** The models that are shown: those named, else the first there is. */
  private modelsOf(engine: Engine | null): string[] {
    const named = modelIds(this.model);
    return named.length > 0 ? named : (engine?.models().slice(0, 1) ?? []).map(({ id }) => id);
  }

  /** Another link was put into the address of the open page. */
  private async openLink() {
    const { engine, session } = this;
    const arrival = engine && (await this.links.opened(engine, this.modelsOf(engine)));
    if (!arrival || session !== this.session) return;
    this.show(arrival);
    for (const calculation of this.calculations) calculation.keep(null);
    this.evaluateAll();
  }

  private show(arrival: Arrival | null) {
    if (!arrival || !this.session) return;
    arrival.show(this.session);
    const { shown, currency, view } = arrival.screen;
    this.shown = shown;
    if (currency) this.onCurrency(currency);
    if (view) this.view = view as View;
  }

  private get calculations(): readonly Calculation[] {
    return this.session?.calculations ?? [];
  }

  /** The calculation whose tab is shown. */
  private get calculation(): Calculation | null {
    return this.session?.shown(this.shown) ?? null;
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
    if (!isFirst) this.voice.later(this.resultText);
  }

  private readonly resultText = (): string | null => {
    const { reading, words } = this;
    const wrong = words && this.wrongText(words);
    return wrong ? filled(words.ui.status_errors, { count: wrong }) : reading && headlineText(reading);
  };

  private get startWords(): StartWords {
    return startWords(this.language, this.messages);
  }

  private get words(): Words | null {
    return this.vocabulary.words(this.messages);
  }

  /** Who reads; nobody as long as there are no words. */
  private get reader(): Reader | null {
    const { words } = this;
    const { spoken } = this.vocabulary;
    return words && spoken && { words, lang: spoken.lang, currency: this.currencyCode };
  }

  private get reading(): Reading | null {
    const { calculation, reader } = this;
    return calculation?.good && reader ? readingOf(calculation, calculation.good, reader) : null;
  }

  /** How many fields are to be corrected, in words; empty when none is. */
  private wrongText({ ui }: Words): string {
    const count = this.calculation?.problems.size ?? 0;
    return count === 0 ? "" : filled(count === 1 ? ui.stale_one : ui.stale_other, { n: `${count}` });
  }

  protected override render() {
    const lang = this.vocabulary.spoken?.lang ?? this.language;
    // As its language runs, whichever way the page does.
    return html`<div class="room" dir=${startWords(lang).direction}><div class="vc" lang=${lang} @keydown=${this.onKey}>${this.content()}</div></div>`;
  }

  private content() {
    const { words, engine, calculation, unavailable } = this;
    if (unavailable === "wasm-blocked" && this.frame) return html`<slot name="frame"></slot>`;
    const { vocabulary, startWords: start } = this;
    const before = beforeTemplate({
      unavailable,
      isReady: !!engine,
      isSilent: vocabulary.isSilent,
      words,
      start,
    });
    if (before !== nothing || !engine || !words) return before;
    const model = calculation && words.models[calculation.schema.id];
    if (!calculation || !model) {
      const known = engine.models().map(({ id }) => id);
      const text = filled(words.ui.unknown_model, { model: this.model, known: known.join(", ") });
      return html`<p class="message" role="alert">${text}</p>`;
    }
    const { schema, form } = calculation;
    const wrong = this.wrongText(words);
    const { reading } = this;
    const context = reading && this.viewContext(engine, calculation, reading, wrong !== "");
    const hasTabs = this.calculations.length > 1;
    return html`
      ${hasTabs ? modelTabsTemplate(this.calculations, schema.id, words, this.onModel) : nothing}
      <div id="model-panel" role=${hasTabs ? "tabpanel" : nothing} aria-labelledby=${hasTabs ? `model-tab-${schema.id}` : nothing}>
      <header>
        <slot name="title"><h2>${model.name}</h2></slot>
        <slot name="intro"><p>${model.purpose}</p></slot>
      </header>
      ${this.links.refused ? this.withPart(NOTICE, (part) => part.noticeTemplate(this.links, schema, words)) : nothing}
      <div class="columns">
        ${keyed(
          schema.id,
          formTemplate(
            { ...schema, inputs: schema.inputs.filter((field) => this.isShown(schema.id, field)) },
            {
              ...this.form,
              isLocked: (field) => this.isLocked(schema.id, field),
              state: form,
              words,
              model,
              lang: reading?.lang ?? this.language,
              currency: this.currencyCode,
              problems: calculation.problems,
              rowsField: (field, context) => this.withPart(ROWS, (part) => part.rowsField(field, context)),
            },
            { history: calculation.history, onReset: this.onReset, onGo: this.go },
          ),
        )}
        <section class="result ${wrong ? "is-stale" : ""}" aria-label=${words.ui.result}>
          ${reading ? answerTemplate(reading, wrong && filled(words.ui.stale, { count: wrong })) : nothing}
          ${context ? keyed(schema.id, this.resultViews(context)) : nothing}
          ${reading && !this.hasOwnFigures(calculation) ? moreFigures(reading) : nothing}
          <slot name="cta"></slot>
        </section>
      </div>
      </div>
      ${context ? this.tools(context) : nothing}
      ${footerTemplate(words, this.currencyCode, this.onCurrency)}
      <p class="status" role="status" aria-live="polite">${this.voice.text}</p>
    `;
  }

  /** Whether a view is shown that has every figure, as the comparison has, or is of others, as the portfolio is. */
  private hasOwnFigures({ scenarios }: Calculation): boolean {
    return this.view === "portfolio" || (this.view === "compare" && scenarios.all.length > 1);
  }

  private tools(context: ViewContext) {
    return toolsTemplate({
      context,
      // What is kept in the browser is kept for those who ask for it.
      offered: this.views.split(/\s+/).filter((tool) => tool !== "saved" || this.storage),
      open: this.tool,
      onOpen: (tool) => {
        this.tool = tool;
      },
      withPart: this.withPart,
    });
  }

  private resultViews(context: ViewContext) {
    return viewsTemplate({
      context,
      offered: this.views.split(/\s+/),
      shown: this.view,
      onShow: (view) => {
        this.view = view;
      },
      withPart: this.withPart,
    });
  }

  private viewContext(
    engine: Engine,
    calculation: Calculation,
    reading: Reading,
    isStale: boolean,
  ): ViewContext {
    const { copied, reader, onCopy, onAsk, onUse } = this;
    return {
      reading,
      engine: wholeEngine() ?? engine,
      calculation,
      scenarios: reader ? scenarioReadings(calculation, engine, reader) : [],
      isStale,
      copied,
      onCopy,
      onAsk,
      onUse,
      onScenarios: (said, focus) => this.done({ said, focus }),
      onOpen: this.onOpen,
      link: () => this.link(),
      say: (text) => this.voice.say(text),
      redraw: () => this.requestUpdate(),
      hasLead: this.lead,
      announce: (type, detail) => this.announce(type, detail),
    };
  }

  /** The address of this page that opens this screen. */
  private async link(): Promise<string> {
    const { session, calculation, words, chosenCurrency } = this;
    if (!session || !calculation || !words) return location.href;
    // Whoever opens a link wants the figures, not the form of a report.
    const view = this.view === VIEWS[0] || this.view === "report" ? null : this.view;
    return this.links.linkTo(
      session,
      { shown: calculation.schema.id, currency: chosenCurrency, view },
      words,
    );
  }

  private readonly withPart = <P extends Part>(sent: Sent<P>, draw: (part: P) => TemplateResult) =>
    this.parts.draw(sent, this.words, draw);

  private commit() {
    this.calculation?.history.endRun();
    this.revision++;
    if (this.result) this.announce("vc-commit", this.result);
  }

  /** A figure has changed; changes of one kind in a row are one step to undo. */
  private changed(kind: string | null) {
    this.calculation?.keep(kind);
    this.evaluate();
  }

  /** Goes back a step, or forward again. */
  private readonly go = (way: "undo" | "redo") => {
    const { calculation, words } = this;
    if (!calculation?.go(way) || !words) return;
    this.evaluate();
    this.voice.say(words.ui[way === "undo" ? "undone" : "redone"]);
    this.commit();
  };

  private readonly onKey = (event: KeyboardEvent) => {
    const way = wayAsked(event);
    if (way === null) return;
    event.preventDefault();
    this.go(way);
  };

  /** Something was done that is said at once, and goes on at the field of that id. */
  private readonly done = ({ said, focus }: RowsChange) => {
    this.changed(null);
    this.voice.say(said);
    this.commit();
    if (focus) this.updateComplete.then(() => this.shadowRoot?.getElementById(focus)?.focus());
  };

  private readonly onAsk = (questions: Partial<Questions>) => {
    if (this.calculation) Object.assign(this.calculation.questions, questions);
    this.revision++;
  };

  private readonly onUse = (value: string) => {
    this.calculation?.use(value);
    this.changed(null);
    this.commit();
  };

  private readonly onReset = () => {
    const { calculation } = this;
    if (!calculation) return;
    this.reset(calculation);
    this.changed(null);
  };

  private readonly onOpen = (model: string, scenarios: readonly Scenario[]) => {
    this.shown = model;
    this.calculation?.scenarios.replace(scenarios);
    this.changed(null);
    this.commit();
  };

  private readonly onModel = (id: string) => {
    this.shown = id;
  };

  private reset(calculation: Calculation) {
    calculation.form.reset();
    this.session?.give(this.given, [calculation]);
  }

  private readonly onCurrency = (code: string) => {
    this.currency = code;
    this.chosenCurrency = code;
  };

  private readonly onCopy = async (text: string) => {
    const { words } = this;
    if (!words) return;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = text;
      this.voice.say(words.ui.copied);
    } catch {
      this.voice.say(words.ui.copy_failed);
    }
  };
}

/** Defines <value-calculator>; a second copy of the script on the same page leaves the first in place, and says so. */
export function defineValueCalculator() {
  const known = customElements.get("value-calculator");
  if (!known) customElements.define("value-calculator", ValueCalculator);
  else if (known !== ValueCalculator)
    console.warn("value-calculator.js is on this page twice: the first is used");
}
