/** Keeps the field page and what it needs, so that it opens without a network. Nothing of a person or a firm is ever in this cache. */

/** Written in front of this script by the server. */
declare const FIELD_SHELL: { readonly version: string; readonly page: string; readonly files: readonly string[] };

interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const NAME = `cau-so-field-${FIELD_SHELL.version}`;
/** A line that is there in name only is no line. */
const PATIENCE_MS = 4000;
const worker = globalThis as unknown as {
  addEventListener(name: 'install' | 'activate', listen: (event: Lifetime) => void): void;
  addEventListener(name: 'fetch', listen: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
};

worker.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

/** Without a cookie: the page is nobody's. */
async function fill(): Promise<void> {
  const cache = await caches.open(NAME);
  const addresses = [FIELD_SHELL.page, ...FIELD_SHELL.files];
  await cache.addAll(addresses.map((address) => new Request(address, { credentials: 'omit', cache: 'no-cache' })));
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('cau-so-field-') && name !== NAME && sameLanguage(name))
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

/** The other language keeps its own page. */
function sameLanguage(name: string): boolean {
  return name.split('-')[3] === NAME.split('-')[3];
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== worker.location.origin) return;
  if (request.mode === 'navigate')
    event.respondWith(/^\/\w+\/desk\/field\/?$/.test(address.pathname) ? page(request) : other(request));
  else if (FIELD_SHELL.files.includes(address.pathname + address.search)) event.respondWith(file(request));
});

/** From the network while there is one; signing in may wait, work may not. */
async function page(request: Request): Promise<Response> {
  const shell = async () => (await caches.match(FIELD_SHELL.page, { cacheName: NAME })) ?? Response.error();
  const giveUp = new AbortController();
  const late = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(request.url, { credentials: 'same-origin', redirect: 'manual', signal: giveUp.signal });
    return answer.type === 'opaqueredirect' || answer.status >= 500 ? await shell() : answer;
  } catch {
    return shell();
  } finally {
    clearTimeout(late);
  }
}

/** Lists and records need the network; without it the device's own page is the place to be. */
async function other(request: Request): Promise<Response> {
  return fetch(request).catch(
    async () => (await caches.match(FIELD_SHELL.page, { cacheName: NAME })) ?? Response.error(),
  );
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: NAME })) ?? fetch(request);
}
