// The page: settings on the left, the calculator and its snippet on the right. It draws into itself, since its style
// sheet is a file.
import { html, LitElement, nothing } from "lit";
import { filled } from "../words.js";
import { Address } from "./address.js";
import type { Bench } from "./bench.js";
import type { Choices } from "./choices.js";
import type { Desk } from "./desk.js";
import { figuresSection } from "./figures-section.js";
import { builderFragment, openedFrom } from "./link.js";
import { lookSection } from "./look-section.js";
import { modelsSection } from "./models-section.js";
import { previewTemplate, snippetTemplate } from "./outcome.js";
import { styleHashOf } from "./page-policy.js";
import { type Plan, planOf } from "./plan.js";
import { Preview } from "./preview.js";
import { optionsSection, placeSection, regionSection, viewsSection } from "./sections.js";
import { type Block, type Hashes, type Snippet, snippetOf } from "./snippet.js";
import { READ } from "./texts.js";
import { LANGUAGES, languageName, loadWords, type PageWords } from "./words.js";

/** Set when the site is built (scripts/builder.ts). */
declare const HASHES: Hashes;

/** How long a frame, or a figure that is being typed, waits for the next keystroke. */
const TYPING_MS = 200;
const COPIED_MS = 2500;

export class BuilderPage extends LitElement {
  static override properties = { revision: { state: true }, copied: { state: true }, said: { state: true } };

  /** Counted up whenever the bench has changed, which Lit cannot see by itself. */
  declare private revision: number;
  /** The block that was just copied. */
  declare private copied: string | null;
  declare private said: string;
  private unknown: string[];
  private readonly openSections = new Set(["models", "figures"]);
  private styleHash: { of: string; hash: string } | null = null;
  /** The words of the calculator's language, where that is not the page's. */
  private foreign: { lang: string; words: PageWords } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly address = new Address(() => this.open());
  private readonly preview = new Preview(() => this.requestUpdate());

