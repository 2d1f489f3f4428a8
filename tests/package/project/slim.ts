// A page that loads the engine's module as a file beside its scripts.
import { loadEngine } from "value-calculator/engine/slim";
import url from "value-calculator/value-calculator.wasm?url";

const engine = await loadEngine({ wasm: new URL(url, import.meta.url) });
const answer = engine.evaluate("customer-value", {});
const place = document.querySelector("#calculator");
if (place) place.textContent = answer.ok ? (answer.outputs.customer_value ?? null) : "wrong";
