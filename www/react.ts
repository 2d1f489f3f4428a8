// `value-calculator/react`: types alone, for <value-calculator> in JSX. React 19 sets properties where the element has
// them, and listens to what `on` and an event's whole name say: `onvc-change`.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ValueCalculatorElement, ValueCalculatorEventMap } from "./element-interface.js";

/** What the element adds to any other's, `values` as it is set; `result` is there to be read. */
type Properties = Omit<ValueCalculatorElement, keyof HTMLElement | "result" | "values"> & {
  values: Record<string, string | number>;
  /** The name under which a form around it submits its result. */
  name: string;
};

type Listeners = {
  [Name in keyof ValueCalculatorEventMap as `on${Name}`]: (event: ValueCalculatorEventMap[Name]) => void;
};

/** The props of `<value-calculator>`. */
export type ValueCalculatorProps = DetailedHTMLProps<
  HTMLAttributes<ValueCalculatorElement>,
  ValueCalculatorElement
> &
  Partial<Properties & Listeners>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "value-calculator": ValueCalculatorProps;
    }
  }
}
