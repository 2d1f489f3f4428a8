// One model's form and its answer. Nothing here knows the page, or any one model.
import type { Engine, Inputs } from "./engine.js";
import { FormState } from "./form/form-state.js";
import type { Evaluation, FieldError, FieldSchema, ModelSchema } from "./wire.js";

/** What the what-if view asks, as it was last left. */
export type Questions = {
  /** The output whose drivers are shown. */
  output: string;
  /** By which share of itself each input is changed. */
  change: string;
  /** The driver that a goal changes, as `field` or `field.column` and its row. */
  input: string;
  row: number | null;
  /** The output that is to reach the target. */
  goalOutput: string;
  /** The target as it is typed. */
  target: string;
};

export type Good = { evaluation: Evaluation; values: Record<string, string>; inputs: Inputs };

export class Calculation {
  readonly form: FormState;
  /** The last good result; it stays while an input is wrong. */
  good: Good | null = null;
  questions: Questions;
  private refused: readonly FieldError[] = [];

  constructor(
    readonly schema: ModelSchema,
    lang: string,
  ) {
    this.form = new FormState(schema.inputs, lang);
    const headline = schema.outputs.find(({ prominence }) => prominence === "headline") ?? schema.outputs[0];
    const number = schema.inputs.find(({ kind }) => kind === "number");
    this.questions = {
      output: headline?.id ?? "",
      change: "0.1",
      input: schema.chart?.input ?? number?.id ?? "",
      row: null,
      goalOutput: headline?.id ?? "",
      target: "",
    };
  }

  /** Takes values under a field's id or its short key; others are not ours. */
  give(values: Record<string, string>) {
    for (const field of this.schema.inputs) {
      const value = values[field.id] ?? values[field.key];
      if (value !== undefined) this.form.give(field, value.trim());
    }
  }

  /** Asks the engine. A wrong field leaves the last good result as it is, and answers no. */
  evaluate(engine: Engine): boolean {
    const { schema, form } = this;
    const inputs = form.inputs;
    const answer = engine.evaluate(schema.id, inputs);
    this.refused = answer.ok ? [] : answer.errors;
    const isGood = answer.ok && form.isRead;
    if (isGood) this.good = { evaluation: answer, values: form.values, inputs };
    return isGood;
  }

  get problems() {
    return this.form.problems(this.refused);
  }

  field(id: string): FieldSchema | undefined {
    return this.schema.inputs.find((field) => field.id === id);
  }
}
