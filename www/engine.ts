// The engine for JavaScript, on the glue of whichever module is loaded.
import { schemaOf } from "./model-schema.js";
import type { Portfolios } from "./portfolio/portfolio.js";
import type {
  ChartPoint,
  Curve,
  CurveRange,
  Difference,
  Evaluation,
  Goal,
  ModelSchema,
  Refusal,
  Sensitivity,
  Solved,
  Swings,
  Unsolved,
} from "./wire.js";

export type * from "./wire.js";

/** Where the WebAssembly module comes from, when it is not the one inside the package. */
export type EngineSource = URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

declare global {
  namespace WebAssembly {
    /** As the DOM's types have it, which a program for Node does not load. */
    interface Module {}
  }
}

/**
 * What was typed, by field id: a plain decimal as text ("0.0578", "5.78%"), the id of a choice, or rows. A number is
 * taken where it prints as a plain decimal. A missing field takes the schema's default.
 */
export type Inputs = Record<string, InputValue>;
export type InputValue = string | number | ReadonlyArray<Readonly<Record<string, string | number>>>;

/** The figures without their working, which the small module of a page does not write. */
export type CoreEvaluation = Omit<Evaluation, "working">;

/**
 * What the small module of a page answers; `Answer` is what it says of good inputs. A message in a field's error is empty
 * there: pages have their own words.
 */
export interface CoreEngine<Answer = CoreEvaluation> {
  /** The compiled module: sent to a worker, it need not be compiled there again. */
  readonly module: WebAssembly.Module;
  /** The data of all models, to give them to an engine on another module. */
  readonly modelData: readonly string[];
  /** Takes a model in, from its data. Throws what is wrong with them. */
  addModel(data: string): void;
  /** Whether there is a model of this id. */
  knows(modelId: string): boolean;
  /** The schemas of all models. */
  models(): ModelSchema[];
  /** A model's answer to one set of inputs, or every error in them. */
  evaluate(modelId: string, inputs: Inputs): Answer | Refusal;
  /** The same, and the curve of the same inputs: one question for what a key press shows. */
  evaluateAndCurve(
    modelId: string,
    inputs: Inputs,
    range: CurveRange,
  ): { evaluation: Answer | Refusal; curve: Curve | Refusal };
  /** The answer at one point of that curve: it differs where the chart carries other inputs along. */
  chartedAt(modelId: string, inputs: Inputs, point: ChartPoint): Answer | Refusal;
  /** How far it is from one figure, as outputs are given, to another. */
  difference(from: string, to: string): Difference;
}

/** What the full module answers: the working, goal seek, sensitivity, and files of customers as well. */
export interface FullEngine extends CoreEngine<Evaluation>, Portfolios {
  /** The charted outputs of a model along one input, or every error. */
  curve(modelId: string, inputs: Inputs, range: CurveRange): Curve | Refusal;
  /** Which value of one input brings one output to a target. */
  solve(modelId: string, inputs: Inputs, goal: Goal): Solved | Unsolved;
  /** How an output moves when each input changes by a share of itself, the largest swing first; or every error. */
  sensitivity(modelId: string, inputs: Inputs, question: Sensitivity): Swings | Refusal;
}

/** The engine that the package loads. */
export type Engine = FullEngine;

/** What wasm-bindgen writes for the small module. */
export type CoreGlue = {
  addModel(data: string): void;
  evaluate(question: string): unknown;
  difference(from: string, to: string): Difference | null;
};

/** What its types leave out: the functions that the module calls, and the one that gives it the module's own. */
type GlueImports = WebAssembly.ModuleImports & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

