// By which headings a column is recognised: the labels of the fields, and what the customer's own is called, in every
// language there is, whichever the page speaks.
import type { LoadWordFile } from "../page-files.js";
import type { ModelSchema } from "../wire.js";
import { LANGUAGE_TAGS, loadWords } from "../words.js";

export async function headingNames(
  schema: ModelSchema,
  loadWordFile: LoadWordFile,
): Promise<Record<string, string[]>> {
  // A language whose words do not come is only not recognised.
  const coming = LANGUAGE_TAGS.map((lang) =>
    loadWords(loadWordFile, lang, [schema.id], ["portfolio"]).catch(() => null),
  );
  const all = (await Promise.all(coming)).flatMap((words) => words ?? []);
  const labels = schema.inputs.map(({ id }): [string, string[]] => [
    id,
    all.flatMap(({ models }) => models[schema.id]?.inputs[id]?.label ?? []),
  ]);
  return { ...Object.fromEntries(labels), id: all.flatMap(({ portfolio }) => portfolio.id_names.split("|")) };
}
