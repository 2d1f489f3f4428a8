// Scenarios in the browser's storage: nothing is lost, nothing of others is touched, and nothing that goes wrong there
// stops the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { checkedBy, defaultValues } from "../../www/share/checks.js";
import { MOST_SAVED_SCENARIOS, SavedScenarios, STORAGE_KEY } from "../../www/share/saved-scenarios.js";
import type { ModelSchema } from "../../www/wire.js";

const engine = await loadEngine();
const schemas = engine.models();
const check = checkedBy(engine);
const [first, second] = schemas as [ModelSchema, ModelSchema];

/** A storage as browsers have it, with room for so many characters. */
class TestStorage implements Storage {
  [name: string]: unknown;
  readonly #items = new Map<string, string>();
  constructor(room = 5_000_000) {
    this.room = room;
  }
  declare room: number;
  get length() {
    return this.#items.size;
  }
  key = (place: number) => [...this.#items.keys()][place] ?? null;
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, text: string) => {
    if (text.length > this.room) throw new DOMException("no room", "QuotaExceededError");
    this.#items.set(key, text);
  };
  removeItem = (key: string) => {
    this.#items.delete(key);
  };
  clear = () => assert.fail("what others stored is not ours to clear");
}

const saved = (storage: Storage | null = new TestStorage()) => new SavedScenarios(() => storage);
const scenario = (name: string, years = "7") => ({ name, values: { retention_years: years } });

test("what is saved is there again, by model, in its order; one of the same name is replaced in its place", () => {
  const storage = new TestStorage();
  const scenarios = saved(storage);
  assert.ok(scenarios.isPersistent);
  assert.equal(storage.length, 0);
  assert.deepEqual(scenarios.save(first.id, scenario("今天")), { ok: true });
  scenarios.save(first.id, scenario("with service", "9"));
  scenarios.save(second.id, { name: "other", values: {} });
  scenarios.save(first.id, scenario("今天", "8"));
  assert.deepEqual(saved(storage).list(first.id), [scenario("今天", "8"), scenario("with service", "9")]);
  assert.deepEqual(saved(storage).list(second.id), [{ name: "other", values: {} }]);
  assert.equal(storage.length, 1);
  scenarios.remove(first.id, "今天");
  scenarios.remove(first.id, "never there");
  assert.deepEqual(saved(storage).list(first.id), [scenario("with service", "9")]);
});

test("the caller's own objects are not the stored ones", () => {
  const scenarios = saved(null);
  const given = scenario("a");
  scenarios.save(first.id, given);
  given.values.retention_years = "1";
  scenarios.list(first.id).splice(0);
  assert.deepEqual(scenarios.list(first.id), [scenario("a")]);
});

test("clearing removes what is ours, and that alone", () => {
  const storage = new TestStorage();
  storage.setItem("another program's", "kept");
  const scenarios = saved(storage);
  scenarios.save(first.id, scenario("a"));
  scenarios.clear();
  assert.deepEqual(scenarios.list(first.id), []);
  assert.equal(storage.length, 1);
  assert.equal(storage.getItem("another program's"), "kept");
});

const denied = () => {
  throw new DOMException("denied", "SecurityError");
};
const locked = Object.assign(new TestStorage(), { setItem: denied, removeItem: denied });
const unreadable = Object.assign(new TestStorage(), { getItem: denied });
for (const [how, getter] of [
  ["throws on access", denied],
  ["is not there", () => null],
  ["cannot be written", () => locked],
  ["cannot be read", () => unreadable],
] as const) {
  test(`a storage that ${how} leaves the scenarios to the session`, () => {
    const scenarios = new SavedScenarios(getter);
    assert.deepEqual(scenarios.save(first.id, scenario("a")), { ok: true });
    assert.deepEqual(scenarios.save(first.id, scenario("b")), { ok: true });
    assert.ok(!scenarios.isPersistent);
    assert.deepEqual(scenarios.list(first.id), [scenario("a"), scenario("b")]);
    assert.match(scenarios.exportFile(), /"retention_years": "7"/);
    assert.deepEqual(scenarios.remove(first.id, "a"), { ok: true });
    assert.deepEqual(scenarios.list(first.id), [scenario("b")]);
    scenarios.clear();
    assert.deepEqual(scenarios.list(first.id), []);
  });
}

