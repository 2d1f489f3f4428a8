// The builder's own link: everything chosen, in the fragment, plain enough to be read and changed by hand.
//
//   #form=iframe&model=a-model,another&hide=a-model.m&currency=EUR&accent=b3261e&a-model.p0=800
//
// Only what differs from the standard stands in it. A starting figure goes by its model and its short key, so it always
// has a point in its name, and nothing else has. What was typed and means nothing stands in it as it was typed.
import { isRecord, parsed } from "../scenario.js";
import { defaultValues } from "../share/checks.js";
import { canonical } from "../share/given-values.js";
import type { FieldSchema } from "../wire.js";
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
} from "./choices.js";

const MOST_CHARACTERS = 16 * 1024;
const TEXTS = ["base", "radius", "font", "width"] as const;

/** Commas, spaces as plus signs and what else a fragment may hold stay readable. */
const encoded = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))
    .replace(/%2C/g, ",")
    .replace(/%3A/g, ":")
    .replace(/%2F/g, "/")
    .replace(/%20/g, "+");

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** The fragment that opens the builder with these choices, without its `#`; empty for the standard ones. */
export function builderFragment(choices: Choices, catalogue: Catalogue): string {
  const standard = standardChoices(catalogue);
  const parts: string[] = [];
  const put = (name: string, text: string, usual: string) => {
    if (text !== usual) parts.push(`${name}=${encoded(text)}`);
  };
  put("form", choices.form, standard.form);
  put("markup", choices.markup, standard.markup);
  put("rules", choices.rules, standard.rules);
  put("pin", choices.isPinned ? "1" : "", "");
  put("model", choices.models.join(","), standard.models.join(","));
  put("hide", choices.hidden.join(","), "");
  put("lock", choices.locked.join(","), "");
  put("currency", choices.currency, standard.currency);
  put("lang", choices.lang, standard.lang);
  put("theme", choices.theme, standard.theme);
  put("views", choices.views.join(","), standard.views.join(","));
  put("options", choices.options.join(","), "");
  for (const name of COLOUR_NAMES) put(name, (choices.colours[name] ?? "").replace(/^#/, ""), "");
  for (const name of TEXTS) put(name, choices[name], standard[name]);
  for (const schema of chosenSchemas(choices, catalogue)) {
    for (const field of schema.inputs) {
      const name = `${schema.id}.${field.key}`;
      const value = choices.values[name];
      if (value === undefined) continue;
      parts.push(`${name}=${field.kind === "rows" ? rowsText(field, value) : encoded(value)}`);
    }
  }
  return parts.join("&");
}

/** Rows apart by semicolons, their cells by commas, in the order of the columns. */
function rowsText({ columns }: FieldSchema, json: string): string {
  const rows = parsed(json);
  const cell = (row: unknown, id: string) =>
    encodeURIComponent(`${isRecord(row) ? (row[id] ?? "") : ""}`.replace(/\p{Surrogate}/gu, "\ufffd"));
  return (Array.isArray(rows) ? rows : [])
    .map((row) => columns.map(({ id }) => cell(row, id)).join(","))
    .join(";");
}

function rowsFrom(field: FieldSchema, text: string): string | undefined {
  const rows = text === "" ? [] : text.split(";").map((row) => row.split(",").map(decoded));
  if (rows.some((cells) => cells.length !== field.columns.length || cells.includes(undefined)))
    return undefined;
  const named = rows.map((cells) =>
    Object.fromEntries(field.columns.map(({ id }, at) => [id, cells[at] ?? ""])),
  );
  return canonical(field, JSON.stringify(named));
}

export type Opened = {
  choices: Choices;
  /** The parts of the link that nothing was made of, by their names. */
  unknown: string[];
};

/** What a fragment says, as far as it says anything: every part by itself, and the rest as it is by standard. */
export function openedFrom(fragment: string, catalogue: Catalogue): Opened {
  const choices = standardChoices(catalogue);
  const unknown: string[] = [];
  const text = fragment.replace(/^#/, "");
  if (text.length > MOST_CHARACTERS) return { choices, unknown: ["#"] };
  const given = new Map<string, string>();
  for (const part of text.split("&").filter(Boolean)) {
    const at = part.indexOf("=");
    const name = decoded(at < 0 ? part : part.slice(0, at)) ?? part;
    if (at < 0 || given.has(name)) unknown.push(name);
    else given.set(name, part.slice(at + 1));
  }
  const take = (name: string, set: (value: string, raw: string) => boolean) => {
    const raw = given.get(name);
    if (raw === undefined) return;
    given.delete(name);
    const value = decoded(raw);
    if (value === undefined || !set(value, raw)) unknown.push(name);
  };
  const one = <T extends string>(name: string, among: readonly T[], set: (value: T) => void) =>
    take(name, (value) => {
      const found = among.find((other) => other === value);
      if (found !== undefined) set(found);
      return found !== undefined;
    });
  /** Those of a list that there are, each once; in their own order, or in the list's. */
  const several = <T extends string>(
    name: string,
    among: readonly T[],
    set: (values: T[]) => void,
    isOrdered = false,
  ) =>
    take(name, (value) => {
      const names = [...new Set(value.split(",").filter(Boolean))];
      const found = names.flatMap((each) => among.filter((other) => other === each));
      set(isOrdered ? found : among.filter((other) => found.includes(other)));
      return found.length === names.length;
    });
  one("form", FORMS, (form) => {
    choices.form = form;
  });
  one("markup", MARKUPS, (markup) => {
    choices.markup = markup;
  });
  one("rules", RULES, (rules) => {
    choices.rules = rules;
  });
  one("pin", ["1"], () => {
    choices.isPinned = true;
  });
  const ids = catalogue.schemas.map(({ id }) => id);
  several(
    "model",
    ids,
    (models) => {
      if (models.length > 0) choices.models = models;
    },
    true,
  );
  const schemas = chosenSchemas(choices, catalogue);
  const fields = schemas.flatMap(({ id, inputs }) => inputs.map(({ key }) => `${id}.${key}`));
  several("hide", fields, (hidden) => {
    choices.hidden = hidden;
  });
  several("lock", fields, (locked) => {
    choices.locked = locked;
  });
  take("currency", (value) => {
    const isCode = /^[A-Z]{3}$/.test(value);
    if (isCode) choices.currency = value;
    return isCode;
  });
  one("lang", catalogue.languages, (lang) => {
    choices.lang = lang;
  });
  one("theme", THEMES, (theme) => {
    choices.theme = theme;
  });
  several("views", catalogue.views, (views) => {
    choices.views = views;
  });
  several("options", OPTIONS, (options) => {
    choices.options = options;
  });
  for (const name of COLOUR_NAMES)
    take(name, (value) => {
      if (value !== "") choices.colours[name] = /^[0-9a-f]{3,6}$/i.test(value) ? `#${value}` : value;
      return true;
    });
  for (const name of TEXTS)
    take(name, (value) => {
      choices[name] = value;
      return true;
    });
  for (const { id, inputs, ...rest } of schemas) {
    const usual = defaultValues({ id, inputs, ...rest });
    for (const field of inputs) {
      const name = `${id}.${field.key}`;
      take(name, (value, raw) => {
        const read = field.kind === "rows" ? rowsFrom(field, raw) : value;
        const isUsual = read === usual[field.id];
        if (read !== undefined && !isUsual) choices.values[name] = read;
        return read !== undefined;
      });
    }
  }
  unknown.push(...given.keys());
  return { choices, unknown };
}
