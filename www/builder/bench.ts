// What is being built: the choices, and for every model the form that its starting figures are typed into. No browser
// in here.
import { Calculation } from "../calculation.js";
import type { CoreEngine } from "../engine.js";
import type { Problem } from "../form/form-state.js";
import { defaultValues } from "../share/checks.js";
import type { FieldSchema, ModelSchema } from "../wire.js";
import { type Catalogue, type Choices, COLOUR_NAMES, chosenSchemas } from "./choices.js";
import { verdicts } from "./colours.js";
import { hexColour } from "./contrast.js";
import { READ, type TypedText } from "./texts.js";

const PLAIN = /^-?\d+(?:\.\d+)?$/;

export const nameOf = (schema: ModelSchema, field: FieldSchema) => `${schema.id}.${field.key}`;

export class Bench {
  readonly calculations: ReadonlyMap<string, Calculation>;
  choices: Choices;

  constructor(
    private readonly engine: CoreEngine,
    readonly catalogue: Catalogue,
    lang: string,
    choices: Choices,
  ) {
    this.calculations = new Map(
      catalogue.schemas.map((schema) => [schema.id, new Calculation(schema, lang)]),
    );
    this.choices = choices;
    this.open(choices);
  }

  /** The models that are chosen, each with its form. */
  get chosen(): Calculation[] {
    return chosenSchemas(this.choices, this.catalogue).flatMap(({ id }) => this.calculations.get(id) ?? []);
  }

  /** Begins anew with these. */
  open(choices: Choices) {
    this.choices = choices;
    for (const { schema, form } of this.calculations.values()) {
      form.reset();
      for (const field of schema.inputs) {
        const value = choices.values[nameOf(schema, field)];
        if (value === undefined) continue;
        if (field.kind === "number" && !PLAIN.test(value)) form.type(field, value);
        else form.give(field, value);
      }
    }
    this.ask();
  }

  change(changes: Partial<Choices>) {
    this.choices = { ...this.choices, ...changes };
    this.ask();
  }

  type(schema: ModelSchema, field: FieldSchema, text: string) {
    this.calculations.get(schema.id)?.form.type(field, text);
    this.ask();
  }

  give(schema: ModelSchema, field: FieldSchema, value: string) {
    this.calculations.get(schema.id)?.form.give(field, value);
    this.ask();
  }

  /** Shows what was read in the language's form. */
  settle(schema: ModelSchema, field: FieldSchema) {
    this.calculations.get(schema.id)?.form.settle(field);
  }

  /** Takes figures over as the element has them: by the fields' ids, with several models under `model.field`. */
  take(values: Record<string, string>) {
    for (const calculation of this.chosen) {
      const { schema } = calculation;
      const own = schema.inputs.map(({ id }) => [id, values[`${schema.id}.${id}`] ?? values[id]] as const);
      calculation.give(
        Object.fromEntries(own.filter((pair): pair is [string, string] => pair[1] !== undefined)),
      );
    }
    this.ask();
  }

  /** Back to the schema's figures. */
  reset() {
    for (const { form } of this.chosen) form.reset();
    this.ask();
  }

  problems(id: string): ReadonlyMap<string, Problem> {
    return this.calculations.get(id)?.problems ?? new Map();
  }

  /** The names, `model.key`, of the fields that are refused. */
  get wrong(): ReadonlySet<string> {
    return new Set(
      this.chosen.flatMap(({ schema, problems }) =>
        schema.inputs
          .filter(({ id }) => [...problems.keys()].some((name) => name.split(".", 1)[0] === id))
          .map((field) => nameOf(schema, field)),
      ),
    );
  }

  isWrong(text: TypedText): boolean {
    return READ[text](this.choices[text]) === undefined;
  }

  isWrongColour(name: string): boolean {
    const typed = this.choices.colours[name] ?? "";
    return typed.trim() !== "" && hexColour(typed) === undefined;
  }

  /** How many typed texts the snippet leaves out. */
  get wrongCount(): number {
    const texts = (Object.keys(READ) as TypedText[]).filter((text) => this.isWrong(text));
    return this.wrong.size + texts.length + COLOUR_NAMES.filter((name) => this.isWrongColour(name)).length;
  }

  /** The sections that something is wrong in, typed or hard to read, by their ids. */
  get wrongSections(): string[] {
    const isLook =
      this.isWrong("radius") ||
      this.isWrong("font") ||
      COLOUR_NAMES.some((name) => this.isWrongColour(name)) ||
      verdicts(this.choices).some(({ enough }) => enough !== "text");
    const all = [this.wrong.size > 0 && "figures", isLook && "look", this.isWrong("base") && "place"];
    return all.filter((id) => id !== false);
  }

  /** Asks the engine about every form, and reads what is typed into the choices. */
  private ask() {
    const values: Record<string, string> = {};
    for (const calculation of this.calculations.values()) {
      calculation.evaluate(this.engine);
      const { schema, form } = calculation;
      const usual = defaultValues(schema);
      const { unread, texts } = form.snapshot;
      for (const field of schema.inputs) {
        const value = field.id in unread ? texts[field.id] : form.values[field.id];
        if (value !== undefined && value !== usual[field.id]) values[nameOf(schema, field)] = value;
      }
    }
    this.choices = { ...this.choices, values };
  }
}
