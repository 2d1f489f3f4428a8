// Scenarios kept in this browser, for those who ask for it. The only module that names the browser's storage.

import { isRecord, parsed, type Scenario, type Values } from "../scenario.js";
import type { FieldSchema, ModelSchema } from "../wire.js";
import { type Check, isScenarioName, MOST_NAME_CHARACTERS } from "./checks.js";
import { type Refuse, type Refused, readValues } from "./given-values.js";

/** All that we store stands under this key. The number is the version of what stands there. */
export const STORAGE_KEY = "value-calculator/1";
const VERSION = 1;
const FILE_FORMAT = "value-calculator-scenarios";
export const MOST_FILE_CHARACTERS = 2 * 1024 * 1024;
export const MOST_SAVED_SCENARIOS = 100;

export type SaveResult = { ok: true } | { ok: false; reason: SaveFailure };
/** The browser's space is used up; no name, or one too long; as many scenarios as a model may have are there. */
export type SaveFailure = "storage-full" | "wrong-name" | "too-many";

export type Imported = { added: number; refused: ImportRefused[] };
export type ImportRefused = Refused | { field: string; code: SaveFailure };

type ByModel = Map<string, Scenario[]>;

export class SavedScenarios {
  /** What is kept where nothing can be stored: for as long as the page is open. */
  private session: ByModel = new Map();
  /** Whether the browser lets us read and not write. */
  private isReadOnly = false;

  /** The getter may throw: a browser that blocks storage does that on mere access. */
  constructor(
    private readonly storage: () => Storage | null = () => globalThis.localStorage ?? null,
    private readonly events: EventTarget = globalThis as unknown as EventTarget,
  ) {}

  /** Whether what is saved is still there when the page is opened again. */
  get isPersistent(): boolean {
    return this.stored() !== null;
  }

  list(model: string): Scenario[] {
    return structuredClone(this.all().get(model) ?? []);
  }

  /** Saves a scenario; one of the same name is replaced in its place. */
  save(model: string, { name, values }: Scenario): SaveResult {
    if (!isScenarioName(name)) return { ok: false, reason: "wrong-name" };
    const all = this.all();
    const scenarios = [...(all.get(model) ?? [])];
    const place = scenarios.findIndex((other) => other.name === name);
    if (place < 0 && scenarios.length >= MOST_SAVED_SCENARIOS) return { ok: false, reason: "too-many" };
    scenarios.splice(place < 0 ? scenarios.length : place, 1, { name, values: { ...values } });
    return this.keep(new Map(all).set(model, scenarios));
  }

  /** Removes a scenario; one that is not there is removed already. */
  remove(model: string, name: string): SaveResult {
    const all = new Map(this.all());
    const scenarios = (all.get(model) ?? []).filter((other) => other.name !== name);
    if (scenarios.length > 0) all.set(model, scenarios);
    else all.delete(model);
    return this.keep(all);
  }

  /** Removes everything of ours, of any version, since that is what was asked for; and nothing else. */
  clear() {
    this.session = new Map();
    try {
      this.storage()?.removeItem(STORAGE_KEY);
    } catch {
      // Where storage is blocked there is nothing of ours.
    }
  }

