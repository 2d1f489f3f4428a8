// What the policy of a page must contain for a calculator in the chosen form, directive by directive.
import type { Choices } from "./choices.js";
import { policySource, READ } from "./texts.js";

/** Why a directive is needed: a word of ours says it. */
export type Reason = "script" | "npm-script" | "frame-script" | "frame" | "style" | "picture" | "types";
export type Directive = { text: string; reason: Reason; isOptional: boolean };

/** `styleHash` is that of the snippet's style element, if it has one. */
export function directivesFor(choices: Choices, styleHash: string | null): Directive[] {
  const source = policySource(READ.base(choices.base) ?? "");
  const needed = (text: string, reason: Reason): Directive => ({ text, reason, isOptional: false });
  if (choices.form === "iframe")
    return [needed(`script-src ${source}`, "frame-script"), needed(`frame-src ${source}`, "frame")];
  const isNpm = choices.form === "npm";
  return [
    needed(`script-src ${isNpm ? "'self'" : source} 'wasm-unsafe-eval'`, isNpm ? "npm-script" : "script"),
    ...(styleHash === null ? [] : [needed(`style-src '${styleHash}'`, "style")]),
    { text: "img-src blob:", reason: "picture", isOptional: true },
    {
      text: `trusted-types lit-html${isNpm ? "" : " value-calculator"}`,
      reason: "types",
      isOptional: true,
    },
  ];
}

/** The hash of a style element, as policies name it; nothing where the browser does not compute one. */
export async function styleHashOf(style: string | null): Promise<string | null> {
  if (style === null || !globalThis.crypto?.subtle) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
