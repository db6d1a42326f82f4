import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LiveSource } from '../../../plots/core/types.ts';
import type { GeneratedParts, GeneratedSet } from '../../../plots/output/GeneratedLayer.tsx';
import { run } from '../../../store/run.ts';

/** The latest generated examples. */
export const generated: LiveSource<GeneratedSet> = {
  get: () => run.getState().findings.generated ?? null,
  subscribe: run.subscribe,
};

const parts = createStore<GeneratedParts>(() => ({ examples: true, pulls: false, grid: false }));

/** What the output picture shows of generated examples. */
export function useGeneratedParts(): GeneratedParts {
  return useStore(parts);
}

export function showGenerated(change: Partial<GeneratedParts>): void {
  parts.setState(change);
}
