// The main path, told once for all engines. Expected figures: docs/formulas.md (10,475.39; 1,224.69; 13,455.10; company H's
// 13,250), tests/data/customer_value.csv (16,874.83; 2,149.41; 21,877.88 at N = 10; V grows by what P0 grows by), and sums
// in the comments.
import assert from "node:assert/strict";
import { until, type Visitor } from "./visitor.js";

export type Place = {
  site: string;
  slow: string;
  downloads: string;
  /** Names what the engine does not do, and what comes of it. */
  lacks: (what: string) => void;
};
export type Step = {
  name: string;
  /** Messages that it brings about on purpose. */
  expected?: RegExp;
  /** On a machine whose pages are dark. */
  dark?: boolean;
  run: (visitor: Visitor, place: Place) => Promise<void>;
};

const YEARS = "Years the customer stays";
const PLOT = ".plot";

export async function opened(visitor: Visitor, url: string, headline = "$10,475.39") {
  await visitor.open(url);
  await visitor.reads(".headline", headline);
}

/** The figures beside the headline. */
const figures = async (visitor: Visitor) => (await visitor.see(".featured dd")).map(({ text }) => text);

const readOut = async (visitor: Visitor) => (await visitor.find(PLOT)).attributes["aria-valuetext"] ?? "";

export const STEPS: readonly Step[] = [
  {
    name: "the page under the strict policy, with Trusted Types",
    expected: /trusted.types|TrustedHTML|injection sink/i,
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      assert.deepEqual((await figures(visitor)).slice(0, 2), ["$1,224.69", "$13,455.10"]);
      // The policy is in force: the page itself cannot do what it forbids.
      const refused = await visitor.run(() => {
        try {
          document.createElement("p").innerHTML = "text";
          return "";
        } catch (error) {
          return (error as Error).name;
        }
      });
      assert.equal(refused, "TypeError");
      await until(
        "the violation is told",
        () => visitor.run(() => (window as unknown as { heard: string[] }).heard.length),
        Boolean,
      );
    },
  },
  {
    name: "typed figures, in English",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.type(YEARS, "10");
      await visitor.reads(".headline", "$16,874.83");
      assert.deepEqual((await figures(visitor)).slice(0, 2), ["$2,149.41", "$21,877.88"]);
      await visitor.type("First purchase", "12345.5");
      await visitor.press("Tab");
      assert.equal((await visitor.find("input", "First purchase")).value, "12,345.5");
      await visitor.reads(".headline", "$24,220.33"); // 16874.83 + 7345.50
      await visitor.reads(".status", /Customer value over 10 years: \$24,220\.33/);
    },
  },
  {
    name: "typed figures, in Chinese: ５．７８％ and 5万",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=zh-CN`, "¥10,475.39");
      await visitor.type("首次购买价格", "5万");
      await visitor.reads(".headline", "¥55,475.39"); // 45000 more
      await visitor.type("折现率", "５．７８％");
      await visitor.press("Tab");
      await visitor.reads(".headline", "¥55,475.39");
      assert.deepEqual(await visitor.see(".field .error"), []);
      assert.equal((await visitor.find("input", "首次购买价格")).value, "50,000");
    },
  },
  {
    name: "a slider by keys",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.click(`input[type=text]`, YEARS);
      await visitor.press("Tab", ..."→→→→→".split("").map(() => "ArrowRight"));
      assert.equal((await visitor.find("input[type=text]", YEARS)).value, "10");
      await visitor.reads(".headline", "$16,874.83");
    },
  },
  {
    name: "an error at its field, the last good result kept",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.type(YEARS, "abc");
      await visitor.reads(".field .error", /“abc” is not a number\. Enter a number from 0 to 100/);
      await visitor.press("Tab");
      const box = await visitor.find("input[type=text]", YEARS);
      assert.deepEqual([box.value, box.attributes["aria-invalid"]], ["abc", "true"]);
      assert.equal(await visitor.text(".headline"), "$10,475.39");
      await visitor.reads(".stale-mark", /Not updated/);
    },
  },
  {
    name: "the chart by keyboard",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      assert.match(await readOut(visitor), /^5 years, Customer value \$10,475\.39/);
      await visitor.run(() => {
        const calculator = document.querySelector("value-calculator");
        const chart = calculator?.shadowRoot?.querySelector("vc-chart");
        chart?.shadowRoot?.querySelector<HTMLElement>(".plot")?.focus();
      });
      await visitor.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
      assert.equal(
        await readOut(visitor),
        "10 years, Customer value $16,874.83, Sustained value $2,149.41, Loss if the customer leaves $21,877.88",
      );
      assert.equal((await visitor.see("circle.dot")).length > 0, true, "the point is marked");
      await visitor.press("Home");
      assert.match(await readOut(visitor), /^0 years, Customer value \$2,000\.00/);
      await visitor.press("Escape");
      assert.match(await readOut(visitor), /^5 years/);
    },
  },
  {
    name: "another model by its tab",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.click("[role=tab]", "Value with referrals");
      await visitor.reads(".headline", "$13,250.00");
      await visitor.press("ArrowLeft");
      await visitor.reads(".headline", "$1,192.00"); // 240 + 720 + 192 + 240 − 200
      await visitor.reads(".row-card", /Uses a year/);
    },
  },
  {
    name: "year by year: a part that comes when it is opened",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.view("table");
      const rows = await visitor.see("#view tbody tr");
      assert.equal(rows.length, 6);
      assert.match(rows[5]?.text ?? "", /5.*\$2,000\.00.*0\.755061.*\$1,510\.12.*\$10,475\.39/);
    },
  },
  {
    name: "from far away, on a page that litters",
    run: async (visitor, { slow }) => {
      await opened(visitor, slow);
      await visitor.view("table");
      assert.equal((await visitor.see("#view tbody tr")).length, 6);
    },
  },
  {
    name: "the working, set as mathematics",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.view("working");
      await visitor.reads("code", "=5000-3000-PV(0.0578,5,2000*1-0)");
      assert.ok((await visitor.see("math")).length > 20);
      // A numerator stands above its denominator: it is laid out, not only there.
      const fraction = await visitor.see("mfrac:first-of-type > *");
      assert.ok(fraction.length >= 2);
      const [above, below] = fraction;
      assert.ok(
        above && below && above.y + above.height <= below.y + 1,
        JSON.stringify(fraction.slice(0, 2)),
      );
    },
  },
  {
    name: "what if: a goal, and its answer put into the form",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.view("what-if");
      await visitor.type("Target", "16874.83");
      await visitor.reads(
        ".goal-answer",
        /With “Years the customer stays” at 10 years, “Customer value” is \$16,874\.83\./,
      );
      assert.ok((await visitor.see(".tornado .bars li")).length >= 5);
      await visitor.click("button", "Put 10 into the form");
      await visitor.reads(".headline", "$16,874.83");
    },
  },
  {
    name: "two scenarios side by side",
    run: async (visitor, { site }) => {
      await opened(visitor, `${site}/?lang=en`);
      await visitor.view("compare");
      await visitor.click("button", "Duplicate Scenario 1 and change the copy");
      await visitor.press(..."With our service");
      await visitor.type(YEARS, "10");
      await visitor.reads(".scenario-cards li", /\+\$6,399\.44 \(\+61\.09%\) against Scenario 1/); // of 10475.39
      await visitor.reads("th", "With our service");
      await visitor.press("Control+z");
      await visitor.reads(".headline", "$10,475.39");
    },
  },
];