  /** Everything that is kept, as a file for another browser. */
  exportFile(): string {
    const file = { format: FILE_FORMAT, version: VERSION, models: Object.fromEntries(this.all()) };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  /**
   * Adds the scenarios of a file to those that are there, each value checked as a link's is. None that is there is
   * replaced: another of its name gets a number behind it, and one that is there already is not added twice.
   */
  importFile(text: string, schemas: readonly ModelSchema[], check: Check): Imported {
    const refused: ImportRefused[] = [];
    const refuse = (field: string, code: ImportRefused["code"]) => {
      refused.push({ field: [...field].slice(0, 160).join(""), code } as ImportRefused);
    };
    const all = new Map(this.all());
    let added = 0;
    for (const { schema, name, values } of scenariosOf(text, schemas, check, refuse)) {
      const scenarios = all.get(schema.id) ?? [];
      const isThere = (other: string) => scenarios.some((scenario) => scenario.name === other);
      if (
        isThere(name) &&
        scenarios.some((other) => other.name === name && isSame(schema, other.values, values))
      )
        continue;
      const free = freeName(name, isThere);
      if (scenarios.length >= MOST_SAVED_SCENARIOS) refuse(`${schema.id}.${name}`, "too-many");
      else {
        all.set(schema.id, [...scenarios, { name: free, values }]);
        added++;
      }
    }
    if (added === 0) return { added, refused };
    const kept = this.keep(all);
    if (kept.ok) return { added, refused };
    refuse("", kept.reason);
    return { added: 0, refused };
  }

  /** Calls the listener when another tab has changed what is stored, until the function that it returns is called. */
  subscribe(listener: () => void): () => void {
    const onStorage = (event: Event) => {
      const { key } = event as StorageEvent;
      // Without a key, everything was removed.
      if (key === STORAGE_KEY || key === null) listener();
    };
    this.events.addEventListener("storage", onStorage);
    return () => this.events.removeEventListener("storage", onStorage);
  }

  private all(): ByModel {
    return this.stored() ?? this.session;
  }

  /** What is stored; nothing where storage is blocked, or holds what a newer version has written. */
  private stored(): ByModel | null {
    if (this.isReadOnly) return null;
    try {
      const storage = this.storage();
      if (!storage) return null;
      const text = storage.getItem(STORAGE_KEY);
      const content = text === null ? null : parsed(text);
      // What is no record was never written by any version, and may be replaced.
      if (!isRecord(content)) return new Map();
      return content.version === VERSION ? scenariosIn(content.models) : null;
    } catch {
      return null;
    }
  }

  private keep(all: ByModel): SaveResult {
    if (this.isPersistent) {
      try {
        const content = { version: VERSION, models: Object.fromEntries(all) };
        this.storage()?.setItem(STORAGE_KEY, JSON.stringify(content));
        return { ok: true };
      } catch (error) {
        if (isQuotaError(error)) return { ok: false, reason: "storage-full" };
        this.isReadOnly = true;
      }
    }
    this.session = all;
    return { ok: true };
  }
}

function isQuotaError(error: unknown): boolean {
  return isRecord(error) && /quota/i.test(`${error.name}`);
}

/** The scenarios by model, as far as they are some: anybody may have written into the storage. */
function scenariosIn(models: unknown): ByModel {
  const all: ByModel = new Map();
  for (const [model, list] of Object.entries(isRecord(models) ? models : {})) {
    const scenarios = (Array.isArray(list) ? list : []).filter(isScenario).slice(0, MOST_SAVED_SCENARIOS);
    if (scenarios.length > 0) all.set(model, scenarios);
  }
  return all;
}

function isScenario(scenario: unknown): scenario is Scenario {
  return (
    isRecord(scenario) &&
    isScenarioName(scenario.name) &&
    isRecord(scenario.values) &&
    Object.values(scenario.values).every((value) => typeof value === "string")
  );
}

const isNewer = (version: unknown) => typeof version === "number" && version > VERSION;

type FromFile = { schema: ModelSchema; name: string; values: Values };

function* scenariosOf(
  text: string,
  schemas: readonly ModelSchema[],
  check: Check,
  refuse: Refuse,
): Generator<FromFile> {
  if (text.length > MOST_FILE_CHARACTERS) return refuse("", "too-large");
  // A byte order mark is what some editors put before a text.
  const file = parsed(text.replace(/^\ufeff/, ""));
  if (!isRecord(file) || file.format !== FILE_FORMAT) return refuse("", "not-readable");
  if (file.version !== VERSION) return refuse("", isNewer(file.version) ? "newer-version" : "not-readable");
  for (const [model, list] of Object.entries(isRecord(file.models) ? file.models : {})) {
    const schema = schemas.find(({ id }) => id === model);
    if (!schema) refuse(model, "unknown-model");
    else if (!Array.isArray(list)) refuse(model, "not-readable");
    else if (list.length > MOST_SAVED_SCENARIOS) refuse(model, "too-large");
    else {
      for (const [place, scenario] of list.entries()) {
        const refuseHere: Refuse = (field, code) => refuse(`${model}.${place}.${field}`, code);
        if (!isRecord(scenario) || !isRecord(scenario.values)) refuse(`${model}.${place}`, "not-readable");
        else if (!isScenarioName(scenario.name)) refuse(`${model}.${place}`, "wrong-name");
        else yield fromFile(schema, scenario.name, scenario.values, check, refuseHere);
      }
    }
  }
}

function fromFile(
  schema: ModelSchema,
  name: string,
  given: Record<string, unknown>,
  check: Check,
  refuse: Refuse,
): FromFile {
  for (const id of Object.keys(given)) {
    if (!schema.inputs.some((field) => field.id === id)) refuse(id, "unknown-field");
  }
  const own = ({ id, kind }: FieldSchema) => {
    const value = Object.hasOwn(given, id) ? given[id] : undefined;
    // Rows stand in a file as in the form: as JSON in a text.
    return kind === "rows" && typeof value === "string" ? (parsed(value) ?? null) : value;
  };
  return { schema, name, values: readValues(schema, own, { cells: "id", check, refuse }) };
}

function isSame({ inputs }: ModelSchema, one: Values, other: Values): boolean {
  return inputs.every(({ id }) => one[id] === other[id]);
}

/** The name, with the first number behind it that makes it free. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number++) {
    const end = ` (${number})`;
    free =
      [...name]
        .slice(0, MOST_NAME_CHARACTERS - end.length)
        .join("")
        .trimEnd() + end;
  }
  return free;
}
