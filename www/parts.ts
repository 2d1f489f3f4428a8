// Parts of the element that a page loads when it first needs them, so that what it shows at first is there sooner.
import { html, type TemplateResult } from "lit";
import type { Host } from "./content.js";
import type { PageFiles } from "./page-files.js";
import type { StyleText } from "./styles/css.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Section, Words } from "./words.js";

/** A module of templates, with the style sheets that they need. */
export type Part = { styles?: readonly StyleText[] };
/** A part to send for, by a function that is always the same one, and the sections of words that it comes with. */
export type Sent<P extends Part> = {
  load: () => Promise<P>;
  sections?: readonly Section[];
  /** Whether it asks what only the whole engine answers. */
  needsFullEngine?: boolean;
};

/** A part that did not come, and why. */
class FailedPart {
  constructor(readonly error: unknown) {}

  /** Whether the part belongs to a version that is no longer on the server. */
  get isReplaced(): boolean {
    return (this.error as { reason?: string }).reason === "other-version";
  }
}

export class Parts {
  private readonly known = new Map<() => Promise<Part>, Part | "loading" | FailedPart>();

  constructor(
    private readonly host: { requestUpdate(): void },
    private readonly vocabulary: Vocabulary,
    private readonly files: PageFiles,
    private readonly page: Host,
  ) {}

  /** What is drawn with a part; until it and its words are here, that they are on their way, or did not come. */
  draw<P extends Part>(
    sent: Sent<P>,
    words: Words | null,
    template: (part: P) => TemplateResult,
  ): TemplateResult {
    const hasWords = this.vocabulary.has(sent.sections ?? []);
    const part = this.get(sent);
    if (part instanceof FailedPart && part.isReplaced) {
      const { "other-version": replaced, reload } = this.page.startWords;
      return failed(replaced, reload, () => location.reload());
    }
    if (part instanceof FailedPart || (!hasWords && this.vocabulary.isLacking)) {
      return failed(words?.ui.part_not_loaded, words?.ui.retry, this.retry);
    }
    if (part === "loading" || !hasWords)
      return html`<p class="sentence part-loading">${words?.ui.part_loading}</p>`;
    return template(part);
  }

  /** The part, if it is here. Else it is sent for, and the host renders again when it has come or failed to. */
  private get<P extends Part>({ load, needsFullEngine }: Sent<P>): P | "loading" | FailedPart {
    const known = this.known.get(load);
    if (known !== undefined) return known as P | "loading" | FailedPart;
    this.known.set(load, "loading");
    Promise.all([load(), needsFullEngine && this.files.loadFullEngine()]).then(
      ([part]) => this.arrived(load, part),
      (error) => this.arrived(load, new FailedPart(error)),
    );
    return "loading";
  }

  /** Sends again for whatever failed to come. */
  private readonly retry = () => {
    for (const [load, state] of this.known) if (state instanceof FailedPart) this.known.delete(load);
    this.vocabulary.retry();
    this.host.requestUpdate();
  };

  private arrived(load: () => Promise<Part>, part: Part | FailedPart) {
    this.known.set(load, part);
    if (!(part instanceof FailedPart)) this.adopt(part.styles ?? []);
    this.host.requestUpdate();
  }

  private adopt(styles: readonly StyleText[]) {
    const { root } = this.page;
    // Parts share sheets; each is adopted once.
    const sheets = new Set([...root.adoptedStyleSheets, ...styles.map(({ styleSheet }) => styleSheet)]);
    root.adoptedStyleSheets = [...sheets];
  }
}

const failed = (text: string | undefined, action: string | undefined, onClick: () => void) =>
  html`<div role="alert">
    <p class="sentence">${text}</p>
    <button type="button" class="plain" part="button" @click=${onClick}>${action}</button>
  </div>`;
