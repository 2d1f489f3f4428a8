// The words that one element speaks with: those it needs are sent for, and until they come the old ones stay.
import type { LoadWordFile } from "./page-files.js";
import { loadWords, type Messages, overlaid, type Section, type Words } from "./words.js";

export class Vocabulary {
  /** The language shown, and its words without the page owner's. */
  spoken: { readonly lang: string; readonly words: Words } | null = null;
  /** Whether words that were sent for did not come. */
  isLacking = false;
  private readonly sections = new Set<Section>();
  private lang = "";
  private models: readonly string[] = [];
  /** What the words were last sent for: a language, models and sections. */
  private asked = "";

  /** `onSilence` is called when there are no words at all, because the first ones did not come. */
  constructor(
    private readonly host: { requestUpdate(): void },
    private readonly loadWordFile: LoadWordFile,
    private readonly onSilence: (error: unknown) => void,
  ) {}

  /** Whether there are none at all, because the first ones did not come. */
  get isSilent(): boolean {
    return this.isLacking && this.spoken === null;
  }

  /** The words with the page owner's laid over them. */
  words(messages: Messages): Words | null {
    return this.spoken && overlaid(this.spoken.words, messages);
  }

  /** Whether the words of a part are here; they are sent for if they are not. */
  has(sections: readonly Section[]): boolean {
    if (sections.some((section) => !this.sections.has(section))) {
      for (const section of sections) this.sections.add(section);
      this.send();
    }
    return sections.every((section) => this.spoken?.words[section] !== undefined);
  }

  /** Speaks of these models in this language from now on, as soon as the words are here. */
  learn(lang: string, models: readonly string[]) {
    this.lang = lang;
    this.models = models;
    this.send();
  }

  /** Sends again for what did not come. */
  retry() {
    if (this.isLacking) this.asked = "";
    this.send();
  }

  private async send() {
    const { lang, models, sections } = this;
    const asked = [lang, ...models, ...sections].join(" ");
    if (asked === this.asked || models.length === 0) return;
    this.asked = asked;
    this.isLacking = false;
    try {
      const words = await loadWords(this.loadWordFile, lang, models, [...sections]);
      if (asked !== this.asked) return;
      this.spoken = { lang, words };
    } catch (error) {
      if (asked !== this.asked) return;
      // With other words there, only what needs the new ones is not shown.
      this.isLacking = true;
      if (this.isSilent) this.onSilence(error);
    }
    this.host.requestUpdate();
  }
}
