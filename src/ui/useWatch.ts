import { useEffect } from 'react';
import type { Watch } from '../runtime/protocol.ts';
import { useEngine } from './engine.ts';

const nothing: Watch = { predictions: false, distributions: false, landscape: null, program: false };

/** Asks the engine for what is shown beside frames, for as long as the component is there. */
export function useWatch(wish: Partial<Watch>): void {
  const engine = useEngine();
  const text = JSON.stringify(wish);
  useEffect(() => {
    engine.watch({ ...nothing, ...JSON.parse(text) });
    return () => engine.watch(nothing);
  }, [engine, text]);
}
