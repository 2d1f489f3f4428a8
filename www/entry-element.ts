// `value-calculator`: importing this defines nothing; `defineValueCalculator()` does. The classic script calls it.
import * as element from "./element.js";

export type * from "./element-interface.js";

/**
 * Defines `<value-calculator>`; a second copy on the same page leaves the first in place. Where there are no custom
 * elements, as on a server, it does nothing: the same module may run on both sides.
 */
export function defineValueCalculator(): void {
  if (typeof customElements !== "undefined") element.defineValueCalculator();
}
