// The calculator in a frame: its height, its events and its address, on pages whose policy lets them run neither WebAssembly nor
// a style of ours. Figures: tests/data/customer_value.csv at N = 10, and the example of docs/formulas.md at N = 5.
import assert from "node:assert/strict";
import { after } from "node:test";
import type { Frame, Page } from "playwright-core";
import { assertAccessible, type Options, pageTest } from "./browser.js";
import { serve } from "./server.js";

/** Another origin, which also has a page that says whatever it likes to the page around it. */
const other = await serve({ pages: { "/stranger.html": "<!doctype html><title>stranger</title>" } });
after(() => other.close());

const LOADER = `<script src="value-calculator-frame.js" defer></script>`;
const POLICY = `default-src 'none'; script-src 'self'; frame-src 'self' ${other.url}`;
/** The host's other content, so that there is something to scroll. */
const FILLER = "<p>…</p>".repeat(60);

type Told = { name: string; id: string; detail: Detail };
type Detail = {
  model: string;
  inputs: Record<string, string>;
  outputs: Record<string, string>;
  errors: unknown;
  format: string;
  link: string;
};
type Host = { told: Told[]; messages: unknown[] };

/** A page of another's that carries this; what it is told is kept. */
function hosting(body: string, more: Options = {}, policy = POLICY): Options {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>${body}</html>`;
  return {
    path: "/host.html",
    ready: false,
    beside: other.url,
    ...more,
    serving: {
      ...more.serving,
      headers: (name) => (name === "/host.html" ? { "content-security-policy": policy } : {}),
      pages: {
        "/host.html": page,
        "/stranger.html": "<!doctype html><title>stranger</title>",
        ...more.serving?.pages,
      },
    },
    before: async (page) => {
      await page.addInitScript(() => {
        if (parent !== window) return;
        const host = Object.assign(window as unknown as Host, { told: [], messages: [] });
        for (const name of ["ready", "change", "commit", "share", "export", "lead", "error"]) {
          addEventListener(`vc-${name}`, ({ type, target, detail }: CustomEventInit & Event) =>
            host.told.push({ name: type, id: (target as Element).id, detail }),
          );
        }
        addEventListener("message", ({ data }) => host.messages.push(data));
      });
      await more.before?.(page);
    },
  };
}

const told = (page: Page) => page.evaluate(() => (window as unknown as Host).told);
const messages = (page: Page) => page.evaluate(() => (window as unknown as Host).messages.length);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function inside(page: Page, id: string): Promise<Frame> {
  const handle = await page.locator(`#${id}`).elementHandle();
  const frame = await handle?.contentFrame();
  await handle?.dispose();
  assert.ok(frame, id);
  await frame.locator(".headline").first().waitFor();
  return frame;
}

const headline = async (page: Page, id: string) =>
  (await inside(page, id)).locator(".headline").first().textContent();
const years = (frame: Frame) => frame.getByRole("textbox", { name: "Years the customer stays", exact: true });

/** Until something holds; what it is then. */
async function until<T>(what: string, value: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await value();
    if (holds(found)) return found;
    await pause(50);
  }
  assert.fail(`${what}: ${JSON.stringify(await value())}`);
}

const heard = (page: Page, name: string, id: string) =>
  until(
    `${name} of ${id}`,
    async () => (await told(page)).filter((event) => event.name === name && event.id === id),
    (events) => events.length > 0,
  );

const heightOf = (page: Page, id: string) => page.locator(`#${id}`).evaluate((frame) => frame.clientHeight);
const contentOf = (frame: Frame) =>
  frame.evaluate(() => Math.ceil(document.querySelector("main")?.getBoundingClientRect().height ?? 0));

/** Until a frame is just as high as its content. */
async function fitted(page: Page, id: string): Promise<number> {
  const frame = await inside(page, id);
  const [height = 0] = await until(
    `the height of ${id}`,
    async () => [await heightOf(page, id), await contentOf(frame)],
    ([host, content]) => host === content,
  );
  return height;
}

const kinds = [
  { kind: "of the same origin", attributes: `src="embed.html?lang=en&currency=USD"` },
  { kind: "of another origin", attributes: `src="${other.url}/embed.html?lang=en&currency=USD"` },
  {
    kind: "in a sandbox",
    attributes: `sandbox="allow-scripts" src="embed.html?lang=en&currency=USD"`,
  },
];

