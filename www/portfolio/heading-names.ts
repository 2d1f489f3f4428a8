// By which headings a column is recognised: the labels of the fields in every language there is, whichever the page speaks.
import type { ModelSchema } from "../wire.js";
import { LANGUAGE_TAGS, loadWords, type Words } from "../words.js";

export async function headingNames(
  schema: ModelSchema,
  { portfolio }: Words,
): Promise<Record<string, string[]>> {
  // A language whose words do not come only is not recognised.
  const all = await Promise.all(LANGUAGE_TAGS.map((lang) => loadWords(lang, [schema.id]).catch(() => null)));
  const labels = schema.inputs.map(({ id }): [string, string[]] => [
    id,
    all.flatMap((words) => words?.models[schema.id]?.inputs[id]?.label ?? []),
  ]);
  return { ...Object.fromEntries(labels), id: portfolio.id_names.split("|") };
}
