import { createContext, use, useSyncExternalStore } from 'react';
import type { Conductor } from './conductor.ts';

export const ConductorContext = createContext<Conductor | null>(null);

/** The conductor of the experiments that are compared. */
export function useConductor(): Conductor {
  const conductor = use(ConductorContext);
  if (!conductor) throw new Error('this part is not inside a comparison');
  return conductor;
}

/** A part of what the conductor knows, which should be a primitive: it renders again when that changes. */
export function useConducted<T>(select: (conductor: Conductor) => T): T {
  const conductor = useConductor();
  return useSyncExternalStore(conductor.subscribe, () => select(conductor));
}