for (const { kind, attributes } of kinds) {
  const body = `${LOADER}${FILLER}<iframe id="one" data-value-calculator height="760" width="900" ${attributes}></iframe>${FILLER}`;
  pageTest(`a frame ${kind} follows its content and passes its events on`, hosting(body), async (page) => {
    const frame = await inside(page, "one");
    const [{ detail } = {} as Told] = await heard(page, "vc-ready", "one");
    assert.match(detail.outputs.customer_value ?? "", /^10475\.389/);
    const title = () => page.locator("#one").getAttribute("title");
    await until("the title", title, (text) => text === "Customer value · Calculator");
    const first = await fitted(page, "one");

    // Grows and shrinks with what it shows, and the page around stays where it is.
    await page.locator("#one").evaluate((element) => element.scrollIntoView({ block: "start" }));
    const place = await page.evaluate(() => scrollY);
    assert.ok(place > 0);
    // By no pointer, for which the page would be scrolled.
    const press = (selector: string) => frame.locator(selector).dispatchEvent("click");
    const height = (what: string, holds: (now: number) => boolean) =>
      until(what, () => heightOf(page, "one"), holds);
    await press("#tab-table");
    await frame.locator("#view table").waitFor();
    const withTable = await fitted(page, "one");
    assert.notEqual(withTable, first);
    await press("button:text-is('Export')");
    await frame.locator(".offers").waitFor();
    await height("with a panel", (now) => now > withTable + 100);
    await fitted(page, "one");
    await press("button:text-is('Export')");
    await height("without it", (now) => now === withTable);
    await press("#tab-chart");
    await height("as at first", (now) => now === first);
    assert.equal(await fitted(page, "one"), first);
    assert.equal(await page.evaluate(() => scrollY), place);

    // Nothing is said while nothing changes, and nothing is hidden.
    const said = await messages(page);
    await pause(600);
    assert.equal(await messages(page), said);
    assert.equal(
      await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight),
      0,
      "nothing to scroll to",
    );

    // Narrower, it is higher; wider again, as it was.
    const widen = (width: string) =>
      page.locator("#one").evaluate((element, value) => element.setAttribute("width", value), width);
    await widen("400");
    await height("in one column", (now) => now > first + 100);
    await fitted(page, "one");
    await widen("900");
    await height("in two columns", (now) => now === first);

    await years(frame).fill("10");
    const changes = await heard(page, "vc-change", "one");
    assert.match(changes.at(-1)?.detail.outputs.customer_value ?? "", /^16874\.82693932984929/);
    assert.equal(changes.at(-1)?.detail.inputs.retention_years, "10");
    await years(frame).press("Tab");
    const [commit] = await heard(page, "vc-commit", "one");
    assert.equal(commit?.detail.model, "customer-value");
    await years(frame).fill("ten");
    const [error] = await heard(page, "vc-error", "one");
    assert.deepEqual(error?.detail, { errors: [{ field: "retention_years", code: "not-a-number" }] });
    // Once each: the page was told of the first result once, whenever it began to listen.
    assert.equal((await told(page)).filter(({ name }) => name === "vc-ready").length, 1);
  });
}

pageTest(
  "a chart has its size in a frame of another origin that is out of sight, which browsers do not draw",
  hosting(
    `${LOADER}<div style="height: 4000px"></div><iframe id="one" data-value-calculator height="760" width="900" src="${other.url}/embed.html?lang=en"></iframe>`,
    {},
    `${POLICY}; style-src 'unsafe-inline'`,
  ),
  async (page) => {
    const frame = await inside(page, "one");
    const widths = () =>
      frame.evaluate(() => {
        const chart = document.querySelector("value-calculator")?.shadowRoot?.querySelector("vc-chart");
        const drawing = chart?.shadowRoot?.querySelector(".plot > svg");
        return [chart?.clientWidth ?? 0, Number(drawing?.getAttribute("width"))] as const;
      });
    const [width] = await until(
      "the chart's drawing",
      widths,
      ([chart, drawn]) => chart > 0 && chart === drawn,
    );
    const height = await fitted(page, "one");
    assert.equal(await page.evaluate(() => scrollY), 0);

    // Coming into sight changes nothing.
    await page.locator("#one").scrollIntoViewIfNeeded();
    await frame.evaluate(() => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume))));
    assert.deepEqual(await widths(), [width, width]);
    assert.equal(await fitted(page, "one"), height);
  },
);