  constructor(
    private readonly bench: Bench,
    private readonly words: PageWords,
    private readonly pageLang: string,
  ) {
    super();
    this.revision = 0;
    this.copied = null;
    this.said = "";
    this.unknown = [];
    this.read();
  }

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.address.connect();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.address.disconnect();
  }

  /** Takes what the address says. */
  private read() {
    // A link of the calculator's own is for the calculator.
    if (/^#vc=/.test(location.hash)) return;
    const { choices, unknown } = openedFrom(location.hash, this.bench.catalogue);
    this.bench.open(choices);
    this.unknown = unknown;
    for (const id of this.bench.wrongSections) this.openSections.add(id);
  }

  private open() {
    this.read();
    this.draw("open");
  }

  private draw(kind: string) {
    this.revision++;
    this.learn();
    const isTyped =
      /^figure/.test(kind) || (this.bench.choices.form === "iframe" && /^(colour|font|radius)/.test(kind));
    clearTimeout(this.timer);
    if (isTyped) this.timer = setTimeout(() => this.show(), TYPING_MS);
    else this.updateComplete.then(() => this.show());
  }

  private done(kind: string) {
    this.address.keep(builderFragment(this.bench.choices, this.bench.catalogue), kind);
    this.draw(kind);
  }

  private readonly say = (text: string) => {
    this.said = text;
  };

  private get desk(): Desk {
    return {
      bench: this.bench,
      words: this.words,
      lang: this.pageLang,
      change: (changes: Partial<Choices>, kind: string) => {
        this.bench.change(changes);
        this.done(kind);
      },
      done: (kind) => this.done(kind),
      say: this.say,
      open: this.openSections,
    };
  }

  private get plan(): Plan {
    return planOf(this.bench.choices, this.bench.catalogue, this.bench.wrong);
  }

  protected override firstUpdated() {
    this.learn();
    this.show();
  }

  private show() {
    const place = this.querySelector<HTMLElement>("#calculator");
    if (!place) return;
    const { choices } = this.bench;
    const width = READ.width(choices.width);
    place.style.inlineSize = width ? `${width}px` : "";
    const around = { lang: this.pageLang, title: this.frameTitle };
    this.preview.show(place, choices.form, this.plan, around);
  }

  /** What a frame is called, in the language of what is in it. */
  private get frameTitle(): string {
    const { lang, models } = this.bench.choices;
    const words = this.foreign?.lang === lang ? this.foreign.words : this.words;
    return models.map((id) => words.models[id]?.name ?? id).join(" · ");
  }

  private async learn() {
    const { lang } = this.bench.choices;
    if (lang === "" || lang === this.pageLang || lang === this.foreign?.lang || !LANGUAGES.includes(lang))
      return;
    try {
      this.foreign = { lang, words: await loadWords(lang) };
      this.requestUpdate();
    } catch {
      // The name in the page's language does as well.
    }
  }

  private get snippet(): Snippet {
    const { preview, plan, frameTitle: title } = this;
    return snippetOf({ choices: this.bench.choices, plan, hashes: HASHES, height: preview.height, title });
  }

  private async hashStyle({ style }: Snippet) {
    if (style === null || this.styleHash?.of === style) return;
    const hash = await styleHashOf(style);
    if (hash === null) return;
    this.styleHash = { of: style, hash };
    this.requestUpdate();
  }

  private readonly onTake = () => {
    const values = this.preview.calculator?.values;
    if (!values) return;
    this.bench.take(values);
    this.done("take");
    this.say(this.words.builder.taken);
  };

  private readonly onCopy = async ({ text }: Block, id: string) => {
    const { builder } = this.words;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = id;
      this.say(builder.copied);
      setTimeout(() => {
        this.copied = null;
      }, COPIED_MS);
    } catch {
      const code = this.querySelector(`#${id}`);
      if (code) getSelection()?.selectAllChildren(code);
      this.say(builder.copy_failed);
    }
  };

  protected override render() {
    const { desk, words, snippet, preview, styleHash } = this;
    const { builder } = words;
    this.hashStyle(snippet);
    return html`
      ${this.header()}
      <main id="top">
        <div class="intro"><h1>${builder.title}</h1><p>${builder.lead}</p></div>
        ${this.notice()}
        <div class="workbench">
          <form class="settings" aria-label=${builder.settings} @submit=${(event: Event) => event.preventDefault()}>
            ${modelsSection(desk)} ${figuresSection(desk, this.onTake)} ${lookSection(desk)} ${regionSection(desk)}
            ${viewsSection(desk)} ${optionsSection(desk)} ${placeSection(desk)}
          </form>
          <div class="outcome">
            ${previewTemplate(desk)}
            ${snippetTemplate(desk, {
              snippet,
              styleHash: styleHash?.of === snippet.style ? styleHash.hash : null,
              height: preview.height,
              width: preview.width,
              copied: this.copied,
              onCopy: this.onCopy,
            })}
          </div>
        </div>
        <p class="said" role="status">${this.said}</p>
      </main>
      <footer class="bottom">${builder.footer}</footer>
    `;
  }

  private header() {
    const { builder } = this.words;
    const site = `./?lang=${this.pageLang}`;
    const others = LANGUAGES.filter((tag) => tag !== this.pageLang);
    const fragment = builderFragment(this.bench.choices, this.bench.catalogue);
    return html`<header class="top">
      <a class="brand" href=${site}><img src="assets/icon.svg" alt="" width="28" height="28" />value-calculator</a>
      <nav aria-label=${builder.nav}>
        <a href="${site}#models">${builder.nav_home}</a>
        <a href="${site}#embed">${builder.nav_embed}</a>
        <a href="#top" aria-current="page" @click=${(event: Event) => event.preventDefault()}>${builder.nav_builder}</a>
        ${others.map(
          (tag) =>
            html`<a href="?lang=${tag}${fragment && `#${fragment}`}" lang=${tag} hreflang=${tag}>${languageName(tag)}</a>`,
        )}
      </nav>
    </header>`;
  }

  private notice() {
    if (this.unknown.length === 0) return nothing;
    const { builder } = this.words;
    const close = () => {
      this.unknown = [];
      this.requestUpdate();
    };
    return html`<div class="notice" role="alert">
      <span>${filled(builder.unknown_parts, { names: this.unknown.join(", ").slice(0, 300) })}</span>
      <button type="button" @click=${close}>${builder.close}</button>
    </div>`;
  }
}
