// Generated from the Rust types; `UPDATE_GENERATED=1 cargo test --lib typescript` writes it anew.

/** A layout tree with the element names of MathML, as a text: `[mfrac[mn 1][mi r]]` is a fraction. An element is a tag, then
 * elements, or a space and a text. A number in "mn" is a plain decimal. */
export type Markup = string;

/** Which input a curve runs along, all plain decimals. */
export type CurveRange = { input: string; from: string; to: string; step: string };
/** Where a chart is read out: a number field, and a value of it as a plain decimal. */
export type ChartPoint = { input: string; at: string };
/** Which value of an input, or of a row's cell ("field.column" and the row from 0), brings an output to a target. */
export type Goal = { input: string; row?: number; output: string; target: string };
/** How an output moves when each input changes by a share of itself. */
export type Sensitivity = { output: string; change: string };

/** What a number is a number of. */
export type Unit = "money" | "money-per-year" | "rate" | "rate-per-year" | "years" | "year" | "count" | "seconds" | "hours" | "days" | "ratio" | "factor" | "none";

/** Where a field, a method or an output comes from. */
export type Origin = "article" | "reconstructed" | "added";

/** How a field is filled in. */
export type FieldKind = "number" | "choice" | "rows" | "text";

/** The usual range of a field, for a slider; typing reaches the whole range. */
export type Slider = {
  /** The left end. */
  min: string,
  /** The right end. */
  max: string,
  /** The distance between two stops. */
  step: string,
};

/** While a choice is chosen, another field takes less than usual. */
export type Requirement = {
  /** The other field. */
  field: string,
  /** It takes whole numbers only. */
  whole: boolean,
  /** It takes nothing below this. */
  min: string | null,
};

/** One way of a choice field. */
export type ChoiceSchema = {
  /** Its id on the wire. */
  id: string,
  /** Where it comes from. */
  origin: Origin,
  /** What it asks of other fields. */
  requires: Array<Requirement>,
  /** Amounts that come of it are shown in whole units, as its source shows them. */
  whole_money: boolean,
};

/** An input of a model: its unit, its bounds, its default. */
export type FieldSchema = {
  /** Its name on the wire, in Rust and in documents. */
  id: string,
  /** Its short name in links. */
  key: string,
  /** How equations write it. */
  symbol: Markup | null,
  /** What it is a number of. */
  unit: Unit,
  /** How it is filled in. */
  kind: FieldKind,
  /** The group of fields it is shown in. */
  group: string,
  /** Whether it stands among the further inputs. */
  advanced: boolean,
  /** Where it comes from. */
  origin: Origin,
  /** A plain decimal, the id of a choice, or nothing for rows and texts. */
  default: string,
  /** The rows that are there at first, a cell a column. A text is a code, to be put into words. */
  default_rows: Array<Array<string>>,
  /** The least value. */
  min: string | null,
  /** The greatest value. */
  max: string | null,
  /** The most decimals. */
  max_decimals: number,
  /** Whole numbers only. */
  whole: boolean,
  /** The usual range, where a slider helps. */
  slider: Slider | null,
  /** The ways of a choice field. */
  choices: Array<ChoiceSchema>,
  /** The columns of a field of rows. */
  columns: Array<FieldSchema>,
};

/** How much of a result's place an output takes. */
export type Prominence = "headline" | "featured" | "detail";

/** An output of a model. */
export type OutputSchema = {
  /** Its name on the wire, in Rust and in documents. */
  id: string,
  /** How equations write it. */
  symbol: Markup,
  /** What it is a number of. */
  unit: Unit,
  /** Where it comes from. */
  origin: Origin,
  /** How much of the result's place it takes. */
  prominence: Prominence,
};

/** A column of the year-by-year schedule. */
export type ColumnSchema = {
  /** Its name on the wire. */
  id: string,
  /** What it is a number of. */
  unit: Unit,
};

/** The picture of a model: some outputs against one input, from `from` to twice the input's present value, at least
 * `least_to` and at most `most_to`. */
