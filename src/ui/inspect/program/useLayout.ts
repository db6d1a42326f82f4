import { useEffect, useState } from 'react';
import { NotLoaded } from '../../parts/loadable.ts';
import { startWorker } from '../../startWorker.ts';
import type { Drawn } from './graph.ts';
import type { Layout, LayoutTask } from './layout.ts';
import layouter from './layout.worker.ts?worker&url';

const UNLAID = 'The layout code could not be loaded';

/** The positions of the nodes, computed in a worker; null until they are known. */
export function useLayout(nodes: readonly Drawn[] | null): Layout | null {
  const [laid, setLaid] = useState<{ readonly nodes: readonly Drawn[]; readonly layout: Layout } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (!nodes) return;
    const worker = startWorker(layouter);
    worker.onmessage = ({ data }: MessageEvent<Layout>) => setLaid({ nodes, layout: data });
    // A worker that could not be loaded fails without a message.
    worker.onerror = ({ message }) => setError(message ? new Error(message) : new NotLoaded(1, UNLAID));
    worker.postMessage({ nodes: nodes.map(({ id, inputs }) => ({ id, inputs })) } satisfies LayoutTask);
    return () => worker.terminate();
  }, [nodes]);
  if (error) throw error;
  return laid?.nodes === nodes ? (laid?.layout ?? null) : null;
}
