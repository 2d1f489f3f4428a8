// What the visitor reads where the engine cannot start.
import type { Host } from "./content.js";
import type { EngineUnavailable } from "./engine.js";
import type { LoadWordFile } from "./page-files.js";
import { withDetail } from "./start-failure.js";
import { filled, type Words } from "./words.js";

/** What a policy has to contain where WebAssembly alone is blocked. */
const WASM_KEYWORD = "script-src 'wasm-unsafe-eval'";

/** The sentence; nothing where the element has one by itself. */
export async function engineFailureText(
  error: unknown,
  { lang, startWords }: Host,
  loadWords: LoadWordFile,
): Promise<string | undefined> {
  const { reason } = error as Partial<EngineUnavailable>;
  if (reason === "wasm-blocked") return withDetail(startWords["script-blocked"], WASM_KEYWORD);
  if (reason !== "out-of-memory" && reason !== "wasm-not-loaded") return undefined;
  const { ui } = (await loadWords(lang, "page")) as Words;
  return reason === "out-of-memory" ? ui.out_of_memory : filled(ui.not_started, { cause: `${error}` });
}
