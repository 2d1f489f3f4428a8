// Nothing on a page jumps while the calculator comes, however late: with the rule that README gives, the browser's own measure,
// cumulative layout shift, is 0; with the height that the calculator has on a page, what follows it never moves at all.
import assert from "node:assert/strict";
import { after } from "node:test";
import type { Page } from "playwright-core";
import { allShown, pageTest } from "./browser.js";
import { embedding, FORMS, type Form, hostPage } from "./host-forms.js";
import { serve } from "./server.js";

const RULE = "value-calculator, [data-value-calculator] { display: block; min-height: 100vh }";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Measured = { shifts: { value: number; what: string[] }[]; tops: number[] };

/** Late scripts and later words; every shift is noted, and every place at which what follows is drawn. */
async function observed(page: Page) {
  for (const [files, after] of [
    [/value-calculator(-frame)?\.js/, 500],
    [/\/locales\./, 1000],
    [/schedule-pictures/, 500],
  ] as const) {
    await page.route(files, async (route) => {
      await pause(after);
      await route.continue().catch(() => {});
    });
  }
  await page.addInitScript(() => {
    if (parent !== window) return;
    const measured: Measured = { shifts: [], tops: [] };
    Object.assign(window, { measured });
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const what = sources.map(
          ({ node }) => (node as Element | null)?.outerHTML?.slice(0, 80) ?? `${node}`,
        );
        measured.shifts.push({ value, what });
      }
    }).observe({ type: "layout-shift", buffered: true });
    setInterval(() => {
      const top = document.getElementById("after")?.getBoundingClientRect().top;
      // Not before the page's style sheet is there and something is drawn.
      const isDrawn = performance.getEntriesByType("paint").length > 0;
      if (isDrawn && top !== undefined && top + scrollY !== measured.tops.at(-1))
        measured.tops.push(top + scrollY);
    }, 16);
  });
}

const measured = async (page: Page): Promise<Measured> => {
  // Until the last frame that a part's coming causes.
  await pause(1200);
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured);
};

const site = await serve();
after(() => site.close());
const carrying = (form: Form, rule: string, width: number) => ({
  path: "/host.html",
  ready: false,
  until: "commit" as const,
  viewport: { width, height: 900 },
  beside: site.url,
  before: observed,
  serving: {
    policy: "",
    pages: {
      "/host.html": hostPage(embedding(form, { calculator: site.url })),
      "/host.css": `body { margin: 20px; font-family: sans-serif } ${rule}`,
    },
  },
});

async function arrived(page: Page, form: Form) {
  const place = form === "iframe" ? page.frameLocator("iframe") : page;
  await place.locator(".headline").waitFor();
  if (form !== "iframe") await allShown(page);
}

for (const width of [1100, 320]) {
  for (const form of FORMS) {
    if (form === "single file") continue;
    pageTest(
      `${form}, ${width} px: a cumulative layout shift of 0`,
      carrying(form, RULE, width),
      async (page) => {
        await arrived(page, form);
        const { shifts } = await measured(page);
        assert.deepEqual(shifts, []);
      },
    );
  }

  const height = width === 320 ? 3200 : 1500;
  pageTest(
    `${width} px: with its height reserved, what follows stays where it is`,
    carrying("script", `value-calculator { display: block; min-height: ${height}px }`, width),
    async (page) => {
      await page.locator("#after").evaluate((element) => element.scrollIntoView());
      await arrived(page, "script");
      const { shifts, tops } = await measured(page);
      assert.deepEqual(shifts, []);
      assert.equal(tops.length, 1, tops.join());
    },
  );
}

pageTest("without the rule the same page is seen to jump", carrying("script", "", 1100), async (page) => {
  await arrived(page, "script");
  const { shifts } = await measured(page);
  assert.ok(shifts.length > 0);
});
