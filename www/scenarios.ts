// The scenarios of one model, side by side. The form always holds one of them, the active one; what is typed changes it.
import type { FormSnapshot, FormState } from "./form/form-state.js";
import type { Scenario } from "./scenario.js";
import type { FieldSchema } from "./wire.js";

export type ScenariosSnapshot = {
  readonly list: readonly Scenario[];
  readonly active: number;
  readonly form: FormSnapshot;
};

export class Scenarios {
  /** The place of the scenario that the form holds. */
  active = 0;
  /** Whether a field is the page owner's to set, and nobody else's. */
  isFixed: (field: FieldSchema) => boolean = () => false;
  /** A name left empty is shown as a number in the reader's language. */
  private list: readonly Scenario[] = [{ name: "", values: {} }];

  constructor(
    readonly fields: readonly FieldSchema[],
    readonly form: FormState,
  ) {}

  get all(): readonly Scenario[] {
    return this.list.map((scenario, place) =>
      place === this.active ? { name: scenario.name, values: this.form.values } : scenario,
    );
  }

  /** The scenarios and the form, to be put back as they are. */
  get snapshot(): ScenariosSnapshot {
    return { list: this.list, active: this.active, form: this.form.snapshot };
  }

  restore({ list, active, form }: ScenariosSnapshot) {
    this.arrange(list, active);
    this.form.restore(form);
  }

  /** Others, or in another order, or by other names; the form stays as it is. */
  arrange(list: readonly Scenario[], active = this.active) {
    this.list = list;
    this.active = active;
  }
}
