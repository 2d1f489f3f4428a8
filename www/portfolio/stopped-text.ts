// Why a list is not ranked, in words.
import { filled, type Words } from "../words.js";
import type { Stopped } from "./ranking.js";

export function stoppedText({ code, line, column, text }: Stopped, { portfolio: texts }: Words): string {
  if (code === "limits") return texts.limits_wrong;
  const known: Record<string, string> = texts.stopped;
  return filled(known[code] ?? filled(known.failed ?? "", { text: code }), {
    line: `${line ?? ""}`,
    column: column ?? "",
    text: text ?? "",
  });
}
