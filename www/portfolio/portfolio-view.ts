// The portfolio: a list of customers given, read, ranked, and shown. What is going on is kept for each calculation, so that
// another view can be looked at meanwhile.
import { html, type TemplateResult } from "lit";
import type { Calculation } from "../calculation.js";
import { portfolioStyles } from "../styles/portfolio-styles.js";
import { tableStyles } from "../styles/table-styles.js";
import type { ViewContext } from "../views/view.js";
import { columnsTemplate } from "./columns.js";
import { giveTemplate } from "./give.js";
import { PortfolioSession } from "./portfolio-session.js";
import { progressTemplate } from "./progress.js";
import type { Stopped } from "./ranking.js";
import { resultTemplate } from "./result.js";
import { stoppedText } from "./stopped-text.js";

export const styles = [tableStyles, portfolioStyles];

const sessions = new WeakMap<Calculation, PortfolioSession>();

export function view(context: ViewContext): TemplateResult {
  const session = sessions.get(context.calculation) ?? new PortfolioSession();
  sessions.set(context.calculation, session);
  session.context = context;
  return html`<div class="portfolio">${content(session)}</div>`;
}

function content(session: PortfolioSession) {
  const { phase } = session;
  switch (phase.is) {
    case "reading":
      return progressTemplate(session, phase.reached);
    case "ranked":
      return resultTemplate(session, phase.ranked);
    case "asked":
      return html`${stopped(phase.stopped, session)} ${columnsTemplate(session, true)} ${giveTemplate(session, false)}`;
    case "stopped":
      return html`${stopped(phase.stopped, session)} ${giveTemplate(session, true)}`;
    default:
      return giveTemplate(session, true);
  }
}

/** Why the list was not ranked. */
const stopped = (why: Stopped, { context }: PortfolioSession) =>
  html`<p class="portfolio-stopped" role="alert">${stoppedText(why, context.reading.words)}</p>`;
