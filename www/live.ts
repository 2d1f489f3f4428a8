// What stands in a box, which visitors change as well: a property is set where it is another than the box has now, and not
// where it is another than was set last. Lit's own `live` takes attributes too, in twice the size.
import { noChange } from "lit";
import { type AttributePart, Directive, directive } from "lit/directive.js";

class LiveProperty extends Directive {
  override render(_value: unknown): unknown {
    return noChange;
  }

  override update({ element, name }: AttributePart, [value]: [unknown]): unknown {
    const box = element as unknown as Record<string, unknown>;
    if (box[name] !== value) box[name] = value;
    return noChange;
  }
}

export const live = directive(LiveProperty);
