// The service worker: what a reader needs most, kept for reading without a network, and everything
// else where the reader asked for it.
//
// macros/mkdocs/service_worker.py writes two lines above this text: `self.EDITION`, the name of the
// list of all files, without which (make serve) the worker takes itself away again; and
// `self.OFFLINE`, the address of the page about reading without a network.

import { cachePrefix } from "./engines/browser-storage.js";
import {
  isPage,
  keepFiles,
  keyOf,
  keysOf,
  keptSummary,
  pathOf,
  stored,
  wanted,
  wholePage,
} from "./engines/offline-copy.js";

/** @typedef {{ now: string | null, before: string | null, whole: boolean }} State which editions are kept */
/** @typedef {{ mark: string, edition: Edition }} Listed an edition and the hash that names its list */

const worker = /** @type {ServiceWorkerGlobalScope & { EDITION?: string, OFFLINE?: string }} */ (
  /** @type {unknown} */ (self)
);
const EDITION = worker.EDITION ?? "";
const SCOPE = worker.registration.scope;
const CACHES = cachePrefix(SCOPE);
const CACHE = `${CACHES}kept`;
const STATE = "assets/copy/state"; // inside the cache: {now, before, whole}
const OFFLINE = worker.OFFLINE ?? "";

/** @param {string} path */
const address = (path) => new URL(path, SCOPE).href;
const cacheOf = () => caches.open(CACHE);
/**
 * What is kept at `path`. It opens no cache, for that would make one where the reader erased it.
 *
 * @param {string} path
 */
const keptAt = (path) => caches.match(address(path), { cacheName: CACHE });

worker.addEventListener("install", (event) =>
  event.waitUntil(EDITION ? install() : worker.skipWaiting()),
);
worker.addEventListener("activate", (event) => event.waitUntil(EDITION ? activate() : leave()));
worker.addEventListener("message", (event) => event.waitUntil(answerPage(event)));
worker.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(SCOPE)) return;
  if (EDITION) event.respondWith(answer(event.request));
});

/** Fetches what this edition has of its own. It then waits until no page of the one before is open. */
async function install() {
  const edition = await keepList();
  const kept = await keepFiles(wanted(edition, (await state()).whole), await store());
  // Where the list can still be had the network is there, and what is missing is the host's matter.
  if (kept.unreachable.length) await got(stored(EDITION));
  if (kept.full) console.warn("The offline copy is not whole: there is no more room.");
}

/** Keeps the list of this edition with the shells of its pages; returns the list. */
async function keepList() {
  const cache = await cacheOf();
  const keep = async (/** @type {string} */ mark) => {
    const key = address(stored(mark));
    const kept = await cache.match(key);
    if (kept) return kept.json();
    const response = await got(stored(mark));
    const value = await response.clone().json();
    await cache.put(key, response).catch(() => {}); // without room there is no copy
    return value;
  };
  const edition = await keep(EDITION);
  await keep(edition.shells);
  return edition;
}

