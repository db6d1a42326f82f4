import { useEffect } from 'react';
import type { Watch } from '../runtime/protocol.ts';
import { type Engine, useEngine } from './engine.ts';
import { Wishes } from './wishes.ts';

const wishesOf = new WeakMap<Engine, Wishes>();

/** Requests more than frames from the engine while the component is mounted: `useWatch({ distributions: true })`. */
export function useWatch(wish: Partial<Watch>): void {
  const engine = useEngine();
  const { predictions = false, distributions = false, landscape = null, program = false, preparation = false } = wish;
  useEffect(() => {
    const wishes = wishesOf.get(engine) ?? new Wishes(engine.watch);
    wishesOf.set(engine, wishes);
    return wishes.add({ predictions, distributions, landscape, program, preparation });
  }, [engine, predictions, distributions, landscape, program, preparation]);
}
