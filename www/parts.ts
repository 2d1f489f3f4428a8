// Parts of the element that a page loads when it first needs them, so that what it shows at first is there sooner.
import { type CSSResult, html, type LitElement, type TemplateResult } from "lit";
import type { Vocabulary } from "./vocabulary.js";
import type { Section, Words } from "./words.js";

/** A module of templates, with the style sheets that they need. */
export type Part = { styles?: readonly CSSResult[] };
/** A part to send for, by a function that is always the same one, and the sections of words that it comes with. */
export type Sent<P extends Part> = { load: () => Promise<P>; sections?: readonly Section[] };

export class Parts {
  private readonly known = new Map<() => Promise<Part>, Part | "loading" | "failed">();

  constructor(
    private readonly host: LitElement,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** What is drawn with a part; until it and its words are here, that they are on their way, or did not come. */
  draw<P extends Part>(
    { load, sections = [] }: Sent<P>,
    words: Words | null,
    template: (part: P) => TemplateResult,
  ): TemplateResult {
    const hasWords = this.vocabulary.has(sections);
    const part = this.get(load);
    if (part === "failed" || (!hasWords && this.vocabulary.isLacking)) {
      return html`<div role="alert">
        <p class="sentence">${words?.ui.part_not_loaded}</p>
        <button type="button" class="plain" part="button" @click=${this.retry}>${words?.ui.retry}</button>
      </div>`;
    }
    if (part === "loading" || !hasWords)
      return html`<p class="sentence part-loading">${words?.ui.part_loading}</p>`;
    return template(part);
  }

  /** The part, if it is here. Else it is sent for, and the host renders again when it has come or failed to. */
  private get<P extends Part>(load: () => Promise<P>): P | "loading" | "failed" {
    const known = this.known.get(load);
    if (known !== undefined) return known as P | "loading" | "failed";
    this.known.set(load, "loading");
    load().then(
      (part) => this.arrived(load, part),
      () => this.arrived(load, "failed"),
    );
    return "loading";
  }

  /** Sends again for whatever failed to come. */
  private readonly retry = () => {
    for (const [load, state] of this.known) if (state === "failed") this.known.delete(load);
    this.vocabulary.retry();
    this.host.requestUpdate();
  };

  private arrived(load: () => Promise<Part>, part: Part | "failed") {
    this.known.set(load, part);
    if (part !== "failed") this.adopt(part.styles ?? []);
    this.host.requestUpdate();
  }

  private adopt(styles: readonly CSSResult[]) {
    const root = this.host.renderRoot;
    if (!(root instanceof ShadowRoot)) return;
    // Parts share sheets; each is adopted once.
    const sheets = new Set([
      ...root.adoptedStyleSheets,
      ...styles.flatMap(({ styleSheet }) => styleSheet ?? []),
    ]);
    root.adoptedStyleSheets = [...sheets];
  }
}
