// Why a calculator cannot start. `vc-error` carries the reason, and the visitor reads a sentence for each.
import type { StartFailureReason } from "./element-interface.js";

/** `detail` is what the sentence names: what a policy has to contain, or a file. */
export class StartFailure extends Error {
  constructor(
    readonly reason: StartFailureReason,
    readonly detail = "",
  ) {
    super(`${reason} ${detail}`);
  }
}

/** A sentence with what it names put in. */
export const withDetail = (sentence: string, detail: string) => sentence.replace(/\{\w+\}/, () => detail);
