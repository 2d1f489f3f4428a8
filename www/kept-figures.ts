// Figures that outlive a reload of the page, for when a new version has come. They stand in the state of the page's entry in
// the browser's history: that leaves the address as it is, and goes with the tab.

const TAG = "value-calculator";

const calculators = () => [...document.querySelectorAll(TAG)];

/** Keeps the figures of all calculators when the page is left. */
export function keepFigures() {
  // Chromium lets the second come too late, WebKit on phones does not know the first.
  for (const event of ["beforeunload", "pagehide"]) {
    addEventListener(event, () => {
      const figures = calculators().map(({ result, values }) => result && values);
      history.replaceState(Object.assign({}, history.state, { [TAG]: figures }), "");
    });
  }
}

/** The figures that were kept of this element, once. */
export function takeKeptFigures(element: HTMLElement): Record<string, string> | undefined {
  const state = history.state as { [TAG]?: (Record<string, string> | null)[] } | null;
  const kept = state?.[TAG];
  const [figures] =
    kept?.splice(calculators().indexOf(element as HTMLElementTagNameMap[typeof TAG]), 1, null) || [];
  if (!figures) return undefined;
  history.replaceState(state, "");
  return figures;
}
