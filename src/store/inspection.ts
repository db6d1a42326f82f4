import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { reveal } from './arrangement.ts';

/** The tabs of the inspector. */
export const INSPECTIONS = [
  'formulas',
  'preparation',
  'distributions',
  'gradients',
  'landscape',
  'evaluation',
  'runs',
  'program',
] as const;
export type Inspection = (typeof INSPECTIONS)[number];

/** The numbers of a layer whose distribution the picture shows. */
export type Kind = 'weights' | 'activations' | 'gradients' | 'updates';

interface InspectionStore {
  readonly open: Inspection;
  readonly kind: Kind;
  readonly directions: 'random' | 'path';
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

/** Opens a tab of the inspector and brings it into sight. */
export function openTab(open: Inspection): void {
  inspection.setState({ open });
  reveal('inspector');
}
