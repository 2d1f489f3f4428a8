// Figures that outlive a reload of the page, for when a new version has come. They stand in the state of the page's entry in
// the browser's history: that leaves the address as it is, and goes with the tab.

const TAG = "value-calculator";
type State = { [TAG]?: (Record<string, string> | undefined)[] } & Record<string, unknown>;

/** All calculators of the page, in their order. */
const calculators = () => [...document.querySelectorAll(TAG)];

export function reloadWithFigures() {
  const figures = calculators().map(({ result, values }) => (result ? values : undefined));
  try {
    history.replaceState(Object.assign({}, history.state, { [TAG]: figures }), "");
  } catch {
    // A page that may not touch its history still gets the new version.
  }
  location.reload();
}

/** What was kept of this element's figures, once. */
export function takeKeptFigures(element: Element): Record<string, string> | undefined {
  const state = history.state as State | null;
  const kept = state?.[TAG];
  const index = calculators().indexOf(element as HTMLElementTagNameMap[typeof TAG]);
  const figures = kept?.[index];
  if (!kept || !figures) return undefined;
  const rest = kept.map((other, place) => (place === index ? undefined : other));
  history.replaceState(Object.assign({}, state, { [TAG]: rest }), "");
  return figures;
}
