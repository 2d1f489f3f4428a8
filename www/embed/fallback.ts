// Where the page's policy blocks WebAssembly: the calculator in a frame, which has a policy of its own. The frame stands
// among the element's own children, where the frame's script, which comes with this, finds it and follows its height.
import "./loader.js";

/** What is not the calculator's, or is not for a page whose address anyone can write. */
const NOT_HANDED_ON = ["frame", "id", "class", "style", "slot", "name"];
/** How high the frame is until its content has said. */
const HEIGHT = 760;

export function frameInto(host: HTMLElement, page: string, lang: string) {
  const address = new URL(page, document.baseURI);
  if (!/^(https?|file):$/.test(address.protocol) || host.querySelector("iframe")) return;
  address.searchParams.set("lang", lang);
  for (const { name, value } of host.attributes) {
    if (!NOT_HANDED_ON.includes(name)) address.searchParams.set(name, value);
  }
  const frame = document.createElement("iframe");
  frame.dataset.valueCalculator = "";
  frame.slot = "frame";
  frame.allow = "clipboard-write";
  frame.src = address.href;
  // By script a style may be set under any policy.
  Object.assign(frame.style, { display: "block", width: "100%", height: `${HEIGHT}px`, border: "0" });
  host.append(frame);
}
