// Share: a link that opens this screen. Everything is in the part of the address that a browser keeps to itself.
import { html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import { shareStyles } from "../styles/share-styles.js";
import type { ViewContext } from "../views/view.js";

export const styles = [shareStyles];

export function view(context: ViewContext) {
  const { share: texts } = context.reading.words;
  const link = context.link();
  const field = link.then((text) => linkTemplate(text, context));
  return html`<div class="share">
    <p class="plain-text">${texts.intro}</p>
    ${context.isStale ? html`<p class="caution">${texts.stale}</p>` : nothing}
    ${until(field, nothing)}
    <p class="sentence">${texts.private}</p>
  </div>`;
}

function linkTemplate(link: string, { reading, copied, onCopy, announce }: ViewContext) {
  const { share: texts, ui } = reading.words;
  const selectAll = (event: Event) => (event.target as HTMLTextAreaElement).select();
  const onClick = (event: Event) => {
    // Selected first: where the clipboard is refused, it only remains to press Ctrl+C.
    (event.currentTarget as Element).parentElement?.querySelector("textarea")?.select();
    onCopy(link);
    announce("vc-share", { link });
  };
  return html`<div class="share-link">
    <textarea id="share-link" readonly rows=${link.length > 160 ? 4 : 2} spellcheck="false" aria-label=${texts.link} .value=${link} @focus=${selectAll}></textarea>
    <button type="button" class="plain" part="button" @click=${onClick}>${copied === link ? ui.copied : texts.copy}</button>
  </div>`;
}
