// What pages that we do not control are like, and what the visitor finds there; "works" where nothing is said of a form.
import type { BrowserContextOptions } from "playwright-core";
import type { Form } from "./host-forms.js";
import { HOSTILE_SHEETS } from "./host-sheets.js";
import { policyFraming } from "./server.js";

export const WORKS = "works";
export const WORKS_AT_A_FIXED_HEIGHT = "works, and scrolls inside";
export const WORKS_AFTER_OUTLINE = "an outline, then works";
export const WORKS_WITHOUT_A_PART = "works; the missing part says so";

/** What a visitor reads where there is no calculator, and what the table calls that. */
export const SAYINGS = {
  wasm: { text: /wasm-unsafe-eval/, short: "names 'wasm-unsafe-eval'" },
  trusted: { text: /trusted-types lit-html value-calculator/, short: "names the trusted-types" },
  xml: { text: /Content-Type: text\/html/, short: "names text/html" },
  script: { text: /adding script-src http/, short: "names script-src" },
  folder: { text: /folder value-calculator lies beside/, short: "names file, folder and type" },
  embed: { text: /lie beside embed\.html/, short: "names files and type" },
  inline: { text: /policy forbids inline scripts/, short: "names the inline scripts" },
  needed: { text: /The calculator needs JavaScript\./, short: "says that it needs JavaScript" },
  own: { text: /Call us\./, short: "the page’s own words" },
} as const;
const { unset = "", ...others } = HOSTILE_SHEETS;
const { wasm, script, trusted, xml, folder, embed, inline, needed, own } = SAYINGS;

export type Situation = {
  what: string;
  /** The policy of the host's pages, with CALCULATOR for whoever hosts embed.html. */
  policy?: string;
  /** Further headers of the host's pages. */
  pageHeaders?: Record<string, string>;
  /** Headers of the calculator's files, whoever serves them, in place of the right ones. */
  fileHeaders?: (name: string) => Record<string, string>;
  missing?: RegExp;
  /** Whether the scripts come from another server than the page. */
  isElsewhere?: boolean;
  /** What that server says of who may use its files. */
  sharing?: Record<string, string>;
  onScripts?: string;
  hasFrame?: boolean;
  sheet?: string;
  root?: string;
  manner?: "inserted" | "written" | "sandboxed" | "xml" | "disk";
  context?: BrowserContextOptions;
  /** The words come three seconds late. */
  isSlow?: boolean;
  /** The network is cut once the first result is there, and comes back. */
  isCut?: boolean;
  says?: Partial<Record<Form, string>>;
  /** Messages of the browser's that this brings about. */
  expected?: RegExp;
};

const DOCUMENTED = policyFraming("'self' CALCULATOR");
const WITHOUT_TRUSTED_TYPES = DOCUMENTED.replace(/;\s*require-trusted-types-for 'script'/, "");
const NAMED = `${DOCUMENTED}; trusted-types lit-html value-calculator`;
const INLINE = { "single file": inline.short };
const both = (short: string) => ({ script: short, div: short });
const isScript = (name: string) => name.endsWith(".js");
const asText = { "content-type": "text/plain" };
const REFUSED = /Content.Security.Policy|Trusted ?Type|TrustedHTML|policy|wasm-eval|WebAssembly/i;

