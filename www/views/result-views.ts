// The ways to look at a result, as tabs: which there are for a model, and which is shown.
import { html, nothing, type TemplateResult } from "lit";
import type { Part, Sent } from "../parts.js";
import { VIEWS, type View } from "../view-names.js";
import type { ModelSchema } from "../wire.js";
import { type FurtherPictures, picturesTemplate } from "./pictures.js";
import { tabsTemplate } from "./tabs.js";
import type { FullViewPart, ViewContext, ViewPart } from "./view.js";

/** The views that are sent for when they are first shown; the chart is there from the start. */
const VIEW_PARTS: Record<"table" | "compare", Sent<ViewPart>> = {
  table: { load: () => import("./table.js") },
  compare: { load: () => import("./compare.js"), sections: ["compare"] },
};
/** Those that ask the full engine, which comes with them. */
const FULL_VIEW_PARTS: Record<"working" | "what-if" | "report" | "portfolio", Sent<FullViewPart>> = {
  working: { load: () => import("./working.js"), needsFullEngine: true },
  "what-if": { load: () => import("./what-if.js"), sections: ["what_if"], needsFullEngine: true },
  report: {
    load: () => import("../report/report.js"),
    sections: ["report", "compare"],
    needsFullEngine: true,
  },
  portfolio: {
    load: () => import("../portfolio/portfolio-view.js"),
    sections: ["portfolio", "export"],
    needsFullEngine: true,
  },
};
const FURTHER_PICTURES: Sent<FurtherPictures> = { load: () => import("./schedule-pictures.js") };

export type ResultViews = {
  context: ViewContext;
  /** Which views the page offers. */
  offered: readonly string[];
  shown: View;
  onShow: (view: View) => void;
  withPart: <P extends Part>(sent: Sent<P>, draw: (part: P) => TemplateResult) => TemplateResult;
};

export function viewsTemplate({ context, offered, shown, onShow, withPart }: ResultViews) {
  const { reading, engine, isStale } = context;
  const { ui } = reading.words;
  const tabs = VIEWS.filter((view) => offered.includes(view) && has(reading.schema, view)).map((id) => ({
    id,
    label: id === "table" && reading.schema.schedule.length === 0 ? ui.view_points : ui[`view_${id}`],
  }));
  const view = (tabs.find(({ id }) => id === shown) ?? tabs[0])?.id;
  if (!view) return nothing;
  const onChoose = (id: string) => onShow(id as View);
  const content =
    view === "chart"
      ? picturesTemplate(engine, reading, isStale, (draw) => withPart(FURTHER_PICTURES, draw))
      : view === "table" || view === "compare"
        ? withPart(VIEW_PARTS[view], (part) => part.view(context))
        : withPart(FULL_VIEW_PARTS[view], (part) => withFullEngine(part, context));
  return html`
    ${tabsTemplate({ prefix: "tab", panel: "view", label: ui.views, tabs, shown: view, onChoose })}
    <div id="view" role="tabpanel" aria-labelledby="tab-${view}">${content}</div>
  `;
}

function withFullEngine(part: FullViewPart, context: ViewContext) {
  const engine = context.files.fullEngine();
  return engine ? part.view({ ...context, engine }) : html``;
}

/** A picture and a table need something to show, and a portfolio a model of one customer; the others are there for any. */
function has({ chart, schedule, portfolio }: ModelSchema, view: View): boolean {
  if (view === "portfolio") return portfolio.length > 0;
  return chart !== null || (view === "table" ? schedule.length > 0 : view !== "chart");
}
