import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DiagnosisId } from '../catalog/diagnoses/index.ts';

/** The diagnoses that a person does not want to see until the page is loaded again. */
export const silence = createStore<{ readonly ids: readonly DiagnosisId[] }>(() => ({ ids: [] }));

export function useSilenced(): readonly DiagnosisId[] {
  return useStore(silence, ({ ids }) => ids);
}

export function silenceDiagnosis(id: DiagnosisId): void {
  silence.setState(({ ids }) => (ids.includes(id) ? { ids } : { ids: [...ids, id] }));
}

/** Reports all diagnoses again. */
export function endSilence(): void {
  silence.setState({ ids: [] });
}
