// What the builder says and writes. Contrast is held against ratios that W3C and WebAIM publish; the rest against the
// element itself.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { CUSTOM_PROPERTIES as OFFERED } from "../../scripts/element-table.js";
import { type Choices, COLOURS, SCHEMES, standardChoices } from "../../www/builder/choices.js";
import { chosenColour, FORM_SHARE, QUIET_SHARE, STANDARD, verdicts } from "../../www/builder/colours.js";
import {
  contrast,
  FOR_TEXT,
  hexColour,
  mixed,
  nearestPassing,
  ratioText,
} from "../../www/builder/contrast.js";
import { directivesFor } from "../../www/builder/page-policy.js";
import { baseAddress, fontFamilies, pixels, policySource } from "../../www/builder/texts.js";
import { CUSTOM_PROPERTIES } from "../../www/custom-properties.js";
import { LANGUAGE_TAGS } from "../../www/words.js";

const standard = standardChoices({ schemas: [], languages: [], views: [], currency: "CNY" });
const withColours = (colours: Choices["colours"], more: Partial<Choices> = {}): Choices => ({
  ...standard,
  ...more,
  colours,
});

test("ratios are those that are published", () => {
  // W3C, Understanding SC 1.4.3: 21 is the most there is. WebAIM, Contrast and Color Accessibility: #767676 is the
  // lightest grey that passes on white, with 4.54, #777777 has 4.48; red has 4, green 1.4 and blue 8.6 on white.
  for (const [one, other, ratio] of [
    ["#000000", "#ffffff", "21.00"],
    ["#ffffff", "#ffffff", "1.00"],
    ["#767676", "#ffffff", "4.54"],
    ["#777777", "#ffffff", "4.47"],
  ] as const) {
    assert.equal(ratioText(contrast(one, other), "en"), ratio, one);
    assert.equal(contrast(one, other), contrast(other, one));
  }
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  assert.equal(contrast("#ff0000", "#ffffff").toFixed(0), "4");
  assert.equal(contrast("#00ff00", "#ffffff").toFixed(1), "1.4");
  assert.equal(contrast("#0000ff", "#ffffff").toFixed(1), "8.6");
});

test("a ratio is never shown better than it is", () => {
  assert.equal(ratioText(4.4999, "en"), "4.49");
  assert.equal(ratioText(3, "zh-CN"), "3.00");
  assert.equal(ratioText(4.5, "de"), "4,50");
});

test("the nearest colour passes, and a step nearer does not", () => {
  for (const [colour, background] of [
    ["#f2b705", "#ffffff"],
    ["#8a8a8a", "#ffffff"],
    ["#333333", "#171b1c"],
    ["#ff0000", "#fdf6e3"],
  ] as const) {
    const passes = (hex: string) => contrast(hex, background) >= FOR_TEXT;
    const near = nearestPassing(colour, passes);
    assert.ok(near && passes(near), colour);
    assert.equal(passes(mixed(near, 0.97, colour)), false, `${near} is not the nearest to ${colour}`);
  }
  assert.equal(
    nearestPassing("#123456", () => true),
    "#123456",
  );
  assert.equal(
    nearestPassing("#123456", () => false),
    null,
  );
});

test("colours are read as they are written, and nothing else is one", () => {
  for (const [text, hex] of [
    ["#abc", "#aabbcc"],
    ["AABBCC", "#aabbcc"],
    [" ＃ａｂｃ ", "#aabbcc"],
  ] as const)
    assert.equal(hexColour(text), hex);
  for (const text of ["", "#", "#ab", "#abcd", "#gggggg", "red", "#aabbcc;", "url(x)"])
    assert.equal(hexColour(text), undefined, text);
});

test("the standard colours are the element's own, and all of them pass", () => {
  const styles = ["frame", "element"]
    .map((name) => readFileSync(`www/styles/${name}-styles.ts`, "utf8"))
    .join("");
  const property = { accent: "accent", bg: "surface", text: "text", "on-accent": "on-accent" } as const;
  for (const [name, { light, dark }] of Object.entries(STANDARD)) {
    const own = new RegExp(
      `--_${property[name as keyof typeof property]}: [^;]*light-dark\\(${light}, ${dark}\\)`,
    );
    assert.match(styles, own);
  }
  assert.match(
    styles,
    new RegExp(`--_muted: color-mix\\(in srgb, var\\(--_text\\) ${QUIET_SHARE}%, var\\(--_surface\\)\\)`),
  );
  assert.match(
    styles,
    new RegExp(`--_quiet: color-mix\\(in srgb, var\\(--_text\\) ${FORM_SHARE}%, var\\(--_surface\\)\\)`),
  );
  assert.deepEqual(
    verdicts(standard).filter(({ enough }) => enough !== "text"),
    [],
  );
});

test("a colour is judged in every scheme that visitors see, beside those that are chosen or standard there", () => {
  const failing = (choices: Choices) =>
    verdicts(choices)
      .filter(({ enough }) => enough !== "text")
      .map(({ pair, scheme }) => `${pair} ${scheme}`);
  assert.deepEqual(failing(withColours({ bg: "#000000" })), [
    "text light",
    "quiet-text light",
    "accent light",
  ]);
  assert.deepEqual(failing(withColours({ bg: "#000000" }, { theme: "dark" })), []);
  assert.deepEqual(failing(withColours({ "bg-dark": "#ffffff" }, { theme: "light" })), []);
  const [, , accent] = verdicts(withColours({ accent: "#858585" }, { theme: "light" }));
  assert.deepEqual([accent?.pair, accent?.enough], ["accent", "graphics"]);
});

