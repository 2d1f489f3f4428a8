import type { Engine } from "../engine.js";
import type { Working } from "../wire.js";
import type { Reading } from "./reading.js";

/** How a result is worked out. The engine that a page begins with leaves that out of its answer, so the whole is asked. */
export function workingOf(engine: Engine, { schema, inputs, evaluation }: Reading): Working {
  const answer = engine.evaluate(schema.id, inputs);
  return answer.ok ? answer.working : evaluation.working;
}
