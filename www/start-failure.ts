// Why a calculator cannot start. `vc-error` carries the reason, and the visitor reads a sentence for each.

import type { StartFailureReason } from "./element-interface.js";

export class StartFailure extends Error {
  /** `detail` is what the sentence names: what a policy has to contain, or a file. */
  constructor(
    readonly reason: StartFailureReason,
    readonly detail = "",
  ) {
    super(`${reason} ${detail}`);
  }
}
