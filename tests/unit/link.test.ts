// The share link: what it looks like, what old links open to, and what each wrong part of one is refused for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import type { Scenario, Values } from "../../www/scenario.js";
import { checkedBy, defaultValues } from "../../www/share/checks.js";
import {
  CannotShare,
  fragment,
  MOST_LINK_CHARACTERS,
  NEWEST_VERSION,
  RESERVED_NAMES,
  type Refused,
  type Screen,
  screenFrom,
  shareUrl,
} from "../../www/share/link.js";
import { MOST_INFLATED_BYTES, pack, Unpacking } from "../../www/share/packed.js";
import type { ModelSchema } from "../../www/wire.js";

const engine = await loadEngine();
const schemas = engine.models();
const check = checkedBy(engine);
const schema = (id: string): ModelSchema => {
  const found = schemas.find((other) => other.id === id);
  assert.ok(found, id);
  return found;
};

type Model = { id: string; values?: Values; scenarios?: Scenario[] };
const screen = (models: Model[], more: Partial<Screen> = {}): Screen => ({
  models: models.map(({ id }) => id),
  shown: models[0]?.id ?? "",
  values: Object.fromEntries(models.map(({ id, values }) => [id, values ?? {}])),
  scenarios: Object.fromEntries(models.map(({ id, scenarios }) => [id, scenarios ?? []])),
  ...more,
});
const one = (id: string, values: Values = {}, scenarios: Scenario[] = []) =>
  screen([{ id, values, scenarios }]);

const opened = async (link: string) => {
  const answer = await screenFrom(link, schemas, check);
  assert.ok(answer, link);
  return answer;
};
const refusals = async (link: string) => (await opened(link)).refused;
/** What a link to the first model changes of its defaults, and what it is refused for. */
const read = async (rest: string): Promise<{ changed: Values; refused: Refused[] }> => {
  const { screen, refused } = await opened(`#vc=1&model=customer-value&${rest}`);
  const defaults = defaultValues(schema("customer-value"));
  const own = Object.entries(screen.values["customer-value"] ?? {});
  return { changed: Object.fromEntries(own.filter(([id, value]) => defaults[id] !== value)), refused };
};

test("a link is flat, and says only what differs from the defaults", async () => {
  const values = { first_purchase_price: "800", retention_years: "3", discount_rate: "0.0578" };
  assert.equal(
    await fragment(one("customer-value", values), schemas),
    "vc=1&model=customer-value&p0=800&n=3",
  );
  assert.equal(await fragment(one("customer-value"), schemas), "vc=1&model=customer-value");
});

test("with several models the one shown has the bare keys", async () => {
  const models = [
    { id: "customer-value", values: { retention_years: "3" } },
    { id: "agent-pay", values: { base_pay: "3500" } },
  ];
  assert.equal(
    await fragment(screen(models, { currency: "USD", view: "what-if" }), schemas),
    "vc=1&model=customer-value,agent-pay&currency=USD&view=what-if&n=3&agent-pay.b=3500",
  );
  const other = "vc=1&model=customer-value,agent-pay&shown=agent-pay&b=3500&customer-value.n=3";
  assert.equal(await fragment(screen(models, { shown: "agent-pay" }), schemas), other);
  const { screen: again, refused } = await opened(other);
  assert.deepEqual(
    [again.shown, again.values["agent-pay"]?.base_pay, again.values["customer-value"]?.retention_years],
    ["agent-pay", "3500", "3"],
  );
  assert.deepEqual(refused, []);
});

test("however a value was given, the link has the plain decimal", async () => {
  const link = (value: string) => fragment(one("customer-value", { discount_rate: value }), schemas);
  for (const value of ["0.06", "6%", "6e-2", "0.0600", "00.06", "+.06", " 6 %"]) {
    assert.equal(await link(value), "vc=1&model=customer-value&i=0.06", value);
  }
  for (const value of ["5.78%", "0.05780", "abc", "", "NaN", "1e999", "٣", "1,5"]) {
    assert.equal(await link(value), "vc=1&model=customer-value", value);
  }
  assert.equal(
    await fragment(one("customer-value", { annual_revenue: "-0.0", method: "no-such" }), schemas),
    "vc=1&model=customer-value&r=0",
  );
});

