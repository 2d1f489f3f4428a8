import type { FullEngine } from "../engine.js";
import type { Working } from "../wire.js";
import type { Reading } from "./reading.js";

/** How a result is worked out. The small module omits the working; the full one is asked again. */
export function workingOf(engine: FullEngine, { schema, inputs }: Reading): Working {
  const answer = engine.evaluate(schema.id, inputs);
  return answer.ok ? answer.working : { outputs: [], definitions: [] };
}
