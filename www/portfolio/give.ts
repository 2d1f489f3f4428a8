// How a list of customers is given: dropped, chosen, pasted, or made up to try it.
import { html, nothing } from "lit";
import { chooseFile, chosenFile } from "../export/chosen-file.js";
import { BYTE_ORDER_MARK } from "../export/csv-cell.js";
import { labelOf } from "../views/reading.js";
import type { PortfolioSession } from "./portfolio-session.js";
import { madeUp, template } from "./sample.js";

const MADE_UP = 500;

export function giveTemplate(session: PortfolioSession, hasIntro: boolean) {
  const { reading } = session.context;
  const { portfolio: texts } = reading.words;
  return html`
    ${hasIntro ? html`<p class="plain-text">${texts.intro}</p>` : nothing}
    <div
      class="drop ${session.isOver ? "is-over" : ""}"
      @dragover=${(event: DragEvent) => onDrag(session, event, true)}
      @dragleave=${(event: DragEvent) => onDrag(session, event, false)}
      @drop=${(event: DragEvent) => onDrop(session, event)}
      @paste=${(event: ClipboardEvent) => onPaste(session, event)}
    >
      <p class="drop-text">${session.isOver ? texts.drop_now : texts.drop}</p>
      <div class="drop-actions">
        <button type="button" class="plain is-first" part="button" @click=${chooseFile}>${texts.choose}</button>
        <input type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" aria-label=${texts.choose} hidden
          @change=${(event: Event) => onChosen(session, event)} />
        <button type="button" class="plain" part="button" aria-expanded=${session.isPasting ? "true" : "false"}
          @click=${() => togglePaste(session)}>${texts.paste}</button>
      </div>
      ${session.isPasting ? pasteTemplate(session) : nothing}
      <p class="drop-others">
        <button type="button" class="quiet" @click=${() => giveMadeUp(session)}>${texts.made_up}</button>
        <button type="button" class="quiet" @click=${() => saveTemplate(session)}>${texts.template}</button>
      </p>
    </div>
    <p class="sentence">${texts.privacy}</p>
    ${session.saidLast ? html`<p class="sentence">${session.saidLast}</p>` : nothing}`;

  async function giveMadeUp(session: PortfolioSession) {
    const list = madeUp(
      await session.context.files.loadFullEngine(),
      reading.schema,
      reading.inputs,
      MADE_UP,
    );
    session.give(texts.made_up_name, new Blob([list]));
  }

  function saveTemplate(session: PortfolioSession) {
    const text = template(reading.schema, texts.id, (field) => labelOf(field, reading));
    const file = new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" });
    session.save(texts.template_file, async () => file, texts.template_saved);
  }
}

function onDrag(session: PortfolioSession, event: DragEvent, isOver: boolean) {
  event.preventDefault();
  if (session.isOver === isOver) return;
  session.isOver = isOver;
  session.redraw();
}

function onDrop(session: PortfolioSession, event: DragEvent) {
  event.preventDefault();
  session.isOver = false;
  const [file] = event.dataTransfer?.files ?? [];
  if (file) session.give(file.name, file);
  else givePasted(session, event.dataTransfer?.getData("text/plain") ?? "");
}

function onPaste(session: PortfolioSession, event: ClipboardEvent) {
  if (event.target instanceof HTMLTextAreaElement) return;
  const [file] = event.clipboardData?.files ?? [];
  if (file) session.give(file.name, file);
  else givePasted(session, event.clipboardData?.getData("text/plain") ?? "");
}

function givePasted(session: PortfolioSession, text: string) {
  const { portfolio: texts } = session.context.reading.words;
  if (text.trim()) session.give(texts.pasted_name, new Blob([text]));
  else session.redraw();
}

function onChosen(session: PortfolioSession, event: Event) {
  const file = chosenFile(event);
  if (file) session.give(file.name, file);
}

function togglePaste(session: PortfolioSession) {
  session.isPasting = !session.isPasting;
  session.redraw();
}

function pasteTemplate(session: PortfolioSession) {
  const { portfolio: texts } = session.context.reading.words;
  const onUse = (event: Event) => {
    const box = (event.currentTarget as Element).parentElement?.querySelector("textarea");
    if (box?.value.trim()) return givePasted(session, box.value);
    session.context.say(texts.paste_empty);
    box?.focus();
  };
  return html`<div class="paste">
    <textarea aria-label=${texts.paste_label} placeholder=${texts.paste_label} rows="6"></textarea>
    <button type="button" class="plain" part="button" @click=${onUse}>${texts.paste_use}</button>
  </div>`;
}
