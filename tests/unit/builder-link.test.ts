// The builder's link: it holds everything chosen and no more, and any text at all opens to something.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadEngine } from "../../dist/npm/engine.js";
import { Bench } from "../../www/builder/bench.js";
import {
  type Catalogue,
  type Choices,
  COLOUR_NAMES,
  chosenSchemas,
  FORMS,
  MARKUPS,
  OPTIONS,
  RULES,
  standardChoices,
  THEMES,
} from "../../www/builder/choices.js";
import { builderFragment, openedFrom } from "../../www/builder/link.js";
import { planOf } from "../../www/builder/plan.js";
import { snippetOf } from "../../www/builder/snippet.js";
import { defaultValues } from "../../www/share/checks.js";

const engine = await loadEngine();
const catalogue: Catalogue = {
  schemas: engine.models(),
  languages: ["en", "zh-CN", "de"],
  views: ["chart", "table", "working", "share", "export"],
  currency: "CNY",
};
const standard = standardChoices(catalogue);
const [first] = catalogue.schemas;
assert.ok(first);
const rowsSchema = catalogue.schemas.find(({ inputs }) => inputs.some(({ kind }) => kind === "rows"));
const rowsField = rowsSchema?.inputs.find(({ kind }) => kind === "rows");
assert.ok(rowsSchema && rowsField);
const opened = (fragment: string) => openedFrom(fragment, catalogue);

test("the standard choices need no link, and no link gives them", () => {
  assert.equal(builderFragment(standard, catalogue), "");
  for (const fragment of ["", "#"]) assert.deepEqual(opened(fragment), { choices: standard, unknown: [] });
});

test("a link is plain, and says only what differs", () => {
  const choices: Choices = {
    ...standard,
    form: "iframe",
    models: ["service-roi", "customer-value"],
    hidden: ["customer-value.m"],
    currency: "EUR",
    base: "https://cdn.example/a/",
    colours: { accent: "#b3261e", "text-dark": "#fff" },
    values: { "customer-value.p0": "800", "customer-value.i": "0.06" },
  };
  const link =
    "form=iframe&model=service-roi,customer-value&hide=customer-value.m&currency=EUR&accent=b3261e&text-dark=fff" +
    "&base=https://cdn.example/a/&customer-value.p0=800&customer-value.i=0.06";
  assert.equal(builderFragment(choices, catalogue), link);
  assert.deepEqual(opened(`#${link}`), { choices, unknown: [] });
});

/** Texts as people type them, and worse. */
const typed = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("5,5", "１２", "-", "1e9", "#", "a&b=c+d%"),
);
const whole = (text: string) => text.replace(/\p{Surrogate}/gu, "?");

const choicesOf: fc.Arbitrary<Choices> = fc
  .record({
    form: fc.constantFrom(...FORMS),
    markup: fc.constantFrom(...MARKUPS),
    isPinned: fc.boolean(),
    rules: fc.constantFrom(...RULES),
    base: typed.map(whole),
    models: fc.shuffledSubarray(
      catalogue.schemas.map(({ id }) => id),
      { minLength: 1 },
    ),
    currency: fc.constantFrom("CNY", "EUR", "USD"),
    lang: fc.constantFrom("", ...catalogue.languages),
    theme: fc.constantFrom(...THEMES),
    views: fc.subarray([...catalogue.views]),
    options: fc.subarray([...OPTIONS]),
    colours: fc.dictionary(
      fc.constantFrom(...COLOUR_NAMES),
      fc.oneof(
        fc.integer({ min: 0, max: 0xffffff }).map((all) => `#${all.toString(16).padStart(6, "0")}`),
        fc.constantFrom("red", "rgb(1, 2, 3)", "12345678"),
      ),
      { noNullPrototype: true },
    ),
    radius: typed.map(whole),
    font: typed.map(whole),
    width: typed.map(whole),
  })
  .chain((chosen) => {
    const schemas = chosenSchemas({ ...standard, ...chosen }, catalogue);
    const names = schemas.flatMap(({ id, inputs }) => inputs.map(({ key }) => `${id}.${key}`));
    const numbers = schemas.flatMap(({ id, inputs }) =>
      inputs.filter(({ kind }) => kind === "number").map(({ key }) => `${id}.${key}`),
    );
    const figure = fc.oneof(fc.integer().map(String), typed.map(whole));
    const rows = fc.array(
      fc.record(
        Object.fromEntries(
          rowsField.columns.map(({ id, kind }) => [
            id,
            kind === "text" ? typed.map(whole) : fc.nat().map(String),
          ]),
        ),
      ),
      { maxLength: 4 },
    );
    return fc
      .tuple(
        fc.subarray(names),
        fc.subarray(names),
        fc.dictionary(fc.constantFrom(...numbers), figure, { noNullPrototype: true }),
        rows,
      )
      .map(([hidden, locked, values, list]): Choices => {
        const isThere = chosen.models.includes(rowsSchema.id);
        const own = isThere ? { [`${rowsSchema.id}.${rowsField.key}`]: JSON.stringify(list) } : {};
        return { ...chosen, hidden, locked, values: { ...values, ...own } };
      });
  });

