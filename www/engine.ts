// The engine for JavaScript, on the glue of whichever module is loaded.
import type { Portfolios } from "./portfolio/portfolio.js";
import type {
  Charted,
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

export interface Engine {
  /** The compiled module: sent to a worker, it need not be compiled there again. */
  readonly module: WebAssembly.Module;
  /** The schemas of all models. */
  models(): ModelSchema[];
  /** A model's answer to one set of inputs, or every error in them. */
  evaluate(modelId: string, inputs: Inputs): Evaluation | Refusal;
  /** The charted outputs of a model along one input, or every error. */
  curve(modelId: string, inputs: Inputs, range: CurveRange): Curve | Refusal;
  /** The exact values of the charted outputs at one point of that curve, or every error. */
  chartedAt(modelId: string, inputs: Inputs, point: ChartPoint): Charted | Refusal;
  /** Which value of one input brings one output to a target. */
  solve(modelId: string, inputs: Inputs, goal: Goal): Solved | Unsolved;
  /** How an output moves when each input changes by a share of itself, the largest swing first; or every error. */
  sensitivity(modelId: string, inputs: Inputs, question: Sensitivity): Swings | Refusal;
  /** How far it is from one figure, as outputs are given, to another. */
  difference(from: string, to: string): Difference;
}

/** The engine on the whole module, which reads files of customers too. */
export interface WholeEngine extends Engine, Portfolios {}

/** Why the engine cannot start. */
export class EngineUnavailable extends Error {
  readonly reason: "browser-too-old" | "wasm-blocked" | "out-of-memory" | "wasm-not-loaded";

  constructor(reason: EngineUnavailable["reason"], cause: unknown) {
    super(UNAVAILABLE[reason] + (reason === "wasm-not-loaded" ? cause : ""), { cause });
    this.name = "EngineUnavailable";
    this.reason = reason;
  }

  /** The reason is in the browser's own error, each browser having other words for it. */
  static because(cause: unknown): EngineUnavailable {
    const text = `${cause}`;
    if (typeof WebAssembly === "undefined" || cause instanceof ReferenceError)
      return new EngineUnavailable("browser-too-old", cause);
    if (/unsafe-eval|Content Security Policy/i.test(text))
      return new EngineUnavailable("wasm-blocked", cause);
    if (/out of memory|could ?n[o']t allocate|allocation failed|insufficient memory/i.test(text))
      return new EngineUnavailable("out-of-memory", cause);
    return new EngineUnavailable("wasm-not-loaded", cause);
  }
}

const UNAVAILABLE: Readonly<Record<EngineUnavailable["reason"], string>> = {
  "browser-too-old": "this browser is too old: it has no WebAssembly, or cannot unpack it",
  "wasm-blocked":
    "WebAssembly is blocked on this page: its Content-Security-Policy needs 'wasm-unsafe-eval' in script-src",
  "out-of-memory": "there is no memory left for the WebAssembly module",
  "wasm-not-loaded": "the WebAssembly module could not be loaded: ",
};

/** What wasm-bindgen writes for a module. */
export type Glue = {
  ask: (question: string) => string;
  curve: (question: string) => Float64Array;
  initSync: (options: { module: WebAssembly.Module }) => unknown;
};
type Loads = (source: () => Promise<EngineSource> | EngineSource) => Promise<Engine>;

/** Loads a glue's module once, however often it is asked for; a failed load is tried again. */
export function loader(glue: Glue): Loads {
  let loaded: Promise<Engine> | undefined;
  return (source) => {
    loaded ??= load(glue, source).catch((error) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

async function load({ ask, curve, initSync }: Glue, source: Parameters<Loads>[0]): Promise<Engine> {
  let module: WebAssembly.Module;
  try {
    module = await compile(await source());
    initSync({ module });
  } catch (error) {
    throw EngineUnavailable.because(error);
  }
  function asked(name: string, modelId = "", inputs: Inputs = {}, rest: Record<string, unknown> = {}) {
    const answer = ask(question(name, modelId, inputs, rest));
    if (answer.startsWith(MISTAKE)) throw new Error(answer.slice(MISTAKE.length));
    return JSON.parse(answer);
  }

  const schemas: ModelSchema[] = asked("models");
  const put =
    (name: string) =>
    (modelId: string, inputs: Inputs, rest: Record<string, unknown> = {}) =>
      asked(name, modelId, inputs, rest);
  const chartedAt = put("charted-at");
  const [solve, sensitivity] = [put("solve"), put("sensitivity")];
  return {
    module,
    models: () => structuredClone(schemas),
    evaluate: put("evaluate"),
    curve: (modelId, inputs, range) => {
      const { input, from, to, step } = range ?? {};
      const rest = { input, from, to, step };
      const points = curve(question("", modelId, inputs, rest));
      if (points.length === 0) return asked("curve-refusal", modelId, inputs, rest) as Refusal;
      const ids = schemas.find(({ id }) => id === modelId)?.chart?.series ?? [];
      const count = points.length / (ids.length + 1);
      const series = ids.map((name, place) => [name, points.slice(count * (place + 1), count * (place + 2))]);
      return { ok: true, x: points.slice(0, count), series: Object.fromEntries(series) };
    },
    chartedAt: (modelId, inputs, { input, at }) => chartedAt(modelId, inputs, { input, at }),
    solve: (modelId, inputs, { input, row = "", output, target }) =>
      solve(modelId, inputs, { input, row, output, target }),
    sensitivity: (modelId, inputs, { output, change }) => sensitivity(modelId, inputs, { output, change }),
    difference: (from, to) => {
      const found = asked("difference", "", {}, { from, to });
      if (found === null) throw new TypeError(`a figure is a plain decimal, not ${from} or ${to}`);
      return found;
    },
  };
}

// How a question crosses: see `ask` in src/wasm.rs.
const BETWEEN_QUESTION_PARTS = "\u001d";
const MISTAKE = "!";

function question(name: string, modelId: string, inputs: Inputs, rest: Record<string, unknown>): string {
  const parts = [name, text(modelId, "the model's id"), onWire(inputs), lines(rest)];
  return parts.map((part) => part.replaceAll(BETWEEN_QUESTION_PARTS, " ")).join(BETWEEN_QUESTION_PARTS);
}

/** The parts of a question, one a line. */
function lines(parts: Record<string, unknown>): string {
  return Object.entries(parts)
    .map(([name, part]) => text(part, name).replaceAll("\n", " "))
    .join("\n");
}

async function compile(source: EngineSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return compile(await fetch(source));
  if (typeof Response !== "undefined" && source instanceof Response) {
    if (!source.ok) throw new Error(`${source.url} answered ${source.status}`);
    // Not streamed: a host that serves the file under a wrong type would refuse that, and it is small.
    return WebAssembly.compile(await source.arrayBuffer());
  }
  return WebAssembly.compile(source as BufferSource);
}

// The text in which inputs cross: see `read_inputs` in src/wire.rs.
export const BETWEEN_FIELDS = "\u001e";
const BETWEEN_PARTS = "\u001f";

/** Inputs as the module reads them. */
export function onWire(inputs: Inputs): string {
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) {
    throw new TypeError('the inputs are an object from field ids to texts, such as { retention_years: "5" }');
  }
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

/** A text as it is; a number only where its text is the number meant: no exponent, and exact if it is whole. */
export function text(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && (Number.isSafeInteger(value) || /^-?\d+\.\d+$/.test(`${value}`))) {
    return Object.is(value, -0) ? "0" : `${value}`;
  }
  throw new TypeError(
    `${what} is ${value}, a ${typeof value} with no exact decimal; give a text, such as "0.0578"`,
  );
}
