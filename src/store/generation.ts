import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface GenerationStore {
  /** As a person typed it. */
  readonly prompt: string;
  readonly temperature: number;
  /** null for all tokens. */
  readonly topK: number | null;
  readonly seed: number;
  readonly count: number;
  /** Whether samples are drawn anew while the run trains. */
  readonly isDrawing: boolean;
}

const generation = createStore<GenerationStore>(() => ({
  prompt: '',
  temperature: 1,
  topK: null,
  seed: 1,
  count: 6,
  isDrawing: true,
}));

/** How the network continues sequences in the inspector. It does not affect the run and is not part of the link. */
export function useGeneration(): GenerationStore {
  return useStore(generation);
}

export function setGeneration(what: Partial<GenerationStore>): void {
  generation.setState(what);
}
