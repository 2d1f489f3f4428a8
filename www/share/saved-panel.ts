// My scenarios: kept in this browser by the visitor's own wish, opened again, taken elsewhere as a file, and cleared.
import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { chooseFile, chosenFile } from "../export/chosen-file.js";
import { download, fileName } from "../export/download.js";
import { nameShown } from "../scenario-results.js";
import { savedStyles } from "../styles/saved-styles.js";
import { replace } from "../views/scenario-edits.js";
import type { ViewContext } from "../views/view.js";
import { filled } from "../words.js";
import { checkedBy } from "./checks.js";
import { MOST_FILE_CHARACTERS, SavedScenarios, type SaveResult } from "./saved-scenarios.js";

export const styles = [savedStyles];

export const view = (context: ViewContext): TemplateResult => html`${panel(context)}`;

/** One for all calculators of a page: they share what the browser keeps. */
const saved = new SavedScenarios();

class Panel extends Directive {
  /** What came of the last thing done. */
  private said = "";

  override render(context: ViewContext) {
    const { reading } = context;
    const { saved: texts } = reading.words;
    const list = saved.list(reading.schema.id);
    return html`<div class="saved">
      <p class="plain-text">${saved.isPersistent ? texts.intro : texts.not_kept}</p>
      <div class="saved-actions">
        <button type="button" class="plain" part="button" @click=${() => this.save(context)}>${texts.save}</button>
        <button type="button" class="plain" part="button" @click=${chooseFile}>${texts.import}</button>
        <input type="file" accept=".json,application/json" aria-label=${texts.import} hidden @change=${(event: Event) => this.addFile(event, context)} />
        ${
          list.length === 0
            ? nothing
            : html`<button type="button" class="plain" part="button" @click=${() => this.saveFile(context)}>${texts.export}</button>
              <button type="button" class="plain" part="button" @click=${() => this.clear(context)}>${texts.clear}</button>`
        }
      </div>
      ${list.length === 0 ? html`<p class="sentence">${texts.none}</p>` : nothing}
      <ul class="saved-list">${list.map(
        (scenario) => html`<li>
          <strong>${scenario.name}</strong>
          <button type="button" class="plain" part="button" aria-label=${filled(texts.open_name, { name: scenario.name })}
            @click=${() => this.open(context, scenario.name)}>${texts.open}</button>
          <button type="button" class="plain" part="button" aria-label=${filled(texts.remove_name, { name: scenario.name })}
            @click=${() => this.remove(context, scenario.name)}>${texts.remove}</button>
        </li>`,
      )}</ul>
      ${this.said ? html`<p class="sentence">${this.said}</p>` : nothing}
    </div>`;
  }

  /** Every scenario that is side by side on the page, each under its name. */
  private save(context: ViewContext) {
    const { reading, calculation } = context;
    const { saved: texts } = reading.words;
    const { all, active } = calculation.scenarios;
    const named = all.map(({ name, values }, place) => ({
      name: nameShown(name, place, reading.words),
      // A wrong figure is not kept: there stands the last that was right.
      values: place === active ? reading.values : values,
    }));
    const failed = named.map((scenario) => saved.save(reading.schema.id, scenario)).find(({ ok }) => !ok);
    this.done(
      context,
      failed ? reasonOf(failed, context) : filled(texts.saved, { names: namesOf(named, context) }),
    );
  }

  private open(context: ViewContext, name: string) {
    const { reading, onOpen } = context;
    const { schema, words } = reading;
    const scenario = saved.list(schema.id).find((other) => other.name === name);
    if (scenario) onOpen(schema.id, ({ scenarios }) => replace(scenarios, [scenario]));
    this.done(context, filled(words.saved.opened, { name }));
  }

  private remove(context: ViewContext, name: string) {
    const { schema, words } = context.reading;
    const result = saved.remove(schema.id, name);
    this.done(context, result.ok ? filled(words.saved.removed, { name }) : reasonOf(result, context));
  }

  private clear(context: ViewContext) {
    saved.clear();
    this.done(context, context.reading.words.saved.cleared);
  }

  private saveFile(context: ViewContext) {
    const { saved: texts } = context.reading.words;
    const name = fileName(texts.file, new Date(), "json");
    download(new Blob([saved.exportFile()], { type: "application/json" }), name);
    this.done(context, filled(texts.exported, { file: name }));
  }

  private async addFile(event: Event, context: ViewContext) {
    const file = chosenFile(event);
    if (!file) return;
    // No character takes more than four bytes; what is longer is refused without being read.
    const text = await file.slice(0, 4 * MOST_FILE_CHARACTERS + 1).text();
    const { engine, reading } = context;
    const { saved: texts } = reading.words;
    const { added, refused } = saved.importFile(text, engine.models(), checkedBy(engine));
    const said = filled(texts.imported, { n: `${added}` });
    this.done(
      context,
      refused.length > 0 ? `${said} ${filled(texts.import_refused, { n: `${refused.length}` })}` : said,
    );
  }

  private done(context: ViewContext, said: string) {
    this.said = said;
    context.say(said);
    context.redraw();
  }
}

const panel = directive(Panel);

function namesOf(scenarios: readonly { name: string }[], { reading }: ViewContext): string {
  return new Intl.ListFormat(reading.lang).format(scenarios.map(({ name }) => name));
}

function reasonOf(result: SaveResult, { reading }: ViewContext): string {
  const reasons: Record<string, string> = reading.words.saved.reasons;
  return result.ok ? "" : (reasons[result.reason] ?? result.reason);
}
