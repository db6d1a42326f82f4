import { useEffect, useState } from 'react';
import type { Drawn } from './graph.ts';
import type { Layout, LayoutTask } from './layout.ts';

/** Where the nodes stand, worked out beside the page; null until then. */
export function useLayout(nodes: readonly Drawn[] | null): Layout | null {
  const [laid, setLaid] = useState<{ readonly nodes: readonly Drawn[]; readonly layout: Layout } | null>(null);
  useEffect(() => {
    if (!nodes) return;
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Layout>) => setLaid({ nodes, layout: data });
    worker.postMessage({ nodes: nodes.map(({ id, inputs }) => ({ id, inputs })) } satisfies LayoutTask);
    return () => worker.terminate();
  }, [nodes]);
  return laid?.nodes === nodes ? (laid?.layout ?? null) : null;
}
