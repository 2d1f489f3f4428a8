// The pages that the main path goes over: the built site's own, and hosts that carry the calculator. Each has a script before
// all others which hears what the page says to its console, what is thrown and what its policy refuses: not every driver tells.
import { readFile } from "node:fs/promises";
import { type Site, serve, strictPolicy } from "../browser/server.js";

const WATCH = `"use strict";
const heard = (window.heard = []);
for (const level of ["error", "warn"]) {
  const say = console[level];
  console[level] = (...words) => { heard.push("console " + level + ": " + words.join(" ")); say.apply(console, words); };
}
addEventListener("error", ({ message, target }) => heard.push("error: " + (message || (target.outerHTML || "").slice(0, 120))), true);
addEventListener("unhandledrejection", ({ reason }) => heard.push("unhandled: " + reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  heard.push("refused by the policy: " + [violatedDirective, blockedURI, sourceFile].join(" ")));
`;

/** Keeps what a host is told by the calculators that it carries. */
const TOLD = `"use strict";
const told = (window.told = []);
for (const name of ["ready", "change", "commit", "error", "export"])
  addEventListener("vc-" + name, ({ type, target, detail }) => told.push({ type, id: target.id, detail }));
`;

const watched = (html: string) => html.replace("<head>", `<head>\n<script src="watch.js"></script>`);
const page = (attributes: string, body: string) =>
  watched(`<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="assets/icon.svg"><script src="told.js"></script>${body}</html>`);

const FRAMES = `default-src 'none'; script-src 'self'; frame-src 'self'; img-src 'self'`;
const LOADER = `<script src="value-calculator-frame.js" defer></script>`;
const framed = (attributes: string) =>
  page(
    "",
    `${LOADER}</head><body><h1>Host</h1><iframe id="frame" data-value-calculator width="900" height="760"
  src="embed.html?lang=en&currency=USD" ${attributes}></iframe><p>Below</p></body>`,
  );

/** Leaves so much behind that the engine has to collect it again and again. */
const LITTER = `"use strict";
setInterval(() => { window.litter = Array.from({ length: 30000 }, (_, at) => ({ at, text: "litter " + at })).length; }, 30);
`;

const LITTERED = page(
  "",
  `<script src="litter.js"></script><script src="value-calculator.js" defer></script></head><body><h1>Host</h1>
  <value-calculator eager model="customer-value" currency="USD"></value-calculator></body>`,
);

/** `slow` is a site from far away, on whose page the engine has much to collect meanwhile. */
export type Sites = Site & { slow: string };

export async function served(): Promise<Sites> {
  const [index, embed] = await Promise.all(
    ["index", "embed"].map((name) => readFile(`dist/site/${name}.html`, "utf8")),
  );
  const site = await serve({
    pages: {
      "/watch.js": WATCH,
      "/told.js": TOLD,
      "/index.html": watched(index ?? ""),
      "/embed.html": watched(embed ?? ""),
      "/frame.html": framed(""),
      "/sandbox.html": framed(`sandbox="allow-scripts"`),
      "/named.html": framed(`sandbox="allow-scripts"`).replace("embed.html", "named-embed.html"),
      "/named-embed.html": watched(embed ?? ""),
      "/rtl.html": page(
        `dir="rtl"`,
        `<script src="value-calculator.js" defer></script></head><body><h1>Host</h1>
        <value-calculator eager model="customer-value" currency="USD"></value-calculator></body>`,
      ),
      // A window of this width no driver opens everywhere; in a frame the page has the same to go by.
      "/narrow.html": page(
        "",
        `</head><body><iframe id="frame" width="320" height="640" src="index.html"></iframe></body>`,
      ),
    },
    headers: (name) => {
      if (/^\/(frame|sandbox|named|narrow)\.html$/.test(name)) return { "content-security-policy": FRAMES };
      return name === "/named-embed.html"
        ? { "content-security-policy": strictPolicy.replaceAll("'self'", site.url) }
        : {};
    },
  });
  const slow = await serve({
    pages: { "/watch.js": WATCH, "/told.js": TOLD, "/litter.js": LITTER, "/index.html": LITTERED },
    delay: (name) => (name.includes("/locales.") ? 500 : 0),
  });
  return {
    url: site.url,
    slow: slow.url,
    close: async () => {
      await Promise.all([site.close(), slow.close()]);
    },
  };
}
