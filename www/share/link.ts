// The share link: everything a screen shows, in the URL's fragment, which browsers send to no server.
//
//   #vc=1&model=customer…&p0=800&n=3
//
// A field stands under its short key, and only where it is not the schema's default. The model shown has the bare keys,
// every other one `model-id.key`. Rows and scenarios are packed. The same screen always gives the same text.
import { isCurrency } from "../number-text.js";
import { isRecord, parsed, type Scenario, type Values } from "../scenario.js";
import { MOST_SCENARIOS } from "../views/scenario-edits.js";
import type { FieldSchema, ModelSchema } from "../wire.js";
import { type Check, defaultValues, isScenarioName } from "./checks.js";
import {
  canonical,
  MOST_ROWS,
  type RefusalCode,
  type Refuse,
  type Refused,
  readValues,
} from "./given-values.js";
import { MOST_INFLATED_BYTES, pack, Unpacking } from "./packed.js";

export type { RefusalCode, Refused } from "./given-values.js";

export type Screen = {
  /** The ids of the models, in the order of the tabs. None where a link names none that is known. */
  models: string[];
  /** The id of the model whose tab is shown. */
  shown: string;
  /** Left out where it is the page's own. */
  currency?: string;
  /** Left out where it is the first one. */
  view?: string;
  /** By model, then by field id. A missing field has the schema's default; a screen that was read has every field. */
  values: Record<string, Values>;
  /** By model. */
  scenarios: Record<string, Scenario[]>;
};

/** The names in a link that are no field's key; a test holds that no model has them. */
export const RESERVED_NAMES = ["vc", "model", "shown", "currency", "view", "scenarios"] as const;

export const NEWEST_VERSION = 1;
export const MOST_LINK_CHARACTERS = 16 * 1024;

/** A screen that no link of ours can hold. */
export class CannotShare extends Error {
  constructor(readonly reason: "too-large" | "wrong-name") {
    super(reason === "too-large" ? "the screen is too large for a link" : "a scenario has no usable name");
    this.name = "CannotShare";
  }
}

/**
 * The fragment that shows this screen, without its `#`. Values that mean nothing (a text where a number belongs) are
 * left out.
 *
 * @throws {CannotShare} for more rows, scenarios or characters than a link takes
 */
export async function fragment(screen: Screen, schemas: readonly ModelSchema[]): Promise<string> {
  const models = screen.models.flatMap((id) => schemas.find((schema) => schema.id === id) ?? []);
  const shown = models.find(({ id }) => id === screen.shown) ?? models[0];
  const parts = [`vc=${NEWEST_VERSION}`, `model=${models.map(({ id }) => id).join(",")}`];
  if (shown && shown !== models[0]) parts.push(`shown=${shown.id}`);
  if (screen.currency) parts.push(`currency=${encoded(screen.currency)}`);
  if (screen.view) parts.push(`view=${encoded(screen.view)}`);
  let inflated = 0;
  const packed = async (value: unknown) => {
    const { text, bytes } = await pack(value);
    inflated += bytes;
    return text;
  };
  for (const schema of [...models].sort((one, other) => Number(other === shown) - Number(one === shown))) {
    const prefix = schema === shown ? "" : `${schema.id}.`;
    for (const [field, value] of changes(schema, screen.values[schema.id] ?? {})) {
      const text = typeof value === "string" ? encoded(value) : await packed(value);
      parts.push(`${prefix}${field.key}=${text}`);
    }
    const scenarios = screen.scenarios[schema.id] ?? [];
    if (scenarios.length > MOST_SCENARIOS) throw new CannotShare("too-large");
    if (!scenarios.every(({ name }) => isScenarioName(name))) throw new CannotShare("wrong-name");
    const named = scenarios.map(({ name, values }) => {
      const own = changes(schema, values).map(([{ key }, value]) => [key, value]);
      return [name, Object.fromEntries(own)];
    });
    if (named.length > 0) parts.push(`${prefix}scenarios=${await packed(named)}`);
  }
  const text = parts.join("&");
  if (text.length > MOST_LINK_CHARACTERS || inflated > MOST_INFLATED_BYTES)
    throw new CannotShare("too-large");
  return text;
}

