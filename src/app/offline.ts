import type { OfflineCommand } from '../offline/protocol.ts';
import { announceUpdate } from '../ui/parts/release.ts';
import { whenIdle } from './idle.ts';
import { whenLoaded } from './when-loaded.ts';

/** Milliseconds between two checks for a new version, while the page stays open. */
const CHECK = 3_600_000;

/**
 * Makes Nabla work without a network: a service worker stores all files of this version, once the page is ready. If the
 * server has another version, it is stored as well, and the page offers to reload.
 * @returns a function that lets the other version take over, if there is one, so that the next page belongs to it
 * @throws Error if the browser has no service workers for this page: in a sandboxed frame or from an insecure address
 */
export async function workOffline(): Promise<() => Promise<void>> {
  // The engine arrives last.
  await whenLoaded();
  await whenIdle();
  const registration = await navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' });
  registration.addEventListener('updatefound', () => void announce(registration));
  if (registration.waiting || registration.installing) void announce(registration);
  setInterval(() => void registration.update().catch(() => {}), CHECK);
  void navigator.serviceWorker.ready.then(({ active }) => command(active, 'tidy'));
  return () => takeUpdate(registration);
}

/** Announces a new version once it is stored. The first one is no news. */
async function announce(registration: ServiceWorkerRegistration): Promise<void> {
  if (!registration.active) return;
  if ((await newest(registration))?.state === 'installed') announceUpdate();
}

/** Lets a new version take over, if there is one. */
async function takeUpdate(registration: ServiceWorkerRegistration): Promise<void> {
  // While the first version is being stored, pages come from the server.
  if (!registration.active) return;
  if (!registration.waiting) await registration.update().catch(() => {});
  const worker = await newest(registration);
  if (worker?.state !== 'installed') return;
  command(worker, 'takeOver');
  await until(worker, 'activated');
}

/** The version that is going to replace the active one, once it is stored or has failed. */
async function newest({ installing, waiting }: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  if (installing) await until(installing, 'installed');
  return installing ?? waiting;
}

/** Resolves when the worker has reached a state, or will never reach it. */
function until(worker: ServiceWorker, state: ServiceWorkerState): Promise<void> {
  return new Promise((resolve) => {
    function check() {
      if (worker.state !== state && worker.state !== 'redundant') return;
      worker.removeEventListener('statechange', check);
      resolve();
    }
    worker.addEventListener('statechange', check);
    check();
  });
}

function command(worker: ServiceWorker | null, name: OfflineCommand): void {
  worker?.postMessage(name);
}
