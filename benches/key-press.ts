import type { Page } from "playwright-core";

/** How long so many key presses in a page's calculator take, in ms, until figures and chart are laid out. */
export async function keyPressTimes(page: Page, count: number): Promise<number[]> {
  const input = await page.locator("#annual_revenue").elementHandle();
  const chart = await page.locator("vc-chart").elementHandle();
  if (!input || !chart) throw new Error("there is no calculator to type into");
  return page.evaluate(
    async ([field, drawing, presses]) => {
      type Updated = Element & { updateComplete: Promise<boolean> };
      const input = field as HTMLInputElement;
      const element = (input.getRootNode() as ShadowRoot).host as Updated;
      const times: number[] = [];
      for (let press = 0; press < presses; press++) {
        const start = performance.now();
        input.value = `${2000 + press}`;
        input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await element.updateComplete;
        await (drawing as unknown as Updated).updateComplete;
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise((resume) => setTimeout(resume));
      }
      return times;
    },
    [input, chart, count] as const,
  );
}
