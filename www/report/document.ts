// The printed report is a document of its own, in a frame out of sight and outside the element: the page around the
// calculator is never printed, and its style sheets do not reach in.
import { render, type TemplateResult } from "lit";
import { printedReportStyles } from "../styles/printed-report-styles.js";

type FrameWindow = Window & typeof globalThis;

export type ReportContent = {
  lang: string;
  direction: string;
  /** Also the name that a browser proposes for the PDF. */
  title: string;
  body: TemplateResult;
};

/** How long a browser may take from being asked until it prepares to print. */
const PREPARES_WITHIN_MS = 1500;
/** Phones say that they have printed while they still draw the pages. */
const KEPT_FOR_MS = 60_000;

let shown: HTMLIFrameElement | null = null;

/** Opens the print dialog with a document; false where the page is not allowed to. */
export async function printReport(content: ReportContent): Promise<boolean> {
  shown?.remove();
  const frame = hiddenFrame();
  shown = frame;
  await loaded(frame);
  const remove = () => {
    frame.remove();
    if (shown === frame) shown = null;
  };
  const inside = windowOf(frame);
  if (!inside) {
    remove();
    return false;
  }
  fill(inside, content);
  await Promise.all([...inside.document.images].map((image) => image.decode().catch(() => image.remove())));
  const isPrepared = await prints(inside, () => setTimeout(remove, KEPT_FOR_MS));
  if (!isPrepared) remove();
  return isPrepared;
}

/** Laid out at the width of a page. Set by properties, because the page's policy may allow no style in markup. */
function hiddenFrame(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  // A frame that is not displayed is printed empty.
  Object.assign(frame.style, {
    position: "fixed",
    insetBlockStart: "0",
    insetInlineStart: "0",
    inlineSize: "210mm",
    blockSize: "297mm",
    maxInlineSize: "none",
    border: "0",
    visibility: "hidden",
    pointerEvents: "none",
    zIndex: "-1",
  });
  return frame;
}

/** Some browsers put the document in place only after the frame is. */
function loaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener("load", () => resolve(), { once: true });
    document.body.append(frame);
  });
}

/** The frame's window; nothing where a sandbox keeps even an empty frame apart. */
function windowOf(frame: HTMLIFrameElement): FrameWindow | null {
  return frame.contentDocument ? (frame.contentWindow as FrameWindow | null) : null;
}

/** Writes the report into a window's empty document. */
export function fill(inside: FrameWindow, { lang, direction, title, body }: ReportContent) {
  const { document: own } = inside;
  own.documentElement.lang = lang;
  own.documentElement.dir = direction;
  own.title = title;
  const sheet = new inside.CSSStyleSheet();
  sheet.replaceSync(printedReportStyles.cssText);
  own.adoptedStyleSheets = [sheet];
  render(body, own.body, { creationScope: own });
}

/** Whether a window does print when asked; a sandbox without "allow-modals" refuses without a word. */
function prints(inside: FrameWindow, onPrinted: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof inside.print !== "function") return resolve(false);
    inside.addEventListener("beforeprint", () => resolve(true), { once: true });
    inside.addEventListener("afterprint", onPrinted, { once: true });
    setTimeout(() => resolve(false), PREPARES_WITHIN_MS);
    // One browser prints the document that has the focus.
    inside.focus();
    inside.print();
  });
}
