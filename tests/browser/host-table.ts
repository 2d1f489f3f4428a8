// The table of hosts, as it is printed and as docs/hosts.md has it.
import { FORMS } from "./host-forms.js";
import { SAYINGS, WORKS_AT_A_FIXED_HEIGHT, WORKS_WITHOUT_A_PART } from "./host-situations.js";
import type { Seen } from "./host-visit.js";

export type Row = { what: string; cells: readonly string[] };

export function tableText(rows: readonly Row[]): string {
  const lines = [["", ...FORMS], ...rows.map(({ what, cells }) => [what, ...cells])];
  const widths =
    lines[0]?.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((text, place) => text.padEnd(widths[place] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A text without what differs from run to run: the server's port, the version, and which file failed first. */
const everyRun = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .replace(/http:\/\/127\.0\.0\.1:\d+/, "https://example.com")
    .replace(/value-calculator\/[0-9a-f]{12}\/[\w.-]+\.js/, "value-calculator/VERSION/FILE.js");

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

export function hostsDocument(rows: readonly Row[], seen: readonly Seen[]): string {
  const said = Object.values(SAYINGS).flatMap(({ short }) => {
    const found = seen.find((cell) => cell.short === short);
    return found ? [row([short, everyRun(found.text)])] : [];
  });
  return `# Hosts

What a visitor finds where the calculator stands, in every situation and form: each cell is a visit in Chromium, which read a
figure, changed another and opened a view, or read the words. Written by \`tests/browser/host-table.test.ts\`.

${row(["", ...FORMS])}
${row(["---", ...FORMS.map(() => "---")])}
${rows.map(({ what, cells }) => row([what, ...cells])).join("\n")}

*script*: \`value-calculator.js\` and the element. *div*: the same with \`<div data-value-calculator>\`. *iframe*: \`embed.html\` from a server
of the calculator's own, under the headers of \`dist/site/_headers\`, with \`value-calculator-frame.js\` on the page. *Single file*:
\`value-calculator.html\` in a frame, from the page's own server and under its policy. Faults of files hold for both servers.

## What is said

${row(["short", "in full"])}
${row(["---", "---"])}
${said.join("\n")}
${row([WORKS_WITHOUT_A_PART, "in the part's place, with a button that sends for it again; all else works"])}
${row([WORKS_AT_A_FIXED_HEIGHT, "the frame works without its script, at the height that its owner gave it"])}
`;
}
