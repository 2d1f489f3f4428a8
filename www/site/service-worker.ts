// The hosted site without a network: every file of one version is kept at once, and served from there first, so that no
// page mixes two versions. A new version waits until the visitor lets it take over. Only the site registers this; an
// embedded calculator never does.

export {};

/** Both are put in when the site is built: a version is what all files come to. */
declare const VERSION: string;
declare const FILES: readonly string[];

type Waits = Event & { waitUntil(work: Promise<unknown>): void };
type Fetches = Waits & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Worker = EventTarget & {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
};

const PREFIX = "value-calculator ";
const NAME = PREFIX + VERSION;
const worker = globalThis as unknown as Worker;

worker.addEventListener("install", (event) => {
  // Past what the browser keeps by itself: that may be of the version before.
  const requests = FILES.map((file) => new Request(file, { cache: "reload" }));
  (event as Waits).waitUntil(caches.open(NAME).then((cache) => cache.addAll(requests)));
});

worker.addEventListener("activate", (event) => {
  const cleared = caches
    .keys()
    .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== NAME))
    .then((old) => Promise.all(old.map((name) => caches.delete(name))));
  (event as Waits).waitUntil(cleared.then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as Fetches;
  if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return;
  (event as Fetches).respondWith(answer(request));
});

worker.addEventListener("message", (event) => {
  if ((event as MessageEvent).data === "take-over") worker.skipWaiting();
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  // The page is the same whatever language its address asks for.
  const known = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
  return known ?? fetch(request);
}
