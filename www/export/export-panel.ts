// Export: the figures as files and on the clipboard, and a file of them opened again.
import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { ref } from "lit/directives/ref.js";
import { nameShown, type ScenarioContext, withScenarios } from "../scenario-results.js";
import { checkedBy } from "../share/checks.js";
import { exportStyles } from "../styles/export-styles.js";
import { labelOf } from "../views/reading.js";
import { replace } from "../views/scenario-edits.js";
import { shownTable } from "../views/table.js";
import type { ViewContext } from "../views/view.js";
import { filled } from "../words.js";
import { chooseFile, chosenFile } from "./chosen-file.js";
import { csvOf } from "./csv.js";
import { download, fileName, type Permission, permission } from "./download.js";
import { jsonOf, MOST_BYTES, type Opened, type Refused, readJson } from "./json.js";
import { pictureOf, pngFile, svgFile } from "./picture.js";
import { copyTable, tableText } from "./table.js";

export const styles = [exportStyles];

export const view = (context: ViewContext): TemplateResult => html`${panel(withScenarios(context))}`;

type Format = "xlsx" | "csv" | "svg" | "png" | "json";
type Offer = {
  id: Format;
  /** The file; nothing where there is nothing to show in it. */
  file: (context: ScenarioContext, page: Element) => Promise<Blob | null>;
  /** Whether the file can be read as text. */
  isText: boolean;
};

/** The width of a picture in a document or on a slide. */
const PICTURE_WIDTH = 760;

const textFile = (text: string, type: string) => new Blob([text], { type: `${type};charset=utf-8` });

const OFFERS: readonly Offer[] = [
  { id: "xlsx", isText: false, file: workbookOf },
  { id: "csv", isText: true, file: async ({ scenarios }) => textFile(csvOf(scenarios), "text/csv") },
  {
    id: "svg",
    isText: true,
    file: async (context, page) => {
      const picture = pictureFor(context, page);
      return picture && svgFile(picture);
    },
  },
  {
    id: "png",
    isText: false,
    file: async (context, page) => {
      const picture = pictureFor(context, page);
      return picture && pngFile(picture);
    },
  },
  {
    id: "json",
    isText: true,
    file: async ({ scenarios }) => textFile(jsonOf(scenarios), "application/json"),
  },
];

/** What makes the workbook is as heavy as all else here together, and comes when one is asked for. */
async function workbookOf({ engine, reading, scenarios }: ScenarioContext): Promise<Blob> {
  const { workbook } = await import("./workbook.js");
  const { schema, words, model, currency } = reading;
  const named = scenarios.map(({ name, reading: { inputs } }) => ({ name, values: inputs }));
  return workbook({ engine, schema, words, model, currency, scenarios: named });
}

/** For documents and slides, which are white. */
const pictureFor = (context: ScenarioContext, page: Element) =>
  pictureOf(context, { width: PICTURE_WIDTH, theme: "light", lineColours: lineColours(page) });

