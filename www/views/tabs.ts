// A list of tabs: one is chosen, arrow keys move among them, and only the chosen one is in the tab order.
import { html } from "lit";
import type { Calculation } from "../calculation.js";
import type { Words } from "../words.js";

export type Tab = { id: string; label: string };

export type Tabs = {
  /** Before every id, so that two lists can stand in one page. */
  prefix: string;
  /** The id of the panel that shows what is chosen. */
  panel: string;
  label: string;
  tabs: readonly Tab[];
  shown: string;
  onChoose: (id: string) => void;
};

export function tabsTemplate({ prefix, panel, label, tabs, shown, onChoose }: Tabs) {
  const onKey = (event: KeyboardEvent) => {
    const list = event.currentTarget as Element;
    const place = tabs.findIndex(({ id }) => id === shown);
    const forward = getComputedStyle(list).direction === "rtl" ? -1 : 1;
    const moves: Record<string, number> = {
      ArrowRight: place + forward,
      ArrowLeft: place - forward,
      Home: 0,
      End: tabs.length - 1,
    };
    const move = moves[event.key];
    const to = move === undefined ? undefined : tabs[(move + tabs.length) % tabs.length];
    if (!to) return;
    event.preventDefault();
    onChoose(to.id);
    list.querySelector<HTMLElement>(`[data-tab="${to.id}"]`)?.focus();
  };
  return html`<div class="tabs ${prefix}s" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${tabs.map(
      ({ id, label: text }) => html`<button
        type="button"
        role="tab"
        id="${prefix}-${id}"
        data-tab=${id}
        aria-controls=${panel}
        aria-selected=${id === shown ? "true" : "false"}
        tabindex=${id === shown ? 0 : -1}
        @click=${() => onChoose(id)}
      >${text}</button>`,
    )}
  </div>`;
}

/** The calculators of one element. */
export function modelTabsTemplate(
  calculations: readonly Calculation[],
  shown: string,
  { ui, models }: Words,
  onChoose: (id: string) => void,
) {
  const tabs = calculations.map(({ schema: { id } }) => ({ id, label: models[id]?.name ?? id }));
  return tabsTemplate({ prefix: "model-tab", panel: "model-panel", label: ui.models, tabs, shown, onChoose });
}
