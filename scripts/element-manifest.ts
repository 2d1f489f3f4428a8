// custom-elements.json, from which editors and catalogues know an element, and the tables that README has of it: both from
// one table. An analyser of the source would find neither the events nor the parts, which are made in many files.
import type {
  Attribute,
  CustomElementDeclaration,
  CustomElementField,
  Package,
} from "custom-elements-manifest/schema.js";
import { CUSTOM_PROPERTIES, DESCRIPTION, EVENTS, PARTS, PROPERTIES, SLOTS, TAG } from "./element-table.js";

const MODULE = "value-calculator.js";
const CLASS = "ValueCalculatorElement";

const described = ({ name, meaning }: { name: string; meaning: string }) => ({ name, description: meaning });

/** The text of a default in a script, as the manifest has it. */
const initialOf = ({ type, initial }: { type: string; initial?: string }) =>
  initial === undefined ? {} : { default: type === "string" ? JSON.stringify(initial) : initial };

function attributes(): Attribute[] {
  return PROPERTIES.flatMap((row) => {
    if (!("attribute" in row)) return [];
    const { attribute: name, type, meaning } = row;
    const field = "property" in row ? { fieldName: row.property } : {};
    return { name, type: { text: type }, description: meaning, ...initialOf(row), ...field };
  });
}

function fields(): CustomElementField[] {
  return PROPERTIES.flatMap((row) => {
    if (!("property" in row)) return [];
    const { property: name, type, meaning } = row;
    // What is both is kept in step both ways.
    const attribute = "attribute" in row ? { attribute: row.attribute, reflects: true } : {};
    const readonly = "readonly" in row ? { readonly: true } : {};
    return {
      kind: "field" as const,
      name,
      type: { text: type },
      description: meaning,
      ...initialOf(row),
      ...attribute,
      ...readonly,
    };
  });
}

export function elementManifest(): Package {
  const element: CustomElementDeclaration = {
    kind: "class",
    customElement: true,
    name: CLASS,
    tagName: TAG,
    description: DESCRIPTION,
    superclass: { name: "HTMLElement", package: "global:" },
    attributes: attributes(),
    members: fields(),
    events: EVENTS.map(({ name, when, detail, type }) => ({
      name,
      type: { text: `CustomEvent<${type}>` },
      description: `${when}; its detail is ${detail}`,
    })),
    slots: SLOTS.map(described),
    cssParts: PARTS.map(described),
    cssProperties: CUSTOM_PROPERTIES.map((property) => ({
      ...described(property),
      syntax: property.syntax,
    })),
  };
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: MODULE,
        description: "Importing this defines nothing; `defineValueCalculator()` does.",
        declarations: [
          element,
          {
            kind: "function",
            name: "defineValueCalculator",
            description: `Defines \`<${TAG}>\`; on a server it does nothing.`,
            return: { type: { text: "void" } },
          },
        ],
        exports: [
          { kind: "js", name: "defineValueCalculator", declaration: { name: "defineValueCalculator" } },
        ],
      },
      {
        kind: "javascript-module",
        path: "classic.js",
        description: "A classic script, which defines the element as it loads.",
        exports: [
          {
            kind: "custom-element-definition",
            name: TAG,
            declaration: { name: CLASS, module: MODULE },
          },
        ],
      },
    ],
  };
}

const code = (text: string) => (text === "" ? "" : `\`${text}\``);
const names = (list: readonly { name: string }[]) => list.map(({ name }) => code(name)).join(" ");
const row = (...cells: string[]) => `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`;

/** README's tables of the element, by the heading that each stands under. */
export function readmeTables(): Record<string, string> {
  const table = (head: string[], rows: string[][]) =>
    [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells))].join("\n");
  return {
    "Attributes and properties": table(
      ["attribute", "property", "meaning"],
      PROPERTIES.map((property) => [
        code("attribute" in property ? property.attribute : ""),
        code("property" in property ? property.property : ""),
        property.meaning,
      ]),
    ),
    "Events, all bubbling and composed": table(
      ["event", "when", "detail"],
      EVENTS.map(({ name, when, detail }) => [code(name), when, detail]),
    ),
    "Slots, parts, custom properties": table(
      ["", "names"],
      [
        ["slots", names(SLOTS)],
        ["parts", names(PARTS)],
        ["custom properties", names(CUSTOM_PROPERTIES)],
      ],
    ),
  };
}