/** The colours that the page's owner gave the lines, where they are colours anywhere. */
function lineColours(page: Element): string[] {
  const set = getComputedStyle(page);
  return [1, 2, 3, 4]
    .map((number) => set.getPropertyValue(`--vc-series-${number}`).trim())
    .map((colour) => (/^(#|rgb|hsl|[a-z]+$)/i.test(colour) && CSS.supports("color", colour) ? colour : ""));
}

/** What came of the last thing done. */
type Outcome =
  | { kind: "saved"; file: string; permission: Permission; text: string | null }
  | { kind: "copied"; text: string | null; said: string }
  | { kind: "failed"; said: string }
  | { kind: "opened"; file: string; opened: Opened };

/** Keeps what was done last for as long as the panel is open. */
class Panel extends Directive {
  private outcome: Outcome | null = null;
  /** Counted up with every file that is opened: a slow one must not come after a quick one. */
  private openings = 0;

  override render(context: ScenarioContext) {
    const { reading, isStale } = context;
    const { export: texts } = reading.words;
    const hasPicture = reading.schema.chart !== null;
    const offers = OFFERS.filter(({ id }) => hasPicture || (id !== "svg" && id !== "png"));
    const hasTable = hasPicture || reading.schema.schedule.length > 0;
    return html`<div class="export-panel">
      <p class="sentence">${isStale ? texts.stale : texts.privacy}</p>
      <ul class="offers">
        ${offers.map((offer) =>
          this.offer(
            texts[`${offer.id}_name`],
            texts[`${offer.id}_what`],
            texts.save,
            texts.save_of,
            (event) => this.save(context, offer, event.currentTarget as Element),
          ),
        )}
        ${
          hasTable
            ? this.offer(texts.table_name, texts.table_what, texts.copy, texts.copy_of, () =>
                this.copy(context),
              )
            : nothing
        }
      </ul>
      ${this.opener(context)}
      ${this.shownOutcome(context)}
    </div>`;
  }

  private offer(
    name: string,
    what: string,
    does: string,
    doesOf: string,
    onClick: (event: Event) => void,
  ): TemplateResult {
    return html`<li class="offer">
      <span><strong>${name}</strong><small>${what}</small></span>
      <button type="button" class="plain" part="button" aria-label=${filled(doesOf, { name })} @click=${onClick}>${does}</button>
    </li>`;
  }

  private opener(context: ScenarioContext) {
    const { export: texts } = context.reading.words;
    const onChange = (event: Event) => {
      const file = chosenFile(event);
      if (file) this.open(context, file);
    };
    return html`<div class="offer opens">
      <span><strong>${texts.open_name}</strong><small>${texts.open_what}</small></span>
      <input type="file" accept=".json,application/json" aria-label=${texts.open_name} hidden @change=${onChange} />
      <button type="button" class="plain" part="button" aria-label="${texts.open_name}: ${texts.open}" @click=${chooseFile}>${texts.open}</button>
    </div>`;
  }

  private async save(context: ScenarioContext, { id, file, isText }: Offer, page: Element) {
    const { reading } = context;
    const { export: texts } = reading.words;
    const name = fileName(reading.model.name, new Date(), id);
    try {
      const blob = await file(context, page);
      if (!blob) throw new Error("there is nothing to draw");
      const allowed = permission();
      if (allowed !== "refused") download(blob, name);
      const text = isText && allowed !== "granted" ? await blob.text() : null;
      if (allowed !== "refused") context.announce("vc-export", { format: id });
      const said = allowed === "refused" ? texts.refused : filled(texts.saved, { file: name });
      this.done(context, { kind: "saved", file: name, permission: allowed, text }, said);
    } catch {
      const failed = filled(texts.failed, { name: texts[`${id}_name`] });
      const said = id === "png" ? `${failed} ${texts.picture_blocked}` : failed;
      this.done(context, { kind: "failed", said }, said);
    }
  }

  private async copy(context: ScenarioContext) {
    const { export: texts } = context.reading.words;
    const table = shownTable(context);
    const copied = await copyTable(table);
    const isRefused = copied === "refused";
    const said = isRefused ? texts.copy_refused : copied === "table" ? texts.copied : texts.copied_text;
    if (!isRefused) context.announce("vc-export", { format: "table" });
    this.done(context, { kind: "copied", text: isRefused ? tableText(table) : null, said }, said);
  }

  private async open(context: ScenarioContext, file: File) {
    const { engine, reading, onOpen } = context;
    const opening = ++this.openings;
    // A file that is too large is not read to its end: the part says as much as the whole.
    const text = await file
      .slice(0, MOST_BYTES + 1)
      .text()
      .catch(() => "");
    if (opening !== this.openings) return;
    const shown = engine.models().filter(({ id }) => Object.hasOwn(reading.words.models, id));
    const opened = readJson(text, shown, checkedBy(engine));
    const outcome: Outcome = { kind: "opened", file: file.name, opened };
    if (opened.model !== null) onOpen(opened.model, ({ scenarios }) => replace(scenarios, opened.scenarios));
    this.done(context, outcome, openedText(outcome, context));
  }

  private done(context: ScenarioContext, outcome: Outcome, said: string) {
    this.outcome = outcome;
    context.say(said);
    context.redraw();
  }

  private shownOutcome(context: ScenarioContext) {
    const { outcome } = this;
    if (!outcome) return nothing;
    const { export: texts } = context.reading.words;
    const hasTrouble =
      outcome.kind === "failed" ||
      (outcome.kind === "opened" && outcome.opened.refused.length > 0) ||
      (outcome.kind === "copied" && outcome.text !== null) ||
      (outcome.kind === "saved" && outcome.permission !== "granted");
    return html`<div class="export-outcome ${hasTrouble ? "has-trouble" : ""}">${content()}</div>`;

    function content() {
      if (!outcome) return nothing;
      if (outcome.kind === "failed") return html`<p>${outcome.said}</p>`;
      if (outcome.kind === "opened")
        return html`<p>${openedText(outcome, context)}</p>${refusedList(outcome.opened, context)}`;
      if (outcome.kind === "copied")
        return html`<p>${outcome.said}</p>${outcome.text === null ? nothing : textToCopy(outcome.text, texts.table_name, select)}`;
      const { file, permission: allowed, text } = outcome;
      const label = filled(texts.file_text, { file });
      return html`
        ${allowed === "refused" ? nothing : html`<p>${filled(texts.saved, { file })}</p>`}
        ${allowed === "granted" ? nothing : html`<p>${texts[allowed]} ${text === null ? nothing : texts.text_below}</p>`}
        ${text === null ? nothing : textToCopy(text, label)}`;
    }
  }
}

const panel = directive(Panel);

/** A text for the visitor to copy himself; `appeared` is told of its box. */
function textToCopy(text: string, label: string, appeared: (box?: Element) => void = () => {}) {
  return html`<textarea class="export-text" readonly aria-label=${label} .value=${text} ${ref(appeared)}></textarea>`;
}

/** Ready to be copied by keys. */
function select(box?: Element) {
  if (!(box instanceof HTMLTextAreaElement)) return;
  // Once its text is in it.
  queueMicrotask(() => {
    box.focus();
    box.select();
  });
}

function openedText(
  { file, opened: { model, scenarios } }: Outcome & { kind: "opened" },
  { reading }: ScenarioContext,
): string {
  const { words, lang } = reading;
  const { export: texts } = words;
  if (model === null) return filled(texts.opened_none, { file });
  const isOne = new Intl.PluralRules(lang).select(scenarios.length) === "one";
  const count = filled(isOne ? texts.parts.scenarios_one : texts.parts.scenarios_other, {
    n: `${scenarios.length}`,
  });
  return filled(texts.opened, { file, model: words.models[model]?.name ?? model, scenarios: count });
}

function refusedList({ model, scenarios, refused }: Opened, { reading }: ScenarioContext) {
  if (refused.length === 0) return nothing;
  const { words } = reading;
  const { export: texts } = words;
  const reasons: Record<string, string> = texts.refusals;
  const parts: Record<string, string> = texts.parts;
  const line = ({ field, code, scenario }: Refused) => {
    const modelWords = words.models[model ?? ""];
    const hasLabel = modelWords && Object.hasOwn(modelWords.inputs, field);
    const name = hasLabel ? labelOf(field, { model: modelWords }) : (parts[field] ?? field);
    const reason = reasons[code] ?? code;
    if (scenario === undefined || scenarios.length < 2)
      return filled(texts.in_field, { field: name, reason });
    const called = nameShown(scenarios[scenario]?.name ?? "", scenario, words);
    return filled(texts.in_scenario, { scenario: called, field: name, reason });
  };
  return html`${model === null ? nothing : html`<p>${texts.opened_refused}</p>`}
    <ul>${refused.map((one) => html`<li>${line(one)}</li>`)}</ul>`;
}