test("a full storage says so, and keeps what it had", () => {
  const storage = new TestStorage(200);
  const scenarios = saved(storage);
  assert.ok(scenarios.save(first.id, scenario("a")).ok);
  const before = storage.getItem(STORAGE_KEY);
  assert.deepEqual(scenarios.save(first.id, scenario("b".repeat(80))), { ok: false, reason: "storage-full" });
  assert.deepEqual(scenarios.save(first.id, { name: "c", values: { x: "9".repeat(200) } }), {
    ok: false,
    reason: "storage-full",
  });
  assert.deepEqual(scenarios.list(first.id), [scenario("a")]);
  assert.equal(storage.getItem(STORAGE_KEY), before);
  const file = saved(null);
  file.save(first.id, { name: "d", values: defaultValues(first) });
  assert.deepEqual(scenarios.importFile(file.exportFile(), schemas, check), {
    added: 0,
    refused: [{ field: "", code: "storage-full" }],
  });
});

test("what a newer version has stored is neither read nor overwritten", () => {
  const storage = new TestStorage();
  const theirs = JSON.stringify({ version: 2, something: ["new"] });
  storage.setItem(STORAGE_KEY, theirs);
  const scenarios = saved(storage);
  assert.ok(!scenarios.isPersistent);
  assert.deepEqual(scenarios.save(first.id, scenario("a")), { ok: true });
  scenarios.remove(first.id, "never there");
  assert.deepEqual(scenarios.list(first.id), [scenario("a")]);
  assert.equal(storage.getItem(STORAGE_KEY), theirs);
});

test("whatever stands in the storage, only scenarios come out of it", () => {
  const good = { name: "good", values: { a: "1" } };
  const texts = [
    "",
    "nonsense",
    "null",
    "[]",
    '{"version":1}',
    '{"version":1,"models":[]}',
    `{"version":1,"models":{"__proto__":[${JSON.stringify(good)}],"${first.id}":7}}`,
  ];
  for (const text of texts) {
    const storage = new TestStorage();
    storage.setItem(STORAGE_KEY, text);
    assert.deepEqual(saved(storage).list(first.id), [], text);
    assert.ok(saved(storage).save(first.id, good).ok, text);
    assert.deepEqual(saved(storage).list(first.id), [good], text);
  }
  const storage = new TestStorage();
  const wrong = [{ name: "", values: {} }, { name: "a" }, { name: "b", values: { c: 1 } }, null, "d"];
  storage.setItem(STORAGE_KEY, JSON.stringify({ version: 1, models: { [first.id]: [...wrong, good] } }));
  assert.deepEqual(saved(storage).list(first.id), [good]);
  assert.equal(({} as Record<string, unknown>).name, undefined);
});

test("a name that cannot be shown in one line is no name, and there is an end to how many there are", () => {
  const scenarios = saved();
  for (const name of ["", " ", " a", "a\nb", "a\u2028b", "\ud800", "a".repeat(81)]) {
    assert.deepEqual(scenarios.save(first.id, scenario(name)), { ok: false, reason: "wrong-name" });
  }
  assert.ok(scenarios.save(first.id, scenario("𠮷".repeat(80))).ok);
  for (let count = 1; count < MOST_SAVED_SCENARIOS; count++) scenarios.save(first.id, scenario(`${count}`));
  assert.deepEqual(scenarios.save(first.id, scenario("one more")), { ok: false, reason: "too-many" });
  assert.ok(scenarios.save(first.id, scenario("1", "3")).ok);
});

test("a file carries the scenarios to another browser, and adds nothing twice", () => {
  const [here, there] = [saved(), saved()];
  const all = schemas.map((schema) => ({ id: schema.id, values: defaultValues(schema) }));
  for (const { id, values } of all) here.save(id, { name: "今天", values });
  const file = here.exportFile();
  assert.deepEqual(there.importFile(file, schemas, check), { added: schemas.length, refused: [] });
  for (const { id, values } of all) assert.deepEqual(there.list(id), [{ name: "今天", values }]);
  assert.equal(there.exportFile(), file);
  assert.deepEqual(there.importFile(`\ufeff${file}`, schemas, check), { added: 0, refused: [] });
});

