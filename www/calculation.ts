// One model's form and its answer. Nothing here knows the page, or any one model.
import type { CoreEngine, CoreEvaluation, Curve, Inputs } from "./engine.js";
import { FormState } from "./form/form-state.js";
import { History } from "./history.js";
import { Scenarios, type ScenariosSnapshot } from "./scenarios.js";
import { axisOf } from "./views/axis.js";
import type { FieldError, FieldSchema, ModelSchema, Refusal } from "./wire.js";

export type Good = {
  evaluation: CoreEvaluation;
  /** The curve of the model's chart, where it has one. */
  curve: Curve | null;
  values: Record<string, string>;
  inputs: Inputs;
};

export class Calculation {
  readonly form: FormState;
  readonly scenarios: Scenarios;
  /** The last good result; it stays while an input is wrong. */
  good: Good | null = null;
  /** The way back through what was changed. */
  history: History<ScenariosSnapshot>;
  private refused: readonly FieldError[] = [];

  constructor(
    readonly schema: ModelSchema,
    lang: string,
  ) {
    this.form = new FormState(schema.inputs, lang);
    this.scenarios = new Scenarios(schema.inputs, this.form);
    this.history = new History(this.scenarios.snapshot);
  }

  /** Takes values under a field's id or its short key; others are not ours. */
  give(values: Record<string, string>) {
    for (const field of this.schema.inputs) {
      const value = values[field.id] ?? values[field.key];
      if (value !== undefined) this.form.give(field, value.trim());
    }
  }

  /** Begins here: there is nothing to undo. */
  begin() {
    this.history = new History(this.scenarios.snapshot);
  }

  /** Keeps a change, to be undone; those of one kind in a row are one step. */
  keep(kind: string | null) {
    this.history.record(this.scenarios.snapshot, kind);
  }

  /** Goes back a step, or forward again; says whether there was one. */
  go(way: "undo" | "redo"): boolean {
    const snapshot = this.history[way]();
    if (snapshot) this.scenarios.restore(snapshot);
    return snapshot !== undefined;
  }

  /** Asks the engine. A wrong field leaves the last good result as it is, and answers no. */
  evaluate(engine: CoreEngine): boolean {
    const { inputs, values, isRead } = this.form;
    const answer = this.ask(engine, inputs, values);
    this.refused = "errors" in answer ? answer.errors : [];
    if ("errors" in answer || !isRead) return false;
    this.good = answer;
    return true;
  }

  /** One question for the figures and the curve of these inputs. */
  ask(engine: CoreEngine, inputs: Inputs, values: Record<string, string>): Good | Refusal {
    const { id, chart } = this.schema;
    if (!chart) {
      const evaluation = engine.evaluate(id, inputs);
      return evaluation.ok ? { evaluation, curve: null, values, inputs } : evaluation;
    }
    const range = axisOf(chart, values[chart.input] ?? chart.from);
    const { evaluation, curve } = engine.evaluateAndCurve(id, inputs, range);
    return evaluation.ok ? { evaluation, curve: curve.ok ? curve : null, values, inputs } : evaluation;
  }

  get problems() {
    return this.form.problems(this.refused);
  }

  field(id: string): FieldSchema | undefined {
    return this.schema.inputs.find((field) => field.id === id);
  }
}
