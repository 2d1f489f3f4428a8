// A list being read and ranked: how far it is, how long it takes, and how to end it.
import { html, nothing } from "lit";
import { filled } from "../words.js";
import type { PortfolioSession } from "./portfolio-session.js";
import type { Reached } from "./ranking.js";

/** Sooner than this, the time left is a guess. */
const TELLS_TIME_AFTER_MS = 1_000;

export function progressTemplate(session: PortfolioSession, reached: Reached | null) {
  const { reading } = session.context;
  const { words, lang } = reading;
  const { portfolio: texts } = words;
  const share = reached && reached.ofBytes > 0 ? reached.bytes / reached.ofBytes : 0;
  const count = (value: number) => new Intl.NumberFormat(lang).format(value);
  const said = filled(reached?.rejected ? texts.progress_rejected : texts.progress, {
    rows: count((reached?.rows ?? 0) - (reached?.rejected ?? 0)),
    rejected: count(reached?.rejected ?? 0),
  });
  const title = reached?.isRead ? texts.ranking : filled(texts.reading, { file: session.given?.name ?? "" });
  return html`<div class="progress">
    <p class="progress-title">${title}</p>
    <progress max="1" .value=${share} aria-label=${title}></progress>
    <p class="sentence">${said}${timeLeft(session, share)}</p>
    ${session.isOnPage ? html`<p class="sentence">${texts.on_page}</p>` : nothing}
    <button type="button" class="plain" part="button" @click=${() => session.cancel()}>${texts.cancel}</button>
  </div>`;
}

function timeLeft({ phase, context }: PortfolioSession, share: number): string {
  const passed = phase.is === "reading" ? performance.now() - phase.begun : 0;
  if (passed < TELLS_TIME_AFTER_MS || share <= 0 || share >= 1) return "";
  const seconds = Math.ceil(((passed / share) * (1 - share)) / 1000);
  return ` · ${filled(context.reading.words.portfolio.left_seconds, { n: `${seconds}` })}`;
}
