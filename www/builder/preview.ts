// The calculator itself, as the page that is pasted into would have it: the element, or embed.html in a frame. Its height
// is measured as long as nobody has opened anything in it.
import type { ValueCalculatorElement } from "../element-interface.js";
import type { Form } from "./choices.js";
import type { Plan } from "./plan.js";
import { frameAddress } from "./snippet.js";

export type Around = {
  /** The language of the page. */
  lang: string;
  /** What a frame is called. */
  title: string;
};

const TAG = "value-calculator";

export class Preview {
  /** Pixels at the width that it has; nothing as long as it is not all there. */
  height: number | null = null;
  width = 0;
  private key = "";
  private shown: ValueCalculatorElement | HTMLIFrameElement | null = null;
  private isTouched = false;
  private readonly observer = new ResizeObserver(() => this.measure());

  /** `onMeasured` is called when the height or the width has changed. */
  constructor(private readonly onMeasured: () => void) {}

  /** Shows a calculator of this plan; the one that is there stays if it is the same. */
  show(place: HTMLElement, form: Form, plan: Plan, { lang, title }: Around) {
    const isFrame = form === "iframe";
    const framed = isFrame ? frameAddress("", plan) : "";
    const key = JSON.stringify([framed, isFrame ? lang : plan.attributes]);
    if (key !== this.key) {
      this.key = key;
      // What follows must not jump while another calculator comes.
      if (this.height !== null) place.style.minBlockSize = `${this.height}px`;
      const tab = this.calculator?.shown ?? "";
      this.observer.disconnect();
      this.isTouched = false;
      this.height = null;
      this.shown = isFrame ? this.frame(framed, title) : this.element(plan, tab);
      place.replaceChildren(this.shown);
      this.observer.observe(this.shown);
      const shown = this.shown;
      shown.addEventListener("vc-ready", () => {
        place.style.minBlockSize = "";
        const inner = shown instanceof HTMLIFrameElement ? shown.contentDocument : shown;
        for (const type of ["pointerdown", "keydown"])
          inner?.addEventListener(type, () => {
            this.isTouched = true;
          });
        this.settle();
      });
    }
    // A frame has them in its address.
    this.colour(place, isFrame ? [] : plan.properties);
  }

  /** The calculator, in whichever document it is. */
  get calculator(): ValueCalculatorElement | null {
    const { shown } = this;
    return shown instanceof HTMLIFrameElement ? (shown.contentDocument?.querySelector(TAG) ?? null) : shown;
  }

  private element({ attributes }: Plan, tab: string): ValueCalculatorElement {
    const element = document.createElement(TAG);
    for (const [name, value] of attributes) element.setAttribute(name, value === true ? "" : value);
    element.setAttribute("eager", "");
    element.shown = tab;
    return element;
  }

  private frame(address: string, title: string): HTMLIFrameElement {
    const frame = document.createElement("iframe");
    frame.dataset.valueCalculator = "";
    frame.title = title;
    frame.allow = "clipboard-write";
    frame.src = address;
    return frame;
  }

  /** Custom properties are inherited; by script they may be set under any policy. */
  private colour(place: HTMLElement, properties: Plan["properties"]) {
    for (const name of [...place.style]) if (name.startsWith("--")) place.style.removeProperty(name);
    for (const [name, value] of properties) place.style.setProperty(name, value);
  }

  /** Parts of the first screen may still be on their way when the first result is there. */
  private settle() {
    const root = this.calculator?.shadowRoot;
    if (root?.querySelector(".part-loading")) setTimeout(() => this.settle(), 50);
    else requestAnimationFrame(() => requestAnimationFrame(() => this.measure()));
  }

  private measure() {
    const { shown, calculator } = this;
    if (
      !shown ||
      this.isTouched ||
      !calculator?.result ||
      calculator.shadowRoot?.querySelector(".part-loading")
    )
      return;
    const { width, height } = shown.getBoundingClientRect();
    const [across, down] = [Math.round(width), Math.ceil(height)];
    if (down === 0 || (down === this.height && across === this.width)) return;
    this.height = down;
    this.width = across;
    this.onMeasured();
  }
}