/** The page's address with its fragment replaced. */
export function shareUrl(base: string, fragment: string): string {
  return `${base.split("#", 1)[0]}#${fragment}`;
}

const encoded = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));

type Cells = Record<string, string>;

/** What differs from the schema's defaults, in the schema's order; rows as lists of what differs in each. */
function changes(schema: ModelSchema, values: Values): [FieldSchema, string | Cells[]][] {
  const defaults = defaultValues(schema);
  return schema.inputs.flatMap((field): [FieldSchema, string | Cells[]][] => {
    const given = values[field.id];
    const value = given === undefined ? undefined : canonical(field, given);
    if (value === undefined || value === canonical(field, defaults[field.id] ?? "")) return [];
    return [[field, field.kind === "rows" ? rowChanges(field, value) : value]];
  });
}

function rowChanges({ columns }: FieldSchema, json: string): Cells[] {
  const rows = parsed(json) as Values[];
  if (rows.length > MOST_ROWS) throw new CannotShare("too-large");
  return rows.map((row) => {
    const cells = columns.filter(({ id, default: usual }) => row[id] !== usual);
    return Object.fromEntries(cells.map(({ id, key }) => [key, row[id] ?? ""]));
  });
}

export type Opened = { screen: Screen; refused: Refused[] };

/**
 * The screen that a fragment shows, and what in it was not taken over: that has its default. Nothing where the fragment
 * is no link of ours. It never throws, whatever the text.
 */