test("what is offered instead passes with everything that it meets", () => {
  for (const text of ["#8a8a8a", "#cccccc", "#777777"]) {
    const [{ nearest } = { nearest: null }] = verdicts(withColours({ text }, { theme: "light" }));
    assert.ok(nearest);
    const better = withColours({ text: nearest }, { theme: "light" });
    assert.equal(chosenColour(better, "text", "light"), nearest);
    assert.deepEqual(
      verdicts(better).filter(({ enough }) => enough !== "text"),
      [],
    );
  }
});

test("custom properties in an address are those that the element offers", () => {
  assert.deepEqual(Object.keys(CUSTOM_PROPERTIES).sort(), OFFERED.map(({ name }) => name).sort());
  for (const { name, syntax } of OFFERED)
    assert.equal(CUSTOM_PROPERTIES[name] === "color", syntax === "<color>", name);
  for (const colour of COLOURS) assert.ok(`--vc-color-${colour}` in CUSTOM_PROPERTIES);
});

test("addresses, fonts and pixels are taken as they can be used, and else not at all", () => {
  for (const [text, address] of [
    ["", ""],
    ["  ", ""],
    ["calculator", "calculator/"],
    ["/files/", "/files/"],
    ["../a/b", "../a/b/"],
    ["https://cdn.example/v1", "https://cdn.example/v1/"],
    ["//cdn.example/", "//cdn.example/"],
  ] as const)
    assert.equal(baseAddress(text), address, text);
  for (const text of [
    "a b",
    'a"b',
    "javascript:alert(1)",
    "data:text/html,x",
    "https://",
    "a?b",
    "a#b",
    "<b>",
    "\\\\x",
    "http://[",
    "a".repeat(400),
  ])
    assert.equal(baseAddress(text), undefined, text);
  assert.equal(policySource(""), "'self'");
  assert.equal(policySource("/files/"), "'self'");
  assert.equal(policySource("https://cdn.example:8443/v1/"), "https://cdn.example:8443");
  for (const text of ["", "Georgia, serif", "\"Songti SC\", 'Some Font', serif", "思源宋体"])
    assert.equal(fontFamilies(text), text, text);
  for (const text of ["a;b", "a}b", "url(x)", '"a', "a,,b", "inherit", "</style>", "var(--x)", "3d, serif"])
    assert.equal(fontFamilies(text), undefined, text);
  for (const [text, count] of [
    ["", ""],
    ["0", "0"],
    [" 12 px", "12"],
    ["１２", "12"],
  ] as const)
    assert.equal(pixels(text, 0, 40), count, text);
  for (const text of ["41", "-1", "1.5", "NaN", "1e1", "many"])
    assert.equal(pixels(text, 0, 40), undefined, text);
});

test("a policy names where the files are, and no more than the form needs", () => {
  const texts = (more: Partial<Choices>, hash: string | null = null) =>
    directivesFor({ ...standard, ...more }, hash)
      .filter(({ isOptional }) => !isOptional)
      .map(({ text }) => text);
  assert.deepEqual(texts({}), ["script-src 'self' 'wasm-unsafe-eval'"]);
  assert.deepEqual(texts({ base: "https://cdn.example/v1" }, "sha256-a"), [
    "script-src https://cdn.example 'wasm-unsafe-eval'",
    "style-src 'sha256-a'",
  ]);
  assert.deepEqual(texts({ form: "iframe", base: "https://cdn.example/v1" }), [
    "script-src https://cdn.example",
    "frame-src https://cdn.example",
  ]);
  assert.deepEqual(texts({ form: "npm", base: "https://cdn.example" }), [
    "script-src 'self' 'wasm-unsafe-eval'",
  ]);
});

test("every language has every word of the page, with the same places in it", () => {
  const read = (lang: string): Record<string, string> =>
    JSON.parse(readFileSync(`www/locales/${lang}/builder.json`, "utf8"));
  const places = (text = "") => [...text.matchAll(/\{[^}]+\}/g)].map(([place]) => place).sort();
  const english = read("en");
  const spoken = readdirSync("www/locales", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(
    LANGUAGE_TAGS.filter((tag) => !spoken.some(({ name }) => name === tag)),
    [],
  );
  for (const tag of LANGUAGE_TAGS) {
    const words = read(tag);
    assert.deepEqual(Object.keys(words), Object.keys(english), tag);
    for (const [key, text] of Object.entries(words)) {
      assert.notEqual(text.trim(), "", `${tag}: ${key}`);
      assert.deepEqual(places(text), places(english[key]), `${tag}: ${key}`);
    }
  }
  const source = readdirSync("www/builder", { encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(`www/builder/${file}`, "utf8"))
    .join("\n");
  // Words that are chosen by a name, as `scheme_light` is, stand in the source as the part before it.
  const isUsed = (key: string) =>
    source.includes(`builder.${key}`) ||
    /^(scheme|theme|colour|contrast|option|form|markup|rules|reason)_/.test(key);
  assert.deepEqual(
    Object.keys(english).filter((key) => !isUsed(key)),
    [],
  );
  assert.equal(
    SCHEMES.every((scheme) => `scheme_${scheme}` in english),
    true,
  );
});
