// What <value-calculator> shows: a model's form, its answer, and the ways to look at it. Nothing here knows any one model.
// It is an element of its own inside the shadow root of the page's element, and draws into itself without a shadow root of
// its own, so that slots, parts and the page's custom properties are those of the page's element.
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Calculation } from "./calculation.js";
import type { Content, Host } from "./content.js";
import type { CoreEngine } from "./engine.js";
import { isLocked, isShown } from "./field-names.js";
import type { RowsChange } from "./form/fields.js";
import { formTemplate } from "./form/form.js";
import { FormController, wayAsked } from "./form/form-controller.js";
import { MODELS } from "./generated/models/list.js";
import { takeKeptFigures } from "./kept-figures.js";
import { type Arrival, LinkController } from "./link-controller.js";
import { isCurrency } from "./number-text.js";
import type { PageFiles } from "./page-files.js";
import { type Part, Parts, type Sent } from "./parts.js";
import { modelIds, type Result, resultOf, Session } from "./session.js";
import { elementStyles } from "./styles/element-styles.js";
import { TemplateElement } from "./template-element.js";
import { type Tool, VIEWS, type View } from "./view-names.js";
import { answerTemplate, moreFigures } from "./views/answer.js";
import { footerTemplate } from "./views/footer.js";
import { headlineText, type Reader, type Reading, readingOf } from "./views/reading.js";
import { viewsTemplate } from "./views/result-views.js";
import { modelTabsTemplate } from "./views/tabs.js";
import { toolsTemplate } from "./views/tools.js";
import type { ViewContext } from "./views/view.js";
import { Vocabulary } from "./vocabulary.js";
import { Voice } from "./voice.js";
import { filled, type Words } from "./words.js";

// The first formatter of a page takes its browser many times as long as all others, so it is made while the other scripts
// are still on their way.
new Intl.NumberFormat([], { style: "currency", currency: "CNY" });

const NOTICE = { load: () => import("./share/notice.js"), sections: ["share"] } as const;
const ROWS = { load: () => import("./form/rows.js"), sections: ["rows"] } as const;

export class CalculatorContent extends TemplateElement implements Content {
  static override properties = {
    engine: { state: true },
    isFramed: { state: true },
    view: { state: true },
    tool: { state: true },
    revision: { state: true },
  };

  declare private engine: CoreEngine | null;
  /** Whether embed.html is shown in a frame, because the page's policy blocks WebAssembly. */
  declare private isFramed: boolean;
  declare private view: View;
  /** The tool whose panel is open. */
  declare private tool: Tool | null;
  /** Counted up whenever the form's state has changed, which Lit cannot see by itself. */
  declare private revision: number;

  private readonly vocabulary: Vocabulary;
  private readonly form = new FormController({
    calculation: () => this.calculation,
    onChange: (kind) => this.changed(kind),
    onLeave: () => this.commit(),
    onRows: (change) => this.done(change),
    redraw: () => this.requestUpdate(),
  });
  private readonly parts: Parts;
  private readonly voice = new Voice(this);
  private readonly links: LinkController;
  /** The screen that the page was opened with, until it is shown. */
  private arrival: Arrival | null = null;
  private session: Session | null = null;
  /** The currency that the visitor chose, if any. */
  private chosenCurrency: string | null = null;
  private isShown = false;
  /** Whether the page's owner has changed the starting figures since they were last put into the form. */
  private hasNewValues = true;

  constructor(
    private readonly host: Host,
    private readonly files: PageFiles,
  ) {
    super();
    this.engine = null;
    this.isFramed = false;
    this.view = "chart";
    this.tool = null;
    this.revision = 0;
    this.vocabulary = new Vocabulary(this, files.loadWords, (error) => host.fail(error));
    this.parts = new Parts(this, this.vocabulary, files, host);
    this.links = new LinkController(this, host.element, () => this.openLink());
  }

  /** What the page's owner has set. */
  private get settings() {
    return this.host.element;
  }

