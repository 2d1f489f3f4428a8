import { type KeyInput, launch } from "puppeteer-core";
import { type Driver, HEIGHT, type Launch, WIDTH } from "./driver.js";

export async function firefox({ downloads, dark }: Launch): Promise<Driver> {
  const running = await launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: { width: WIDTH, height: HEIGHT },
    extraPrefsFirefox: {
      "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.alwaysOpenPanel": false,
      "intl.accept_languages": "en-US",
    },
  });
  const page = await running.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`page error: ${(error as Error).message}`));
  const frameOf = async (selector: string) => {
    const handle = await page.waitForSelector(selector);
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error(`${selector} has no document`);
    return frame;
  };
  return {
    engine: "Firefox",
    version: (await running.version()).replace(/^\D*/, ""),
    open: async (url) => void (await page.goto(url)),
    evaluate: async (source, frame) => (frame ? await frameOf(frame) : page).evaluate(source),
    click: (x, y) => page.mouse.click(x, y),
    press: async (keys) => {
      const [key = "", ...held] = keys.split("+").reverse() as KeyInput[];
      for (const other of held) await page.keyboard.down(other);
      await page.keyboard.press(key as KeyInput);
      for (const other of held) await page.keyboard.up(other);
    },
    picture: async () => Buffer.from(await page.screenshot()),
    said: () => said.splice(0),
    close: () => running.close(),
  };
}
