// Inputs for any model, from its schema alone: figures as people have them, the same in every run.
import type { Inputs, InputValue } from "../../www/engine.js";
import type { FieldSchema, ModelSchema } from "../../www/wire.js";

/** A number from 0 up to a limit, by the generator of Park and Miller. */
export type Random = (limit: number) => number;

export function seeded(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647) * limit;
  };
}

export function randomInputs(schema: ModelSchema, random: Random): Inputs {
  const inputs: Record<string, InputValue> = {};
  for (const field of schema.inputs) {
    if (field.kind === "rows") inputs[field.id] = rows(field, random);
    else if (field.kind === "choice")
      inputs[field.id] = field.choices[Math.floor(random(field.choices.length))]?.id ?? "";
    else inputs[field.id] = number(field, random);
  }
  // What a chosen way asks of another field.
  for (const field of schema.inputs) {
    const choice = field.choices.find(({ id }) => id === inputs[field.id]);
    for (const asked of choice?.requires ?? []) {
      const other = Number(inputs[asked.field]);
      const atLeast = Math.max(other, Number(asked.min ?? other));
      inputs[asked.field] = plain(asked.whole ? Math.floor(atLeast) : atLeast, 4);
    }
  }
  return inputs;
}

/** Mostly within the usual range; sometimes the default, 0, or the lowest. */
function number(field: FieldSchema, random: Random): string {
  const [least, most] = field.slider ? [Number(field.slider.min), Number(field.slider.max)] : [0, 1000];
  const kind = random(10);
  if (kind < 2) return field.default;
  if (kind < 3) return field.slider?.min ?? "0";
  const value = least + random(most - least);
  const decimals = field.unit.startsWith("rate") ? 4 : kind < 6 ? 0 : 2;
  return plain(value, field.whole ? 0 : decimals);
}

function rows(field: FieldSchema, random: Random) {
  return Array.from({ length: Math.floor(random(6)) }, () =>
    Object.fromEntries(
      field.columns
        .filter(({ kind }) => kind === "number")
        .map((column) => [column.id, plain(random(300), 2)]),
    ),
  );
}

const plain = (value: number, decimals: number) => `${Number(value.toFixed(decimals))}`;