test("no name of a link's own is a field's key", () => {
  for (const { id, inputs } of schemas) {
    const keys = inputs.map(({ key }) => key);
    assert.equal(new Set([...keys, ...RESERVED_NAMES]).size, keys.length + RESERVED_NAMES.length, id);
    assert.ok(!schemas.some((other) => keys.includes(other.id)), id);
  }
});

test("a screen with every plain input changed makes a link of at most 120 characters", async () => {
  const values = {
    first_purchase_price: "7500",
    acquisition_cost: "2500",
    annual_revenue: "1800",
    gross_margin_rate: "0.4",
    annual_service_cost: "250",
    retention_years: "8",
    discount_rate: "0.06",
    annual_retention_rate: "0.9",
    repeat_purchase_price: "4500",
    goodwill_damage_coefficient: "0.2",
    customers: "250",
  };
  const { inputs } = schema("customer-value");
  const plain = inputs.filter(({ kind }) => kind === "number").map(({ id }) => id);
  assert.deepEqual(Object.keys(values).sort(), plain.sort());
  const link = await fragment(one("customer-value", values), schemas);
  console.log(`${link.length} characters: ${link}`);
  assert.ok(link.length <= 120, `${link.length}`);
  for (const { id } of inputs.find((field) => field.kind === "choice")?.choices ?? []) {
    const { length } = await fragment(one("customer-value", { ...values, method: id }), schemas);
    console.log(`${length} characters with the method ${id}`);
  }
});

test("the page's address keeps everything but its fragment", () => {
  assert.equal(shareUrl("https://example.com/a?b=c#old#d", "vc=1"), "https://example.com/a?b=c#vc=1");
  assert.equal(
    shareUrl("file:///tmp/value-calculator.html", "vc=1"),
    "file:///tmp/value-calculator.html#vc=1",
  );
});

test("every link once given away opens to its screen for ever", async () => {
  type Fixture = { version: number; about: string; link: string; screen: Screen; refused: Refused[] };
  const fixtures: Fixture[] = JSON.parse(readFileSync("tests/data/links.json", "utf8"));
  for (let version = 1; version <= NEWEST_VERSION; version++) {
    assert.ok(fixtures.filter((fixture) => fixture.version === version).length > 2, `version ${version}`);
  }
  for (const { version, about, link, screen, refused } of fixtures) {
    assert.ok(link.startsWith(`vc=${version}`), about);
    const answer = await opened(link);
    // Every value is named: a default that changes must not change what a link that leaves it out opens to.
    assert.deepEqual(answer, { screen, refused }, about);
    const again = await opened(await fragment(answer.screen, schemas));
    assert.deepEqual(again, { screen: answer.screen, refused: [] }, about);
  }
});

test("what is no link of ours is nothing", async () => {
  for (const text of [
    "",
    "#",
    "#section",
    "p0=800",
    "#model=a&vc=1",
    "vc",
    "vc=",
    "vc=0",
    "vc=01",
    "vc=1.5",
    "vc=x",
  ])
    assert.equal(await screenFrom(text, schemas, check), null, text);
});

test("a link of a newer version is read as far as it can be", async () => {
  const { screen, refused } = await opened("vc=2&model=customer-value&n=3&new-thing=4");
  assert.equal(screen.values["customer-value"]?.retention_years, "3");
  assert.deepEqual(refused, [
    { field: "vc", code: "newer-version" },
    { field: "new-thing", code: "unknown-field" },
  ]);
});

