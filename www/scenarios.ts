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
    this.list = list;
    this.active = active;
    this.form.restore(form);
  }

  get isFull(): boolean {
    return this.list.length >= MOST_SCENARIOS;
  }

  /** A copy of a scenario at the end, to be changed: the form holds it from now on. */
  duplicate(place: number) {
    const original = this.all[place];
    if (!original || this.isFull) return;
    this.list = [...this.all, { name: "", values: original.values }];
    this.choose(this.list.length - 1);
  }

  /** Puts another scenario into the form. */
  choose(place: number) {
    const list = this.all;
    const chosen = list[place];
    if (!chosen) return;
    this.list = list;
    this.active = place;
    this.fill(chosen);
  }

  rename(place: number, name: string) {
    this.list = this.all.map((scenario, other) => (other === place ? { ...scenario, name } : scenario));
  }

  /** Takes a scenario away; one always stays. */
  remove(place: number) {
    if (this.list.length < 2 || !this.list[place]) return;
    const isActive = place === this.active;
    const list = this.all.filter((_, other) => other !== place);
    this.list = list;
    if (place < this.active || this.active === list.length) this.active--;
    const next = list[this.active];
    if (isActive && next) this.fill(next);
  }

  /** Puts other scenarios in place of these. */
  replace(list: readonly Scenario[], active = 0) {
    const scenarios = list.slice(0, MOST_SCENARIOS);
    const chosen = scenarios[active] ?? scenarios[0];
    if (!chosen) return;
    this.list = scenarios;
    this.active = scenarios.indexOf(chosen);
    this.fill(chosen);
  }

  private fill({ values }: Scenario) {
    for (const field of this.fields) {
      const value = values[field.id];
      if (value !== undefined) this.form.give(field, value);
    }
  }
}