export type ChartSchema = {
  /** The input along the axis. */
  input: string,
  /** Where the axis begins. */
  from: string,
  /** Where it ends at the earliest. */
  least_to: string,
  /** Where it ends at the latest. */
  most_to: string,
  /** The distance between two points. */
  step: string,
  /** Outputs of one unit, drawn as lines. */
  series: Array<string>,
  /** An input or output that is a point on the axis. */
  mark: string | null,
  /** Inputs that grow in proportion with the axis, and are as typed where the axis is as typed. */
  in_proportion: Array<string>,
};

/** A picture of the schedule: one of its columns, year by year. */
export type ScheduleChartSchema = {
  /** The column drawn as a line, against the first one. */
  column: string,
  /** An output that is a point on the axis. */
  mark: string | null,
};

/** A sum told as steps: what adds, what takes away, and what they come to. */
export type WaterfallSchema = {
  /** Inputs or outputs that add. */
  plus: Array<string>,
  /** Inputs or outputs that take away. */
  less: Array<string>,
  /** The output they come to. */
  total: string,
};

/** Everything a form, a chart, a table and a link need to know of a model. */
export type ModelSchema = {
  /** The model's name on the wire. */
  id: string,
  /** Its inputs, in the order of the form. */
  inputs: Array<FieldSchema>,
  /** Its outputs, in the order of the result. */
  outputs: Array<OutputSchema>,
  /** The groups of its inputs, in their order. */
  groups: Array<string>,
  /** Its picture. */
  chart: ChartSchema | null,
  /** The picture of its schedule. */
  schedule_chart: ScheduleChartSchema | null,
  /** Its result as steps. */
  waterfall: WaterfallSchema | null,
  /** The outputs by which a list of customers is valued, the first of them the one that it is ranked by; none where
   * the model is not of one customer. */
  portfolio: Array<string>,
  /** The columns of its year-by-year schedule; none where it has no schedule. */
  schedule: Array<ColumnSchema>,
};

/** Whether a note explains a result or warns about it. */
export type Tone = "meaning" | "caution";

/** A sentence that the model has to say about these inputs, by its code. */
export type Note = {
  /** The code, to be put into words. */
  code: string,
  /** Meaning or caution. */
  tone: Tone,
};

/** How one figure is worked out. */
export type Derivation = {
  /** The output or the sub-result. */
  id: string,
  /** How equations write it. */
  symbol: Markup,
  /** The right-hand side in symbols; `null` where there is no closed form. */
  equation: Markup | null,
  /** The right-hand side with the numbers put in. */
  substituted: Markup | null,
  /** The result in all the engine's digits. */
  result: string | null,
  /** The same as a spreadsheet formula. */
  excel: string | null,
};

/** The working of one evaluation: sub-results first used, then the outputs in their order. */
export type Working = {
  /** One for every output. */
  outputs: Array<Derivation>,
  /** One for every sub-result that the outputs use. */
  definitions: Array<Derivation>,
};

/** One cell: what it shows, what formulas call it, and its own formula. */
export type CellFormula = {
  /** The output, the sub-result or the column of the schedule. */
  id: string,
  /** What stands in braces for its cell; two sub-results of one id have two names. */
  cell: string,
  /** How equations write it; `null` for a column. */
  symbol: Markup | null,
  /** The formula without its equals sign; `null` where cells cannot say it. */
  formula: string | null,
};

/** Every formula of a model over the cells of a sheet. */
export type Workbook = {
  /** The sub-results, each after those it uses. */
  named: Array<CellFormula>,
  /** The outputs, in the schema's order. */
  outputs: Array<CellFormula>,
  /** The schedule's columns, each written for the year `{year}`. */
  schedule: Array<CellFormula>,
  /** The year in which the schedule ends; `null` without a schedule. */
  last_year: string | null,
};

/** What is wrong with one input. */
export type ErrorCode = "required" | "not-a-number" | "below-minimum" | "above-maximum" | "not-a-whole-number" | "unknown-choice" | "unknown-field" | "too-many-digits" | "overflow";

/** One field's error: which field, what was wrong, and what it accepts.
 *
 * `message` is English, for developers; a user interface puts `code` and the bounds into its own words. */
