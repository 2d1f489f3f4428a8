// What leaves the page and what carries it, told once for all engines: links, files, the report, frames, a file on a disk, and
// how it looks. Figures as in main-path.ts.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { opened, type Step } from "./main-path.js";
import { until, type Visitor } from "./visitor.js";

const YEARS = "Years the customer stays";
const FRAME = "#frame";
const MODELS = ["customer-value", "information-value", "referral-value", "service-roi", "agent-pay"];
const VIEWS = ["chart", "table", "working", "what-if", "compare", "report"];

type Told = {
  type: string;
  id: string;
  detail: { inputs: Record<string, string>; outputs: Record<string, string> };
};
const told = (host: Visitor) => host.run(() => (window as unknown as { told: Told[] }).told);
const heard = (host: Visitor, type: string) =>
  until(
    type,
    async () => (await told(host)).filter((event) => event.type === type && event.id === "frame"),
    (events) => events.length > 0,
  );

/** A file that a browser has saved, once it is whole. */
async function saved(folder: string, extension: string): Promise<Buffer> {
  let size = -1;
  const isWhole = async () => {
    const name = (await readdir(folder)).find((file) => file.endsWith(`.${extension}`));
    if (!name) return null;
    const bytes = await readFile(`${folder}/${name}`);
    const isSame = bytes.length > 0 && bytes.length === size;
    size = bytes.length;
    return isSame ? bytes : null;
  };
  return (await until(`a file .${extension}`, isWhole, Boolean)) ?? Buffer.alloc(0);
}

async function link(visitor: Visitor): Promise<string> {
  await visitor.click("button", "Share a link");
  return (await visitor.find("#share-link")).value;
}

/** Takes the printer's place in a document that the page makes, and keeps what it was to print. */
function catchPrinting() {
  document.addEventListener(
    "load",
    ({ target }) => {
      const inside = (target as HTMLIFrameElement).contentWindow as (Window & typeof globalThis) | null;
      if (!inside) return;
      inside.print = () => {
        inside.dispatchEvent(new inside.Event("beforeprint"));
        const { title, body, images, adoptedStyleSheets } = inside.document;
        const pictures = [...images].map(({ naturalWidth }) => naturalWidth);
        const code = body.querySelector(".qr-code")?.getBoundingClientRect().width ?? 0;
        Object.assign(window, {
          printed: { title, text: body.textContent ?? "", sheets: adoptedStyleSheets.length, pictures, code },
        });
        inside.dispatchEvent(new inside.Event("afterprint"));
      };
    },
    true,
  );
}
type Printed = { title: string; text: string; sheets: number; pictures: number[]; code: number };
const printed = () => (window as unknown as { printed?: Printed }).printed ?? null;

/** Until the frame is just as high as what is in it. */
async function followed(host: Visitor): Promise<number> {
  const content = () =>
    host
      .inside(FRAME)
      .run(() => Math.ceil(document.querySelector("main")?.getBoundingClientRect().height ?? 0));
  const height = () => host.run(() => document.querySelector("iframe")?.clientHeight ?? 0);
  const [high = 0] = await until(
    "the frame's height and its content's",
    async () => [await height(), await content()],
    ([frame, inner]) => frame === inner,
  );
  return high;
}

async function carried(host: Visitor, url: string) {
  await host.open(url);
  return carriedOn(host);
}

async function carriedOn(host: Visitor) {
  const inside = host.inside(FRAME);
  await inside.reads(".headline", "$10,475.39");
  const [ready] = await heard(host, "vc-ready");
  assert.match(ready?.detail.outputs.customer_value ?? "", /^10475\.389/);
  const first = await followed(host);
  await inside.view("table");
  await until(
    "another height",
    () => followed(host),
    (now) => now !== first,
  );
  await inside.view("chart");
  await until(
    "the height as it was",
    () => followed(host),
    (now) => now === first,
  );
  await inside.type(YEARS, "10");
  await inside.reads(".headline", "$16,874.83");
  const changes = await heard(host, "vc-change");
  assert.match(changes.at(-1)?.detail.outputs.customer_value ?? "", /^16874\.8/);
  return inside;
}

/** What a page in a frame of no origin has heard, which the page around cannot ask. */
const saidInside = (inside: Visitor) =>
  inside.run(() => (window as unknown as { heard: string[] }).heard.splice(0));

/** How far a page can be scrolled sideways. */
const sideways = (visitor: Visitor) =>
  visitor.run(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });

async function looks(
  visitor: Visitor,
  site: string,
  colours: { text: string; surface: string; page: string },
) {
  await opened(visitor, `${site}/?lang=en`);
  const { colour, background } = await visitor.find(".vc");
  const page = await visitor.find("body");
  assert.deepEqual({ text: colour, surface: background, page: page.background }, colours);
  const { colour: typed } = await visitor.find("input[type=text]", YEARS);
  assert.equal(typed, colours.text);
}

