/**
 * The service worker: it keeps all files of one version in the browser and answers requests from there, so that Nabla
 * works without a network. A new version is stored beside the old one and takes over when the page asks for it.
 */
import { PrecacheController } from 'workbox-precaching';
import { isForThisBrowser, pageAddress, type StoredFile } from './files.ts';
import type { OfflineCommand } from './protocol.ts';

/** The files of this version, listed by the build. */
declare const FILES: readonly StoredFile[];

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends LifeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly { readonly url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: LifeEvent & MessageEvent<OfflineCommand>) => void): void;
}

const worker = globalThis as unknown as ServiceWorkerScope;
const { scope } = worker.registration;
const files = new PrecacheController();
files.addToCacheList(FILES.filter(isForThisBrowser));

// Workbox fetches one file after the other, and only those that the version before did not have.
worker.addEventListener('install', (event) => void files.install(event as never));

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') event.waitUntil(worker.skipWaiting());
  else event.waitUntil(tidy(event));
});

worker.addEventListener('fetch', (event) => {
  const { method, cache, url } = event.request;
  // With `no-store`, the page asks what the server has.
  if (method === 'GET' && cache !== 'no-store' && url.startsWith(scope)) event.respondWith(answer(event.request));
});

async function answer(request: Request): Promise<Response> {
  const address = pageAddress(request.url, scope);
  // A page of the version before finds its files until `tidy`: their names contain their content.
  const stored = await caches.match(files.getCacheKeyForURL(address) ?? address, { ignoreVary: true });
  return stored ?? fetch(request);
}

/** Removes the files of earlier versions, unless another tab may still show one. */
async function tidy(event: LifeEvent): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter(({ url }) => url.startsWith(scope)).length < 2) await files.activate(event as never);
}
