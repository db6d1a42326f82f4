import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Landscape } from '../runtime/protocol.ts';

/** The numbers of a layer whose distribution the picture shows. */
export type Kind = 'weights' | 'activations' | 'gradients' | 'updates';

interface InspectionStore {
  /** The id of the open tab. */
  readonly open: string;
  readonly kind: Kind;
  readonly directions: Landscape['directions'];
}

/** What is inspected. It does not affect the run and is not part of the link. */
export const inspection = createStore<InspectionStore>(() => ({
  open: 'formulas',
  kind: 'weights',
  directions: 'random',
}));

export function useInspection<T>(select: (store: InspectionStore) => T): T {
  return useStore(inspection, select);
}

export function inspect(what: Partial<Omit<InspectionStore, 'open'>>): void {
  inspection.setState(what);
}
