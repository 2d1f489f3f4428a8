// Chromium 109 and 114, as @sparticuz/chromium packs them. Its own `executablePath()` is not used: every version of it
// takes whatever stands at /tmp/chromium for its own.
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import puppeteer, { type Browser } from "puppeteer-core";

export const VERSIONS = ["109", "114"] as const;
export type Version = (typeof VERSIONS)[number];

const PACKAGES = "tests/old-browsers/node_modules";
const UNPACKED = "target/old-browsers";

/** The program of a version, unpacked once: it has 160 MB. */
async function programOf(version: Version): Promise<string> {
  const program = join(UNPACKED, version, "chromium");
  const isThere = await access(program).then(
    () => true,
    () => false,
  );
  if (isThere) return program;
  await mkdir(join(UNPACKED, version), { recursive: true });
  // Under another name until it is complete, so that an interrupted run leaves no half of a program behind.
  const partial = `${program}.${process.pid}`;
  await pipeline(
    createReadStream(join(PACKAGES, `chromium-${version}`, "bin/chromium.br")),
    createBrotliDecompress(),
    createWriteStream(partial, { mode: 0o755 }),
  );
  await rename(partial, program);
  return program;
}

export type OldChromium = { browser: Browser; close: () => Promise<void> };

/** Starts a version with folders of its own: profiles of two versions must not meet. */
export async function launchOldChromium(version: Version): Promise<OldChromium> {
  const executablePath = await programOf(version);
  const folder = await mkdtemp(join(UNPACKED, version, "run-"));
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    userDataDir: join(folder, "profile"),
    env: { ...process.env, TMPDIR: folder },
    defaultViewport: { width: 1200, height: 900 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--no-first-run",
      "--lang=en-US",
    ],
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
