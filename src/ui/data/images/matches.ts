import type { Entry } from './importing.ts';

/** The images that are shown: all, those without a class, or those of one class. */
export type Shelf = 'all' | 'none' | { readonly label: string };

export function matches(shelf: Shelf, { label }: Entry): boolean {
  if (shelf === 'all') return true;
  return label === (shelf === 'none' ? null : shelf.label);
}
