// Share: a link that opens this screen. Everything is in the part of the address that a browser keeps to itself.
import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { live } from "../live.js";
import { shareStyles } from "../styles/share-styles.js";
import { copy, isCopied } from "../views/copy.js";
import type { ViewContext } from "../views/view.js";

export const styles = [shareStyles];

export const view = (context: ViewContext): TemplateResult => html`${panel(context)}`;

/** Keeps the link until there is another, so that its box stays what it is while it is selected. */
class Panel extends Directive {
  private link: string | null = null;
  private hasFailed = false;

  override render(context: ViewContext) {
    const { share: texts } = context.reading.words;
    this.ask(context);
    return html`<div class="share">
      <p class="plain-text">${texts.intro}</p>
      ${context.isStale ? html`<p class="caution">${texts.stale}</p>` : nothing}
      ${this.hasFailed ? html`<p class="caution">${texts.too_large}</p>` : this.link === null ? nothing : linkTemplate(this.link, context)}
      <p class="sentence">${texts.private}</p>
    </div>`;
  }

  private async ask({ link, redraw }: ViewContext) {
    const found = await link().catch(() => null);
    if (found === this.link && this.hasFailed === (found === null)) return;
    this.hasFailed = found === null;
    this.link = found;
    redraw();
  }
}

const panel = directive(Panel);

function linkTemplate(link: string, context: ViewContext) {
  const { reading, announce } = context;
  const { share: texts, ui } = reading.words;
  const selectAll = (event: Event) => (event.target as HTMLTextAreaElement).select();
  const onClick = (event: Event) => {
    // Selected first: where the clipboard is refused, it only remains to press Ctrl+C.
    (event.currentTarget as Element).parentElement?.querySelector("textarea")?.select();
    copy(context, link);
    announce("vc-share", { link });
  };
  return html`<div class="share-link">
    <textarea id="share-link" readonly rows=${link.length > 160 ? 4 : 2} spellcheck="false" aria-label=${texts.link} .value=${live(link)} @focus=${selectAll}></textarea>
    <button type="button" class="plain" part="button" @click=${onClick}>${isCopied(context, link) ? ui.copied : texts.copy}</button>
  </div>`;
}