test("each wrong part is refused by itself, and the rest is kept", async () => {
  const cases: [string, string, string][] = [
    ["p0=NaN", "first_purchase_price", "not-a-number"],
    ["p0=1e5", "first_purchase_price", "not-a-number"],
    ["p0=0x10", "first_purchase_price", "not-a-number"],
    ["p0=", "first_purchase_price", "not-a-number"],
    ["p0=%20", "first_purchase_price", "not-a-number"],
    ["p0=1%202", "first_purchase_price", "not-a-number"],
    ["p0=+5", "first_purchase_price", "not-a-number"],
    ["p0=5%25", "first_purchase_price", "not-a-number"],
    ["p0=Infinity", "first_purchase_price", "not-a-number"],
    ["p0=１２", "first_purchase_price", "not-a-number"],
    ["p0=5%0A", "first_purchase_price", "not-a-number"],
    ["p0=-1", "first_purchase_price", "below-minimum"],
    ["p0=1000000000000001", "first_purchase_price", "above-maximum"],
    ["p0=0.12345678901", "first_purchase_price", "too-many-digits"],
    [`p0=${"9".repeat(1000)}`, "first_purchase_price", "too-many-digits"],
    ["p0=%zz", "first_purchase_price", "not-readable"],
    ["p0=%ff", "first_purchase_price", "not-readable"],
    ["p0", "first_purchase_price", "not-readable"],
    ["k=1.5", "customers", "not-a-whole-number"],
    ["method=no-such", "method", "unknown-choice"],
    ["method=constructor", "method", "unknown-choice"],
    ["nonsense=1", "nonsense", "unknown-field"],
    ["first_purchase_price=1", "first_purchase_price", "unknown-field"],
    ["__proto__=1", "__proto__", "unknown-field"],
    ["constructor.prototype=1", "constructor.prototype", "unknown-field"],
    ["agent-pay.b=1", "agent-pay.b", "unknown-field"],
    ["n=4", "n", "repeated-field"],
    ["currency=ABCD", "currency", "unknown-choice"],
    ["currency=usd", "currency", "unknown-choice"],
    ["view=%3Cb%3E", "view", "unknown-choice"],
    ["shown=agent-pay.", "shown", "unknown-choice"],
  ];
  for (const [part, field, code] of cases) {
    const { changed, refused } = await read(`n=3&${part}`);
    const isShown = part.startsWith("shown");
    assert.deepEqual(refused[0], { field, code }, part);
    // Whose keys the bare ones are is not known where the model shown is not.
    if (!isShown) assert.deepEqual([changed, refused.length], [{ retention_years: "3" }, 1], part);
    else assert.deepEqual([changed, refused[1]], [{}, { field: "n", code: "unknown-field" }], part);
  }
  assert.equal(({} as Record<string, unknown>).p0, undefined);
});

test("a field that another one forbids is refused, and no choice is left that forbids a default", async () => {
  assert.deepEqual(await read("method=source-example&n=2.5"), {
    changed: { method: "source-example" },
    refused: [{ field: "retention_years", code: "not-a-whole-number" }],
  });
  const never = (id: string, values: Values) =>
    values.method === "source-example"
      ? [{ field: "retention_years", code: "overflow" as const, message: "" }]
      : check(id, values);
  const answer = await screenFrom("vc=1&model=customer-value&method=source-example", schemas, never);
  assert.deepEqual(answer?.refused, [{ field: "method", code: "overflow" }]);
  assert.equal(answer?.screen.values["customer-value"]?.method, "yearly-sum");
});

test("models that are unknown, repeated or missing are refused, and their bare keys are nobody's", async () => {
  assert.deepEqual(await opened("vc=1&n=3"), {
    screen: { models: [], shown: "", values: {}, scenarios: {} },
    refused: [
      { field: "model", code: "required" },
      { field: "n", code: "unknown-field" },
    ],
  });
  const { screen, refused } = await opened(
    "vc=1&model=no-such,agent-pay,agent-pay,__proto__&b=7&agent-pay.c=8",
  );
  assert.deepEqual([screen.models, screen.shown], [["agent-pay"], "agent-pay"]);
  assert.deepEqual([screen.values["agent-pay"]?.base_pay, screen.values["agent-pay"]?.calls], ["3000", "8"]);
  assert.deepEqual(refused, [
    { field: "model", code: "unknown-model" },
    { field: "model", code: "repeated-field" },
    { field: "model", code: "unknown-model" },
    { field: "b", code: "unknown-field" },
  ]);
});

