// builder.html: a calculator is put together, seen, and copied as a snippet. The element beside this script is the one
// that visitors get; this script asks an engine of its own which figures it takes.

import { withBuiltInModels } from "../built-in-models.js";
import type { ValueCalculatorElement } from "../element-interface.js";
import { loadCoreEngine } from "../engine-core.js";
import { packedModule } from "../generated/core/inlined.js";
import { unpacked } from "../unpacked.js";
import { LANGUAGE_TAGS } from "../words.js";
import { Bench } from "./bench.js";
import { BuilderPage } from "./builder-page.js";
import { type Catalogue, standardChoices } from "./choices.js";
import { LANGUAGES, loadWords } from "./words.js";

const subtag = (tag: string) => tag.toLowerCase().split("-")[0];
const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
const lang = LANGUAGES.find((tag) => subtag(tag) === subtag(asked)) ?? "en";
document.documentElement.lang = lang;

async function start() {
  const [core, words] = await Promise.all([
    loadCoreEngine(() => unpacked(packedModule).arrayBuffer()),
    loadWords(lang),
    customElements.whenDefined("value-calculator"),
  ]);
  const engine = withBuiltInModels(core);
  // What it has by itself, it says itself.
  const { views, currency } = document.createElement("value-calculator") as ValueCalculatorElement;
  const catalogue: Catalogue = {
    schemas: engine.models(),
    languages: LANGUAGE_TAGS,
    views: views.split(" "),
    currency,
  };
  document.title = words.builder.document_title;
  customElements.define("calculator-builder", BuilderPage);
  const bench = new Bench(engine, catalogue, lang, standardChoices(catalogue));
  document.body.replaceChildren(new BuilderPage(bench, words, lang));
}

start().catch((error) => {
  document.getElementById("failed")?.removeAttribute("hidden");
  throw error;
});
