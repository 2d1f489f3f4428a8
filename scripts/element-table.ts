// What <value-calculator> offers to a page, in words: README's tables and the package's custom-elements.json are written
// from here (element-manifest.ts), and tests/package/element.test.ts holds it against the element.

type Property = {
  /** Nothing where it is a property alone. */
  attribute?: string;
  /** Nothing where it is an attribute alone. */
  property?: string;
  /** The TypeScript type: of the property, else of the attribute. */
  type: string;
  initial?: string;
  readonly?: boolean;
  meaning: string;
};

type Event = {
  name: string;
  when: string;
  detail: string;
  /** The type of its `detail`, by its name in the package. */
  type: string;
};

type Named = { name: string; meaning: string };
type CustomProperty = Named & { syntax: string };

export const TAG = "value-calculator";
export const DESCRIPTION = "A calculator of what a customer, and the service that keeps them, is worth.";

export const PROPERTIES = [
  {
    attribute: "model",
    property: "model",
    type: "string",
    initial: "",
    meaning: "id of the model; several, separated by spaces, give tabs; the first one if left out",
  },
  {
    property: "shown",
    type: "string",
    initial: "",
    meaning: "of several models, the id of the one whose tab is shown",
  },
  {
    attribute: "currency",
    property: "currency",
    type: "string",
    initial: "CNY",
    meaning: "ISO 4217 code, default `CNY`; sets the sign and converts nothing",
  },
  {
    attribute: "frame",
    property: "frame",
    type: "string",
    initial: "",
    meaning: "address of `embed.html`, shown in a frame where the page's policy blocks WebAssembly",
  },
  {
    attribute: "lang",
    property: "lang",
    type: "string",
    meaning: "`en`, `zh-CN` or `de`; else the nearest `lang` around it, else the browser's, else English",
  },
  {
    attribute: "theme",
    property: "theme",
    type: "string",
    initial: "auto",
    meaning: "`auto` (default), `light`, `dark`",
  },
  {
    attribute: "values",
    type: "string",
    meaning:
      "starting figures as plain decimals, `p0=800&n=3`, by field id or short key; with several models `service-roi.k=500`; rows as JSON",
  },
  {
    property: "values",
    type: "Record<string, string>",
    meaning: "the inputs as plain decimals; setting some leaves the others",
  },
  {
    attribute: "views",
    property: "views",
    type: "string",
    initial: "chart table working what-if compare portfolio report share export saved",
    meaning:
      "which of `chart table working what-if compare portfolio report` and of the tools `share export saved` are offered, separated by spaces",
  },
  {
    attribute: "fields",
    property: "fields",
    type: "string",
    initial: "",
    meaning:
      "the fields that are shown, by id or short key, separated by spaces, with several models `service-roi.k`; the others keep your figures; all if left out",
  },
  {
    attribute: "locked",
    property: "locked",
    type: "string",
    initial: "",
    meaning: "the fields that are shown and cannot be changed, named in the same way",
  },
  {
    attribute: "storage",
    property: "storage",
    type: "boolean",
    initial: "false",
    meaning: "present: visitors may keep scenarios in their browser (`localStorage`); else nothing is stored",
  },
  {
    attribute: "lead",
    property: "lead",
    type: "boolean",
    initial: "false",
    meaning: "present: the report asks who wants it, and tells your page alone, by `vc-lead`",
  },
  {
    attribute: "data-layer",
    property: "dataLayer",
    type: "boolean",
    initial: "false",
    meaning: "present: every event is put into the page's `dataLayer` too, for a tag manager",
  },
  {
    attribute: "eager",
    property: "eager",
    type: "boolean",
    initial: "false",
    meaning: "present: it begins at once, and not when it comes near the part of the page that is seen",
  },
  {
    attribute: "name",
    type: "string",
    meaning: "inside a form, the name under which the result is submitted as JSON",
  },
  {
    property: "result",
    type: "Result | null",
    initial: "null",
    readonly: true,
    meaning: "the last good result: `{ model, inputs, outputs }`, read only",
  },
  {
    property: "messages",
    type: "MessageTexts",
    initial: "{}",
    meaning: 'words of your own, laid over ours: `{ ui: { reset: "Start again" } }`',
  },
] as const satisfies readonly Property[];

export const EVENTS = [
  {
    name: "vc-ready",
    when: "after the first result",
    detail: "`{ model, inputs, outputs }`",
    type: "Result",
  },
  {
    name: "vc-change",
    when: "after every good result",
    detail: "`{ model, inputs, outputs }`",
    type: "Result",
  },
  {
    name: "vc-commit",
    when: "when a field is left",
    detail: "`{ model, inputs, outputs }`",
    type: "Result",
  },
  { name: "vc-share", when: "the link is copied", detail: "`{ link }`", type: "Shared" },
  {
    name: "vc-export",
    when: "a file is saved, the table copied or the report printed",
    detail: "`{ format }`: `xlsx csv svg png json table report`",
    type: "Exported",
  },
  {
    name: "vc-lead",
    when: "with `lead`, before the report is printed, once for each address",
    detail: "`{ email, name }`",
    type: "Lead",
  },
  {
    name: "vc-error",
    when: "an input is wrong, or the engine cannot run",
    detail:
      "`{ errors: [{ field, code }] }`, or `{ reason }`: `wasm-blocked wasm-not-loaded words-not-loaded browser-too-old script-blocked file-missing other-version out-of-memory not-html`",
    type: "Failure",
  },
] as const satisfies readonly Event[];

export const SLOTS = [
  { name: "title", meaning: "in place of the model's name" },
  { name: "intro", meaning: "in place of what the model is for" },
  { name: "cta", meaning: "below the result, for what the visitor can do next" },
  { name: "disclaimer", meaning: "below everything" },
  { name: "frame", meaning: "filled by the element itself, where `frame` is needed" },
] as const satisfies readonly Named[];

export const PARTS = [
  { name: "form", meaning: "the inputs" },
  { name: "field", meaning: "one input with its label, unit and help" },
  { name: "input", meaning: "a box to type or choose in" },
  { name: "slider", meaning: "the slider of an input" },
  { name: "result", meaning: "the answer: its figure and what it means" },
  { name: "chart", meaning: "a picture of the result" },
  { name: "table", meaning: "a table of figures" },
  { name: "button", meaning: "a button" },
] as const satisfies readonly Named[];

export const CUSTOM_PROPERTIES = [
  {
    name: "--vc-color-accent",
    syntax: "<color>",
    meaning: "what can be pressed, is chosen or has the focus",
  },
  { name: "--vc-color-bg", syntax: "<color>", meaning: "the background" },
  { name: "--vc-color-text", syntax: "<color>", meaning: "the text" },
  { name: "--vc-font", syntax: "*", meaning: "the font, as `font-family` takes it" },
  { name: "--vc-radius", syntax: "<length>", meaning: "the radius of the corners" },
  { name: "--vc-series-1", syntax: "<color>", meaning: "the chart's first line" },
  { name: "--vc-series-2", syntax: "<color>", meaning: "the chart's second line" },
  { name: "--vc-series-3", syntax: "<color>", meaning: "the chart's third line" },
  { name: "--vc-series-4", syntax: "<color>", meaning: "the chart's fourth line" },
] as const satisfies readonly CustomProperty[];
