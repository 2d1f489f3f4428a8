// `value-calculator`: importing this defines nothing; `defineValueCalculator()` does. The classic script calls it.
export { defineValueCalculator, ValueCalculator } from "./element.js";
