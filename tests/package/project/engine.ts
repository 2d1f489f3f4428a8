// A program in Node, which knows no page.
import { type Engine, EngineUnavailable, loadEngine, type ModelSchema } from "value-calculator/engine";
import { loadEngine as loadSlim } from "value-calculator/engine/slim";

const engine: Engine = await loadEngine();
const schemas: ModelSchema[] = engine.models();
const answer = engine.evaluate("customer-value", { retention_years: "5", discount_rate: 0.0578 });
export const value: string | null | undefined = answer.ok ? answer.outputs.customer_value : undefined;
export const codes: string[] = answer.ok ? [] : answer.errors.map(({ code }) => code);
export const names: string[] = schemas.flatMap(({ inputs }) => inputs.map(({ id }) => id));
export const reason = (error: unknown) => (error instanceof EngineUnavailable ? error.reason : null);

// @ts-expect-error: the slim entry has no module of its own
await loadSlim();
// @ts-expect-error: an amount is a text or a number
engine.evaluate("customer-value", { retention_years: true });
