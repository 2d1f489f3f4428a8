// What crosses the boundary between the engine and JavaScript.

/** A layout tree with MathML's element names: a tag, then its children or its text. Numbers in "mn" are plain decimals. */
export type Markup = [tag: string, ...children: Array<Markup | string>];

export type Unit =
  | "money" | "money-per-year"
  | "rate" | "rate-per-year"   // fractions: 0.0578 is 5.78 %
  | "years"                     // a length of time
  | "year"                      // a year's number: 0 = at once, 4 = in year 4
  | "count" | "ratio" | "factor" | "none";

/** Where a thing comes from: the article's text or arithmetic, our reconstruction of it, or our addition. */
export type Origin = "article" | "reconstructed" | "added";

export type FieldKind = "number" | "choice" | "rows";
export type Slider = { min: string; max: string; step: string };
/** A choice may narrow another field's range while it is chosen. */
export type Requirement = { field: string; whole: boolean; min: string | null };
export type ChoiceSchema = { id: string; origin: Origin; requires: Requirement[] };

export type FieldSchema = {
  id: string; key: string; symbol: Markup | null; unit: Unit; kind: FieldKind;
  group: string; advanced: boolean; origin: Origin;
  /** plain decimal, or the id of a choice */
  default: string;
  min: string | null; max: string | null; max_decimals: number; whole: boolean;
  slider: Slider | null; choices: ChoiceSchema[]; columns: FieldSchema[];
};

export type Prominence = "headline" | "featured" | "detail";
export type OutputSchema = { id: string; symbol: Markup | null; unit: Unit; origin: Origin; prominence: Prominence };
export type ColumnSchema = { id: string; unit: Unit };
/** The chart runs over `input` from `from` to twice its present value, at least `least_to`, at most `most_to`. */
export type ChartSchema = {
  input: string; from: string; least_to: string; most_to: string; step: string;
  /** ids of outputs of one unit, drawn as lines */
  series: string[];
  /** id of an output that is a point on the axis, e.g. break_even_year */
  mark: string | null;
};
export type ModelSchema = {
  id: string; inputs: FieldSchema[]; outputs: OutputSchema[]; groups: string[];
  chart: ChartSchema | null; schedule: ColumnSchema[];
};

/** A sentence the model has to say: its words are in the locale under models.<id>.notes.<code>. */
export type Note = { code: string; tone: "meaning" | "caution" };
export type Derivation = {
  id: string; symbol: Markup;
  /** right-hand sides; null where there is no closed form */
  equation: Markup | null; substituted: Markup | null;
  result: string | null; excel: string | null;
};
export type Working = { outputs: Derivation[]; definitions: Derivation[] };

export type ErrorCode =
  | "required" | "not-a-number" | "below-minimum" | "above-maximum" | "not-a-whole-number"
  | "unknown-choice" | "unknown-field" | "too-many-digits" | "overflow";
export type FieldError = { field: string; code: ErrorCode; message: string; min?: string; max?: string; max_decimals?: number; row?: number };

export type Evaluation = {
  ok: true;
  outputs: Record<string, string | null>;
  /** reason codes of the outputs that are null: words under not_defined.<code> */
  not_defined: Record<string, string>;
  notes: Note[]; working: Working; schedule: Array<Array<string | null>>;
};
export type Refusal = { ok: false; errors: FieldError[] };