pageTest(
  "a border that the page counts into every height is added",
  hosting(
    `<link rel="stylesheet" href="host.css">${LOADER}<iframe id="one" data-value-calculator src="embed.html"></iframe>`,
    {
      serving: {
        pages: { "/host.css": "* { box-sizing: border-box } iframe { border: 7px solid; width: 90% }" },
      },
    },
    `${POLICY}; style-src 'self'`,
  ),
  async (page) => {
    const height = await fitted(page, "one");
    assert.equal(
      await page.locator("#one").evaluate((frame: HTMLElement) => frame.offsetHeight),
      height + 14,
    );
  },
);

pageTest(
  "several frames are told apart, and one that is removed is let go",
  hosting(
    `${LOADER}<iframe id="one" data-value-calculator src="embed.html?lang=en&values=n%3D10"></iframe>
    <iframe id="two" data-value-calculator src="embed.html?lang=zh-CN&currency=EUR&model=customer-value%20referral-value"></iframe>`,
  ),
  async (page) => {
    assert.equal(await headline(page, "one"), "¥16,874.83");
    assert.equal(await headline(page, "two"), "€10,475.39");
    await fitted(page, "one");
    await fitted(page, "two");
    await heard(page, "vc-ready", "two");
    await years(await inside(page, "one")).fill("5");
    const [change] = await heard(page, "vc-change", "one");
    assert.match(change?.detail.outputs.customer_value ?? "", /^10475\.389/);
    assert.deepEqual(
      (await told(page)).filter(({ name, id }) => name === "vc-change" && id !== "one"),
      [],
    );

    const removed = await page.evaluateHandle(() => {
      const frame = document.querySelector("#one");
      const kept = new WeakRef(frame as Element);
      frame?.remove();
      (window as unknown as Host).told = [];
      return kept;
    });
    await until(
      "a removed frame is collected",
      async () => {
        await page.requestGC();
        return removed.evaluate((kept) => kept.deref() === undefined);
      },
      Boolean,
    );
    await (await inside(page, "two")).getByRole("textbox", { name: "客户保留年限" }).fill("10");
    await heard(page, "vc-change", "two");
  },
);

pageTest(
  "a frame that is moved, loaded anew or added later is followed too",
  hosting(`${LOADER}<main id="here"></main><aside id="there"></aside>`),
  async (page) => {
    await page.evaluate(() => {
      const frame = document.createElement("iframe");
      frame.id = "one";
      frame.dataset.valueCalculator = "";
      frame.src = "embed.html?lang=en";
      document.querySelector("#here")?.append(frame);
    });
    await fitted(page, "one");
    await page.evaluate(() => {
      (window as unknown as Host).told = [];
      document.querySelector("#there")?.append(document.querySelector("#one") as Element);
    });
    await heard(page, "vc-ready", "one");
    await fitted(page, "one");
    await page.evaluate(() => {
      (window as unknown as Host).told = [];
      const frame = document.querySelector("iframe");
      if (frame) frame.src = "embed.html?lang=en&values=n%3D10";
    });
    const [ready] = await heard(page, "vc-ready", "one");
    assert.match(ready?.detail.outputs.customer_value ?? "", /^16874\.8/);
  },
);

const LATE = `document.head.append(Object.assign(document.createElement("script"), { src: "value-calculator-frame.js" }))`;

pageTest(
  "a script that comes late hears the first result too, and only once",
  hosting(`<iframe id="one" data-value-calculator src="embed.html?lang=en"></iframe>`),
  async (page) => {
    await inside(page, "one");
    await pause(400);
    assert.deepEqual(await told(page), []);
    await page.evaluate(LATE);
    await heard(page, "vc-ready", "one");
    await fitted(page, "one");
    await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      frame?.contentWindow?.postMessage({ valueCalculator: 1, type: "hello" }, "*");
    });
    await pause(200);
    assert.equal((await told(page)).length, 1);
  },
);

