// Report: what is put around the figures on one page to hand over, and the page itself, printed or kept as a PDF.
import { html, nothing } from "lit";
import { live } from "../live.js";
import { withScenarios } from "../scenario-results.js";
import { reportStyles } from "../styles/report-styles.js";
import { inputText } from "../views/input-text.js";
import { labelOf } from "../views/reading.js";
import type { FullViewContext } from "../views/view.js";
import { filled } from "../words.js";
import { reportContents } from "./contents.js";
import { printReport } from "./document.js";
import { type Draft, dayOf, draftOf, longDate, OPTIONAL_PARTS } from "./draft.js";
import { forget, LOGO_TYPES, type Logo, type LogoProblem, logoFromAddress, logoFromFile } from "./logo.js";

export const styles = [reportStyles];

/** A name is no longer than a line. */
const MOST_LETTERS = 120;
/** Wide enough for the names of the lines to stand at their ends. */
const CHART_WIDTH = 560;

type Texts = FullViewContext["reading"]["words"]["report"];

export function view(context: FullViewContext) {
  const { reading, calculation, isStale } = context;
  const { report: texts } = reading.words;
  const draft = draftOf(calculation);
  return html`<div class="report">
    <p class="sentence">${texts.intro}</p>
    <div class="report-names">
      ${textField("title", reading.model.name, draft, texts)}
      ${textField("recipient", "", draft, texts)}
      ${textField("presenter", "", draft, texts)}
      <label class="report-field">${texts.date}
        <span class="box"><input
          id="report-date"
          part="input"
          type="date"
          .value=${live(draft.date ?? dayOf(new Date()))}
          @input=${(event: Event) => {
            draft.date = typedIn(event);
          }}
        /></span>
      </label>
    </div>
    ${logoFields(context, draft, texts)}
    <fieldset class="report-parts">
      <legend>${texts.parts}</legend>
      ${OPTIONAL_PARTS.map(
        (part) => html`<label><input
          type="checkbox"
          id="report-${part}"
          .checked=${live(draft.parts[part])}
          @change=${(event: Event) => {
            draft.parts[part] = (event.target as HTMLInputElement).checked;
          }}
        /> ${texts[part]}</label>`,
      )}
    </fieldset>
    ${sourceFields(context, draft, texts)}
    ${context.hasLead ? leadField(draft, texts) : nothing}
    ${isStale ? html`<p class="error">${texts.stale}</p>` : nothing}
    <button type="button" class="plain report-print" id="report-print" part="button" @click=${(event: Event) => print(context, draft, event.currentTarget as HTMLElement)}>${texts.print}</button>
    <div role="alert">${draft.isBlocked ? html`<p class="error">${texts.blocked}</p>` : nothing}</div>
  </div>`;
}

const typedIn = (event: Event) => (event.target as HTMLInputElement).value;

function textField(
  name: "title" | "recipient" | "presenter",
  placeholder: string,
  draft: Draft,
  texts: Texts,
) {
  return html`<label class="report-field">${texts[name]}
    <span class="box"><input
      id="report-${name}"
      part="input"
      type="text"
      autocomplete="off"
      maxlength=${MOST_LETTERS}
      placeholder=${placeholder}
      .value=${live(draft[name])}
      @input=${(event: Event) => {
        draft[name] = typedIn(event);
      }}
    /></span>
  </label>`;
}

// The logo.

function logoFields(context: FullViewContext, draft: Draft, texts: Texts) {
  const { logo, logoProblem, logoAddress } = draft;
  return html`<fieldset class="report-logo">
    <legend>${texts.logo}</legend>
    ${
      logo
        ? html`<div class="report-logo-shown">
            <img src=${logo.url} alt=${texts.logo_shown} referrerpolicy="no-referrer" />
            <button type="button" class="plain" part="button" @click=${() => setLogo(context, draft, null)}>${texts.logo_remove}</button>
          </div>`
        : nothing
    }
    <div class="report-names">
      <label class="report-field">${texts.logo_file}
        <input
          id="report-logo-file"
          type="file"
          accept=${LOGO_TYPES.join(",")}
          @change=${async (event: Event) => {
            const box = event.target as HTMLInputElement;
            const [file] = box.files ?? [];
            if (file) await takeLogo(context, draft, logoFromFile(file));
            // So that the same file can be chosen again.
            box.value = "";
          }}
        />
      </label>
      <label class="report-field">${texts.logo_address}
        <span class="box"><input
          id="report-logo-address"
          part="input"
          type="url"
          autocomplete="off"
          spellcheck="false"
          placeholder="https://"
          .value=${live(logoAddress)}
          @input=${(event: Event) => {
            draft.logoAddress = typedIn(event);
          }}
          @change=${() => {
            // A picture is loaded when its address is complete, not at every letter of it.
            if (draft.logoAddress.trim()) takeLogo(context, draft, logoFromAddress(draft.logoAddress));
          }}
        /></span>
      </label>
    </div>
    <div role="alert">${logoProblem ? html`<p class="error">${texts[logoProblem]}</p>` : nothing}</div>
    <p class="sentence">${texts.logo_note}</p>
  </fieldset>`;
}

