/** The engine's own thread. */
export function createWorker(): Worker {
  return new Worker(new URL('../runtime/worker.ts', import.meta.url), { type: 'module' });
}