pageTest(
  "links, files and whoever wants a report are told to the page around",
  hosting(
    `${LOADER}<iframe id="one" data-value-calculator allow="clipboard-write" width="900" src="${other.url}/embed.html?lang=en"></iframe>`,
    { permissions: ["clipboard-read", "clipboard-write"] },
  ),
  async (page) => {
    const frame = await inside(page, "one");
    const press = (name: string) => frame.getByRole("button", { name, exact: true }).click();
    // Until then a click may come where the button just was.
    await fitted(page, "one");
    await press("Share a link");
    await fitted(page, "one");
    await press("Copy the link");
    const [share] = await heard(page, "vc-share", "one");
    assert.match(share?.detail.link ?? "", new RegExp(`^${other.url}/embed\\.html\\?lang=en#vc=1`));
    await press("Export");
    await frame.locator(".offers").waitFor();
    await fitted(page, "one");
    const [download] = await Promise.all([page.waitForEvent("download"), press("Save: CSV")]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    const [saved] = await heard(page, "vc-export", "one");
    assert.deepEqual(saved?.detail, { format: "csv" });
    await frame.locator("value-calculator").evaluate((element) => {
      element.dispatchEvent(new CustomEvent("vc-lead", { detail: { email: "a@example.org", name: "" } }));
    });
    const [lead] = await heard(page, "vc-lead", "one");
    assert.deepEqual(lead?.detail, { email: "a@example.org", name: "" });
  },
);

pageTest(
  "a page that is itself in a sandbox is told as well",
  hosting(
    `${LOADER}<iframe id="one" data-value-calculator src="embed.html?lang=en"></iframe>`,
    {},
    `${POLICY}; sandbox allow-scripts`,
  ),
  async (page) => {
    assert.equal(await page.evaluate(() => window.origin), "null");
    const [ready] = await heard(page, "vc-ready", "one");
    assert.match(ready?.detail.outputs.customer_value ?? "", /^10475\.389/);
    await fitted(page, "one");
  },
);

pageTest(
  "the script twice passes an event on once",
  hosting(`${LOADER}${LOADER}<div data-value-calculator></div>`, {}),
  async (page) => {
    await page.locator("iframe").evaluate((frame) => {
      frame.id = "one";
    });
    assert.equal(await page.locator("iframe").count(), 1);
    await fitted(page, "one");
    await (await inside(page, "one")).locator("input").first().fill("7000");
    await heard(page, "vc-change", "one");
    await pause(200);
    assert.equal((await told(page)).filter(({ name }) => name === "vc-change").length, 1);
  },
);

const opens = (text: object) => JSON.stringify({ valueCalculator: 1, ...text });
const FORGED = [
  `{"type":"event","name":"vc-change","detail":{"outputs":{"customer_value":"1"}}}`,
  `{"type":"height","height":333}`,
].map((text) => opens(JSON.parse(text)));

pageTest(
  "what another window or another page in the frame says is ignored",
  hosting(
    `${LOADER}<iframe id="one" data-value-calculator src="embed.html?lang=en"></iframe>
    <iframe id="stranger" src="stranger.html"></iframe>
    <iframe id="replaced" data-value-calculator height="500" src="away.html"></iframe>`,
    {
      serving: {
        pages: {
          "/away.html": `<!doctype html><title>away</title><script src="away.js"></script>`,
          "/away.js": `location.replace("${other.url}/stranger.html");`,
        },
      },
    },
  ),
  async (page) => {
    const height = await fitted(page, "one");
    await heard(page, "vc-ready", "one");
    await until(
      "the other page",
      async () => page.frames().map((frame) => frame.url()),
      (urls) => urls.includes(`${other.url}/stranger.html`),
    );
    const before = await told(page);
    const heardBefore = await messages(page);
    for (const frame of page.frames().filter((frame) => !frame.url().includes("embed.html"))) {
      await frame.evaluate((texts) => {
        for (const text of texts) parent.postMessage(JSON.parse(text), "*");
      }, FORGED);
    }
    // From the page itself and its two other frames.
    await until(
      "the messages",
      () => messages(page),
      (now) => now === heardBefore + 3 * FORGED.length,
    );
    assert.deepEqual(await told(page), before);
    assert.equal(await heightOf(page, "one"), height);
    assert.equal(await heightOf(page, "replaced"), 500);
  },
);

pageTest(
  "a height that no calculator has is ignored, and so is what is no message of ours",
  hosting(`${LOADER}<iframe id="one" data-value-calculator height="500" src="stranger.html"></iframe>`),
  async (page) => {
    const frame = page.frames().find((one) => one.url().endsWith("/stranger.html"));
    assert.ok(frame);
    const says = (text: string) =>
      frame.evaluate((code) => {
        const values: Record<string, unknown> = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY };
        parent.postMessage(
          JSON.parse(code, (_, value) =>
            typeof value === "string" && value in values ? values[value] : value,
          ),
          "*",
        );
      }, text);
    const wrong = [
      ...["NaN", "Infinity", -1, 0, 39, 1e9, "600", null, [600], { valueOf: 600 }].map((height) =>
        opens({ type: "height", height }),
      ),
      `{"valueCalculator":2,"type":"height","height":600}`,
      `{"type":"height","height":600}`,
      opens({ type: "heights", height: 600 }),
      opens({ type: "event", name: "click" }),
      opens({ type: "event", name: ["vc-ready"] }),
      opens({}),
      "null",
      `"valueCalculator"`,
      "[1]",
      "7",
    ];
    for (const text of wrong) await says(text);
    await until(
      "the messages",
      () => messages(page),
      (now) => now === wrong.length,
    );
    assert.equal(await heightOf(page, "one"), 500);
    assert.deepEqual(await told(page), []);
    await says(opens({ type: "height", height: 612, title: 7 }));
    await until(
      "a height",
      () => heightOf(page, "one"),
      (now) => now === 612,
    );
    assert.equal(await page.locator("#one").getAttribute("title"), null);
  },
);

