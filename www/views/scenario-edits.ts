// What is done to the scenarios of a model: one more, one less, another name, others.
import type { Scenario } from "../scenario.js";
import type { Scenarios } from "../scenarios.js";

/** As many as can be told apart in one chart and on one page. */
export const MOST_SCENARIOS = 4;

export const isFull = ({ all }: Scenarios): boolean => all.length >= MOST_SCENARIOS;

/** A copy of a scenario at the end, to be changed: the form holds it from now on. */
export function duplicate(scenarios: Scenarios, place: number) {
  const { all } = scenarios;
  const original = all[place];
  if (!original || isFull(scenarios)) return;
  scenarios.arrange([...all, { name: "", values: original.values }]);
  choose(scenarios, all.length);
}

export function rename(scenarios: Scenarios, place: number, name: string) {
  scenarios.arrange(scenarios.all.map((other, at) => (at === place ? { ...other, name } : other)));
}

/** Takes a scenario away; one always stays. */
export function remove(scenarios: Scenarios, place: number) {
  const { all, active } = scenarios;
  if (all.length < 2 || !all[place]) return;
  const list = all.filter((_, other) => other !== place);
  const isBefore = place < active || active === list.length;
  const next = isBefore ? active - 1 : active;
  scenarios.arrange(list, next);
  const shown = list[next];
  if (place === active && shown) fill(scenarios, shown);
}

/** Puts another scenario into the form. */
export function choose(scenarios: Scenarios, place: number) {
  const list = scenarios.all;
  const chosen = list[place];
  if (!chosen) return;
  scenarios.arrange(list, place);
  fill(scenarios, chosen);
}

/** Puts other scenarios in place of these. What nobody may change here stays as it is in all of them. */
export function replace(scenarios: Scenarios, list: readonly Scenario[], active = 0) {
  const { fields, form, isFixed } = scenarios;
  const { values: current } = form;
  const kept = fields.filter(isFixed).map(({ id }) => [id, current[id] ?? ""]);
  const others = list
    .slice(0, MOST_SCENARIOS)
    .map(({ name, values }) => ({ name, values: { ...values, ...Object.fromEntries(kept) } }));
  const chosen = others[active] ?? others[0];
  if (!chosen) return;
  scenarios.arrange(others, others.indexOf(chosen));
  fill(scenarios, chosen);
}

/** Puts a scenario's values into the form. */
function fill({ fields, form }: Scenarios, { values }: Scenario) {
  for (const field of fields) {
    const value = values[field.id];
    if (value !== undefined) form.give(field, value);
  }
}