/** The logo that was asked for last, of those still on their way. */
const asked = new WeakMap<Draft, Promise<unknown>>();

async function takeLogo(context: FullViewContext, draft: Draft, coming: Promise<Logo | LogoProblem>) {
  asked.set(draft, coming);
  const logo = await coming;
  const isLast = asked.get(draft) === coming;
  if (typeof logo === "string") {
    if (isLast) draft.logoProblem = logo;
  } else if (isLast) setLogo(context, draft, logo);
  else forget(logo);
  context.redraw();
}

function setLogo(context: FullViewContext, draft: Draft, logo: Logo | null) {
  forget(draft.logo);
  draft.logo = logo;
  draft.logoProblem = null;
  if (logo === null) draft.logoAddress = "";
  context.redraw();
}

// Where the figures come from.

function sourceFields({ reading }: FullViewContext, draft: Draft, texts: Texts) {
  return html`<details
    class="report-sources"
    ?open=${draft.areSourcesOpen}
    @toggle=${(event: Event) => {
      draft.areSourcesOpen = (event.target as HTMLDetailsElement).open;
    }}
  >
    <summary>${texts.sources} <small>${texts.sources_note}</small></summary>
    ${reading.schema.inputs.map(
      (field) => html`<label class="report-source">
        <span>${labelOf(field.id, reading)} <small>${inputText(field, reading)}</small></span>
        <span class="box"><input
          id="report-source-${field.id}"
          part="input"
          type="text"
          autocomplete="off"
          maxlength=${MOST_LETTERS}
          aria-label=${filled(texts.source_of, { label: labelOf(field.id, reading) })}
          .value=${live(draft.sources[field.id] ?? "")}
          @input=${(event: Event) => {
            draft.sources[field.id] = typedIn(event);
          }}
        /></span>
      </label>`,
    )}
  </details>`;
}

// Who wants it, where the page's owner asks.

function leadField(draft: Draft, texts: Texts) {
  return html`<div class="report-lead">
    <label class="report-field" for="report-email">${texts.email}
      <span class="box ${draft.lacksEmail ? "wrong" : ""}"><input
        id="report-email"
        part="input"
        type="email"
        autocomplete="email"
        maxlength=${MOST_LETTERS}
        aria-invalid=${draft.lacksEmail ? "true" : "false"}
        aria-describedby="report-email-note"
        .value=${live(draft.email)}
        @input=${(event: Event) => {
          draft.email = typedIn(event).trim();
        }}
      /></span>
    </label>
    <p class="sentence" id="report-email-note">${draft.lacksEmail ? html`<span class="error">${texts.email_wrong}</span> ` : nothing}${texts.email_note}</p>
  </div>`;
}

/** Tells the page who wants the report; false as long as nobody has said. */
function isLeadGiven(context: FullViewContext, draft: Draft): boolean {
  if (!context.hasLead) return true;
  draft.lacksEmail = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email);
  if (draft.lacksEmail) return false;
  if (draft.told !== draft.email) {
    context.announce("vc-lead", { email: draft.email, name: draft.recipient.trim() });
    draft.told = draft.email;
  }
  return true;
}

// The page.

async function print(context: FullViewContext, draft: Draft, button: HTMLElement) {
  if (!isLeadGiven(context, draft)) {
    context.say(context.reading.words.report.email_wrong);
    context.redraw();
    button.closest(".report")?.querySelector<HTMLElement>("#report-email")?.focus();
    return;
  }
  const { engine, reading } = context;
  const { scenarios } = withScenarios(context);
  const { lang, words, model } = reading;
  const title = draft.title.trim() || model.name;
  const body = reportContents(engine, scenarios, {
    title,
    recipient: draft.recipient.trim(),
    presenter: draft.presenter.trim(),
    date: longDate(draft.date ?? dayOf(new Date()), lang),
    logo: draft.logo?.url ?? null,
    hasWorking: draft.parts.working,
    hasAssumptions: draft.parts.assumptions,
    sources: draft.sources,
    chart: draft.parts.chart ? await chartOf(context) : null,
    // A page whose address cannot be told still prints its figures.
    link: await context.link().catch(() => null),
  });
  const isPrinted = await printReport({ lang, direction: words.direction, title, body });
  // The printed document had the focus, and goes.
  button.focus();
  draft.isBlocked = !isPrinted;
  if (isPrinted) {
    context.announce("vc-export", { format: "report" });
    context.say(words.report.printed);
  }
  context.redraw();
}

async function chartOf(context: FullViewContext): Promise<SVGSVGElement | null> {
  const { pictureOf } = await import("../export/picture.js");
  return pictureOf(withScenarios(context), { width: CHART_WIDTH, theme: "light", hasWords: false });
}
