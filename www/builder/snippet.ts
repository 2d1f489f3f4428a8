// The text to paste, in each of its forms.
import type { Choices, Form } from "./choices.js";
import type { Attribute, Plan } from "./plan.js";
import { READ } from "./texts.js";

export type Language = "HTML" | "JSX" | "CSS";
export type Block = { language: Language; text: string };
export type Snippet = {
  main: Block;
  /** Rules for the page's own style sheet, where they do not stand in the snippet. */
  sheet: Block | null;
  /** What stands between <style> and </style>, if anything does: its hash is what a policy may name. */
  style: string | null;
};

/** What `integrity` takes, of the scripts that snippets name; and the parts that the loader asks for first. */
export type Hashes = Readonly<Record<"script" | "frame", string>> & {
  /** Paths beside the script, each with its hash. */
  readonly firstParts: Readonly<Record<string, string>>;
};

export type Pasted = {
  choices: Choices;
  plan: Plan;
  hashes: Hashes;
  /** Pixels that are kept free until the calculator has come; nothing as long as they are not known. */
  height: number | null;
  /** What a frame is called by those who read it aloud. */
  title: string;
};

const FALLBACK_HEIGHT = 760;

export const SCRIPTS: Readonly<Record<Exclude<Form, "npm">, string>> = {
  script: "value-calculator.js",
  div: "value-calculator.js",
  iframe: "value-calculator-frame.js",
};

/** The element, by its rules' selector. */
const SELECTORS: Readonly<Record<Exclude<Form, "iframe">, string>> = {
  script: "value-calculator",
  div: "div[data-value-calculator]",
  npm: "value-calculator",
};

export function snippetOf(pasted: Pasted): Snippet {
  const { choices } = pasted;
  if (choices.form === "iframe")
    return { main: { language: "HTML", text: frame(pasted) }, sheet: null, style: null };
  const rules = rulesText(pasted, SELECTORS[choices.form]);
  const isJsx = choices.form === "npm" && choices.markup === "jsx";
  const isInside = choices.rules === "style" && !isJsx;
  const style = isInside && rules !== "" ? `\n${rules}\n` : null;
  const before = style === null ? "" : `<style>${style}</style>\n`;
  return {
    main: isJsx
      ? { language: "JSX", text: jsx(pasted) }
      : { language: "HTML", text: before + markup(pasted, choices.form) },
    sheet: isInside || rules === "" ? null : { language: "CSS", text: rules },
    style,
  };
}

function markup(pasted: Pasted, form: "script" | "div" | "npm"): string {
  const { attributes } = pasted.plan;
  if (form === "div") {
    const data = attributes.map(([name, value]): Attribute => [dataName(name), value]);
    return `${script(pasted, form)}\n${tag("div", [["data-value-calculator", true], ...data])}`;
  }
  const start =
    form === "npm"
      ? `<script type="module">\n  import { defineValueCalculator } from "value-calculator";\n\n  defineValueCalculator();\n</script>`
      : script(pasted, form);
  return `${start}\n${tag("value-calculator", attributes)}`;
}

/** `data-layer` is called so already. */
const dataName = (name: string) => (name.startsWith("data-") ? name : `data-${name}`);

function script({ choices, hashes }: Pasted, form: Exclude<Form, "npm">): string {
  const pinned: Attribute[] = choices.isPinned
    ? [
        ["integrity", hashes[form === "iframe" ? "frame" : "script"]],
        ["crossorigin", "anonymous"],
      ]
    : [];
  const base = READ.base(choices.base) ?? "";
  const own = tag("script", [["src", `${base}${SCRIPTS[form]}`], ["defer", true], ...pinned]);
  // A calculator that waits until it comes near would not use them in time.
  if (form === "iframe" || !choices.options.includes("eager")) return own;
  const preloads = Object.entries(hashes.firstParts).map(([path, hash]) => {
    const pin: Attribute[] = choices.isPinned
      ? [
          ["integrity", hash],
          ["crossorigin", "anonymous"],
        ]
      : [];
    return emptyTag("link", [["rel", "preload"], ["as", "script"], ["href", `${base}${path}`], ...pin]);
  });
  return [...preloads, own].join("\n");
}

/** One attribute a line, where there are several. */
function tag(name: string, attributes: readonly Attribute[]): string {
  return `${emptyTag(name, attributes)}</${name}>`;
}

/** The same for an element that has no end. */
function emptyTag(name: string, attributes: readonly Attribute[]): string {
  const texts = attributes.map(([attribute, value]) =>
    value === true ? attribute : `${attribute}="${escaped(value)}"`,
  );
  const line = texts.length > 0 ? `${name} ${texts.join(" ")}` : name;
  return line.length <= 70 ? `<${line}>` : `<${name}\n  ${texts.join("\n  ")}\n>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The address of embed.html that shows the same: attributes and custom properties under their own names. */
export function frameAddress(base: string, { attributes, properties }: Plan): string {
  const asked = new URLSearchParams();
  for (const [name, value] of [...attributes, ...properties]) asked.set(name, value === true ? "" : value);
  return `${base}embed.html?${asked}`;
}

function frame(pasted: Pasted): string {
  const { choices, plan, height, title } = pasted;
  const attributes: Attribute[] = [
    ["src", frameAddress(READ.base(choices.base) ?? "", plan)],
    ["title", title],
    ["width", "100%"],
    ["height", `${height ?? FALLBACK_HEIGHT}`],
    ["allow", "clipboard-write"],
    ["data-value-calculator", true],
  ];
  return `${tag("iframe", attributes)}\n${script(pasted, "iframe")}`;
}

function rulesText({ plan, height }: Pasted, selector: string): string {
  const rules = [
    ...(height === null ? [] : ["display: block", `min-height: ${height}px`]),
    ...plan.properties.map(([name, value]) => `${name}: ${value}`),
  ];
  return rules.length === 0 ? "" : `${selector} {\n${rules.map((rule) => `  ${rule};\n`).join("")}}`;
}

function jsx({ plan }: Pasted): string {
  const properties = plan.attributes.map(([name, value]) => {
    if (name === "values") {
      const entries = plan.values.map(([key, text]) => `${propertyKey(key)}: ${JSON.stringify(text)}`);
      return `values={{ ${entries.join(", ")} }}`;
    }
    const property = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return value === true ? property : `${property}="${escaped(value)}"`;
  });
  return [
    `import { defineValueCalculator } from "value-calculator";`,
    `import type {} from "value-calculator/react";`,
    "",
    "defineValueCalculator();",
    "",
    "export const Calculator = () => (",
    `  <value-calculator\n    ${properties.join("\n    ")}\n  />`,
    ");",
  ].join("\n");
}

const propertyKey = (name: string) => (/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name));