test("a file's scenario does not replace another one of its name", () => {
  const [here, there] = [saved(), saved()];
  const values = defaultValues(first);
  here.save(first.id, { name: "plan", values });
  there.save(first.id, { name: "plan", values: { ...values, retention_years: "9" } });
  assert.deepEqual(there.importFile(here.exportFile(), schemas, check), { added: 1, refused: [] });
  assert.deepEqual(
    there.list(first.id).map(({ name, values }) => [name, values.retention_years]),
    [
      ["plan", "9"],
      ["plan (2)", "5"],
    ],
  );
});

const fileOf = (models: unknown, more: object = {}) =>
  JSON.stringify({ format: "value-calculator-scenarios", version: 1, models, ...more });

test("a file is checked field by field as a link is", () => {
  const values = {
    first_purchase_price: "800",
    acquisition_cost: "1e3",
    annual_revenue: 5,
    retention_years: "-1",
    method: "constructor",
    nonsense: "1",
    "__proto__ ": "2",
  };
  const rows = [...schemas].find(({ inputs }) => inputs.some(({ kind }) => kind === "rows")) as ModelSchema;
  const rowsField = rows.inputs.find(({ kind }) => kind === "rows")?.id ?? "";
  const scenarios = saved();
  const text = fileOf({
    [first.id]: [{ name: "a", values }, { name: "", values: {} }, "no scenario"],
    [rows.id]: [{ name: "b", values: { [rowsField]: "[1]" } }],
    "no-model": [],
  });
  const { added, refused } = scenarios.importFile(text, schemas, check);
  assert.equal(added, 2);
  assert.deepEqual(refused, [
    { field: `${first.id}.0.nonsense`, code: "unknown-field" },
    { field: `${first.id}.0.__proto__ `, code: "unknown-field" },
    { field: `${first.id}.0.acquisition_cost`, code: "not-a-number" },
    { field: `${first.id}.0.annual_revenue`, code: "not-readable" },
    { field: `${first.id}.0.method`, code: "unknown-choice" },
    { field: `${first.id}.0.retention_years`, code: "below-minimum" },
    { field: `${first.id}.1`, code: "wrong-name" },
    { field: `${first.id}.2`, code: "not-readable" },
    { field: `${rows.id}.0.${rowsField}`, code: "not-readable" },
    { field: "no-model", code: "unknown-model" },
  ]);
  const [kept] = scenarios.list(first.id);
  assert.deepEqual(kept, { name: "a", values: { ...defaultValues(first), first_purchase_price: "800" } });
  assert.deepEqual(scenarios.list(rows.id), [{ name: "b", values: defaultValues(rows) }]);
});

test("a file that is none is refused as a whole, and never throws", () => {
  const cases: [string, string][] = [
    ["", "not-readable"],
    ["{", "not-readable"],
    ["[]", "not-readable"],
    ['{"version":1,"models":{}}', "not-readable"],
    [fileOf({}, { version: 2 }), "newer-version"],
    [fileOf({}, { version: "1" }), "not-readable"],
    [fileOf({}, { version: undefined }), "not-readable"],
    [" ".repeat(3_000_000), "too-large"],
  ];
  for (const [text, code] of cases) {
    assert.deepEqual(saved().importFile(text, schemas, check), { added: 0, refused: [{ field: "", code }] });
  }
  for (const models of [null, [], { [first.id]: {} }, JSON.parse('{"__proto__":[]}')]) {
    assert.equal(saved().importFile(fileOf(models), schemas, check).added, 0);
  }
});

test("what another tab changes is told, until nobody listens any more", () => {
  const storage = new TestStorage();
  const events = new EventTarget();
  const scenarios = new SavedScenarios(() => storage, events);
  let told = 0;
  const stop = scenarios.subscribe(() => told++);
  const tell = (key: string | null) => events.dispatchEvent(Object.assign(new Event("storage"), { key }));
  saved(storage).save(first.id, scenario("theirs"));
  tell(STORAGE_KEY);
  tell("another program's");
  assert.equal(told, 1);
  assert.deepEqual(scenarios.list(first.id), [scenario("theirs")]);
  tell(null);
  assert.equal(told, 2);
  stop();
  tell(STORAGE_KEY);
  assert.equal(told, 2);
});
