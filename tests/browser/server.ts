// A static server for the built site, under the policy that it must run under everywhere.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

export const strictPolicy = (await readFile("www/content-security-policy.txt", "utf8")).trim();

/** The same for a page that frames others' pages too. */
export const policyFraming = (sources: string): string =>
  strictPolicy.replace(/frame-src [^;]*/, `frame-src ${sources}`);

export type Site = { url: string; close: () => Promise<void> };

/** Serves a folder, and pages of a test's own by their paths. */
export async function serve({
  folder = "dist/site",
  policy = strictPolicy,
  pages = {},
  missing,
  headers = () => ({}),
  delay = () => 0,
}: {
  folder?: string;
  policy?: string;
  pages?: Record<string, string>;
  /** What is not found, whether or not it is there. */
  missing?: RegExp;
  /** Further headers, or others, for a path. */
  headers?: (name: string) => Record<string, string>;
  /** How many milliseconds a path is kept waiting. */
  delay?: (name: string) => number;
} = {}): Promise<Site> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const name = path === "/" ? "/index.html" : path;
    try {
      if (missing?.test(name)) throw new Error("missing");
      const wait = delay(name);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const body = pages[name] ?? (await readFile(join(folder, name)));
      response.writeHead(200, {
        "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        "content-security-policy": policy,
        ...headers(name),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
