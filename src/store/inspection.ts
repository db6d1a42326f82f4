import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Landscape } from '../runtime/protocol.ts';

/** The numbers of a layer whose distribution the picture shows. */
export type Kind = 'weights' | 'activations' | 'gradients' | 'updates';

/** What the pictures of the network of images are about. */
export type ImagesView = 'filters' | 'excitation' | 'saliency' | 'shift';

/** What the pictures of the network of sequences are about. */
export type TimeView = 'unrolled' | 'backflow' | 'connectivity';

/** The graph in the tab of programs: that of the training step, or that of the file that Export saves. */
export type ProgramGraphId = 'step' | 'file';

interface InspectionStore {
  /** The id of the open tab. */
  readonly open: string;
  readonly kind: Kind;
  readonly directions: Landscape['directions'];
  readonly images: ImagesView;
  /** Whether a dense network trains beside the shown one, to compare both on images that are moved. */
  readonly rival: boolean;
  readonly time: TimeView;
  /** Whether networks with other kinds of recurrent layers train beside the shown one, to compare their gradients. */
  readonly recurrences: boolean;
  readonly program: ProgramGraphId;
  /** The open note, by its id, or a catalog entry that a note led to, as `section/id`; null for the list of notes. */
  readonly note: string | null;
}

/** What is inspected. It does not affect the run and is not part of the link. */
export const inspection = createStore<InspectionStore>(() => ({
  open: 'formulas',
  kind: 'weights',
  directions: 'random',
  images: 'filters',
  rival: false,
  time: 'unrolled',
  recurrences: false,
  program: 'step',
  note: null,
}));

export function useInspection<T>(select: (store: InspectionStore) => T): T {
  return useStore(inspection, select);
}

export function inspect(what: Partial<Omit<InspectionStore, 'open'>>): void {
  inspection.setState(what);
}