export type FieldError = {
  /** The id of the field. */
  field: string,
  /** What was wrong. */
  code: ErrorCode,
  /** What was wrong, what is accepted, and an example. */
  message: string,
  /** The least value accepted here, a plain decimal. */
  min?: string,
  /** The greatest value accepted here, a plain decimal. */
  max?: string,
  /** The most decimals accepted here. */
  max_decimals?: number,
  /** The row, counted from 0, when the field is a column of rows. */
  row?: number,
};

/** An [`Evaluation`] as it is sent. */
export type Evaluation = {
  /** Which answer this is. */
  ok: true,
  /** Every output, `null` where it is not defined. */
  outputs: Record<string, string | null>,
  /** The reason codes of the outputs that are `null`. */
  not_defined: Record<string, string>,
  /** What has to be said about them. */
  notes: Array<Note>,
  /** How they are worked out. */
  working: Working,
  /** The schedule's rows, each a cell a column. */
  schedule: Array<Array<string | null>>,
};

/** All that is wrong with the inputs. */
export type Refusal = {
  /** Which answer this is. */
  ok: false,
  /** Every error. */
  errors: Array<FieldError>,
};

/** The answer to a goal that was found. */
export type Solved = {
  /** Which answer this is. */
  ok: true,
  /** The input's value. */
  value: string,
  /** What the output is there. */
  reached: string,
  /** The output is the target as it is shown; else it passes the target here without being it. */
  exact: boolean,
  /** There may be other values that do it. */
  may_not_be_unique: boolean,
};

/** Why there is no answer to a goal. */
export type UnsolvedReason = "no-solution-in-bounds" | "does-not-depend" | "invalid-inputs";

/** The answer to a goal that was not found. */
export type Unsolved = {
  /** Which answer this is. */
  ok: false,
  /** Why. */
  reason: UnsolvedReason,
  /** The lowest and the highest that the output can be, where that is why. */
  range: [least: string, most: string] | null,
  /** Every error, where that is why. */
  errors: Array<FieldError>,
};

/** One end of an input's swing. */
export type SwingEnd = {
  /** What the input is set to; `null` for a column of rows, whose cells are all changed. */
  value: string | null,
  /** The output there; `null` where it is not defined. */
  output: string | null,
};

/** How an output moves with one input. */
export type Swing = {
  /** The id of the input, or "field.column" for a column of rows. */
  input: string,
  /** The input lowered. */
  low: SwingEnd,
  /** The input raised. */
  high: SwingEnd,
  /** The distance between the two outputs; `null` where one of them is not defined. */
  size: string | null,
};

/** All swings, under `ok`. */
export type Swings = {
  /** Which answer this is. */
  ok: true,
  /** Sorted by the size of the swing, the largest first. */
  rows: Array<Swing>,
};

/** How far it is from one figure to another. */
export type Difference = {
  /** The second less the first; `null` past what a decimal holds. */
  amount: string | null,
  /** The amount as a share of the first's size; `null` from 0. */
  relative: string | null,
};

/** A [`Curve`] as it is sent. A point that does not exist is NaN, here only, for drawing a gap. */
export type Curve = {
  /** Which answer this is. */
  ok: true,
  /** The varied input. */
  x: Float64Array,
  /** Each charted output under its id. */
  series: Record<string, Float64Array>,
};

/** What one key press asks for: the figures, and the curve of the same inputs. */
export type EvaluationAndCurve = {
  /** The figures. */
  evaluation: Evaluation | Refusal,
  /** The curve. */
  curve: Curve | Refusal,
};

/** What stands before the decimals of a file's numbers. */
export type DecimalMark = "." | ",";

/** A column of a file. */
export type PortfolioColumn = {
  /** Its header. */
  name: string,
  /** The field that the column holds, or "id"; `null` where it is left out. */
  field: string | null,
  /** Its first cells, three at most. */
  examples: Array<string>,
};

/** What the beginning of a file shows, for its reader to confirm. */
export type PortfolioHeader = {
  /** Which answer this is. */
  ok: true,
  /** What stands between two cells. */
  delimiter: "," | ";" | "\t",
  /** What stands before the decimals; `null` where no number has shown it yet. */
  decimal_mark: DecimalMark | null,
  /** A number such as "1,234" that either mark would fit, where no other number has shown which. */
  ambiguous: string | null,
  /** The columns. */
  columns: Array<PortfolioColumn>,
};

