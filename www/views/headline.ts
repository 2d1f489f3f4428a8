import type { ModelSchema, OutputSchema } from "../wire.js";

/** The result that a model is asked for: the one that says so, else its first. */
export const headlineOf = ({ outputs }: ModelSchema): OutputSchema | undefined =>
  outputs.find(({ prominence }) => prominence === "headline") ?? outputs[0];
