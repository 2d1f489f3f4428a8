import { css } from "./css.js";

/** The printed report, on A4 and on Letter: the paper's size is the printer's, its margins are ours. */
export const printedReportStyles = css`
  @page {
    margin: 14mm;
  }
  :root {
    color-scheme: only light;
    --text: #1a2024;
    --muted: #50585c;
    --rule: #cdd3d1;
    --accent: #0b6e5a;
    --quiet: #f0f4f2;
    --font: "Helvetica Neue", Arial, "Liberation Sans", Roboto, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
    background: #fff;
    color: var(--text);
    font-family: var(--font);
    font-size: 8.5pt;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  /* A Chinese font first, so that quotation marks and dashes are Chinese ones. */
  :root:lang(zh) {
    --font: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif;
    line-height: 1.5;
    text-autospace: normal;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  body {
    margin: 0;
  }
  @media screen {
    body {
      inline-size: 182mm;
      margin: 14mm;
    }
  }
  h1,
  h2,
  p,
  ol,
  ul,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  header,
  footer,
  figure,
  .beside,
  .assumptions,
  tr {
    break-inside: avoid;
  }
  h2,
  caption,
  thead {
    break-after: avoid;
  }
  h2,
  caption {
    color: var(--accent);
    font-size: 9pt;
    font-weight: 700;
    text-align: start;
  }

  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 2mm 6mm;
    padding-block-end: 3mm;
    border-block-end: 1.2mm solid var(--accent);
  }
  .logo {
    grid-column: 2;
    grid-row: 1 / span 2;
    align-self: center;
    max-inline-size: 50mm;
    block-size: 13mm;
    object-fit: contain;
    object-position: right center;
  }
  h1 {
    font-size: 19pt;
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
  }
  h1:lang(zh) {
    letter-spacing: 0;
    line-height: 1.3;
  }
  .prepared {
    grid-column: 1;
    color: var(--muted);
    font-size: 9.5pt;
    overflow-wrap: anywhere;
  }
  .prepared span {
    white-space: nowrap;
  }

  .answer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 9mm;
    margin: 0;
    padding-block: 3.5mm;
  }
  .headline span {
    display: block;
    color: var(--muted);
    font-size: 9.5pt;
  }
  .headline b {
    display: block;
    font-size: 29pt;
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .answer .meaning {
    padding-inline-start: 5mm;
    border-inline-start: 0.5mm solid var(--rule);
    font-size: 10.5pt;
    line-height: 1.45;
  }
  .answers {
    margin: 0;
    padding-block: 4mm;
  }
  .answers ol {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: 3mm;
  }
  .answers li {
    padding: 3mm 3.5mm;
    border-block-start: 0.7mm solid var(--accent);
    background: var(--quiet);
  }
  .answers li h2 {
    color: var(--text);
    font-size: 10pt;
    overflow-wrap: anywhere;
  }
  .answers .headline span {
    margin-block-start: 1.5mm;
    font-size: 8pt;
  }
  .answers .headline b {
    font-size: 16pt;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .answers .difference {
    margin-block-start: 0.6mm;
    color: var(--muted);
    font-size: 8pt;
    line-height: 1.35;
  }
  .answers .meaning {
    margin-block-start: 3mm;
    font-size: 9.5pt;
  }
  .caution {
    margin-block-end: 3mm;
    padding: 1.6mm 3mm;
    border-inline-start: 0.9mm solid var(--text);
    background: var(--quiet);
    break-inside: avoid;
  }

  /* An empty document has no doctype, and tables of such a one inherit no font. */
  table {
    inline-size: 100%;
    border-collapse: collapse;
    color: inherit;
    font-size: inherit;
    font-weight: inherit;
    line-height: 1.3;
  }
  caption {
    padding-block-end: 1mm;
  }
  th,
  td {
    padding-block: 0.7mm;
    padding-inline-start: 3mm;
    border-block-end: 0.2mm solid var(--rule);
    font-weight: 400;
    text-align: end;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }
  tr > :first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  /* The sign of where it comes from hangs before the text. */
  th:has(> .origin),
  .working dt:has(> .origin) {
    padding-inline-start: 3.4mm;
    text-indent: -3.4mm;
  }
  .symbol,
  th small {
    text-indent: 0;
  }
  thead th {
    color: var(--muted);
    font-size: 8pt;
    font-weight: 600;
  }
  thead td,
  thead th {
    border-block-end: 0.35mm solid var(--text);
  }
  .results tr:first-child > * {
    border-block-start: 0.35mm solid var(--text);
  }
  .headline td,
  .headline th {
    font-weight: 700;
  }
  .featured td {
    font-weight: 600;
  }
  td small {
    display: block;
    color: var(--muted);
    font-size: 7.2pt;
    font-weight: 400;
  }
  .results td {
    white-space: nowrap;
  }
  .results td.none {
    white-space: normal;
  }
  td.none {
    color: var(--muted);
    font-weight: 400;
  }
  .group th {
    padding-block-start: 2mm;
    color: var(--muted);
    font-size: 8pt;
    font-weight: 600;
  }
  .comparison thead th,
  .comparison td {
    inline-size: 19%;
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 700;
  }
  .symbol {
    margin-inline-start: 1mm;
    color: var(--muted);
    white-space: nowrap;
  }
  .origin {
    display: inline-block;
    inline-size: 1.9mm;
    block-size: 1.9mm;
    margin-inline-end: 0.6mm;
    color: var(--muted);
    vertical-align: 0;
  }

  section {
    margin-block-end: 3mm;
  }
  .beside {
    display: grid;
    grid-template-columns: 66mm minmax(0, 1fr);
    gap: 7mm;
    align-items: start;
  }
  /* The letters of its labels may be wider than was reckoned with. */
  figure svg {
    display: block;
    overflow: visible;
    font-family: inherit;
    inline-size: 100%;
    block-size: auto;
  }
  figcaption {
    margin-block-start: 1.5mm;
    color: var(--muted);
    font-size: 8pt;
  }
  .picture figure {
    display: grid;
    grid-template-columns: 106mm minmax(0, 1fr);
    align-items: center;
    gap: 7mm;
  }
  .picture figcaption {
    margin: 0;
    font-size: 9.5pt;
  }

  .working dl {
    margin-block-start: 1mm;
    border-block-start: 0.35mm solid var(--text);
  }
  .working dl > div {
    display: grid;
    grid-template-columns: 42mm minmax(0, 1fr);
    gap: 4mm;
    padding-block: 0.6mm;
    border-block-end: 0.2mm solid var(--rule);
    align-items: baseline;
    break-inside: avoid;
  }
  .working dd {
    direction: ltr;
  }
  .working dl > div:last-child dt,
  .working dl > div:last-child dd {
    font-weight: 700;
  }
  .side {
    display: inline-block;
    margin-inline-end: 0.6mm;
  }
  /* A formula's box ends where its ink does. */
  .side math {
    margin-block: 0.5mm;
    font-size: 9pt;
  }
  /* Where no font for formulas is there, a Latin one: the dot of a Chinese one is too wide. */
  math {
    direction: ltr;
    font-family: math, "Cambria Math", "STIX Two Math", Arial, "DejaVu Sans", sans-serif;
  }

  .assumptions tbody {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    column-gap: 7mm;
    border-block-start: 0.35mm solid var(--text);
  }
  .assumptions table,
  .assumptions tr {
    display: block;
  }
  .assumptions tr {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    border-block-end: 0.2mm solid var(--rule);
  }
  .assumptions tr:has(ul) {
    grid-column: 1 / -1;
  }
  .assumptions tr > * {
    border: 0;
  }
  .assumptions td:not(:has(ul)) {
    max-inline-size: 60%;
  }
  .assumptions h2 {
    margin-block-end: 1mm;
  }
  th small {
    display: block;
    color: var(--muted);
    font-size: 7.2pt;
    font-weight: 400;
  }

  footer {
    display: flex;
    align-items: center;
    gap: 5mm;
    padding-block-start: 2.5mm;
    border-block-start: 0.35mm solid var(--text);
    color: var(--muted);
    font-size: 7.5pt;
    line-height: 1.4;
  }
  .qr-code {
    flex: none;
    margin: -2mm;
  }
  .link b {
    color: var(--text);
  }
  .link a {
    color: var(--text);
    overflow-wrap: anywhere;
    text-decoration: none;
  }
  .origins {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4mm;
    margin-block-start: 0.8mm;
  }
  .origins div {
    display: inline;
  }
  .origins dt,
  .origins dd {
    display: inline;
  }
  .origins dt {
    color: var(--text);
    font-weight: 600;
  }
`;