/** Loads by `load` once, however often it is asked for; a failed load is tried again. */
export function loader<E, Source>(
  load: (source: () => Promise<Source> | Source) => Promise<E>,
): (source: () => Promise<Source> | Source) => Promise<E> {
  let loaded: Promise<E> | undefined;
  return (source) => {
    loaded ??= load(source).catch((error) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

/** Starts a glue on its module. Not at once: before version 115, Chromium refuses that for more than 4 kB on a page. */
export async function start(glue: CoreGlue, module: WebAssembly.Module) {
  const imports = glue as unknown as GlueImports;
  const { exports } = await WebAssembly.instantiate(module, { "./engine_bg.js": imports });
  imports.__wbg_set_wasm(exports);
  (exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/**
 * How what is asked is written: the page's own questions as they are, and those of callers that are not ours once they
 * were found right.
 */
export type Writer = {
  model(modelId: string, known: Iterable<string>): string;
  inputs(inputs: Inputs): string;
  text(value: unknown, what: string): string;
};

/** The engine on a glue that was started. */
export function coreEngine<Answer = CoreEvaluation>(
  glue: CoreGlue,
  module: WebAssembly.Module,
  writer: Writer,
): CoreEngine<Answer> & Asks {
  const schemas = new Map<string, ModelSchema>();
  const modelData: string[] = [];
  function question(modelId: string, inputs: Inputs, parts: Record<string, unknown> = {}): string {
    const model = writer.model(modelId, schemas.keys());
    return Object.entries({ model, inputs: writer.inputs(inputs), ...parts })
      .map(([name, part]) => `${name}=${writer.text(part, name).replaceAll(BETWEEN_QUESTION_PARTS, " ")}`)
      .join(BETWEEN_QUESTION_PARTS);
  }
  // What crosses is typed where it is written, in Rust; JavaScript cannot look.
  const evaluate = (asked: string) => glue.evaluate(asked) as never;
  return {
    question,
    module,
    modelData,
    addModel(data) {
      const model = JSON.parse(data);
      glue.addModel(data);
      const schema = schemaOf(model);
      schemas.set(schema.id, schema);
      modelData.push(data);
    },
    knows: (modelId) => schemas.has(modelId),
    models: () => structuredClone([...schemas.values()]),
    evaluate: (modelId, inputs) => evaluate(question(modelId, inputs)),
    evaluateAndCurve: (modelId, inputs, range) => evaluate(question(modelId, inputs, partsOf(range))),
    chartedAt: (modelId, inputs, { input, at }) => evaluate(question(modelId, inputs, { input, at })),
    // Outputs are decimals, between which there is a difference.
    difference: (from, to) => glue.difference(from, to) as Difference,
  };
}

/** Writes the text of a question, for the questions that the full module answers besides. */
type Asks = { question(modelId: string, inputs: Inputs, parts?: Record<string, unknown>): string };

/** A range as the parts of a question. */
export function partsOf(range: CurveRange): Record<string, unknown> {
  const { input, from, to, step } = range ?? {};
  return { input, from, to, step };
}

/** Between two parts of a question; a part is its name, `=` and its text: see src/wire/question.rs. */
const BETWEEN_QUESTION_PARTS = "\u001d";

// The text in which inputs cross: see `read_inputs` in src/wire/question.rs.
export const BETWEEN_FIELDS = "\u001e";
const BETWEEN_PARTS = "\u001f";

/** Inputs as the module reads them. */
export function inputsText(inputs: Inputs, text: Writer["text"]): string {
  const fields: string[][] = [];
  for (const [id, value] of Object.entries(inputs)) {
    if (!Array.isArray(value)) {
      fields.push([id, text(value, id)]);
      continue;
    }
    fields.push([id]);
    value.forEach((row: Record<string, unknown>, place) => {
      for (const [column, cell] of Object.entries(row)) {
        fields.push([id, `${place}`, column, text(cell, `${id}.${column}`)]);
      }
    });
  }
  const clean = (part: string) => part.replaceAll(BETWEEN_FIELDS, " ").replaceAll(BETWEEN_PARTS, " ");
  return fields.map((parts) => parts.map(clean).join(BETWEEN_PARTS)).join(BETWEEN_FIELDS);
}
