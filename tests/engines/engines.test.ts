// The main path in every engine that this machine has: docs/engines.md names what each does. Where the expected figures come
// from stands in main-path.ts.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { CARRIED } from "./carried-path.js";
import { chromium } from "./chromium.js";
import type { Driver, Engine, Launch } from "./driver.js";
import { firefox } from "./firefox.js";
import { STEPS } from "./main-path.js";
import { documented, type Outcomes, printed } from "./outcome.js";
import { type Sites, served } from "./pages.js";
import { Visitor } from "./visitor.js";
import { DRIVER, webkit } from "./webkit.js";

const ALL = [...STEPS, ...CARRIED];
const LAUNCHES: Readonly<Record<Engine, (how: Launch) => Promise<Driver>>> = {
  Chromium: chromium,
  Firefox: firefox,
  WebKit: webkit,
};
// xtask finds or installs all three where it can; WebKitGTK there is only for Linux.
const driven = (Object.keys(LAUNCHES) as Engine[]).filter(
  (engine) => engine !== "WebKit" || process.platform === "linux" || existsSync(DRIVER),
);

const outcomes: Outcomes = new Map(ALL.map(({ name }) => [name, new Map()]));
const versions = new Map<Engine, string>();
let sites: Sites;

before(async () => {
  sites = await served();
});

after(() => sites?.close());

for (const engine of driven) {
  for (const isDark of [false, true]) {
    describe(`${engine}${isDark ? ", dark" : ""}`, () => {
      let driver: Driver;
      let downloads: string;

      before(async () => {
        downloads = await mkdtemp(join(tmpdir(), "value-calculator-"));
        driver = await LAUNCHES[engine]({ downloads, dark: isDark });
        versions.set(engine, driver.version);
      });

      after(async () => {
        await driver?.close();
        await rm(downloads, { recursive: true, force: true, maxRetries: 5 });
      });

      for (const { name, dark = false, expected, run } of ALL) {
        if (dark !== isDark) continue;
        test(name, async () => {
          const visitor = new Visitor(driver);
          let outcome = "works";
          const lacks = (what: string) => {
            outcome = `lacks: ${what}`;
          };
          try {
            await run(visitor, { site: sites.url, slow: sites.slow, downloads, lacks });
          } catch (error) {
            await keepPicture(driver, name);
            throw error;
          }
          const unwanted = (await visitor.problems()).filter((text) => !expected?.test(text));
          assert.deepEqual(unwanted, []);
          outcomes.get(name)?.set(engine, outcome);
        });
      }
    });
  }
}

/** What it looked like when it went wrong. */
async function keepPicture(driver: Driver, step: string) {
  const name = `${driver.engine} ${step}`.replace(/[^\p{L}\p{N}]+/gu, "-");
  await mkdir("target/engines", { recursive: true });
  await writeFile(`target/engines/${name}.png`, await driver.picture());
}

test("what each engine does is what docs/engines.md says", async () => {
  console.log(printed(outcomes, versions));
  const { kept, found } = await documented(outcomes);
  assert.equal(kept, found, "docs/engines.md is stale: see its first lines");
});
