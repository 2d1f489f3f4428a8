// A calculator whose engine cannot start. Where WebAssembly alone is blocked, a frame with a policy of its own can stand in;
// else the visitor reads why there is none.
import type { Host } from "./content.js";
import { frameInto } from "./embed/fallback.js";
import { EngineUnavailable } from "./engine-unavailable.js";
import type { LoadWordFile } from "./page-files.js";
import { withDetail } from "./start-failure.js";
import { filled, type Words } from "./words.js";

/** What a policy has to contain where WebAssembly alone is blocked. */
const WASM_KEYWORD = "script-src 'wasm-unsafe-eval'";

/** Does either; says whether a frame stands in. */
export async function engineFailed(cause: unknown, host: Host, loadWords: LoadWordFile): Promise<boolean> {
  const error = cause instanceof EngineUnavailable ? cause : EngineUnavailable.because(cause);
  const { reason } = error;
  const { frame } = host.element;
  if (!frame || reason !== "wasm-blocked") {
    host.fail(error, await textOf(error, host, loadWords));
    return false;
  }
  host.show();
  frameInto(host.element, frame, host.lang);
  host.announce("vc-error", { reason });
  return true;
}

/** The sentence; nothing where the element has one by itself. */
async function textOf(
  error: EngineUnavailable,
  { lang, startWords }: Host,
  loadWords: LoadWordFile,
): Promise<string | undefined> {
  const { reason } = error;
  if (reason === "wasm-blocked") return withDetail(startWords["script-blocked"], WASM_KEYWORD);
  if (reason !== "out-of-memory" && reason !== "wasm-not-loaded") return undefined;
  const { ui } = (await loadWords(lang, "page")) as Words;
  return reason === "out-of-memory" ? ui.out_of_memory : filled(ui.not_started, { cause: `${error}` });
}
