// Counts how often a page compiles WebAssembly, in whichever way.
import type { Page } from "playwright-core";

export async function counted(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const host = Object.assign(window, { compiles: 0 });
    const { Module } = WebAssembly;
    const ways = ["compile", "compileStreaming", "instantiate", "instantiateStreaming", "Module"] as const;
    for (const way of ways) {
      const counting = new Proxy(WebAssembly[way], {
        apply(method, self, given) {
          // To instantiate a module is not to compile it.
          if (!(given[0] instanceof Module)) host.compiles++;
          return Reflect.apply(method as never, self, given);
        },
        construct(method, given) {
          host.compiles++;
          return Reflect.construct(method as never, given);
        },
      });
      Object.assign(WebAssembly, { [way]: counting });
    }
  });
}

export const compiles = (page: Page) =>
  page.evaluate(() => (window as unknown as { compiles: number }).compiles);
