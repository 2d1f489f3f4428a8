// The ways onto a page, as README writes them, in markup that XML can read too.
export const FORMS = ["script", "div", "iframe", "single file"] as const;
export type Form = (typeof FORMS)[number];

/** What a page's owner puts into the element, for where there is no calculator. */
const OWN_WORDS = "<p>Call us.</p>";

export type Placing = {
  /** Where the scripts are, up to the last slash; beside the page if empty. */
  scripts?: string;
  /** Whoever hosts embed.html. */
  calculator: string;
  /** Further attributes of every script. */
  onScripts?: string;
  /** The element's attribute of that name. */
  frame?: string;
  /** Further attributes of every frame. */
  onFrames?: string;
};
export type Embedding = { scripts: string; element: string };

export function embedding(form: Form, placing: Placing): Embedding {
  const { scripts = "", calculator, onScripts = "", frame: standIn, onFrames = "" } = placing;
  const frameAttribute = (prefix: string) => (standIn ? `${prefix}frame="${standIn}"` : "");
  const script = (name: string) => `<script src="${scripts}${name}" defer="" ${onScripts}></script>`;
  const frame = (source: string, more = "") =>
    `<iframe src="${source}" title="Customer value" width="100%" height="760" ${more} ${onFrames}></iframe>`;
  switch (form) {
    case "script":
      return {
        scripts: script("value-calculator.js"),
        element: `<value-calculator model="customer-value" currency="USD" ${frameAttribute("")}>${OWN_WORDS}</value-calculator>`,
      };
    case "div":
      return {
        scripts: script("value-calculator.js"),
        element: `<div data-value-calculator="" data-model="customer-value" data-currency="USD" ${frameAttribute("data-")}>${OWN_WORDS}</div>`,
      };
    case "iframe":
      return {
        scripts: script("value-calculator-frame.js"),
        element: frame(
          `${calculator}/embed.html?lang=en&amp;model=customer-value&amp;currency=USD`,
          'data-value-calculator=""',
        ),
      };
    case "single file":
      return { scripts: "", element: frame("value-calculator.html?lang=en") };
  }
}

/** A page that carries it, with something after it. */
export function hostPage({ scripts, element }: Embedding, { root = "", isXml = false } = {}): string {
  const start = isXml
    ? '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
    : "<!doctype html><html";
  return `${start} lang="en" ${root}><head><meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/><title>host</title>
    <link rel="icon" href="assets/icon.svg"/><link rel="stylesheet" href="host.css"/>${scripts}</head>
    <body><main><h1>Host</h1><section>${element}</section><p id="after">What follows.</p></main></body></html>`;
}
