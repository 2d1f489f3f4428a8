// The models of one element, each with its form and its answer, so that a tab left and come back to is as it was.
import { Calculation } from "./calculation.js";
import type { CoreEngine } from "./engine.js";

/** A result and the inputs it came from, as `vc-change` carries them; rows are JSON. */
export type Result = {
  model: string;
  inputs: Record<string, string>;
  outputs: Record<string, string | null>;
};

export function resultOf({ schema, good }: Calculation): Result | null {
  return good && { model: schema.id, inputs: good.values, outputs: good.evaluation.outputs };
}

/** The ids in the element's `model`. */
export const modelIds = (model: string): string[] => model.split(/\s+/).filter(Boolean);

export class Session {
  readonly calculations: readonly Calculation[];

  /** `model` is the attribute; `models` are those that it names, or the first of all. */
  constructor(
    readonly engine: CoreEngine,
    readonly model: string,
    models: readonly string[],
    lang: string,
  ) {
    const schemas = engine.models();
    const known = models.flatMap((id) => schemas.filter((schema) => schema.id === id));
    this.calculations = known.map((schema) => new Calculation(schema, lang));
  }

  /** The calculation whose tab is shown. */
  shown(id: string): Calculation | null {
    return this.calculations.find(({ schema }) => schema.id === id) ?? this.calculations[0] ?? null;
  }

  /** The inputs; with several models, each under `model.field`. */
  get values(): Record<string, string> {
    const [only, ...others] = this.calculations;
    if (only && others.length === 0) return only.form.values;
    const prefixed = this.calculations.flatMap(({ schema, form }) =>
      Object.entries(form.values).map(([id, value]) => [`${schema.id}.${id}`, value]),
    );
    return Object.fromEntries(prefixed);
  }

  /** Gives each model the values under its own name, `model.field`; where there is one model, `field` is enough. */
  give(values: Record<string, string>, to: readonly Calculation[] = this.calculations) {
    for (const calculation of to) {
      const prefix = `${calculation.schema.id}.`;
      const own = Object.entries(values).flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
      );
      calculation.give({ ...(this.calculations.length === 1 ? values : {}), ...Object.fromEntries(own) });
    }
  }
}
