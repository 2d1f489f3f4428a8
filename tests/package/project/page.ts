// A page's script.
import { defineValueCalculator, type Result, type ValueCalculatorElement } from "value-calculator";

defineValueCalculator();
const element: ValueCalculatorElement = document.createElement("value-calculator");
element.model = "customer-value";
element.currency = "USD";
element.values = { retention_years: 5 };
element.messages = { ui: { reset: "Start again" } };
const told: string[] = [];
element.addEventListener("vc-ready", ({ detail }) => told.push(detail.outputs.customer_value ?? ""));
element.addEventListener("vc-change", (event: CustomEvent<Result>) => told.push(event.detail.model));
element.addEventListener("vc-commit", ({ detail }) => told.push(detail.inputs.retention_years ?? ""));
element.addEventListener("vc-share", ({ detail }) => told.push(detail.link));
element.addEventListener("vc-export", ({ detail }) => told.push(detail.format));
element.addEventListener("vc-error", ({ detail }) => {
  told.push("reason" in detail ? detail.reason : detail.errors.map(({ field }) => field).join());
});
document.querySelector("#calculator")?.append(element);
// What is asked for by its tag has its type, too.
document.querySelector("value-calculator")?.result?.outputs;

/** Never called: what the compiler refuses. */
export function refused() {
  // @ts-expect-error: the result is there to be read
  element.result = null;
  // @ts-expect-error: there is no such property
  element.currencey = "USD";
  // @ts-expect-error: what is exported is no colour
  element.addEventListener("vc-export", ({ detail }) => detail.format === "blue");
}