pageTest(
  "figures go to the page around and to nobody else, and not before it listens",
  hosting(
    `<iframe id="one" height="760" src="${other.url}/embed.html?lang=en"></iframe><iframe id="stranger" src="stranger.html"></iframe>`,
  ),
  async (page) => {
    const frame = await inside(page, "one");
    // A neighbour says that it listens, and gets nothing.
    const neighbour = page.frames().find((one) => one.url().endsWith("/stranger.html"));
    await neighbour?.evaluate(() => {
      addEventListener("message", () => {
        document.title = "told";
      });
      parent.frames[0]?.postMessage({ valueCalculator: 1, type: "hello" }, "*");
    });
    await years(frame).fill("10");
    const heights = async () =>
      page.evaluate(() => (window as unknown as Host).messages as { type: string }[]);
    await until("a height", heights, (all) => all.length > 0);
    await pause(300);
    assert.deepEqual([...new Set((await heights()).map(({ type }) => type))], ["height"]);
    assert.equal(await neighbour?.title(), "stranger");
    // Without the script the frame keeps its height, and shows the rest by scrolling.
    assert.equal(await heightOf(page, "one"), 760);
    const { hidden, bar } = await frame.evaluate(() => ({
      hidden: document.documentElement.scrollHeight - innerHeight,
      bar: getComputedStyle(document.documentElement).scrollbarWidth,
    }));
    assert.ok(hidden > 0);
    assert.equal(bar, "auto");
  },
);

pageTest(
  "a div gets a frame with its attributes, the language around it, and what it holds kept",
  hosting(
    `${LOADER}<section lang="zh"><div id="around" data-value-calculator data-model="service-roi" data-currency="EUR" data-values="k=500" data-onclick="alert(1)">
      <p id="fallback">Write to us.</p><a data-slot="cta" id="cta" href="#more">More</a></div></section><main id="later"></main>`,
  ),
  async (page) => {
    const name = (id: string, div: string) =>
      page.locator(`${div} iframe`).evaluate((frame, value) => {
        frame.id = value;
      }, id);
    await name("one", "#around");
    const frame = await inside(page, "one");
    await fitted(page, "one");
    assert.equal(await frame.evaluate(() => document.documentElement.lang), "zh-CN");
    assert.match((await headline(page, "one")) ?? "", /€/);
    const [ready] = await heard(page, "vc-ready", "");
    assert.equal(ready?.detail.inputs.customers, "500");
    assert.equal(await frame.locator("value-calculator").getAttribute("onclick"), null);
    assert.equal(await page.locator("#fallback").isVisible(), false);
    assert.equal(await page.locator("#around > #cta").isVisible(), true);
    assert.match(String(await page.locator("#one").getAttribute("title")), /计算器$/);

    await page.evaluate(() => {
      const div = document.createElement("div");
      div.id = "second";
      div.dataset.valueCalculator = "";
      div.dataset.lang = "en";
      document.querySelector("#later")?.append(div);
    });
    await name("two", "#second");
    assert.equal(await headline(page, "two"), "¥10,475.39");
    await fitted(page, "two");
  },
);

