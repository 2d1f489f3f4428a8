// A link as a QR code, drawn as one path.
import { correction, generate } from "lean-qr";
import { html } from "lit";

/** 105 modules a side. Beyond that a code small enough for the page has modules too small for a phone. */
const MOST_VERSION = 22;
const LEAST_MILLIMETRES = 26;
const MODULE_MILLIMETRES = 0.3;
/** The light frame that a reader needs, in modules. */
const QUIET = 4;

export type QrCode = {
  /** Modules along a side, the quiet frame among them. */
  size: number;
  /** The dark modules, in runs from left to right. */
  path: string;
};

/** Nothing where the text is too long. */
export function qrCode(text: string): QrCode | null {
  let matrix: ReturnType<typeof generate>;
  try {
    matrix = generate(text, { minCorrectionLevel: correction.M, maxVersion: MOST_VERSION });
  } catch {
    return null;
  }
  const { size } = matrix;
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!matrix.get(x, y)) continue;
      const from = x;
      while (matrix.get(x + 1, y)) x++;
      path += `M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1h${from - x - 1}z`;
    }
  }
  return { size: size + 2 * QUIET, path };
}

export function qrCodeTemplate({ size, path }: QrCode, label: string) {
  const millimetres = Math.max(LEAST_MILLIMETRES, Math.ceil(size * MODULE_MILLIMETRES));
  return html`<svg class="qr-code" role="img" aria-label=${label} width="${millimetres}mm" height="${millimetres}mm"
    viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#000" d=${path}></path></svg>`;
}
