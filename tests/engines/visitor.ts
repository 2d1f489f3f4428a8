// What a visitor does and sees, by any engine's driver: everything is found by what it is called, through every shadow root,
// and pressed by a pointer or by keys at the place where it is.
import assert from "node:assert/strict";
import type { Driver } from "./driver.js";

/** Something on the page, as it is seen. */
export type Seen = {
  name: string;
  text: string;
  value: string;
  attributes: Record<string, string>;
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
  background: string;
};

const WAITS_FOR_MS = 10_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Until something holds; what it is then. */
export async function until<T>(
  what: string,
  value: () => Promise<T>,
  holds: (value: T) => boolean,
): Promise<T> {
  const start = Date.now();
  for (;;) {
    const found = await value();
    if (holds(found)) return found;
    if (Date.now() - start > WAITS_FOR_MS) assert.fail(`${what}: ${JSON.stringify(found)}`);
    await pause(30);
  }
}

export class Visitor {
  constructor(
    readonly driver: Driver,
    private readonly frame: string | null = null,
    private readonly heard: string[] = [],
  ) {}

  /** The same visitor, in a frame of the page. */
  inside(frame: string): Visitor {
    return new Visitor(this.driver, frame, this.heard);
  }

  async open(url: string) {
    await this.listen();
    await this.driver.open(url);
  }

  /** A function of the page's, which knows nothing around it; it gets what can be written as JSON. */
  async run<A extends unknown[], T>(does: (...given: A) => T, ...given: A): Promise<T> {
    // The compiler marks every function with its name by a helper, which the page does not have.
    const source = `((__name) => JSON.stringify((${does})(...${JSON.stringify(given)}) ?? null))((named) => named)`;
    return JSON.parse((await this.driver.evaluate(source, this.frame)) as string) as T;
  }

  /** Everything visible of a kind, or what of it is called so. */
  see(selector: string, name?: string): Promise<Seen[]> {
    return this.run(look, selector, name ?? null, false);
  }

  /** The only one of a kind, or of a name; waits until it is there. */
  async find(selector: string, name?: string): Promise<Seen> {
    const what = `${selector}${name ? ` “${name}”` : ""}`;
    const [seen] = await until(
      what,
      () => this.see(selector, name),
      (all) => all.length === 1,
    );
    assert.ok(seen);
    return seen;
  }

  async text(selector: string, name?: string) {
    return (await this.find(selector, name)).text;
  }

  /** Waits until it reads so. */
  async reads(selector: string, expected: string | RegExp, name?: string) {
    const fits = (text: string) => (typeof expected === "string" ? text === expected : expected.test(text));
    await until(
      `${selector} reads ${expected}`,
      async () => (await this.see(selector, name)).map(({ text }) => text),
      (texts) => texts.some(fits),
    );
  }

  async click(selector: string, name?: string) {
    await this.find(selector, name);
    // Where it stays: what comes above it late would move it away from under the pointer.
    let [x, y] = await this.place(selector, name);
    for (;;) {
      await pause(20);
      const [nextX, nextY] = await this.place(selector, name);
      if (nextX === x && nextY === y) break;
      [x, y] = [nextX, nextY];
    }
    await this.driver.click(x, y);
  }

  /** Where something is in the window, once it is brought into sight. */
  private async place(selector: string, name?: string): Promise<[number, number]> {
    const [seen] = await this.run(look, selector, name ?? null, true);
    assert.ok(seen, `${selector} ${name ?? ""}`);
    const [x, y] = [seen.x + seen.width / 2, seen.y + seen.height / 2];
    if (!this.frame) return [x, y];
    const [left, top] = await new Visitor(this.driver).run(bring, this.frame, y);
    return [left + x, top + y];
  }

  /** Replaces what stands in a box. */
  async type(label: string, text: string) {
    await this.click("input, textarea", label);
    await this.press(`${process.platform === "darwin" ? "Meta" : "Control"}+a`);
    await this.press(...text);
  }

  async press(...keys: string[]) {
    for (const key of keys) await this.driver.press(key);
  }

  async view(id: string) {
    await this.click(`#tab-${id}`);
    await this.settled();
  }

  /** Until every part that was sent for has come. */
  async settled() {
    await until(
      "parts that are on their way",
      () => this.see(".part-loading"),
      (parts) => parts.length === 0,
    );
    assert.deepEqual(await this.see("#view [role=alert] button"), [], "a part could not be loaded");
  }

  private async listen() {
    this.heard.push(...this.driver.said(), ...(await this.run(heardByPage)));
  }

  /** Every message, error and violation since this was last asked. */
  async problems(): Promise<string[]> {
    await this.listen();
    return this.heard.splice(0);
  }
}

/** What watch.ts has heard, in the page and in those of its frames that can be looked into. */
function heardByPage(): string[] {
  const heard: string[] = [];
  const take = (inside: Window) => {
    try {
      heard.push(...((inside as Window & { heard?: string[] }).heard?.splice(0) ?? []));
      for (let at = 0; at < inside.frames.length; at++) take(inside.frames[at] as Window);
    } catch {
      // A frame of another origin.
    }
  };
  take(window);
  return heard;
}

function look(selector: string, name: string | null, intoSight: boolean): Seen[] {
  const tidy = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const found: Element[] = [];
  const walk = (root: Document | ShadowRoot) => {
    found.push(...root.querySelectorAll(selector));
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) walk(element.shadowRoot);
  };
  walk(document);
  const nameOf = (element: Element) => {
    const { labels } = element as HTMLInputElement;
    return tidy(element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent);
  };
  const chosen = found.filter(
    (element) => element.checkVisibility() && (name === null || nameOf(element) === name),
  );
  if (intoSight) chosen[0]?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  return chosen.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { color: colour, backgroundColor: background } = getComputedStyle(element);
    const attributes = Object.fromEntries([...element.attributes].map((one) => [one.name, one.value]));
    const value = (element as HTMLInputElement).value ?? "";
    const text = tidy(element.textContent);
    return {
      name: nameOf(element),
      text,
      value: `${value}`,
      attributes,
      x,
      y,
      width,
      height,
      colour,
      background,
    };
  });
}

/** Brings a height within a frame into the middle of the window; where the frame's content begins then. */
function bring(selector: string, y: number): [number, number] {
  const frame = document.querySelector(selector) as HTMLElement;
  const middle = frame.getBoundingClientRect().top + frame.clientTop + y - innerHeight / 2;
  scrollBy({ top: middle, behavior: "instant" });
  const { left, top } = frame.getBoundingClientRect();
  return [left + frame.clientLeft, top + frame.clientTop];
}
