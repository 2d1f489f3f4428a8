// The screen of one element as a link says it, and back.
import type { Calculation } from "../calculation.js";
import type { CoreEngine } from "../engine.js";
import type { Arrival } from "../link-controller.js";
import type { Scenario } from "../scenario.js";
import { nameShown } from "../scenario-results.js";
import type { Session } from "../session.js";
import { replace } from "../views/scenario-edits.js";
import type { Words } from "../words.js";
import { checkedBy, defaultValues } from "./checks.js";
import { canonical } from "./given-values.js";
import { fragment, type Screen, screenFrom, shareUrl } from "./link.js";

/** What a link says beside the figures; left out where the page says the same. */
export type Around = { shown: string; currency: string | null; view: string | null };

/** The address that opens this screen. A wrong figure is left out of it: there stands the last that was right. */
export function linkTo(session: Session, around: Around, words: Words, base: string): Promise<string> {
  const { engine } = session;
  // A link is short: models that stand as they began are left out, and are there on the page that it opens.
  const calculations = session.calculations.filter(
    (calculation) => calculation.schema.id === around.shown || isChanged(calculation),
  );
  const byModel = <T>(value: (calculation: Calculation) => T) =>
    Object.fromEntries(calculations.map((calculation) => [calculation.schema.id, value(calculation)]));
  const screen: Screen = {
    models: calculations.map(({ schema }) => schema.id),
    shown: around.shown,
    ...(around.currency === null ? {} : { currency: around.currency }),
    ...(around.view === null ? {} : { view: around.view }),
    values: byModel(({ good, form }) => good?.values ?? form.values),
    scenarios: byModel((calculation) => namedScenarios(calculation, words)),
  };
  return fragment(screen, engine.models()).then((text) => shareUrl(base, text));
}

function isChanged({ schema, form, scenarios }: Calculation): boolean {
  const defaults = defaultValues(schema);
  const { values } = form;
  return (
    scenarios.all.length > 1 ||
    schema.inputs.some(
      (field) => canonical(field, values[field.id] ?? "") !== canonical(field, defaults[field.id] ?? ""),
    )
  );
}

/** A link names every scenario, and no two alike. A single one without a name is just the form. */
function namedScenarios({ scenarios, good }: Calculation, words: Words): Scenario[] {
  const { all, active } = scenarios;
  if (all.length === 1 && !all[0]?.name) return [];
  const names = new Set<string>();
  return all.map(({ name, values }, place) => {
    const shown = nameShown(name.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/gu, " "), place, words);
    let free = shown;
    for (let number = 2; names.has(free); number++) free = `${shown} (${number})`;
    names.add(free);
    return { name: free, values: place === active ? (good?.values ?? values) : values };
  });
}

/** The screen that the page's address opens in this element, as far as it is of these models. */
export async function arrivalAt(
  host: Element,
  engine: CoreEngine,
  models: readonly string[],
): Promise<Arrival | null> {
  if (!isFirst(host)) return null;
  const schemas = engine.models().filter(({ id }) => models.includes(id));
  const opened = await screenFrom(location.hash, schemas, checkedBy(engine));
  if (!opened || opened.screen.models.length === 0) return null;
  const { screen, refused } = opened;
  return {
    screen,
    show: (session) => showScreen(session, screen),
    refused: refused.length > 0 ? refused : null,
  };
}

/** Of several calculators that show the same, the first on the page takes the link. */
function isFirst(host: Element): boolean {
  const same = [...document.querySelectorAll(host.localName)].filter(
    (other) => other.getAttribute("model") === host.getAttribute("model"),
  );
  return !same.includes(host) || same[0] === host;
}

/** Puts the figures and scenarios of a screen into the forms. */
function showScreen({ calculations }: Session, { values, scenarios }: Screen) {
  for (const { schema, scenarios: own } of calculations) {
    const given = values[schema.id];
    if (!given) continue;
    const list = scenarios[schema.id] ?? [];
    const isForm = (scenario: Scenario) =>
      schema.inputs.every(
        (field) =>
          canonical(field, scenario.values[field.id] ?? "") === canonical(field, given[field.id] ?? ""),
      );
    if (list.length > 0) replace(own, list, Math.max(0, list.findIndex(isForm)));
    else replace(own, [{ name: "", values: given }]);
  }
}
