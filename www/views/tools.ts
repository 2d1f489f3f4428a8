// What can be done with a result, below it: each tool is a button that opens its panel.
import { html, nothing, type TemplateResult } from "lit";
import type { Part, Sent } from "../parts.js";
import { TOOLS, type Tool } from "../view-names.js";
import type { ViewContext, ViewPart } from "./view.js";

const TOOL_PARTS: Record<Tool, Sent<ViewPart>> = {
  share: { load: () => import("../share/share-panel.js"), sections: ["share"] },
  export: { load: () => import("../export/export-panel.js"), sections: ["export", "workbook"] },
  saved: { load: () => import("../share/saved-panel.js"), sections: ["saved"] },
};

export type Tools = {
  context: ViewContext;
  /** Which tools the page offers. */
  offered: readonly string[];
  open: Tool | null;
  onOpen: (tool: Tool | null) => void;
  withPart: <P extends Part>(sent: Sent<P>, draw: (part: P) => TemplateResult) => TemplateResult;
};

export function toolsTemplate({ context, offered, open, onOpen, withPart }: Tools) {
  const { ui } = context.reading.words;
  const tools = TOOLS.filter((tool) => offered.includes(tool));
  if (tools.length === 0) return nothing;
  const shown = open !== null && tools.includes(open) ? open : null;
  return html`<section class="tools" aria-label=${ui.tools}>
    <div class="tool-buttons">${tools.map(
      (tool) => html`<button
        type="button"
        class="plain"
        part="button"
        id="tool-${tool}"
        aria-expanded=${tool === shown ? "true" : "false"}
        aria-controls="tool-panel"
        @click=${() => onOpen(tool === shown ? null : tool)}
      >${ui[`tool_${tool}`]}</button>`,
    )}</div>
    <div id="tool-panel" role="group" aria-labelledby=${shown ? `tool-${shown}` : nothing} ?hidden=${!shown}>
      ${shown ? withPart(TOOL_PARTS[shown], (part) => part.view(context)) : nothing}
    </div>
  </section>`;
}
