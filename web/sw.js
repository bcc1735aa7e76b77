// The service worker: every page and every file that a page needs, kept for reading without a network.
//
// macros/mkdocs/service_worker.py writes `self.FILES` above this text: each address from the root of the
// site with a hash of what it holds. Without it (make serve) the worker takes itself away again.

import { cachePrefix } from "./engines/browser-storage.js";

const FILES = self.FILES ?? {};
const VERSION = self.VERSION ?? "none";
const CACHES = cachePrefix(self.registration.scope);
const CACHE = CACHES + VERSION;
const LIST = "sw-files.json"; // inside a cache: the FILES that it holds
const AT_ONCE = 6;
const OFFLINE = "reference/offline/";

const address = (path) => new URL(path, self.registration.scope).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(self.registration.scope))
    return;
  if (Object.keys(FILES).length) event.respondWith(answer(event.request));
});

/** Fill this version's cache: from the version before where a file is the same, else from the network. */
async function install() {
  const cache = await caches.open(CACHE);
  const older = await olderCaches();
  const waiting = Object.keys(FILES);
  const worker = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      await keep(cache, older, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await cache.put(address(LIST), new Response(JSON.stringify(FILES)));
  await self.skipWaiting();
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  const found = names.map(async (name) => {
    const cache = await caches.open(name);
    const list = await cache.match(address(LIST));
    return { cache, files: list ? await list.json() : {} };
  });
  return Promise.all(found);
}

async function keep(cache, older, path) {
  const same = older.find(({ files }) => files[path] === FILES[path]);
  const copy = await same?.cache.match(address(path));
  if (copy) return cache.put(address(path), copy);
  const response = await fetch(address(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return cache.put(address(path), response);
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  if (Object.keys(FILES).length) return self.clients.claim();
  await caches.delete(CACHE);
  return self.registration.unregister();
}

/** The kept copy first; what is not kept (a PDF, say) from the network; else a page that says so. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return request.mode === "navigate" ? nearest(cache, request.url) : Response.error();
  }
}

/** Without a network: an address that lacks its last slash leads on, any other to what is not kept. */
async function nearest(cache, url) {
  const slashed = new URL(url);
  slashed.pathname += "/";
  const found = await cache.match(slashed, { ignoreSearch: true });
  if (found) return Response.redirect(slashed.href);
  // A browser may empty a cache: then even the page that says so is gone, and leads nowhere.
  const explained = await cache.match(address(OFFLINE), { ignoreSearch: true });
  return explained ? Response.redirect(address(`${OFFLINE}#not-kept`)) : plainPage();
}

/** What is shown where nothing is kept at all. */
const plainPage = () =>
  new Response("This page needs a network, and there is none. Try again when you are online.", {
    status: 503,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
