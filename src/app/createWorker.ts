import engine from '../runtime/worker.ts?worker&url';
import { startWorker } from '../ui/startWorker.ts';
import { watchLife } from './lifeline.ts';

/** The engine's own thread. It also fires an `error` event if the browser ends it silently. */
export function createWorker(): Worker {
  const worker = early ?? spawn();
  early = null;
  if (failed) throw new Error('the worker could not be loaded');
  return worker;
}

/** Starts a worker before it is needed, so that it loads together with the page. */
export function startEarly(): void {
  try {
    early = spawn();
  } catch {
    // `createWorker` tries again, and its caller reports a failure.
    return;
  }
  // At this point nothing else listens for errors.
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
