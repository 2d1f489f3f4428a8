// What the choices come to: the element's attributes, and its custom properties. Whatever is wrong is left out of both.
import { canonical } from "../share/given-values.js";
import type { FieldSchema, ModelSchema } from "../wire.js";
import { type Catalogue, type Choices, COLOURS, chosenSchemas, standardChoices } from "./choices.js";
import { colourRule } from "./colours.js";
import { READ } from "./texts.js";

export type Attribute = readonly [name: string, value: string | true];
export type Plan = {
  attributes: Attribute[];
  /** The starting figures that differ from the schema's, as the attribute `values` names them. */
  values: [name: string, value: string][];
  properties: [name: string, value: string][];
};

/** A list that names none of the fields; an empty one would name all. */
const NO_FIELD = "none";

/** `wrong` has the names, `model.key`, of the fields whose figures are refused. */
export function planOf(choices: Choices, catalogue: Catalogue, wrong: ReadonlySet<string>): Plan {
  const standard = standardChoices(catalogue);
  const schemas = chosenSchemas(choices, catalogue);
  const [only, ...others] = schemas;
  const fields = schemas.flatMap((schema) => schema.inputs.map((field) => [schema, field] as const));
  const fullName = (schema: ModelSchema, field: FieldSchema) => `${schema.id}.${field.key}`;
  /** As the element's attributes name it: one model's fields need no more than their key. */
  const name = (schema: ModelSchema, field: FieldSchema) =>
    only && others.length === 0 ? field.key : fullName(schema, field);
  const isHidden = (full: string) => choices.hidden.includes(full);
  const named = (which: (full: string) => boolean) =>
    fields.filter(([schema, field]) => which(fullName(schema, field))).map((pair) => name(...pair));
  const shown = named((full) => !isHidden(full));
  const locked = named((full) => choices.locked.includes(full) && !isHidden(full));
  const values = fields.flatMap(([schema, field]): [string, string][] => {
    const full = fullName(schema, field);
    const value = choices.values[full];
    const plain = value === undefined || wrong.has(full) ? undefined : canonical(field, value);
    return plain === undefined ? [] : [[name(schema, field), plain]];
  });
  const attributes: Attribute[] = [["model", choices.models.join(" ")]];
  const put = (attribute: string, value: string, usual: string) => {
    if (value !== usual) attributes.push([attribute, value]);
  };
  put("currency", choices.currency, standard.currency);
  put("lang", choices.lang, "");
  put("theme", choices.theme, standard.theme);
  put("values", valuesText(values), "");
  if (shown.length < fields.length) put("fields", shown.join(" ") || NO_FIELD, "");
  put("locked", locked.join(" "), "");
  put("views", choices.views.join(" "), standard.views.join(" "));
  for (const option of choices.options) attributes.push([option, true]);
  return { attributes, values, properties: propertiesOf(choices) };
}

/** Readable where it can be: nothing is encoded but what would be read as something else. */
export const valuesText = (values: readonly (readonly [string, string])[]): string =>
  values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");

function propertiesOf(choices: Choices): [string, string][] {
  const colours = COLOURS.flatMap((colour): [string, string][] => {
    const rule = colourRule(choices, colour);
    return rule === undefined ? [] : [[`--vc-color-${colour}`, rule]];
  });
  const radius = READ.radius(choices.radius);
  const font = READ.font(choices.font);
  return [
    ...colours,
    ...(radius ? [["--vc-radius", `${radius}px`] as [string, string]] : []),
    ...(font ? [["--vc-font", font] as [string, string]] : []),
  ];
}