const INFORMATION = "vc=1&model=information-value";
const rowsLink = async (value: unknown) => `${INFORMATION}&c=2&p=${(await pack(value)).text}`;

test("rows travel packed, and come back as the form gives them", async () => {
  const rows = [{ name: "联系方式", items: "5", uses: "24", benefit_per_use: "2.5" }];
  const link = await fragment(one("information-value", { knowledge_points: JSON.stringify(rows) }), schemas);
  const { screen, refused } = await opened(link);
  assert.deepEqual(refused, []);
  assert.equal(screen.values["information-value"]?.knowledge_points, JSON.stringify(rows));
  assert.match(link, /^vc=1&model=information-value&p=[\w-]+$/);
  const none = await opened(await fragment(one("information-value", { knowledge_points: "[]" }), schemas));
  assert.equal(none.screen.values["information-value"]?.knowledge_points, "[]");
});

test("rows that are none are refused as a whole, and the rest is kept", async () => {
  const cases: [unknown, string][] = [
    [null, "not-readable"],
    [{}, "not-readable"],
    ["[]", "not-readable"],
    [[1], "not-readable"],
    [[null], "not-readable"],
    [[[]], "not-readable"],
    [[{ n: 1 }], "not-readable"],
    [[{ name: {} }], "not-readable"],
    [[{ n: "1e5" }], "not-a-number"],
    [[{ n: "" }], "not-a-number"],
    [[{}, { n: "-1" }], "below-minimum"],
    [[{ nonsense: "1" }], "unknown-field"],
    [JSON.parse('[{"__proto__":{"n":"1"}}]'), "unknown-field"],
    [Array.from({ length: 201 }, () => ({})), "too-large"],
  ];
  for (const [value, code] of cases) {
    const { screen, refused } = await opened(await rowsLink(value));
    assert.deepEqual(refused, [{ field: "knowledge_points", code }], JSON.stringify(value).slice(0, 80));
    const { collections, knowledge_points: points } = screen.values["information-value"] ?? {};
    assert.deepEqual(
      [collections, points],
      ["2", defaultValues(schema("information-value")).knowledge_points],
    );
  }
  const good = (await pack([{}])).text;
  for (const text of ["", "=", "!", "A", good.slice(0, -2), `${good}=`, `${good}!`, "AAAA", "____"]) {
    assert.deepEqual(
      await refusals(`${INFORMATION}&p=${text}`),
      [{ field: "knowledge_points", code: "not-readable" }],
      text,
    );
  }
  const rows = Array.from({ length: 200 }, () => ({}));
  assert.deepEqual(await refusals(await rowsLink(rows)), []);
});

