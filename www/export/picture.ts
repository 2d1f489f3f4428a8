// The model's chart as a picture by itself: an SVG that needs no style sheet, no font file and nothing from elsewhere.
import { render, svg } from "lit";
import { drawing, round, textWidth } from "../chart/drawing.js";
import { frameTemplate, heightFor, marksTemplate } from "../chart/marks.js";
import type { ChartContent, Readout } from "../chart/vc-chart.js";
import type { ScenarioContext } from "../scenario-results.js";
import { chartContent } from "../views/chart.js";
import { comparisonContent } from "../views/comparison.js";
import { headlineOf } from "../views/headline.js";
import { outputText, sentence } from "../views/reading.js";
import { filled } from "../words.js";

export type Theme = "light" | "dark";

export type PictureOptions = {
  width: number;
  theme: Theme;
  /** Whether the answer stands above the chart and its summary below; a report that says both leaves them out. */
  hasWords?: boolean;
  /** Colours of the lines in place of ours, where the page's owner has set them. */
  lineColours?: readonly string[];
};

type Palette = { text: string; muted: string; rule: string; surface: string; lines: readonly string[] };
type Attributes = Readonly<Record<string, string>>;

/** The colours of styles/element-styles.ts, mixed. */
const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    text: "#1a2024",
    muted: "#5a5e61",
    rule: "#e1e2e3",
    surface: "#ffffff",
    lines: ["#0b6e5a", "#3552c8", "#b3440e", "#7a3aa8"],
  },
  dark: {
    text: "#eef1f0",
    muted: "#b2b5b5",
    rule: "#333738",
    surface: "#171b1c",
    lines: ["#4fc3a5", "#9db1ff", "#ffa26b", "#d3a6f5"],
  },
};

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 22;
/** The font sizes of the words around the chart, and the room of a line of them. */
const TITLE = { size: 17, line: 24 };
const BODY = { size: 13, line: 20 };

/** The chart of the model shown, as it stands on the page; nothing where the model has none or it is empty. */
export function pictureOf(
  context: Pick<ScenarioContext, "engine" | "reading" | "scenarios">,
  { width, theme, hasWords = true, lineColours = [] }: PictureOptions,
): SVGSVGElement | null {
  const { engine, reading, scenarios } = context;
  const { chart } = reading.schema;
  const own = chart && chartContent(engine, reading, chart);
  const content = scenarios.length > 1 ? comparisonContent(context)?.content : own;
  if (!content) return null;
  const room = width - (hasWords ? 2 * MARGIN : 0);
  const chartHeight = heightFor(room);
  const drawn = drawing({ ...content, width: room, height: chartHeight });
  if (!drawn) return null;

  const headline = headlineOf(reading.schema);
  const title = filled(reading.words.ui.status, {
    headline: sentence(reading.model.headline, reading),
    value: headline ? outputText(headline.id, reading) : "",
  });
  const titleLines = hasWords ? linesOf(title, room, TITLE.size) : [];
  const legend = placedLegend(content, room);
  const captionLines = hasWords ? linesOf(content.summary, room, BODY.size) : [];
  const margin = hasWords ? MARGIN : 0;
  const legendTop = margin + titleLines.length * TITLE.line + (hasWords ? 4 : 0);
  const chartTop = legendTop + legend.lines * BODY.line + 8;
  const captionTop = chartTop + chartHeight + 8;
  const height = captionTop + captionLines.length * BODY.line + (hasWords ? MARGIN - 4 : -8);

  const root = document.createElementNS(SVG, "svg");
  const set = {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    lang: reading.lang,
    direction: "ltr",
  };
  for (const [name, value] of Object.entries(set)) root.setAttribute(name, `${value}`);
  root.setAttribute("font-family", FONT);
  root.setAttribute("font-size", "12");
  const marks = document.createDocumentFragment();
  render(
    svg`
      <title>${title}</title>
      <desc>${content.summary || filled(reading.words.ui.chart_label, { x: content.xLabel })}</desc>
      <rect class="surface" width=${width} height=${height}></rect>
      ${titleLines.map((line, at) => svg`<text class="title" x=${margin} y=${margin + at * TITLE.line + TITLE.size}>${line}</text>`)}
      <g transform="translate(${margin} ${legendTop})">${legend.marks}</g>
      <g transform="translate(${margin} ${chartTop})">${frameTemplate(drawn, content.xLabel)} ${marksTemplate(drawn)}</g>
      ${captionLines.map((line, at) => svg`<text class="caption" x=${margin} y=${captionTop + at * BODY.line + BODY.size}>${line}</text>`)}`,
    marks,
  );
  root.append(marks);
  const palette = PALETTES[theme];
  const lines = palette.lines.map((colour, place) => lineColours[place] || colour);
  standAlone(root, { ...palette, lines });
  return root;
}

