import { chromium as browser, type Frame } from "playwright-core";
import { type Driver, HEIGHT, type Launch, WIDTH } from "./driver.js";

export async function chromium({ downloads, dark }: Launch): Promise<Driver> {
  const running = await browser.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const context = await running.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    locale: "en-US",
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`page error: ${error.message}`));
  page.on("download", (download) => download.saveAs(`${downloads}/${download.suggestedFilename()}`));
  const frameOf = async (selector: string): Promise<Frame> => {
    const handle = await page.waitForSelector(selector);
    const frame = await handle.contentFrame();
    if (!frame) throw new Error(`${selector} has no document`);
    return frame;
  };
  return {
    engine: "Chromium",
    version: running.version(),
    open: async (url) => void (await page.goto(url)),
    evaluate: async (source, frame) => (frame ? await frameOf(frame) : page).evaluate(source),
    click: (x, y) => page.mouse.click(x, y),
    // What is on no keyboard comes as text.
    press: (key) => (/^[^ -~]$/u.test(key) ? page.keyboard.insertText(key) : page.keyboard.press(key)),
    picture: () => page.screenshot(),
    said: () => said.splice(0),
    close: () => running.close(),
  };
}
