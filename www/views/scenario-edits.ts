// What is done to the scenarios of a model: one more, one less, another name.
import { MOST_SCENARIOS, type Scenarios } from "../scenarios.js";

export const isFull = ({ all }: Scenarios): boolean => all.length >= MOST_SCENARIOS;

/** A copy of a scenario at the end, to be changed: the form holds it from now on. */
export function duplicate(scenarios: Scenarios, place: number) {
  const { all } = scenarios;
  const original = all[place];
  if (!original || isFull(scenarios)) return;
  scenarios.arrange([...all, { name: "", values: original.values }]);
  scenarios.choose(all.length);
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
  if (place === active && shown) scenarios.fill(shown);
}
