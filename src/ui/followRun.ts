import { type RunStore, run } from '../store/run.ts';

/** Milliseconds between two updates of the texts. Nobody can read faster ones, and each costs a layout of the page. */
const READABLE = 100;

const listeners = new Set<() => void>();
let timer = 0;
let told = Number.NEGATIVE_INFINITY;

run.subscribe(({ state }) => {
  if (state.status !== 'running') tell();
  else timer ||= window.setTimeout(tell, Math.max(0, told + READABLE - performance.now()));
});

function tell() {
  window.clearTimeout(timer);
  timer = 0;
  told = performance.now();
  for (const listener of listeners) listener();
}

/**
 * Calls a listener that writes text about the run: at once, and after each change, but at most ten times a second during
 * training. All listeners run together, so their texts share one layout.
 * @returns a function that ends it
 */
export function followRun(listener: (store: RunStore) => void): () => void {
  const call = () => listener(run.getState());
  call();
  listeners.add(call);
  return () => listeners.delete(call);
}