/** @param {string} path */
async function got(path) {
  const response = await fetch(address(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function store() {
  const cache = await cacheOf();
  return {
    keys: async () => new Set((await cache.keys()).map(({ url }) => url.slice(SCOPE.length))),
    put: (/** @type {string} */ key, /** @type {Response} */ response) =>
      cache.put(address(key), response),
    get: (/** @type {string} */ path) => fetch(address(path), { cache: "no-cache" }),
    warn: (/** @type {string} */ words) => console.warn(words),
  };
}

/** @returns {Promise<State>} */
async function state() {
  const kept = await keptAt(STATE);
  return kept ? kept.json() : { now: null, before: null, whole: false };
}

/** @param {Partial<State>} changed */
async function setState(changed) {
  const next = { ...(await state()), ...changed };
  const cache = await cacheOf();
  await cache.put(address(STATE), new Response(JSON.stringify(next))).catch(() => {});
  return next;
}

/** What the edition before had of its own stays once more: a page of it may be open. */
async function activate() {
  const { now } = await state();
  if (now !== EDITION) await setState({ now: EDITION, before: now });
  opened = undefined;
  await prune();
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function prune() {
  const { now, before, whole } = await state();
  const editions = await listed([now, before]);
  const stay = keysOf(editions, whole).add(STATE);
  const cache = await cacheOf();
  const gone = (await cache.keys()).filter(({ url }) => !stay.has(url.slice(SCOPE.length)));
  await Promise.all(gone.map((request) => cache.delete(request)));
}

async function leave() {
  const own = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(own.map((name) => caches.delete(name)));
  return worker.registration.unregister();
}

/**
 * @param {string} mark
 * @returns {Promise<Listed | undefined>}
 */
async function listOf(mark) {
  const kept = await keptAt(stored(mark));
  return kept && { mark, edition: await kept.json() };
}

/**
 * The editions named by `marks` whose lists are kept.
 *
 * @param {(string | null)[]} marks
 */
async function listed(marks) {
  const found = await Promise.all(marks.map((mark) => (mark ? listOf(mark) : undefined)));
  return found.flatMap((one) => one ?? []);
}

/**
 * What a page may ask: to use this edition now, how much is kept, to keep everything or the core.
 *
 * @param {ExtendableMessageEvent} event
 */
async function answerPage({ data, ports: [port] }) {
  if (data === "use") return worker.skipWaiting();
  if (data === "whole") return port.postMessage(await keepWhole(port));
  if (data === "core") {
    await setState({ whole: false });
    await prune();
  }
  if (data === "mend") return mend();
  return port?.postMessage(await status());
}

async function status() {
  const { bytes } = await keepList();
  return { whole: (await state()).whole, bytes };
}

/** @param {MessagePort} port */
async function keepWhole(port) {
  await setState({ whole: true });
  const files = wanted(await keepList(), true);
  const kept = await keepFiles(files, await store(), (done, of) => port.postMessage({ done, of }));
  return { ended: keptSummary(kept), whole: !kept.full && !kept.unreachable.length };
}

/**
 * Once in a worker's life: what a host lacks is not asked for at every page.
 *
 * @type {Promise<void> | undefined}
 */
let mending;

function mend() {
  mending ??= (async () => {
    await keepFiles(wanted(await keepList(), (await state()).whole), await store());
  })().catch(() => {});
  return mending;
}

/**
 * This edition and the one before, read once.
 *
 * @type {Promise<Edition[]> | undefined}
 */
let opened;

function editions() {
  opened ??= (async () => {
    const { before } = await state();
    return (await listed([EDITION, before])).map(({ edition }) => edition);
  })();
  return opened;
}

/**
 * The kept copy first; what is not kept (a PDF, say) from the network; else a page that says so.
 *
 * @param {Request} request
 */
async function answer(request) {
  const kept = await copyOf(request.url).catch(() => null);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch {
    return request.mode === "navigate" ? nearest(request.url) : Response.error();
  }
}

/**
 * The kept file at `url`: a page of this edition, or a file of this one or the one before.
 *
 * @param {string} url
 * @returns {Promise<Response | null>}
 */
async function copyOf(url) {
  const path = pathOf(url, SCOPE);
  const [now, ...before] = await editions();
  for (const edition of isPage(path) ? [now] : [now, ...before]) {
    const mark = edition?.core[path] ?? edition?.more[path];
    const kept = mark && (await keptAt(keyOf(path, mark)));
    if (kept) return isPage(path) ? page(await kept.json(), edition.shells) : kept;
  }
  return null;
}

/**
 * The shells of an edition, read once.
 *
 * @type {Map<string, Shells>}
 */
const around = new Map();

/**
 * @param {Part} part
 * @param {string} shells
 */
async function page(part, shells) {
  const found = around.get(shells) ?? (await (await keptAt(stored(shells)))?.json());
  if (!found) return null;
  around.set(shells, found);
  return new Response(wholePage(part, found), {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

/**
 * Without a network: an address that lacks its last slash leads on, any other to what is not kept.
 *
 * @param {string} url
 */
async function nearest(url) {
  const slashed = new URL(url);
  slashed.pathname += "/";
  if (await copyOf(slashed.href).catch(() => null)) return Response.redirect(slashed.href);
  // A browser may empty a cache: then even the page that says so is gone, and leads nowhere.
  const explained = OFFLINE && (await copyOf(address(OFFLINE)).catch(() => null));
  return explained ? Response.redirect(address(`${OFFLINE}#not-kept`)) : plainPage();
}

/** What is shown where nothing is kept at all. */
const plainPage = () =>
  new Response("This page needs a network, and there is none. Try again when you are online.", {
    status: 503,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
