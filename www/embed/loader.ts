// value-calculator-frame.js: for a page that cannot, or may not, run the calculator itself. It puts a frame into every
// <div data-value-calculator>, lets every <iframe data-value-calculator> follow the height of its content, and passes the
// calculator's events on from the frame. The page's policy needs to allow this script and the frame; no WebAssembly, no
// style sheet.
import { nowAndLater } from "../now-and-later.js";
import { EVENTS, isHeight, message, ours } from "./messages.js";

/** How high a frame is until its content has said; the same as in the snippet without this script. */
const HEIGHT_AT_FIRST = 760;
const FRAMES = "iframe[data-value-calculator]";

const script = document.currentScript as HTMLScriptElement | null;
/**
 * The page to frame lies beside this script, and nowhere else: what a visitor may write into a page, a comment with a
 * `data-` attribute, must not choose it.
 */
const embed = script?.src && new URL("embed.html", script.src).href;
/** Frames that know of this script. Nothing else is kept of a frame, so one that is removed is let go. */
const greeted = new WeakSet<HTMLIFrameElement>();

function look() {
  for (const div of document.querySelectorAll<HTMLElement>("div[data-value-calculator]")) {
    // A page with value-calculator.js has the calculator itself.
    const isTaken = div.querySelector("value-calculator,iframe") || customElements.get("value-calculator");
    if (embed && !isTaken) fill(div, embed);
  }
  for (const frame of document.querySelectorAll<HTMLIFrameElement>(FRAMES)) {
    if (greeted.has(frame)) continue;
    greeted.add(frame);
    // Now, if its page is there already; and whenever it has loaded one. It says nothing, so anyone may hear it.
    // It returns nothing: as a tail call in WebKit, the message would come from the frame itself.
    const greet = () => {
      frame.contentWindow?.postMessage(message({ type: "hello" }), "*");
    };
    frame.addEventListener("load", greet);
    greet();
  }
}

/** What the div has under `data-` goes into the address; embed.html takes from it what it knows. */
function fill(div: HTMLElement, page: string) {
  const asked = new URLSearchParams();
  const around = div.closest<HTMLElement>("[lang]")?.lang;
  if (around) asked.set("lang", around);
  for (const { name, value } of div.attributes) {
    if (/^data-(?!value-c)/.test(name)) asked.set(name.slice(5), value);
  }
  const frame = document.createElement("iframe");
  frame.dataset.valueCalculator = "";
  frame.allow = "clipboard-write";
  frame.src = `${page}?${asked}`;
  // By script a style may be set under any policy.
  frame.style.cssText = `display:block;width:100%;height:${HEIGHT_AT_FIRST}px;border:0`;
  // What the div holds is for when there is no calculator: inside the frame's element it is there and not shown. What the
  // owner would put below a calculator stays below the frame.
  frame.append(...[...div.childNodes].filter((child) => !isBelow(child as HTMLElement)));
  div.prepend(frame);
}

const isBelow = ({ slot, dataset }: HTMLElement) => /^(cta|disclaimer)$/.test(slot || (dataset?.slot ?? ""));

function onMessage({ source, origin, data }: MessageEvent) {
  const said = source && ours(data);
  const frame =
    said &&
    [...document.querySelectorAll<HTMLIFrameElement>(FRAMES)].find((other) => other.contentWindow === source);
  if (!frame || !isFrom(frame, origin)) return;
  const { type, height, title, name, detail } = said;
  if (type === "height" && isHeight(height)) {
    // Many pages count the border into every height.
    const border =
      getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    // Whatever the page's own rules say of frames.
    frame.style.setProperty("height", `${height + border}px`, "important");
    if (!frame.title && typeof title === "string") frame.title = title.slice(0, 200);
  } else if (type === "event" && EVENTS.some((event) => event === name)) {
    frame.dispatchEvent(new CustomEvent(name as string, { detail, bubbles: true }));
  }
}

/** Whether a frame's page is still the one that it was given. A sandbox can take its origin away: then all that is known is
 * that this frame's window speaks, which may set this frame's height and say what it calculates, and no more. */
function isFrom({ src, sandbox }: HTMLIFrameElement, origin: string): boolean {
  if (origin !== "null") return src.startsWith(`${origin}/`);
  // A page that is itself in a sandbox hands it on to its frames; on a disk all origins are "null".
  return window.origin === "null" || (sandbox.length > 0 && !sandbox.contains("allow-same-origin"));
}

const HERE = Symbol.for("value-calculator-frame");
const page = window as unknown as Record<symbol, boolean>;
// A second copy of the script would pass every event on again.
if (!page[HERE]) {
  page[HERE] = true;
  addEventListener("message", onMessage);
  nowAndLater(look, ["data-value-calculator"]);
}