test("scenarios are checked as the screen is, each by itself", async () => {
  const scenario = (name: unknown, values: unknown = {}) => [name, values];
  const given = async (value: unknown) => opened(`${INFORMATION}&scenarios=${(await pack(value)).text}`);
  const names = async (value: unknown) => {
    const { screen, refused } = await given(value);
    return [(screen.scenarios["information-value"] ?? []).map(({ name }) => name), refused];
  };
  const five = ["a", "b", "c", "d", "e"];
  assert.deepEqual(await names(five.map((name) => scenario(name))), [
    five.slice(0, 4),
    [{ field: "scenarios", code: "too-large" }],
  ]);
  assert.deepEqual(
    await names([scenario("a".repeat(81)), scenario("a"), scenario("a"), scenario("𠮷".repeat(80))]),
    [
      ["a", "𠮷".repeat(80)],
      [
        { field: "scenarios.0", code: "wrong-name" },
        { field: "scenarios.2", code: "repeated-field" },
      ],
    ],
  );
  const wrong = [scenario(7), scenario("a\nb"), "x", scenario("b", [])];
  assert.deepEqual(await names(wrong), [
    [],
    [
      { field: "scenarios.0", code: "wrong-name" },
      { field: "scenarios.1", code: "wrong-name" },
      { field: "scenarios.2", code: "not-readable" },
      { field: "scenarios.3", code: "not-readable" },
    ],
  ]);
  for (const value of [{}, "a", 7, null]) {
    assert.deepEqual(await names(value), [[], [{ field: "scenarios", code: "not-readable" }]]);
  }
  const { screen, refused } = await given([
    scenario("a", JSON.parse('{"c":"3","p":[{"n":"x"}],"__proto__":{"c":"4"},"nonsense":"1","k":5}')),
  ]);
  const usual = defaultValues(schema("information-value"));
  assert.deepEqual(screen.scenarios["information-value"], [
    { name: "a", values: { ...usual, collections: "3" } },
  ]);
  assert.deepEqual(refused.map(({ field, code }) => `${field}: ${code}`).sort(), [
    "scenarios.0.__proto__: unknown-field",
    "scenarios.0.cost_per_collection: not-readable",
    "scenarios.0.knowledge_points: not-a-number",
    "scenarios.0.nonsense: unknown-field",
  ]);
});

test("what would inflate without end is stopped at the limit, and all of a link shares it", async (context) => {
  let inflated = 0;
  const Real = globalThis.DecompressionStream;
  context.mock.method(
    globalThis,
    "DecompressionStream" as never,
    function counting(format: CompressionFormat) {
      const real = new Real(format);
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          inflated += piece.byteLength;
          controller.enqueue(piece);
        },
      });
      return {
        writable: real.writable,
        readable: (real.readable as ReadableStream<Uint8Array>).pipeThrough(count),
      };
    } as never,
  );
  const bomb = await pack("a".repeat(10_000_000));
  assert.ok(bomb.text.length < MOST_LINK_CHARACTERS, `${bomb.text.length}`);
  const { screen, refused } = await opened(`${INFORMATION}&c=2&p=${bomb.text}`);
  assert.deepEqual(refused, [{ field: "knowledge_points", code: "too-large" }]);
  assert.equal(screen.values["information-value"]?.collections, "2");
  assert.ok(inflated > MOST_INFLATED_BYTES && inflated < 1_000_000, `${inflated}`);
  const unpacking = new Unpacking();
  const half = (await pack("a".repeat(40_000))).text;
  assert.ok((await unpacking.read(half)).ok);
  assert.deepEqual(await unpacking.read(half), { ok: false, code: "too-large" });
});

test("a link that is too long is refused unread, and none is written", async () => {
  const long = `vc=1&model=customer-value&n=3&x=${"1".repeat(MOST_LINK_CHARACTERS)}`;
  assert.deepEqual(await opened(long), {
    screen: { models: [], shown: "", values: {}, scenarios: {} },
    refused: [{ field: "vc", code: "too-large" }],
  });
  const tooLarge = (error: unknown) => error instanceof CannotShare && error.reason === "too-large";
  const rows = (count: number, name = "") =>
    JSON.stringify(
      Array.from({ length: count }, () => ({ name, items: "1", uses: "1", benefit_per_use: "1" })),
    );
  const withRows = (json: string) => fragment(one("information-value", { knowledge_points: json }), schemas);
  await assert.rejects(withRows(rows(201)), tooLarge);
  await assert.rejects(withRows(rows(1, "a".repeat(MOST_INFLATED_BYTES))), tooLarge);
  const noise = Array.from({ length: 15_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
  );
  await assert.rejects(withRows(rows(1, noise.join(""))), tooLarge);
  const scenarios = (names: string[]) => names.map((name) => ({ name, values: {} }));
  await assert.rejects(
    fragment(one("customer-value", {}, scenarios(["a", "b", "c", "d", "e"])), schemas),
    tooLarge,
  );
  await assert.rejects(
    fragment(one("customer-value", {}, scenarios([" "])), schemas),
    (error) => error instanceof CannotShare && error.reason === "wrong-name",
  );
});
