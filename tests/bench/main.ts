import type { Comparison, Order, Row } from './bench.worker.ts';

declare global {
  /** Given by scripts/bench.mjs. */
  function report(row: Row | null | { error: string }): void;
}

const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<Row | null | { error: string }>) => report(data);
worker.onerror = ({ message }) => report({ error: message });
const [, comparison, only = ''] = /^#(\w+)\/?(.*)$/.exec(decodeURIComponent(location.hash)) ?? [];
worker.postMessage({ comparison: (comparison ?? 'engines') as Comparison, only } satisfies Order);
