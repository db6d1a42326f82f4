import engine from '../runtime/worker.ts?worker&url';
import { startWorker } from '../ui/startWorker.ts';
import { watchLife } from './lifeline.ts';

/** The engine's own thread. One that ends without a word fires an `error` event too. */
export function createWorker(): Worker {
  const worker = early ?? spawn();
  early = null;
  if (failed) throw new Error('the worker could not be loaded');
  return worker;
}

/** Starts a worker before anybody asks for one: it loads while the page does. */
export function warmUp(): void {
  try {
    early = spawn();
  } catch {
    // `createWorker` is asked again, by one who can tell.
    return;
  }
  // Nobody listens yet who could tell.
  early.addEventListener('error', () => {
    failed = true;
  });
}

let early: Worker | null = null;
let failed = false;

function spawn(): Worker {
  failed = false;
  const worker = startWorker(engine);
  watchLife(worker, () => {
    worker.dispatchEvent(new ErrorEvent('error', { message: 'the browser has ended it', cancelable: true }));
  });
  return worker;
}
