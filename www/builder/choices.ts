// What its owner has chosen for a calculator: plain texts, as they are typed, so that nothing typed is lost and a link
// can hold it all. What a text means, and whether it means anything, others say.
import type { ModelSchema } from "../wire.js";

export const FORMS = ["script", "div", "iframe", "npm"] as const;
export const MARKUPS = ["html", "jsx"] as const;
export const RULES = ["style", "sheet"] as const;
export const THEMES = ["auto", "light", "dark"] as const;
export const OPTIONS = ["storage", "lead", "data-layer", "eager"] as const;
export const COLOURS = ["accent", "bg", "text"] as const;
export const SCHEMES = ["light", "dark"] as const;

export type Form = (typeof FORMS)[number];
export type Theme = (typeof THEMES)[number];
export type Option = (typeof OPTIONS)[number];
export type Colour = (typeof COLOURS)[number];
export type Scheme = (typeof SCHEMES)[number];

export type Choices = {
  /** How it comes onto the page. */
  form: Form;
  /** From npm: as HTML, or as JSX. */
  markup: (typeof MARKUPS)[number];
  /** Whether the script is named with its hash. */
  isPinned: boolean;
  /** Where the style rules stand: in the snippet, or in the page's own sheet. */
  rules: (typeof RULES)[number];
  /** The address that the files lie at. */
  base: string;
  /** The ids of the models, in the order of their tabs. */
  models: string[];
  /** The fields that are not shown, as `model.key`. */
  hidden: string[];
  /** The fields that are shown and cannot be changed. */
  locked: string[];
  /** Starting figures under `model.key`: a plain decimal, a choice's id, rows as JSON, or what was typed and means nothing. */
  values: Record<string, string>;
  currency: string;
  /** The page's own if empty. */
  lang: string;
  theme: Theme;
  /** The views and tools that are offered. */
  views: string[];
  options: Option[];
  /** Under `colourName`; the standard one if empty. */
  colours: Record<string, string>;
  /** Pixels; the standard one if empty. */
  radius: string;
  font: string;
  /** How wide the preview is, in pixels; as wide as its place if empty. */
  width: string;
};

/** What there is to choose from: by the engine, and by the element itself. */
export type Catalogue = {
  schemas: readonly ModelSchema[];
  languages: readonly string[];
  views: readonly string[];
  /** The currency of an element that names none. */
  currency: string;
};

/** A colour for the dark scheme has a name of its own. */
export const colourName = (colour: Colour, scheme: Scheme) =>
  scheme === "light" ? colour : `${colour}-${scheme}`;

export const COLOUR_NAMES: readonly string[] = COLOURS.flatMap((colour) =>
  SCHEMES.map((scheme) => colourName(colour, scheme)),
);

/** The schemes in which a calculator of this theme is seen. */
export const schemesOf = (theme: Theme): readonly Scheme[] => (theme === "auto" ? SCHEMES : [theme]);

/** What a snippet without a single attribute gives. */
export function standardChoices({ schemas, views, currency }: Catalogue): Choices {
  return {
    form: "script",
    markup: "html",
    isPinned: false,
    rules: "style",
    base: "",
    models: schemas.slice(0, 1).map(({ id }) => id),
    hidden: [],
    locked: [],
    values: {},
    currency,
    lang: "",
    theme: "auto",
    views: [...views],
    options: [],
    colours: {},
    radius: "",
    font: "",
    width: "",
  };
}

/** The schemas of the chosen models, in their order. */
export const chosenSchemas = ({ models }: Choices, { schemas }: Catalogue): ModelSchema[] =>
  models.flatMap((id) => schemas.filter((schema) => schema.id === id));
