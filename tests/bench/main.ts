import type { Comparison, Row } from './bench.worker.ts';

declare global {
  /** Given by scripts/bench.mjs. */
  function report(row: Row | null | { error: string }): void;
}

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<Row | null | { error: string }>) => report(data);
worker.onerror = ({ message }) => report({ error: message });
const comparison: Comparison = location.hash === '#providers' ? 'providers' : 'engines';
worker.postMessage(comparison);
