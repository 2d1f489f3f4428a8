// The scenarios of one model, side by side. The form always holds one of them, the active one; what is typed changes it.
import type { FormSnapshot, FormState } from "./form/form-state.js";
import type { Scenario } from "./scenario.js";
import type { FieldSchema } from "./wire.js";

/** As many as can be told apart in one chart and on one page. */
export const MOST_SCENARIOS = 4;

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
    private readonly fields: readonly FieldSchema[],
    private readonly form: FormState,
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

  /** Puts another scenario into the form. */
  choose(place: number) {
    const list = this.all;
    const chosen = list[place];
    if (!chosen) return;
    this.arrange(list, place);
    this.fill(chosen);
  }

  /** Others, or in another order, or by other names; the form stays as it is. */
  arrange(list: readonly Scenario[], active = this.active) {
    this.list = list;
    this.active = active;
  }

  /** Puts other scenarios in place of these. What nobody may change here stays as it is in all of them. */
  replace(list: readonly Scenario[], active = 0) {
    const { values: current } = this.form;
    const kept = this.fields.filter(this.isFixed).map(({ id }) => [id, current[id] ?? ""]);
    const scenarios = list
      .slice(0, MOST_SCENARIOS)
      .map(({ name, values }) => ({ name, values: { ...values, ...Object.fromEntries(kept) } }));
    const chosen = scenarios[active] ?? scenarios[0];
    if (!chosen) return;
    this.arrange(scenarios, scenarios.indexOf(chosen));
    this.fill(chosen);
  }

  /** Puts a scenario's values into the form. */
  fill({ values }: Scenario) {
    for (const field of this.fields) {
      const value = values[field.id];
      if (value !== undefined) this.form.give(field, value);
    }
  }
}