export const CARRIED: readonly Step[] = [
  {
    name: "a link made and opened again",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.click("[role=tab]", "Value with referrals");
      await visitor.type("Average purchase", "600");
      await visitor.reads(".headline", "$14,100.00"); // 10 · 600 + 8100
      await visitor.view("compare");
      await visitor.click("button", "Duplicate Scenario 1 and change the copy");
      await visitor.type("Average purchase", "500");
      const address = await link(visitor);
      await visitor.open("about:blank");
      await opened(visitor, address, "$13,100.00"); // 10 · 500 + 8100
      await visitor.settled();
      assert.equal((await visitor.see(".scenario-cards > li")).length, 2);
    },
  },
  {
    name: "files: CSV, a workbook, a picture",
    run: async (visitor, { site, downloads }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.click("button", "Export");
      await visitor.click("button", "Save: CSV");
      assert.match((await saved(downloads, "csv")).toString(), /10475\.3890395981290337/);
      await visitor.click("button", "Save: Excel workbook");
      assert.equal((await saved(downloads, "xlsx")).subarray(0, 2).toString(), "PK");
      await visitor.click("button", "Save: Picture, PNG");
      const picture = await saved(downloads, "png");
      assert.equal(picture.subarray(1, 4).toString(), "PNG");
      assert.ok(picture.readUInt32BE(16) >= 760, "its width");
      assert.deepEqual(await visitor.see(".export-outcome.has-trouble"), []);
    },
  },
  {
    name: "the report's document is made",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.view("report");
      await visitor.run(catchPrinting);
      await visitor.click("button", "Print or save as PDF");
      const document = await until("the printed document", () => visitor.run(printed), Boolean);
      assert.match(document?.text ?? "", /Customer value over 5 years/);
      assert.match(document?.text ?? "", /\$13,455\.10/);
      assert.equal(document?.sheets, 1);
      assert.ok((document?.code ?? 0) > 50, "its QR code has a size");
      assert.deepEqual(await visitor.see(".report .error"), []);
    },
  },
  {
    name: "in a frame: its height follows, its events arrive",
    run: async (visitor, { site }) => {
      await carried(visitor, `${site}/frame.html`);
      assert.equal((await visitor.find("iframe")).attributes.title, "Customer value · Calculator");
    },
  },
  {
    name: "in a frame with a sandbox, its address named in its policy",
    run: async (visitor, { site }) => {
      const inside = await carried(visitor, `${site}/named.html`);
      await inside.view("working");
      await inside.view("chart");
      // Until then the frame may shrink from under the pointer.
      await followed(visitor);
      assert.match(await link(inside), /embed\.html\?lang=en&currency=USD#vc=1.*n=10/);
      assert.deepEqual(await saidInside(inside), []);
    },
  },
  {
    name: "in a frame with a sandbox, 'self' in its policy",
    run: async (visitor, { site, lacks }) => {
      await visitor.open(`${site}/sandbox.html`);
      const inside = visitor.inside(FRAME);
      const started = () => inside.see(".headline, .late");
      const [shown] = await until("anything to read", started, (all) => all.length > 0);
      if (shown?.text === "$10,475.39") {
        await carriedOn(visitor);
        return;
      }
      assert.match(shown?.text ?? "", /sandbox.*'self'.*计算器未能加载/);
      // It is the engine that keeps the script out, not the calculator that fails.
      assert.equal(await inside.run(() => "heard" in window), false);
      lacks(
        "takes 'self' for no address there; the page says so, and what to write instead: see the line above",
      );
    },
  },
  {
    name: "the single file from a disk",
    run: async (visitor) => {
      const file = pathToFileURL(resolve("dist/value-calculator.html")).href;
      await opened(visitor, `${file}?lang=en`);
      await visitor.type(YEARS, "10");
      await visitor.reads(".headline", "$16,874.83");
      for (const view of ["table", "working", "what-if", "compare", "report"]) await visitor.view(view);
      const address = await link(visitor);
      await visitor.open("about:blank");
      await opened(visitor, address, "$16,874.83");
    },
  },
  {
    name: "light colours",
    run: (visitor, { site }) =>
      looks(visitor, site, {
        text: "rgb(26, 32, 36)",
        surface: "rgb(255, 255, 255)",
        page: "rgb(242, 244, 241)",
      }),
  },
  {
    name: "dark colours",
    dark: true,
    run: (visitor, { site }) =>
      looks(visitor, site, {
        text: "rgb(238, 241, 240)",
        surface: "rgb(23, 27, 28)",
        page: "rgb(15, 18, 19)",
      }),
  },
  {
    name: "320 px wide, nothing to scroll sideways",
    run: async (visitor, { site }) => {
      await visitor.open(`${site}/narrow.html`);
      const inside = visitor.inside(FRAME);
      await inside.reads(".headline", /10,475\.39/);
      for (const view of VIEWS) {
        await inside.view(view);
        assert.equal(await sideways(inside), 0, view);
      }
      await inside.view("chart");
      for (const model of MODELS) {
        await inside.click(`#model-tab-${model}`);
        await inside.settled();
        assert.equal(await sideways(inside), 0, model);
      }
    },
  },
  {
    name: "on a page from right to left",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/rtl.html`);
      const [form, result] = [await visitor.find(".form"), await visitor.find(".result")];
      assert.ok(form.x < result.x, "the form stands left of the result, as its language is read");
      assert.equal(await sideways(visitor), 0);
      await visitor.type(YEARS, "10");
      await visitor.reads(".headline", "$16,874.83");
    },
  },
];