  get values(): Record<string, string> | null {
    return this.session?.values ?? null;
  }

  get result(): Result | null {
    return this.calculation && resultOf(this.calculation);
  }

  give(values: Record<string, string>) {
    if (!this.session) return;
    this.session.give(values);
    for (const calculation of this.calculations) calculation.keep(null);
    this.evaluateAll();
  }

  reset() {
    for (const calculation of this.calculations) this.resetCalculation(calculation);
    this.evaluateAll();
  }

  settingChanged(name: string) {
    this.hasNewValues ||= name === "values";
    this.requestUpdate();
  }

  protected override createRenderRoot() {
    const { root, frameSheet } = this.host;
    root.adoptedStyleSheets = [frameSheet, ...elementStyles.map(({ styleSheet }) => styleSheet)];
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.links.connect();
    this.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.links.disconnect();
    this.voice.hush();
  }

  private get currencyCode(): string {
    const { currency } = this.settings;
    return isCurrency(currency) ? currency.toUpperCase() : "CNY";
  }

  private async load() {
    if (this.engine) return;
    try {
      const engine = await this.files.loadEngine();
      // A model comes with its words. Without them nothing is shown, which the vocabulary says.
      const known = this.models.filter((id) => MODELS.includes(id));
      await Promise.allSettled(known.map((id) => this.files.loadWords(this.host.lang, id)));
      this.arrival = await this.links.opened(engine, this.models);
      this.engine = engine;
    } catch (error) {
      this.fail(error);
    }
  }

  private async fail(error: unknown) {
    const { host } = this;
    try {
      const { engineFailed } = await import("./engine-failure.js");
      this.isFramed = await engineFailed(error, host, this.files.loadWords);
    } catch (reason) {
      host.fail(reason);
    }
  }

  protected override willUpdate() {
    const { engine, host } = this;
    this.vocabulary.learn(host.lang, this.models);
    const { spoken } = this.vocabulary;
    if (!engine || !spoken) return;
    const { hasNewValues } = this;
    this.hasNewValues = false;
    const { model } = this.settings;
    const isNew = this.session?.engine !== engine || this.session.model !== model;
    // Another model than before comes with its words; until then the old one stays.
    if (isNew && !this.models.every((id) => engine.knows(id) || !MODELS.includes(id))) return;
    if (isNew) this.session = new Session(engine, model, this.models, spoken.lang);
    for (const { form, scenarios, schema } of this.calculations) {
      form.speak(spoken.lang);
      scenarios.isFixed = (field) =>
        isLocked(this.settings, schema.id, field) || !isShown(this.settings, schema.id, field);
    }
    if (isNew || hasNewValues) {
      this.session?.give(host.given);
      this.show(this.arrival);
      this.arrival = null;
      for (const calculation of this.calculations) calculation.begin();
      this.evaluateAll({ isFirst: isNew });
    }
  }

  /** The models that are shown: those named, else the first there is. */
  private get models(): readonly string[] {
    const named = modelIds(this.settings.model);
    return named.length > 0 ? named : MODELS.slice(0, 1);
  }

  /** Another link was put into the address of the open page. */
  private async openLink() {
    const { engine, session } = this;
    const arrival = engine && (await this.links.opened(engine, this.models));
    if (!arrival || session !== this.session) return;
    this.show(arrival);
    for (const calculation of this.calculations) calculation.keep(null);
    this.evaluateAll();
  }

  private show(arrival: Arrival | null) {
    if (!arrival || !this.session) return;
    arrival.show(this.session);
    const { shown, currency, view } = arrival.screen;
    this.settings.shown = shown;
    if (currency) this.onCurrency(currency);
    if (view) this.view = view as View;
  }

  private get calculations(): readonly Calculation[] {
    return this.session?.calculations ?? [];
  }

