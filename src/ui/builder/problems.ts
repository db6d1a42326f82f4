import { createContext, useContext } from 'react';
import type { Problem } from '../../gallery/read-draft.ts';

/** What is wrong with the draft. */
export const Problems = createContext<readonly Problem[]>([]);

/** What is wrong with a field; null if nothing is. */
export function useProblem(field: string): string | null {
  return useContext(Problems).find((problem) => problem.field === field)?.message ?? null;
}
