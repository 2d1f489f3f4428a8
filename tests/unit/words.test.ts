// Every language in www/locales has a line in its table, says everything that English says, and has words for every id of
// every model.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import type { InputValue } from "../../www/engine.js";
import { MODELS } from "../../www/generated/models/list.js";
import { wordFile } from "../../www/locales/files.js";
import { START_WORDS } from "../../www/locales/start-words.js";
import type { FieldSchema } from "../../www/wire.js";
import { LANGUAGE_TAGS, loadWords, overlaid, type Section, supported, type Words } from "../../www/words.js";

const engine = await loadEngine();
const ids = engine.models().map(({ id }) => id);
const filesOf = (lang: string) => readdirSync(`www/locales/${lang}`).sort();
/** Files that are not sections: those that are there from the start, and the models'. */
const OTHERS = ["start", "embed", "page", ...ids];
const sections = filesOf("en")
  .map((file) => file.replace(".json", ""))
  .filter((name) => !OTHERS.includes(name)) as Section[];
const spoken: Readonly<Record<string, Words>> = Object.fromEntries(
  await Promise.all(
    LANGUAGE_TAGS.map(async (lang) => [lang, await loadWords(wordFile, lang, ids, sections)] as const),
  ),
);
const en = spoken.en as Words;
const others = LANGUAGE_TAGS.filter((lang) => lang !== "en");

