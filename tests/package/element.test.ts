// What the package says of the element, held against the element: its types, the sources that draw it, the element as it
// runs in Chromium, and README.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { CustomElementDeclaration, Package } from "custom-elements-manifest/schema.js";
import type { Page } from "playwright-core";
import { readmeTables } from "../../scripts/element-manifest.js";
import type { EVENTS, PROPERTIES } from "../../scripts/element-table.js";
import type {
  Exported,
  Failure,
  Lead,
  Result,
  Shared,
  ValueCalculatorElement,
  ValueCalculatorEventMap,
} from "../../www/element-interface.js";
import type { ValueCalculator } from "../../www/value-calculator.js";
import { allShown, field, pageTest } from "../browser/browser.js";

// Held by the compiler: what the element has, what its public type has and what the table names are the same.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Holds<T extends true> = T;
type Property = Exclude<Extract<(typeof PROPERTIES)[number], { property: string }>["property"], "lang">;
type DetailTypes = { Result: Result; Shared: Shared; Exported: Exported; Lead: Lead; Failure: Failure };
/** What a browser calls, and what Lit's elements have too. */
type Callbacks =
  | "connectedCallback"
  | "disconnectedCallback"
  | "attributeChangedCallback"
  | "formResetCallback"
  | "updateComplete";
type Details = {
  [E in (typeof EVENTS)[number] as E["name"]]: CustomEvent<DetailTypes[E["type"]]>;
};
export type HeldByTheCompiler = [
  Holds<Same<Exclude<keyof ValueCalculator, keyof HTMLElement | Callbacks>, Property>>,
  Holds<Same<Exclude<keyof ValueCalculatorElement, keyof HTMLElement>, Property>>,
  Holds<ValueCalculator extends ValueCalculatorElement ? true : false>,
  Holds<Same<Details, ValueCalculatorEventMap>>,
];

const manifest = JSON.parse(readFileSync("dist/npm/custom-elements.json", "utf8")) as Package;
const [module, classic] = manifest.modules;
const element = module?.declarations?.find(
  (declaration): declaration is CustomElementDeclaration => declaration.kind === "class",
);
const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name).sort();
const sorted = (found: Iterable<string>) => [...new Set(found)].sort();

/** The sources of the element; those of pages around it are others'. */
const sources = readdirSync("www", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/^(site|builder|embed|generated|locales)[/\\]/.test(file))
  .map((file) => readFileSync(join("www", file), "utf8"));
const found = (pattern: RegExp) =>
  sorted(sources.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, list = ""]) => list.split(" "))));

test("the manifest leads to modules that are there, and to the element in them", () => {
  for (const { path } of manifest.modules) assert.ok(existsSync(join("dist/npm", path)), path);
  assert.equal(element?.tagName, "value-calculator");
  const [definition] = classic?.exports ?? [];
  assert.deepEqual(definition?.declaration, { name: element.name, module: module?.path });
});

/** Whether what was said before is still said: everything that is there has a counterpart, and a text its words in order. */
function keeps(before: unknown, now: unknown, path: string): void {
  if (typeof before === "string" && typeof now === "string") {
    const words = now.split(/[\s`]+/);
    let place = 0;
    for (const word of before.split(/[\s`]+/)) {
      const found = words.indexOf(word, place);
      assert.ok(found >= 0, `${path}: ${word} is missing in ${now}`);
      place = found + 1;
    }
  } else if (Array.isArray(before) && Array.isArray(now)) {
    for (const [place, entry] of before.entries()) {
      const { name, path: file } = entry as { name?: string; path?: string };
      const same = (now as { name?: string; path?: string }[]).find(
        (other) => other.name === name && other.path === file,
      );
      keeps(entry, same, `${path}.${name ?? file ?? place}`);
    }
  } else if (typeof before === "object" && before !== null) {
    assert.ok(typeof now === "object" && now !== null, `${path} is missing`);
    for (const [key, value] of Object.entries(before))
      keeps(value, (now as Record<string, unknown>)[key], `${path}.${key}`);
  } else assert.deepEqual(now, before, path);
}

test("the manifest has everything that it had in the first version", () => {
  keeps(JSON.parse(readFileSync("tests/data/custom-elements-0.1.json", "utf8")), manifest, "manifest");
});