/** The kinds of [`Stop`]. */
export type PortfolioStopCode = "no-header" | "no-rows" | "no-known-column" | "duplicate-column" | "ambiguous-number" | "looks-like-xlsx" | "looks-like-utf-16" | "not-utf-8" | "row-too-long" | "unclosed-quote" | "too-many-rows";

/** Why a file cannot be read any further, or at all. */
export type PortfolioStopped = {
  /** Which answer this is. */
  ok: false,
  /** What is wrong. */
  code: PortfolioStopCode,
  /** The line it happened in, counted from 1. */
  line?: number,
  /** The header of the column. */
  column?: string,
  /** What stood there. */
  text?: string,
};

/** By cumulative value: A makes most of it, C the least. */
export type CustomerClass = "A" | "B" | "C";

/** One class of customers. */
export type ClassSummary = {
  /** How many are in it. */
  customers: number,
  /** What they are worth together. */
  value: string,
  /** Their share of the sum of the values above zero. */
  share: string | null,
};

/** What all customers come to. A figure that does not exist is `null`, with its reason in `not_defined`. */
export type PortfolioSummary = {
  /** Rows with a value. */
  customers: number,
  /** Rows without one. */
  rejected: number,
  /** The sum of all values. */
  total_value: string,
  /** The values above zero alone, which shares are taken of. */
  positive_value: string,
  /** What the first fifth of the customers, rounded up, make of it. */
  share_of_top_20_percent: string | null,
  /** The smallest number of customers who make 80 % of it. */
  customers_making_80_percent: number | null,
  /** Gini's coefficient of the values. */
  gini: string | null,
  /** The classes, by cumulative value. */
  classes: Record<CustomerClass, ClassSummary>,
  /** Customers with a value below zero. */
  negative_customers: number,
  /** Customers with a value of zero. */
  zero_customers: number,
  /** Customers whose id another one before them has. */
  repeated_ids: number,
  /** Rejected rows by code. */
  rejected_by_code: Record<string, number>,
  /** `no-customers`, `total-not-positive`, `negative-values`, by the name of the figure (`shares` for all shares). */
  not_defined: Record<string, string>,
};

/** A customer in an arrangement. */
export type RankedCustomer = {
  /** From 1. */
  rank: number,
  /** The line of the file. */
  line: number,
  /** Empty where the file has no column of ids. */
  id: string,
  /** V. */
  customer_value: string,
  /** CV. */
  sustained_value: string,
  /** L. */
  loss_value: string,
  /** Of the sum of the values above zero, up to and with this customer. */
  cumulative_share: string | null,
  /** The class. */
  class: CustomerClass,
};

/** A row that has no value, and why. */
export type RejectedRow = {
  /** The line that the row begins in, counted from 1. */
  line: number,
  /** The header of the column, or the id of the field; empty where the row as a whole is wrong. */
  column: string,
  /** A field's error code; `wrong-column-count`; or why the value does not exist, such as `overflow`. */
  code: ErrorCode | "wrong-column-count" | (string & {}),
  /** The beginning of what stood there. */
  text: string,
  /** The least that is accepted, where that was broken. */
  min?: string,
  /** The most that is accepted, where that was broken. */
  max?: string,
};

/** The values from the greatest to the least, and what they come to on the way. */
export type Pareto = {
  /** How many customers from the first to each point, from 0 to all. */
  customers: Float64Array,
  /** The mean value between the point before and this one; NaN at the first. */
  values: Float64Array,
  /** The cumulative share at each point; nothing where there are no shares. */
  cumulative: Float64Array,
  /** How many customers are in class A. */
  a_ends: number,
  /** How many are in A or B. */
  b_ends: number,
};

/** Which share of the value the customers of least value make. */
export type Lorenz = {
  /** Shares of the customers. */
  customers: Float64Array,
  /** Shares of the value. */
  value: Float64Array,
};
