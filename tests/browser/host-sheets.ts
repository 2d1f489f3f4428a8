// Style sheets of pages that we do not control. Each is laid over a page; none may reach what the calculator draws.
export const HOSTILE_SHEETS: Readonly<Record<string, string>> = {
  reset:
    "*, *::before, *::after { margin: 0; padding: 0; border: 0; font: inherit; box-sizing: content-box; list-style: none }",
  unset:
    "* { all: unset !important } section { display: block !important; width: 900px !important; margin: 20px 0 0 20px !important } head, head * { display: none !important }",
  small:
    "html { font-size: 62.5% !important } body { font: 1.2rem/1 'Comic Sans MS', cursive !important; letter-spacing: 0.2em; word-spacing: 1em }",
  shouting:
    "body { text-transform: uppercase; text-align: right; font-variant: small-caps; font-style: italic; text-indent: 3em; white-space: pre }",
  dark: "html { background: #111; color: #eee; color-scheme: dark } input, button, select, svg, table, td, h2, h3, p { background: red !important; color: lime !important; border: 5px solid !important; display: none !important }",
};