export const SITUATIONS: readonly Situation[] = [
  { what: "a plain page" },
  {
    what: "strict policy, as documented",
    policy: WITHOUT_TRUSTED_TYPES,
    says: INLINE,
    expected: /inline|Content.Security/,
  },
  { what: "… and Trusted Types", policy: DOCUMENTED, says: INLINE, expected: /inline|Content.Security/ },
  {
    what: "… whose names are listed",
    policy: NAMED,
    says: INLINE,
    expected: /inline|Content.Security/,
  },
  {
    what: "… whose list has Lit’s name alone",
    policy: `${DOCUMENTED}; trusted-types lit-html`,
    says: { ...both(trusted.short), ...INLINE },
    expected: REFUSED,
  },
  {
    what: "… whose list has others",
    policy: `${DOCUMENTED}; trusted-types other`,
    says: { ...both(trusted.short), ...INLINE },
    expected: REFUSED,
  },
  {
    what: "policy by nonce and strict-dynamic",
    policy: `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self' CALCULATOR`,
    onScripts: 'nonce="r4nd0m"',
    says: INLINE,
    expected: /inline|Content.Security/,
  },
  {
    what: "policy that allows one script by path",
    policy: `default-src 'none'; script-src http://127.0.0.1:*/value-calculator.js http://127.0.0.1:*/value-calculator-frame.js 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self' CALCULATOR`,
    says: { ...both(script.short), ...INLINE },
    expected: REFUSED,
  },
  {
    what: "WebAssembly blocked",
    policy: WITHOUT_TRUSTED_TYPES.replace("'wasm-unsafe-eval'", ""),
    says: { ...both(wasm.short), ...INLINE },
    expected: REFUSED,
  },
  {
    what: "WebAssembly blocked, frame named",
    policy: WITHOUT_TRUSTED_TYPES.replace("'wasm-unsafe-eval'", ""),
    hasFrame: true,
    says: INLINE,
    expected: REFUSED,
  },
  {
    what: "scripts blocked",
    policy: "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self' CALCULATOR",
    says: { ...both(own.short), iframe: WORKS_AT_A_FIXED_HEIGHT, ...INLINE },
    expected: REFUSED,
  },
  {
    what: "JavaScript switched off",
    context: { javaScriptEnabled: false },
    says: { ...both(own.short), iframe: needed.short, "single file": inline.short },
  },
  { what: "scripts as text/plain", fileHeaders: (name) => (isScript(name) ? asText : {}) },
  {
    what: "… with nosniff",
    fileHeaders: (name) => (isScript(name) ? { ...asText, "x-content-type-options": "nosniff" } : {}),
    says: { ...both(own.short), iframe: embed.short },
    expected: /MIME/,
  },
  {
    what: "the folder as text/plain, nosniff",
    fileHeaders: (name) =>
      /^\/value-calculator\/.*js$/.test(name) ? { ...asText, "x-content-type-options": "nosniff" } : {},
    says: { ...both(folder.short), iframe: folder.short },
    expected: /MIME/,
  },
  { what: ".wasm as text/plain", fileHeaders: (name) => (name.endsWith(".wasm") ? asText : {}) },
  {
    what: "the script missing (404)",
    missing: /^\/value-calculator(-frame)?\.js$/,
    says: { ...both(own.short), iframe: folder.short },
    expected: /404/,
  },
  {
    what: "the folder missing (404)",
    missing: /^\/value-calculator\//,
    says: { ...both(folder.short), iframe: folder.short },
    expected: /404/,
  },
  {
    what: "one language’s words missing (404)",
    missing: /locales\.en\./,
    says: { ...both(folder.short), iframe: folder.short },
    expected: /404/,
  },
  {
    what: "one view’s part missing (404)",
    missing: /views\.table\.js$/,
    says: { ...both(WORKS_WITHOUT_A_PART), iframe: WORKS_WITHOUT_A_PART },
    expected: /404/,
  },
  {
    what: "network cut after the first result",
    isCut: true,
    says: { ...both(WORKS_WITHOUT_A_PART), iframe: WORKS_WITHOUT_A_PART },
    expected: /ERR_INTERNET_DISCONNECTED/,
  },
  {
    what: "slow network: words 3 s late",
    isSlow: true,
    says: { ...both(WORKS_AFTER_OUTLINE), iframe: WORKS_AFTER_OUTLINE },
  },
  {
    what: "isolated page (COEP, COOP)",
    pageHeaders: {
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
    },
  },
  { what: "scripts from a CDN, with CORS", isElsewhere: true, onScripts: 'crossorigin=""' },
  { what: "scripts from a CDN, without CORS", isElsewhere: true, sharing: {} },
  {
    what: "… asked for with CORS",
    isElsewhere: true,
    sharing: {},
    onScripts: 'crossorigin=""',
    says: { ...both(own.short), iframe: WORKS_AT_A_FIXED_HEIGHT },
    expected: /CORS|ERR_FAILED/,
  },
  { what: "in a sandbox: allow-scripts", manner: "sandboxed" },
  { what: "from a disk (file:)", manner: "disk" },
  { what: "hostile styles: all unset, !important", sheet: unset },
  { what: "hostile styles: resets, sizes, colours", sheet: Object.values(others).join("\n") },
  { what: "right to left", root: 'dir="rtl"' },
  { what: "inserted late by a script", manner: "inserted" as const },
  { what: "written by document.write", manner: "written" as const },
  {
    what: "a page served as XHTML",
    manner: "xml",
    says: both(xml.short),
    expected: /text\/html/,
  },
];