/** Every text under its path. */
function texts(words: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") found.set(`${path}${key}`, value);
    else for (const [inner, text] of texts(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const places = (text: string) => [...text.matchAll(/\{[^}]+\}/g)].map(([place]) => place).sort();

const said = (lang: string) => texts({ ...spoken[lang], start: START_WORDS[lang] });

test("each folder is a language with a line in the table, and has the files that English has", () => {
  const folders = readdirSync("www/locales", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual([...LANGUAGE_TAGS].sort(), folders.map(({ name }) => name).sort());
  assert.deepEqual(Object.keys(START_WORDS), LANGUAGE_TAGS);
  for (const lang of LANGUAGE_TAGS) assert.equal(START_WORDS[lang]?.direction, spoken[lang]?.direction, lang);
  for (const lang of others) assert.deepEqual(filesOf(lang), filesOf("en"), lang);
  assert.deepEqual([...MODELS].sort(), [...ids].sort());
});

test("every language says the same things", () => {
  const english = said("en");
  for (const lang of others) {
    const other = said(lang);
    assert.deepEqual(missing(english, other), [], `${lang} lacks`);
    assert.deepEqual(missing(other, english), [], `only ${lang} has`);
    for (const [key, text] of english) {
      const words = other.get(key) ?? "";
      assert.notEqual(text.trim(), "", key);
      assert.notEqual(words.trim(), "", `${lang} ${key}`);
      assert.deepEqual(places(words), places(text), `${lang} ${key}`);
    }
  }
});

const missing = (of: Map<string, string>, from: Map<string, string>) =>
  [...of.keys()].filter((key) => !from.has(key));

test("a language asked for is found by its first subtag, and any other is English", () => {
  for (const lang of LANGUAGE_TAGS) assert.equal(supported(lang), lang);
  assert.equal(supported("zh"), "zh-CN");
  assert.equal(supported("ZH-Hant-TW"), "zh-CN");
  assert.equal(supported("en-GB"), "en");
  assert.equal(supported("eng"), "en");
  assert.equal(supported("zho"), "en");
  assert.equal(supported("xx"), "en");
  assert.equal(supported(""), "en");
});

test("Chinese is Chinese", () => {
  const english = said("en");
  for (const [key, text] of said("zh-CN")) {
    // What has one name everywhere: %, npm, HTML.
    if (/^[\w%]+$/.test(text) && text === english.get(key)) continue;
    assert.match(text, /[\u3000-\u9fff\uff00-\uffef]/, `${key}: ${text}`);
  }
});

test("no sentence is left in English", () => {
  const english = said("en");
  for (const lang of others) {
    for (const [key, text] of said(lang)) {
      const words = text.replaceAll(/\{\w+\}/g, "").match(/\p{L}{2,}/gu) ?? [];
      if (words.length > 2) assert.notEqual(text, english.get(key), `${lang} ${key}`);
    }
  }
});

test("German quotes and spaces as German does", () => {
  for (const [key, words] of said("de")) {
    // The number of an edition or a version is no figure, and an address that is left open no sentence.
    const text = words.replace(/(WCAG|Safari) \d+\.\d/, "$1").replace("https://…", "https://");
    assert.equal(text.replaceAll(/„[^“”„]*“/g, "").match(/[„“”‘’]/), null, `${key}: ${text}`);
    // A figure and its sign are never on two lines.
    assert.doesNotMatch(text, /\d ?%|\S…| …/, `${key}: ${text}`);
    assert.doesNotMatch(text, /\d[,.]?\d{4}|\d\.\d{1,2}\b(?!\.)/, `${key}: ${text}`);
  }
});

test("every id of every model has its words, and no word is left over", () => {
  for (const schema of engine.models()) {
    for (const language of Object.values(spoken)) {
      const words = language.models[schema.id];
      assert.ok(words, schema.id);
      const idsOf = (list: { id: string }[]) => list.map(({ id }) => id).sort();
      const columns = schema.inputs.flatMap(({ id, columns }) =>
        columns.map((column) => ({ id: `${id}.${column.id}` })),
      );
      assert.deepEqual(Object.keys(words.inputs).sort(), idsOf([...schema.inputs, ...columns]));
      assert.deepEqual(Object.keys(words.outputs).sort(), idsOf(schema.outputs));
      assert.deepEqual(Object.keys(words.schedule).sort(), idsOf(schema.schedule));
      assert.deepEqual(Object.keys(words.groups).sort(), [...schema.groups].sort());
      const rows = schema.inputs.flatMap((field) =>
        field.default_rows.flatMap((cells) => cells.filter((_, at) => field.columns[at]?.kind === "text")),
      );
      assert.deepEqual(Object.keys(words.rows).sort(), rows.sort());
      const pictures = (["chart", "schedule_chart", "waterfall"] as const).filter(
        (picture) => schema[picture],
      );
      assert.deepEqual(Object.keys(words.pictures).sort(), pictures);
      for (const field of schema.inputs.filter(({ kind }) => kind === "choice")) {
        assert.deepEqual(Object.keys(words.choices[field.id] ?? {}).sort(), idsOf(field.choices));
      }
    }
  }
});

/** The same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A field's lowest value, 0, the ends and the middle of its usual range, its default: what brings notes about. */
function figuresOf({ min, slider, default: usual, whole }: FieldSchema): string[] {
  const negative = min?.startsWith("-") ? [min.length > 6 ? "-900" : min] : [];
  const middle = slider
    ? [whole ? `${Math.round(Number(slider.max) / 2)}` : `${Number(slider.max) / 3}`.slice(0, 8)]
    : [];
  return ["0", usual, ...negative, ...middle, ...(slider ? [slider.min, slider.max] : [])];
}

test("every note, reason and sub-result has its words, and inputs bring every note about", () => {
  const random = seeded(7);
  for (const schema of engine.models()) {
    const words = en.models[schema.id];
    assert.ok(words);
    const said = new Set<string>();
    for (let round = 0; round < 4000; round++) {
      const inputs: Record<string, InputValue> = {};
      for (const field of schema.inputs) {
        const options = field.kind === "choice" ? field.choices.map(({ id }) => id) : figuresOf(field);
        if (field.kind === "rows" && random(3) === 0) inputs[field.id] = [];
        if (field.kind !== "rows" && random(3) === 0)
          inputs[field.id] = options[random(options.length)] ?? "0";
      }
      const answer = engine.evaluate(schema.id, inputs);
      if (!answer.ok) continue;
      for (const { code } of answer.notes) {
        assert.ok(words.notes[code], `${schema.id}: ${code}`);
        said.add(code);
      }
      for (const reason of Object.values(answer.not_defined))
        assert.ok(reason in { ...en.not_defined, ...words.not_defined }, reason);
      for (const { id } of answer.working.definitions)
        assert.ok(words.definitions[id], `${schema.id}: ${id}`);
    }
    assert.deepEqual([...said].sort(), Object.keys(words.notes).sort(), schema.id);
  }
});

test("a model's own reasons for an output that does not exist stand in its words, and no others do", () => {
  for (const id of MODELS) {
    const { reasons = [] } = JSON.parse(readFileSync(`www/generated/models/${id}.json`, "utf8"));
    assert.deepEqual(Object.keys(en.models[id]?.not_defined ?? {}).sort(), [...reasons].sort(), id);
  }
});

test("a page owner's words lie over ours, and leave the rest", () => {
  const words = overlaid(en, { ui: { reset: "Start again" } });
  assert.equal(words.ui.reset, "Start again");
  assert.equal(words.ui.copy, en.ui.copy);
});
