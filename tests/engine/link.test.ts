// Links over the models of the built engine. The properties: a link opens to the screen it was written from and is
// written from it again; and whatever is done to a link, only what its models take comes out.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadEngine } from "../../dist/npm/engine.js";
import { checkedBy, isScenarioName } from "../../www/share/checks.js";
import { fragment, MOST_LINK_CHARACTERS, type Screen, screenFrom } from "../../www/share/link.js";
import { MOST_SCENARIOS } from "../../www/views/scenario-edits.js";
import { screens } from "./random-screens.js";

const engine = await loadEngine();
const schemas = engine.models();
const check = checkedBy(engine);
const fieldsOf = (id: string) => schemas.find((schema) => schema.id === id)?.inputs.map((field) => field.id);

test("screen → link → screen → link: the same screen and the same text, 10,000 times", async () => {
  let [longest, sum] = [0, 0];
  await fc.assert(
    fc.asyncProperty(screens(schemas), async (screen) => {
      const link = await fragment(screen, schemas);
      const opened = await screenFrom(link, schemas, check);
      assert.deepEqual(opened, { screen, refused: [] }, link);
      assert.equal(await fragment(opened?.screen ?? screen, schemas), link);
      assert.ok(link.length <= MOST_LINK_CHARACTERS);
      // Nothing in it needs an escape in a URL, so that no program on the way changes it.
      assert.equal(new URL(`https://example.com/#${link}`).hash, `#${link}`);
      longest = Math.max(longest, link.length);
      sum += link.length;
    }),
    { seed: 1, numRuns: 10_000, endOnFailure: true },
  );
  console.log(`10,000 random links: ${Math.round(sum / 10_000)} characters on average, ${longest} at most`);
});

/** Everything that a reader promises of a screen, wherever it came from. */
async function assertSound(screen: Screen, link: string) {
  assert.ok(screen.models.every((id) => fieldsOf(id)));
  assert.equal(screen.shown, screen.models.includes(screen.shown) ? screen.shown : "");
  for (const list of [screen.values, screen.scenarios]) {
    assert.deepEqual(Object.keys(list).sort(), [...screen.models].sort(), link);
  }
  for (const id of screen.models) {
    const scenarios = screen.scenarios[id] ?? [];
    assert.ok(scenarios.length <= MOST_SCENARIOS && scenarios.every(({ name }) => isScenarioName(name)));
    for (const values of [screen.values[id] ?? {}, ...scenarios.map((scenario) => scenario.values)]) {
      assert.deepEqual(Object.keys(values).sort(), fieldsOf(id)?.sort(), link);
      assert.deepEqual(check(id, values), [], link);
    }
  }
  const again = await fragment(screen, schemas);
  if (screen.models.length > 0) {
    assert.deepEqual(await screenFrom(again, schemas, check), { screen, refused: [] });
  }
}

const NASTY = [
  ..."&=%#.,-+ \u0000\ud800",
  "%ff",
  "%00",
  "__proto__=1",
  "&__proto__.p0=1",
  "&constructor=x",
  "NaN",
  "1e5",
  "0x10",
  "Infinity",
  "-",
  "😀",
  "&model=",
  "&vc=2",
  "9".repeat(40),
  "&scenarios=q1Y",
  "A".repeat(20_000),
];

type Mutation = {
  kind: "flip" | "cut" | "insert" | "double" | "drop";
  at: number;
  bit: number;
  text: string;
};
const mutations: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("flip", "flip", "cut", "insert", "double", "drop"),
  at: fc.nat(100_000),
  bit: fc.nat(7),
  text: fc.constantFrom(...NASTY),
});

function mutated(link: string, { kind, at, bit, text }: Mutation): string {
  const place = at % Math.max(link.length, 1);
  const [before, after] = [link.slice(0, place), link.slice(place)];
  switch (kind) {
    case "flip":
      return before + String.fromCharCode(after.charCodeAt(0) ^ (1 << bit)) + after.slice(1);
    case "cut":
      return before;
    case "insert":
      return before + text + after;
    case "double":
      return `${before}${after}&${after}`;
    case "drop":
      return before + after.slice(1 + bit);
  }
}

test("a link that was damaged opens to what its models take, or is no link; it never throws", async () => {
  let [opened, none, refusals] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(
      screens(schemas),
      fc.array(mutations, { minLength: 1, maxLength: 4 }),
      async (screen, all) => {
        const link = all.reduce(mutated, await fragment(screen, schemas));
        const answer = await screenFrom(link, schemas, check);
        if (answer === null) {
          none++;
          return;
        }
        opened++;
        refusals += answer.refused.length;
        await assertSound(answer.screen, link);
      },
    ),
    { seed: 2, numRuns: 1_000, endOnFailure: true },
  );
  assert.equal(opened + none, 1_000);
  assert.ok(opened > 500 && refusals > 500);
  console.log(`1,000 damaged links: ${none} no link any more, ${refusals} refusals in the ${opened} others`);
});

test("any text at all opens to something sound, or to nothing", async () => {
  const ids = schemas.map(({ id }) => id);
  const keys = schemas.flatMap(({ inputs }) => inputs.map(({ key }) => key));
  const words = fc.oneof(
    fc.constantFrom(...ids, ...keys, ...NASTY.filter((text) => text.length < 100), "model", "shown", "view"),
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.double().map(String),
  );
  const parts = fc.array(
    fc.tuple(words, words).map(([name, value]) => `&${name}=${value}`),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ids, ids.join(",")), parts, async (model, rest) => {
      const link = `vc=1&model=${model}${rest.join("")}`;
      const answer = await screenFrom(link, schemas, check);
      assert.ok(answer);
      await assertSound(answer.screen, link);
    }),
    { seed: 3, numRuns: 1_000, endOnFailure: true },
  );
});