pageTest(
  "embed.html by itself: attributes and link of its address, title and language of its own",
  {
    path: "/embed.html?lang=zh-CN&currency=EUR&theme=dark&views=chart%20table&values=n%3D10&onclick=x&id=y&messages=z",
  },
  async (page) => {
    assert.equal(await page.locator(".headline").first().textContent(), "€16,874.83");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
    assert.equal(await page.title(), "客户价值 · 计算器");
    const element = page.locator("value-calculator");
    assert.equal(await element.getAttribute("theme"), "dark");
    assert.deepEqual(await element.evaluate((found) => [found.onclick, found.id]), [null, ""]);
    assert.deepEqual(await page.locator("[role=tab]").evaluateAll((tabs) => tabs.map(({ id }) => id)), [
      "tab-chart",
      "tab-table",
    ]);
    // Every attribute that the element has, by its own list.
    const names = await page.evaluate(
      () =>
        (customElements.get("value-calculator") as unknown as { observedAttributes: string[] })
          .observedAttributes,
    );
    assert.ok(names.includes("model") && names.includes("values"), names.join());
    await page.goto(
      `${new URL(page.url()).origin}/embed.html?${names.map((name) => `${name}=${name}`).join("&")}`,
    );
    const given = await page.evaluate(
      (all) => all.filter((name) => !document.querySelector("value-calculator")?.hasAttribute(name)),
      names,
    );
    // An address must not choose what is framed in this page.
    assert.deepEqual(given, ["frame"]);
  },
);

const LOOK = new URLSearchParams({
  lang: "en",
  "--vc-color-accent": "light-dark(#b3261e, #ffd166)",
  "--vc-color-bg": "url(https://example.com/picture.png)",
  "--vc-color-text": "#222; display: none",
  "--vc-radius": "4px",
  "--vc-font": "Georgia, serif",
  "--vc-series-9": "red",
  "--_accent": "red",
});

pageTest(
  "custom properties in the address of embed.html are the element's, and only what they can be",
  { path: `/embed.html?${LOOK}` },
  async (page) => {
    const set = await page
      .locator("value-calculator")
      .evaluate((element) =>
        Object.fromEntries([...element.style].map((name) => [name, element.style.getPropertyValue(name)])),
      );
    assert.deepEqual(set, {
      "--vc-color-accent": "light-dark(#b3261e, #ffd166)",
      "--vc-radius": "4px",
      "--vc-font": "Georgia, serif",
    });
    const tab = page.locator("[role=tab][aria-selected=true]");
    assert.equal(await tab.evaluate((one) => getComputedStyle(one).borderBottomColor), "rgb(179, 38, 30)");
  },
);

pageTest(
  "a link opens in embed.html as it does on the page",
  { path: "/embed.html?lang=en&currency=USD#vc=1&model=customer-value&n=10" },
  async (page) => {
    assert.equal(await page.locator(".headline").first().textContent(), "$16,874.83");
    await assertAccessible(page, "embed.html");
  },
);

pageTest(
  "a page with two frames is accessible, one in Chinese",
  hosting(
    `<main><h1>Host</h1><div data-value-calculator></div><div data-value-calculator data-lang="zh-CN"></div></main>${LOADER}`,
    { bypassCSP: true, expected: /404/ },
  ),
  async (page) => {
    for (const at of [0, 1]) await page.frameLocator("iframe").nth(at).locator(".headline").first().waitFor();
    await page.locator("iframe[title]").nth(1).waitFor();
    await assertAccessible(page, "host");
  },
);

for (const lang of ["en", "zh-CN"]) {
  pageTest(
    `embed.html without value-calculator.js says so (${lang})`,
    {
      path: `/embed.html?lang=${lang}`,
      ready: false,
      serving: { missing: /value-calculator\.js/ },
      expected: /404|MIME/,
    },
    async (page) => {
      await page
        .getByRole("alert")
        .filter({ hasText: /value-calculator\.js/ })
        .waitFor();
      assert.equal(await page.title(), lang === "en" ? "Calculator" : "计算器");
    },
  );
}