  /** The calculation whose tab is shown. */
  private get calculation(): Calculation | null {
    return this.session?.shown(this.settings.shown) ?? null;
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
      this.host.setFormValue(JSON.stringify(results.length === 1 ? results[0] : results));
      // After the update, so that a listener sees the page as the visitor does.
      this.updateComplete.then(() =>
        this.host.announce(isFirst ? "vc-ready" : "vc-change", resultOf(calculation)),
      );
    } else {
      const errors = [...calculation.problems].map(([field, { code }]) => ({ field, code }));
      this.updateComplete.then(() => this.host.announce("vc-error", { errors }));
    }
    if (!isFirst) this.voice.later(this.resultText);
  }

  private readonly resultText = (): string | null => {
    const { reading, words } = this;
    const wrong = words && this.wrongText(words);
    return wrong ? filled(words.ui.status_errors, { count: wrong }) : reading && headlineText(reading);
  };

  private get words(): Words | null {
    return this.vocabulary.words(this.settings.messages);
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
    const { words, engine } = this;
    if (this.isFramed) return html`<slot name="frame"></slot>`;
    if (!engine || !words) return nothing;
    // As its language runs, whichever way the page does.
    return html`<div class="room" dir=${words.direction}><div class="vc" lang=${this.vocabulary.spoken?.lang ?? nothing} @keydown=${this.onKey}>${this.content(engine, words)}</div></div>`;
  }

  protected override updated() {
    if (this.isShown || !this.engine || !this.words) return;
    this.isShown = true;
    this.host.show();
    const kept = takeKeptFigures(this.settings);
    if (kept) this.give(kept);
  }

  private content(engine: CoreEngine, words: Words) {
    const { calculation } = this;
    const model = calculation && words.models[calculation.schema.id];
    if (!calculation || !model) {
      const text = filled(words.ui.unknown_model, { model: this.settings.model, known: MODELS.join(", ") });
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
            { ...schema, inputs: schema.inputs.filter((field) => isShown(this.settings, schema.id, field)) },
            {
              ...this.form,
              isLocked: (field) => isLocked(this.settings, schema.id, field),
              state: form,
              words,
              model,
              lang: reading?.lang ?? this.host.lang,
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
      offered: this.settings.views.split(/\s+/).filter((tool) => tool !== "saved" || this.settings.storage),
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
      offered: this.settings.views.split(/\s+/),
      shown: this.view,
      onShow: (view) => {
        this.view = view;
      },
      withPart: this.withPart,
    });
  }

  private viewContext(
    engine: CoreEngine,
    calculation: Calculation,
    reading: Reading,
    isStale: boolean,
  ): ViewContext {
    return {
      reading,
      engine,
      files: this.files,
      calculation,
      isStale,
      onChange: this.onChange,
      onScenarios: (said, focus) => this.done({ said, focus }),
      onOpen: this.onOpen,
      link: () => this.link(),
      say: (text) => this.voice.say(text),
      redraw: () => this.requestUpdate(),
      hasLead: this.settings.lead,
      announce: (type, detail) => this.host.announce(type, detail),
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
    if (this.result) this.host.announce("vc-commit", this.result);
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
    if (focus) this.updateComplete.then(() => this.host.root.getElementById(focus)?.focus());
  };

  private readonly onChange = () => {
    this.changed(null);
    this.commit();
  };

  private readonly onReset = () => {
    const { calculation } = this;
    if (!calculation) return;
    this.resetCalculation(calculation);
    this.changed(null);
  };

  private readonly onOpen: ViewContext["onOpen"] = (model, fill) => {
    this.settings.shown = model;
    if (this.calculation) fill(this.calculation);
    this.onChange();
  };

  private readonly onModel = (id: string) => {
    this.settings.shown = id;
  };

  private resetCalculation(calculation: Calculation) {
    calculation.form.reset();
    this.session?.give(this.host.given, [calculation]);
  }

  private readonly onCurrency = (code: string) => {
    this.settings.currency = code;
    this.chosenCurrency = code;
  };
}