test("the sources dispatch the events, draw the slots and parts, and read the custom properties that are named", () => {
  const dispatched = found(/\bannounce\(\s*(?:\w+ \? )?"(vc-[a-z]+)"/g);
  const alternatives = found(/\bannounce\(\s*\w+ \? "vc-[a-z]+" : "(vc-[a-z]+)"/g);
  assert.deepEqual(sorted([...dispatched, ...alternatives]), names(element?.events));
  assert.deepEqual(found(/<slot name="([^"]*)"/g), names(element?.slots));
  assert.deepEqual(found(/\spart="([^"]+)"/g), names(element?.cssParts));
  assert.deepEqual(found(/var\((--vc-[a-z0-9-]+)/g), names(element?.cssProperties));
  // None of them is made up of pieces, or dispatched in another way, where these would not find it.
  for (const pattern of [/\s(part)=\$/g, /(<slot)>/g, /<slot name=(\$)/g, /var\((--vc-[a-z-]*\$)/g]) {
    assert.deepEqual(found(pattern), []);
  }
  assert.deepEqual(found(/new CustomEvent\(([^,)]*)/g), ["type"]);
});

test("README has the tables as they are written from there", () => {
  const readme = readFileSync("README.md", "utf8");
  let written = readme;
  for (const [heading, table] of Object.entries(readmeTables())) {
    const place = new RegExp(`(### ${heading}\\n\\n)(?:\\|.*\\n)+`);
    assert.match(readme, place);
    written = written.replace(place, (_, before: string) => `${before}${table}\n`);
  }
  if (process.env.UPDATE_GENERATED) writeFileSync("README.md", written);
  else assert.equal(readme, written);
});

const fields = new Map(
  element?.members?.flatMap((member) => (member.kind === "field" ? [[member.name, member]] : [])),
);

/** What a page finds out: the attributes that the class observes, and those that an element has once a property is set. */
const ofClass = (page: Page, properties: string[]) =>
  page.evaluate((properties) => {
    const Class = customElements.get("value-calculator") as CustomElementConstructor & {
      observedAttributes: string[];
      formAssociated: boolean;
    };
    const reflected = properties.map((name) => {
      const element = document.createElement("value-calculator") as unknown as Record<string, unknown> &
        Element;
      element[name] = typeof element[name] === "boolean" ? true : "x";
      const [attribute] = element.attributes;
      return { name, attribute: attribute?.name, value: attribute?.value, kept: element[name] };
    });
    return { observed: Class.observedAttributes, isFormAssociated: Class.formAssociated, reflected };
  }, properties);

pageTest("the class observes the attributes and reflects the properties that are named", {}, async (page) => {
  const settable = [...fields.values()].filter(({ type }) => /^(string|boolean)$/.test(type?.text ?? ""));
  const { observed, isFormAssociated, reflected } = await ofClass(
    page,
    settable.map(({ name }) => name),
  );
  assert.ok(isFormAssociated);
  // A form reads the name of an element from its attribute; the element itself never does.
  assert.deepEqual(sorted([...observed, "name"]), names(element?.attributes));
  for (const { name, attribute, value, kept } of reflected) {
    const said = fields.get(name) as { attribute?: string; reflects?: boolean } | undefined;
    assert.equal(attribute, said?.reflects ? said.attribute : undefined, name);
    assert.equal(kept === true ? value : (value ?? "x"), kept === true ? "" : kept, name);
  }
});

pageTest("a new element has the defaults that are named", {}, async (page) => {
  for (const { kind, name, ...rest } of element?.members ?? []) {
    if (kind !== "field" || !("default" in rest) || rest.default === undefined) continue;
    const value = await page.evaluate(
      (name) => (document.createElement("value-calculator") as unknown as Record<string, unknown>)[name],
      name,
    );
    assert.deepEqual(value, JSON.parse(rest.default), name);
  }
});

/** Every button that opens a view or a tool, one after the other. */
async function openAll(page: Page, seen: () => Promise<void>) {
  const openers = page.locator(".result [role=tab], .tools .tool");
  for (let place = 0; place < (await openers.count()); place++) {
    await openers.nth(place).click();
    await allShown(page);
    await seen();
  }
}

pageTest(
  "what is drawn has the slots and parts that are named, and no others; what is in the chart can be reached too",
  {},
  async (page) => {
    await page.locator("value-calculator").evaluate((element) => {
      (element as unknown as { storage: boolean }).storage = true;
    });
    const seen = { slots: new Set<string>(), parts: new Set<string>() };
    const look = async () => {
      const { slots, parts } = await page.locator("value-calculator").evaluate((element) => {
        const root = element.shadowRoot;
        const all = [...(root?.querySelectorAll("slot, [part], [exportparts]") ?? [])];
        return {
          slots: all.flatMap((found) => (found instanceof HTMLSlotElement ? [found.name] : [])),
          parts: all.flatMap((found) => [
            ...found.part,
            ...(found.getAttribute("exportparts")?.split(/[\s,]+/) ?? []),
          ]),
        };
      });
      for (const slot of slots) seen.slots.add(slot);
      for (const part of parts) seen.parts.add(part);
    };
    await look();
    await openAll(page, look);
    // That of the frame is there only where WebAssembly is blocked: tests/browser/hosts.test.ts.
    assert.deepEqual(sorted([...seen.slots, "frame"]), names(element?.slots));
    assert.deepEqual(sorted(seen.parts), names(element?.cssParts));
  },
);

pageTest("results and errors arrive with the details that are named", { path: "/?lang=en" }, async (page) => {
  await page.evaluate(() => {
    const told: [string, unknown][] = [];
    (globalThis as unknown as { told: typeof told }).told = told;
    for (const name of ["vc-ready", "vc-change", "vc-commit", "vc-error"]) {
      addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
    }
    const added = document.createElement("value-calculator");
    added.setAttribute("lang", "en");
    document.querySelector("value-calculator")?.replaceWith(added);
  });
  const told = (name: string) =>
    page.waitForFunction(
      (name) =>
        (globalThis as unknown as { told: [string, Record<string, unknown>][] }).told.find(
          ([other]) => other === name,
        )?.[1],
      name,
    );
  const keys = async (name: string) => Object.keys((await (await told(name)).jsonValue()) ?? {});
  const result = ["model", "inputs", "outputs"];
  assert.deepEqual(await keys("vc-ready"), result);
  const years = field(page, "Years the customer stays");
  await years.fill("7");
  assert.deepEqual(await keys("vc-change"), result);
  await years.blur();
  assert.deepEqual(await keys("vc-commit"), result);
  await years.fill("a few");
  assert.deepEqual(await (await told("vc-error")).jsonValue(), {
    errors: [{ field: "retention_years", code: "not-a-number" }],
  });
});