/** The file that holds a picture. */
export function svgFile(picture: SVGSVGElement): Blob {
  // A name that was typed can hold characters that XML has no way to write.
  const text = new XMLSerializer().serializeToString(picture).replace(/[\p{Cc}\ufffe\uffff]/gu, " ");
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" });
}

/** The picture in pixels, twice as fine as it is large; it fails where the page's policy has no "img-src blob:". */
export async function pngFile(picture: SVGSVGElement, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(picture));
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error("the picture was not allowed to load"));
      image.src = url;
    });
    const canvas = document.createElement("canvas");
    canvas.width = Number(picture.getAttribute("width")) * scale;
    canvas.height = Number(picture.getAttribute("height")) * scale;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the canvas gave nothing")))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** What the chart's read-out says of the visitor's own figure, in as many lines as it takes. */
function placedLegend({ readout, start, current, series }: ChartContent, room: number) {
  const { title, rows }: Readout = start ?? (current === null ? { title: "", rows: [] } : readout(current.x));
  const width = (text: string) => (textWidth(text) * BODY.size) / 12;
  let [x, line] = [width(title) * 1.08 + 20, 0];
  const entries = rows.map(({ id, label, text }) => {
    const number = series.findIndex((other) => other.id === id) + 1;
    const long = 28 + width(label) + 8 + width(text) * 1.08;
    if (x > 0 && x + long > room) [x, line] = [0, line + 1];
    const y = line * BODY.line;
    const at = round(x);
    x += long + 16;
    return svg`<line class="line line-${number}" x1=${at + 2} x2=${at + 20} y1=${y + 9} y2=${y + 9}></line>
      <text class="caption" x=${at + 28} y=${y + BODY.size}>${label} <tspan class="value">${text}</tspan></text>`;
  });
  const marks = svg`<text class="title-small" y=${BODY.size}>${title}</text> ${entries}`;
  return { marks, lines: rows.length === 0 ? 0 : line + 1 };
}

/** A text in as many lines as it takes at a font size; Chinese breaks anywhere but before a mark. */
function linesOf(text: string, room: number, size: number): string[] {
  const pieces = text.match(/[\u2e80-\uffef][，。、；：！？”）》]*|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line && (textWidth(line + piece.trimEnd()) * size) / 12 > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

/** Turns classes into attributes, and leaves out what templates leave behind. */
function standAlone(root: SVGSVGElement, palette: Palette) {
  const nodes = document.createNodeIterator(root, NodeFilter.SHOW_ALL);
  const empty: ChildNode[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof Comment || (node instanceof Text && isBetween(node))) empty.push(node);
    else if (node instanceof SVGElement && node !== root) dress(node, palette);
  }
  for (const node of empty) node.remove();
}

/** Whether a text is only the room between two elements. */
const isBetween = ({ data, parentElement }: Text) =>
  data.trim() === "" && !parentElement?.matches("text, tspan, title, desc");

function dress(element: SVGElement, palette: Palette) {
  const classes = [...element.classList];
  element.removeAttribute("class");
  const looks = element.localName === "text" ? ["text", ...classes] : classes;
  for (const look of looks) {
    for (const [name, value] of Object.entries(attributesOf(look, palette)))
      element.setAttribute(name, value);
  }
}

/** The look of chart/styles.ts as attributes; a test compares the two. */
function attributesOf(look: string, { text, muted, rule, surface, lines }: Palette): Attributes {
  const [, kind = "", number = ""] = /^(line|label|dot)-(\d+)$/.exec(look) ?? [];
  const place = (Number(number) - 1) % lines.length;
  const colour = lines[place] ?? text;
  const dashes: readonly Attributes[] = [
    {},
    { "stroke-dasharray": "9 6" },
    { "stroke-dasharray": "1.5 6", "stroke-width": "3" },
    { "stroke-dasharray": "12 5 1.5 5" },
  ];
  if (kind === "line") return { stroke: colour, ...dashes[place] };
  if (kind) return { fill: colour };
  const looks: Readonly<Record<string, Attributes>> = {
    surface: { fill: surface },
    text: { fill: muted, "unicode-bidi": "plaintext" },
    title: { fill: text, "font-size": `${TITLE.size}`, "font-weight": "650" },
    "title-small": { fill: text, "font-size": `${BODY.size}`, "font-weight": "600" },
    caption: { "font-size": `${BODY.size}` },
    value: { fill: text, "font-weight": "600" },
    grid: { stroke: rule, "stroke-width": "1" },
    zero: { stroke: muted, "stroke-width": "1.25" },
    line: { fill: "none", "stroke-width": "2.5", "stroke-linejoin": "round", "stroke-linecap": "round" },
    label: { "font-weight": "600" },
    dot: { stroke: surface, "stroke-width": "2" },
    current: { stroke: muted, "stroke-width": "1" },
    "current-text": { fill: text, "font-weight": "600" },
    mark: { stroke: muted, "stroke-width": "1", "stroke-dasharray": "3 3" },
    diamond: { fill: surface, stroke: text, "stroke-width": "1.5" },
  };
  return looks[look] ?? {};
}