export async function screenFrom(
  fragment: string,
  schemas: readonly ModelSchema[],
  check: Check,
): Promise<Opened | null> {
  const link = fragment.replace(/^#/, "");
  const [, version] = /^vc=([1-9]\d{0,3})(?:&|$)/.exec(link) ?? [];
  if (version === undefined) return null;
  const refused: Refused[] = [];
  const refuse: Refuse = (field, code) => {
    refused.push({ field: [...field].slice(0, 80).join(""), code });
  };
  if (link.length > MOST_LINK_CHARACTERS) {
    refuse("vc", "too-large");
    return { screen: emptyScreen(), refused };
  }
  const reader = READERS[version];
  // What a newer version adds cannot be known; what it has in common with the newest one known is read.
  if (!reader) refuse("vc", "newer-version");
  const screen = await (reader ?? readVersion1)(new Names(link), { schemas, check, refuse });
  return { screen, refused };
}

type Reader = (names: Names, context: Context) => Promise<Screen>;
type Context = { schemas: readonly ModelSchema[]; check: Check; refuse: Refuse };

/** A version once given away is read for ever. */
const READERS: Readonly<Record<string, Reader>> = { 1: readVersion1 };

const emptyScreen = (): Screen => ({ models: [], shown: "", values: {}, scenarios: {} });

async function readVersion1(names: Names, { schemas, check, refuse }: Context): Promise<Screen> {
  names.take("vc");
  const asked = names.take("model");
  const ids = (typeof asked?.value === "string" ? asked.value : "").split(",").filter(Boolean);
  if (ids.length === 0) refuse("model", asked?.code ?? "required");
  const models: ModelSchema[] = [];
  for (const id of ids) {
    const schema = schemas.find((other) => other.id === id);
    if (!schema) refuse("model", "unknown-model");
    else if (models.includes(schema)) refuse("model", "repeated-field");
    else models.push(schema);
  }
  // The bare keys are those of the model that the link shows, known here or not.
  const named = names.take("shown");
  const bareId = named ? named.value : ids[0];
  const shown = models.find(({ id }) => id === bareId);
  if (named && !shown) refuse("shown", named.code ?? "unknown-choice");

  const screen: Screen = { ...emptyScreen(), models: models.map(({ id }) => id) };
  screen.shown = shown?.id ?? screen.models[0] ?? "";
  const currency = names.take("currency");
  if (currency?.value !== undefined && isCurrencyCode(currency.value)) screen.currency = currency.value;
  else if (currency) refuse("currency", currency.code ?? "unknown-choice");
  const view = names.take("view");
  if (view?.value !== undefined && /^[a-z][a-z-]{0,30}$/.test(view.value)) screen.view = view.value;
  else if (view) refuse("view", view.code ?? "unknown-choice");

  const unpacking = new Unpacking();
  for (const schema of models) {
    const prefix = models.length > 1 ? `${schema.id}.` : "";
    const refuseHere: Refuse = (field, code) => refuse(`${prefix}${field}`, code);
    const take = (name: string) =>
      (schema === shown ? names.take(name) : undefined) ?? names.take(`${schema.id}.${name}`);
    /** What stands under a name, unpacked if it has to be; nothing if it is not there or cannot be read. */
    const given = async (name: string, field: string, isPacked: boolean): Promise<unknown> => {
      const found = take(name);
      if (!found) return undefined;
      if (found.value === undefined) {
        refuseHere(field, found.code);
        return undefined;
      }
      if (!isPacked) return found.value;
      const unpacked = await unpacking.read(found.value);
      if (unpacked.ok) return unpacked.value;
      refuseHere(field, unpacked.code);
      return undefined;
    };
    const values = new Map<string, unknown>();
    for (const { id, key, kind } of schema.inputs) values.set(id, await given(key, id, kind === "rows"));
    const how = { cells: "key", check, refuse: refuseHere } as const;
    screen.values[schema.id] = readValues(schema, ({ id }) => values.get(id), how);
    const scenarios = await given("scenarios", "scenarios", true);
    screen.scenarios[schema.id] = scenarios === undefined ? [] : readScenarios(schema, scenarios, how);
  }
  for (const name of names.left) refuse(name, "unknown-field");
  for (const name of names.repeated) refuse(name, "repeated-field");
  return screen;
}

function isCurrencyCode(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && isCurrency(code);
}

function readScenarios(
  schema: ModelSchema,
  given: unknown,
  { check, refuse }: { check: Check; refuse: Refuse },
): Scenario[] {
  if (!Array.isArray(given)) {
    refuse("scenarios", "not-readable");
    return [];
  }
  if (given.length > MOST_SCENARIOS) refuse("scenarios", "too-large");
  const scenarios: Scenario[] = [];
  for (const [place, entry] of given.slice(0, MOST_SCENARIOS).entries()) {
    const [name, values]: unknown[] = Array.isArray(entry) ? entry : [];
    const here = `scenarios.${place}`;
    if (!isRecord(values)) refuse(here, "not-readable");
    else if (!isScenarioName(name)) refuse(here, "wrong-name");
    else if (scenarios.some((other) => other.name === name)) refuse(here, "repeated-field");
    else {
      const refuseHere: Refuse = (field, code) => refuse(`${here}.${field}`, code);
      for (const key of Object.keys(values)) {
        if (!schema.inputs.some((field) => field.key === key)) refuseHere(key, "unknown-field");
      }
      const own = ({ key }: FieldSchema) => (Object.hasOwn(values, key) ? values[key] : undefined);
      scenarios.push({
        name,
        values: readValues(schema, own, { cells: "key", check, refuse: refuseHere }),
      });
    }
  }
  return scenarios;
}

type Found = { value: string; code?: never } | { value?: never; code: RefusalCode };

/** The names of a link and what stands under each, to be taken one by one. */
class Names {
  readonly repeated = new Set<string>();
  private readonly found = new Map<string, Found>();

  constructor(link: string) {
    for (const part of link.split("&")) {
      if (part === "") continue;
      const [, writtenName = part, written] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
      const name = decoded(writtenName) ?? writtenName;
      const value = written === undefined ? undefined : decoded(written);
      if (this.found.has(name)) this.repeated.add(name);
      else this.found.set(name, value === undefined ? { code: "not-readable" } : { value });
    }
  }

  take(name: string): Found | undefined {
    const found = this.found.get(name);
    this.found.delete(name);
    return found;
  }

  /** The names that nobody has taken. */
  get left(): Iterable<string> {
    return this.found.keys();
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
