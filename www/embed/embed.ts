// embed.html: one calculator in a frame. Its attributes and custom properties stand in the page's address, under their own
// names; the fragment is a link that the element opens by itself.
//
// What is said to whom. Only to the one page that embeds this one: `parent`, which stays the same document as long as this
// one lives. The height and the title say nothing about a visitor; they go to whatever page that is, by "*". Figures
// go to a page that has said that it listens, and are addressed to the origin that the browser put on that message:
// unlike `document.referrer` it is there under every policy, and unlike `ancestorOrigins` in every browser. The origin of
// a sandboxed page or of a file is "null", which no message can be addressed to; for such a page it is "*" again. The
// only other reader of that could be a page that replaced the embedding one, and with that page this one is gone.
// Who may embed this page is up to its owner, by `frame-ancestors`.
import { CUSTOM_PROPERTIES } from "../custom-properties.js";
import de from "../locales/de/embed.json";
import en from "../locales/en/embed.json";
import { supported } from "../locales/languages.js";
import { startWordsOf } from "../locales/start-words.js";
import zhCN from "../locales/zh-CN/embed.json";
import { withDetail } from "../start-failure.js";
import { EVENTS, type EventName, type FromFrame, message, ours } from "./messages.js";

const TITLES: Readonly<Record<string, { title: string }>> = { en, de, "zh-CN": zhCN };
/** How long a lower height has to last: while a part is on its way, it would make the host's page jump. */
const RESTS_FOR_MS = 150;
/** How long the frame keeps the height that its host gave it while there is nothing but a word that it loads. */
const LOADS_WITHIN_MS = 2000;

const asked = new URLSearchParams(location.search);
const lang = supported(asked.get("lang") || navigator.language);
const words = startWordsOf(lang);
const { title: ownTitle } = TITLES[lang] ?? en;
const root = document.documentElement;
const main = document.querySelector("main") ?? document.body;
const isFramed = parent !== window;
root.lang = lang;
root.dir = words.direction;
root.classList.toggle("alone", !isFramed);
call(ownTitle);
// What the page says where this script does not run.
main.querySelector(".late")?.remove();

/** Where figures may go; nowhere before the page around has said that it listens. */
let listener: string | null = null;
/** What the element said first, for a page that begins to listen later. */
let first: FromFrame | null = null;
let posted = 0;
let resting: ReturnType<typeof setTimeout> | undefined;

function postEvent(event: FromFrame) {
  if (listener) parent.postMessage(message(event), listener);
  else if (event.type === "event" && /ready|error/.test(event.name)) first = event;
}

function postHeight() {
  clearTimeout(resting);
  posted = heightOfContent();
  // A frame that is not displayed has no height to tell.
  if (posted > 0) parent.postMessage(message({ type: "height", height: posted, title: document.title }), "*");
}

/** Of the content alone, so that it does not depend on the height that the frame is given. */
const heightOfContent = () => Math.ceil(main.getBoundingClientRect().height);

/** What no longer fits is told at once; what leaves space, when it has lasted. */
function follow() {
  const height = heightOfContent();
  clearTimeout(resting);
  if (height > innerHeight) postHeight();
  else if (height !== posted) resting = setTimeout(postHeight, RESTS_FOR_MS);
}

const observer = new ResizeObserver(follow);

const defined = customElements.get("value-calculator") as
  | (CustomElementConstructor & { readonly observedAttributes: readonly string[] })
  | undefined;

if (defined) {
  const calculator = document.createElement("value-calculator");
  for (const name of defined.observedAttributes) {
    const value = asked.get(name);
    // An address must not choose what is framed in this page.
    if (value !== null && name !== "frame") calculator.setAttribute(name, value);
  }
  for (const [name, kind] of Object.entries(CUSTOM_PROPERTIES)) {
    const value = asked.get(name);
    // What is no colour, font or length could be the address of a picture.
    if (value !== null && CSS.supports(kind, value)) calculator.style.setProperty(name, value);
  }
  // How near the frame is, its host knows: `loading="lazy"` is for that.
  calculator.setAttribute("eager", "");
  for (const name of EVENTS) calculator.addEventListener(name, (event) => told(name, event));
  main.append(calculator);
} else {
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = withDetail(words["file-missing"], "value-calculator.js");
  main.append(text);
}

/** The page, its main part and, for those who cannot see it, its heading. */
function call(title: string) {
  document.title = title;
  main.setAttribute("aria-label", title);
  const heading = document.querySelector("h1");
  if (heading) heading.textContent = title;
}

function told(name: EventName, event: Event) {
  // Frames of one page are told apart by what they calculate.
  const heading = main
    .querySelector("value-calculator")
    ?.shadowRoot?.querySelector("h2")
    ?.textContent?.trim();
  if (heading) call(`${heading} · ${ownTitle}`);
  if (!isFramed) return;
  observer.observe(main);
  // Browsers do not draw a frame of another origin that is out of sight, and then nothing is observed.
  follow();
  setTimeout(follow, RESTS_FOR_MS);
  postEvent({ type: "event", name, detail: (event as CustomEvent).detail });
}

if (isFramed) {
  setTimeout(() => observer.observe(main), defined ? LOADS_WITHIN_MS : 0);
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || ours(data)?.type !== "hello") return;
    listener = origin === "null" ? "*" : origin;
    root.classList.add("followed");
    if (posted > 0) postHeight();
    if (first) postEvent(first);
    first = null;
  });
}