/** A figure that is the schema's own is no choice. */
const withoutUsual = (choices: Choices): Choices => ({
  ...choices,
  values: Object.fromEntries(
    chosenSchemas(choices, catalogue).flatMap((schema) =>
      schema.inputs.flatMap(({ id, key }) => {
        const value = choices.values[`${schema.id}.${key}`];
        return value === undefined || value === defaultValues(schema)[id]
          ? []
          : [[`${schema.id}.${key}`, value]];
      }),
    ),
  ),
});

test("whatever is chosen or typed comes back from its link", () => {
  fc.assert(
    fc.property(choicesOf, (chosen) => {
      const choices = withoutUsual(chosen);
      const link = builderFragment(choices, catalogue);
      assert.deepEqual(opened(link), { choices, unknown: [] });
      // Browsers write some letters of a fragment in their own way.
      assert.deepEqual(opened(new URL(`https://example.com/#${link}`).hash), { choices, unknown: [] });
    }),
    { numRuns: 500, seed: 20 },
  );
});

const hashes = {
  script: "sha384-a",
  frame: "sha384-b",
  firstParts: { "value-calculator/1/element.js": "sha256-c", "value-calculator/1/core.js": "sha256-d" },
};

test("the parts that are asked for first are preloaded where the calculator begins at once, and only there", () => {
  const standard = standardChoices(catalogue);
  const textFor = (choices: Choices) =>
    snippetOf({ choices, plan: planOf(choices, catalogue, new Set()), hashes, height: null, title: "T" }).main
      .text;
  const eager: Choices = { ...standard, options: ["eager"], base: "https://example.com/calculator/" };
  assert.match(
    textFor(eager),
    /^<link\n {2}rel="preload"\n {2}as="script"\n {2}href="https:\/\/example.com\/calculator\/value-calculator\/1\/element.js"\n>\n<link/,
  );
  assert.match(
    textFor({ ...eager, isPinned: true }),
    /core\.js"\s+integrity="sha256-d"\s+crossorigin="anonymous"\s*>/,
  );
  for (const choices of [standard, { ...eager, form: "iframe" }, { ...eager, form: "npm" }] as Choices[])
    assert.doesNotMatch(textFor(choices), /preload/);
});

test("any choices give a snippet in every form, without what is wrong", () => {
  fc.assert(
    fc.property(choicesOf, (choices) => {
      const bench = new Bench(engine, catalogue, "en", choices);
      const plan = planOf(bench.choices, catalogue, bench.wrong);
      const { main, sheet } = snippetOf({ choices: bench.choices, plan, hashes, height: 900, title: "T" });
      for (const text of [main.text, sheet?.text ?? ""])
        assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object/);
      // Nothing typed ends an attribute, an element or a rule before its end.
      if (main.language === "HTML") assert.deepEqual(strayIn(main.text), [], main.text);
      if (sheet) assert.match(sheet.text, /^[^{}<]+\{\n( {2}[\w-]+: [^;{}<]+;\n)+\}$/);
      for (const [, value] of plan.values) assert.notEqual(value, "");
      const answer = bench.chosen.map(({ schema }) => {
        const prefix = bench.chosen.length > 1 ? `${schema.id}.` : "";
        const own = plan.values.filter(([name]) =>
          schema.inputs.some(({ key }) => `${prefix}${key}` === name),
        );
        const ids = own.map(([name, value]) => [
          schema.inputs.find(({ key }) => `${prefix}${key}` === name)?.id ?? "",
          name.endsWith(rowsField.key) && value.startsWith("[") ? JSON.parse(value) : value,
        ]);
        return engine.evaluate(schema.id, Object.fromEntries(ids)).ok;
      });
      if (bench.wrong.size === 0) assert.ok(answer.every(Boolean));
    }),
    { numRuns: 300, seed: 21 },
  );
});

