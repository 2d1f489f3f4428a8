// A workbook to send to whoever wants to check the figures: inputs in cells, everything else as formulas over them, a
// sheet for each scenario. Loaded when it is asked for.
import { zipSync } from "fflate";
import type { Feature } from "write-excel-file/universal";
// Its public functions zip in a worker and stamp the time: see xlsx-files.d.ts.
import generateXlsxFileContents from "../../node_modules/write-excel-file/modules/xlsx/generateXlsxFileContents.js";
import type { CoreEngine } from "../engine.js";
import type { ModelSchema, Workbook } from "../wire.js";
import { filled, type ModelWords, type Words } from "../words.js";
import written from "./formulas.json" with { type: "json" };
import { columnWidths, type Scenario, sheetOf } from "./sheet.js";
import { sheetNames } from "./sheet-names.js";

export type { Scenario } from "./sheet.js";

export type WorkbookRequest = {
  engine: Pick<CoreEngine, "evaluate">;
  schema: ModelSchema;
  /** With the section `workbook`. */
  words: Words;
  model: ModelWords;
  /** One to four, each a sheet; what a scenario does not say is the default. */
  scenarios: readonly Scenario[];
  currency: string;
  /** Those of the schema's model, unless they are given. */
  formulas?: Workbook;
};

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** The first day that a zip can tell: the same inputs give the same file, byte for byte. */
const NO_DATE = new Date(1980, 0, 1);
/** One that every system has, or has a like of. */
const FONT = { fontFamily: "Arial", fontSize: 10 };
/** No cell carries a result that a program could show without calculating; this asks for it in so many words. */
const calculatedOnOpening: Feature<Blob> = {
  files: {
    transform: {
      "xl/workbook.xml": {
        transformElementAttributes: (tag, attributes) =>
          tag === "calcPr" ? { ...attributes, fullCalcOnLoad: "1" } : attributes,
      },
    },
  },
};

/** The formulas of each model by its id, as `cargo test --test rust workbooks` writes them from the equations. */
const FORMULAS: Readonly<Record<string, Workbook>> = written as unknown as Record<string, Workbook>;

/** Whether a model's formulas are known here. */
export const hasWorkbook = (schema: ModelSchema) => Object.hasOwn(FORMULAS, schema.id);

export async function workbook(request: WorkbookRequest): Promise<Blob> {
  const { engine, schema, words, model, scenarios, currency } = request;
  const formulas = request.formulas ?? (hasWorkbook(schema) ? FORMULAS[schema.id] : undefined);
  if (!formulas) throw new Error(`no formulas are known for ${schema.id}`);
  const numbered = (number: number) => filled(words.workbook.scenario, { n: `${number}` });
  const names = sheetNames(
    scenarios.map(({ name }) => name),
    numbered,
  );
  const sheets = scenarios.map((scenario, place) => {
    const answer = engine.evaluate(schema.id, scenario.values);
    const result = (id: string) => (answer.ok ? (answer.outputs[id] ?? null) : null);
    const data = sheetOf({ schema, formulas, words, model, scenario, currency, result });
    return {
      sheet: names[place] ?? "",
      data,
      columns: columnWidths(schema.schedule.length + 1),
      orientation: "landscape" as const,
      rightToLeft: words.direction === "rtl",
    };
  });
  const files = generateXlsxFileContents(sheets, { ...FONT, features: [calculatedOnOpening] });
  const encoder = new TextEncoder();
  const bytes = Object.entries(files).map(([path, text]) => [path, encoder.encode(text)] as const);
  return new Blob([zipSync(Object.fromEntries(bytes), { mtime: NO_DATE })], { type: TYPE });
}
