// One visit to a host's page: what is seen on it, in whatever frame, and whether it works. The figures are those of
// tests/data/customer_value.csv at N = 10, and of the example in docs/formulas.md at N = 5.
import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import { field, headline } from "./browser.js";
import type { Form } from "./host-forms.js";
import {
  SAYINGS,
  type Situation,
  WORKS,
  WORKS_AFTER_OUTLINE,
  WORKS_AT_A_FIXED_HEIGHT,
  WORKS_WITHOUT_A_PART,
} from "./host-situations.js";

export type Seen = { short: string; text: string };

const PATIENCE_MS = 12_000;
/** How long the page's own words have to stand alone: while the script is on its way they are there too. */
const SETTLED_MS = 2500;
/** The height in the snippet, which a frame keeps that nobody follows. */
const HEIGHT_AT_FIRST = 760;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What stands in the calculator's place, once that is settled; a page where nothing does fails. */
export async function visit(page: Page, situation: Situation, form: Form): Promise<Seen> {
  const start = Date.now();
  const isOutlined = situation.isSlow && form !== "single file";
  if (isOutlined) await outlined(page);
  while (Date.now() - start < PATIENCE_MS) {
    for (const frame of page.frames()) {
      if (await isShown(frame, ".headline")) {
        const short = await used(page, frame, situation, form);
        return { short: isOutlined && short === WORKS ? WORKS_AFTER_OUTLINE : short, text: "" };
      }
      for (const { short, text } of Object.values(SAYINGS)) {
        if (short === SAYINGS.own.short && Date.now() - start < SETTLED_MS) continue;
        const said = frame.getByText(text).first();
        if (await said.isVisible().catch(() => false))
          return { short, text: ((await said.textContent()) ?? "").trim() };
      }
    }
    await pause(50);
  }
  return assert.fail(`nothing is seen: ${situation.what}, ${form}`);
}

const LATE_MS = 3000;

/** The words of every calculator on a page come late. */
export async function slowed(page: Page) {
  await page.route(/\/locales\./, async (route) => {
    await pause(LATE_MS);
    // A page that was closed waits for nothing.
    await route.continue().catch(() => {});
  });
}

/** Until the outline of a calculator is seen, which says that it loads and is as high as its window. */
async function outlined(page: Page) {
  for (let tries = 0; tries < 40; tries++) {
    for (const frame of page.frames()) {
      if (!(await isShown(frame, ".loading"))) continue;
      assert.equal(await frame.getByText("Loading the calculator…").isVisible(), true);
      const { height, room } = await frame.locator(".loading").evaluate((element) => ({
        height: element.getBoundingClientRect().height,
        room: innerHeight,
      }));
      assert.ok(height >= room, `${height} of ${room}`);
      return;
    }
    await pause(50);
  }
  assert.fail("no outline is seen");
}

const isShown = (frame: Frame, selector: string) =>
  frame
    .locator(selector)
    .first()
    .isVisible()
    .catch(() => false);

/** Reads a figure, changes another, and opens a view that comes as a part. */
async function used(page: Page, frame: Frame, { isCut, says }: Situation, form: Form): Promise<string> {
  assert.equal(await headline(frame.locator("body")).textContent(), "$10,475.39");
  await field(frame.locator("body"), "Years the customer stays").fill("10");
  assert.equal(await headline(frame.locator("body")).textContent(), "$16,874.83");
  if (isCut) await page.context().setOffline(true);
  // By no pointer: a frame that its page makes tiny is still the visitor's to use.
  await frame.locator("#tab-table").dispatchEvent("click");
  const table = frame.locator("#view table");
  if (form !== "single file" && says?.[form] === WORKS_WITHOUT_A_PART) {
    await frame.getByText(/This part could not be loaded/).waitFor();
    await page.context().setOffline(false);
    if (isCut) {
      await frame.getByRole("button", { name: "Try again" }).click();
      await table.waitFor();
    }
    assert.equal(await headline(frame.locator("body")).textContent(), "$16,874.83");
    return WORKS_WITHOUT_A_PART;
  }
  await table.waitFor();
  return (await isFollowed(page)) ? WORKS : WORKS_AT_A_FIXED_HEIGHT;
}

/** Whether every frame for which there is to be a script has the height of its content. */
async function isFollowed(page: Page): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll("iframe[data-value-calculator]")].map(({ clientHeight }) => clientHeight),
    );
    if (heights.every((height) => height > HEIGHT_AT_FIRST)) return true;
    await pause(100);
  }
  return false;
}