/** The tags that are none of a snippet's own, with what stands in quotes taken out of them. */
function strayIn(snippet: string): string[] {
  const tags = snippet.replace(/"[^"]*"/g, '""').match(/<[^>]*>|[<>]/g) ?? [];
  const own = /^<\/?(script|style|link|iframe|div|value-calculator)(\s+[a-z-]+(="")?)*\s*>$/;
  return tags.filter((tag) => !own.test(tag));
}

test("a damaged link never throws, and what can be read of it is taken", () => {
  fc.assert(
    fc.property(
      choicesOf,
      fc.nat(),
      fc.string({ unit: "binary", maxLength: 8 }),
      (choices, place, inserted) => {
        const link = builderFragment(withoutUsual(choices), catalogue);
        const at = place % (link.length + 1);
        for (const damaged of [
          link.slice(0, at),
          link.slice(at),
          link.slice(0, at) + inserted + link.slice(at + 3),
        ]) {
          const { choices: read } = opened(damaged);
          assert.ok(read.models.length > 0);
          assert.deepEqual(opened(builderFragment(read, catalogue)), { choices: read, unknown: [] });
          new Bench(engine, catalogue, "zh-CN", read);
        }
      },
    ),
    { numRuns: 150, seed: 22 },
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      opened(text);
    }),
    { numRuns: 500, seed: 23 },
  );
});

test("each wrong part is named, and the rest is kept", () => {
  for (const [part, name] of [
    ["form=popup", "form"],
    ["form=%zz", "form"],
    ["model=no-such", "model"],
    ["model=", ""],
    ["hide=customer-value.nothing", "hide"],
    ["currency=eur", "currency"],
    ["currency=EURO", "currency"],
    ["lang=fr", "lang"],
    ["theme=pink", "theme"],
    ["views=chart,oracle", "views"],
    ["pin=yes", "pin"],
    ["nonsense=1", "nonsense"],
    ["nonsense", "nonsense"],
    ["__proto__=1", "__proto__"],
    ["customer-value.nothing=1", "customer-value.nothing"],
    ["agent-pay.b=1", "agent-pay.b"],
    ["radius=9", "radius"],
  ] as const) {
    const { choices, unknown } = opened(`radius=8&${part}&customer-value.n=7`);
    assert.deepEqual(unknown, name === "" ? [] : [name], part);
    assert.deepEqual(
      [choices.radius, choices.values, choices.models],
      ["8", { "customer-value.n": "7" }, standard.models],
      part,
    );
  }
  assert.deepEqual(opened("information-value.p=a,b&model=information-value").unknown, [
    "information-value.p",
  ]);
  assert.deepEqual(opened("x".repeat(20_000)), { choices: standard, unknown: ["#"] });
});

test("what was typed and means nothing stays as it was typed, and is left out of the snippet", () => {
  const { choices, unknown } = opened(
    "customer-value.p0=five&customer-value.n=-3&accent=reddish&radius=many&font=a;b",
  );
  assert.deepEqual(unknown, []);
  const bench = new Bench(engine, catalogue, "en", choices);
  assert.equal(bench.wrongCount, 5);
  assert.deepEqual(bench.choices.values, { "customer-value.p0": "five", "customer-value.n": "-3" });
  const form = bench.calculations.get("customer-value")?.form;
  assert.equal(form?.texts.first_purchase_price, "five");
  assert.deepEqual(bench.wrongSections, ["figures", "look"]);
  const plan = planOf(bench.choices, catalogue, bench.wrong);
  assert.deepEqual([plan.attributes, plan.properties], [[["model", "customer-value"]], []]);
});
