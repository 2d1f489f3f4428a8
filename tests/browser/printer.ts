// A printer that puts by what it is given, and reads it: as a PDF of Chromium's, and its QR code.
import { default as decode } from "jsqr";
import type { Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";

/** A document as it was sent to the printer. */
export type Sent = {
  /** Whether it was the page itself. */
  isPage: boolean;
  title: string;
  lang: string;
  html: string;
  css: string;
  /** The width of each picture, 0 for one that is not there. */
  pictures: number[];
};

/** Takes the printer's place in every window of the page, the frames that come later among them. */
export async function placePrinter(page: Page) {
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      const { title, documentElement, adoptedStyleSheets, images } = document;
      const sent: Sent = {
        isPage: window === top,
        title,
        lang: documentElement.lang,
        html: documentElement.outerHTML,
        css: adoptedStyleSheets
          .flatMap(({ cssRules }) => [...cssRules].map((rule) => rule.cssText))
          .join("\n"),
        pictures: [...images].map(({ naturalWidth }) => naturalWidth),
      };
      const printer = top as unknown as { printed?: Sent[] };
      printer.printed = [...(printer.printed ?? []), sent];
      dispatchEvent(new Event("afterprint"));
    };
  });
}

/** What has been printed so far. */
export const printed = (page: Page) =>
  page.evaluate(() => (window as unknown as { printed?: Sent[] }).printed ?? []);

export type Paper = { pages: number; text: string; code: string | null };

/** A document on paper. It has no doctype, as an empty frame has none. */
export async function onPaper(page: Page, { html, css }: Sent, format: "A4" | "Letter"): Promise<Paper> {
  const context = await page.context().browser()?.newContext({ deviceScaleFactor: 4 });
  if (!context) throw new Error("the browser has gone");
  try {
    const paper = await context.newPage();
    await paper.setContent(html.replace("</head>", () => `<style>${css}</style></head>`));
    const pdf = await getDocumentProxy(new Uint8Array(await paper.pdf({ format, printBackground: true })));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    return { pages: totalPages, text: text.replace(/\s+/g, " "), code: await codeOn(paper) };
  } finally {
    await context.close();
  }
}

async function codeOn(paper: Page): Promise<string | null> {
  const code = paper.locator(".qr-code");
  if ((await code.count()) === 0) return null;
  const url = `data:image/png;base64,${(await code.screenshot()).toString("base64")}`;
  const { pixels, width, height } = await paper.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data, width, height } =
      context?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(1, 1);
    return { pixels: [...data], width, height };
  }, url);
  return decode(new Uint8ClampedArray(pixels), width, height)?.data ?? null;
}
