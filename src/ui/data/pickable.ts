/** Datasets for the start: several shapes of a boundary, a regression, and real data. */
const USUAL = ['circle', 'xor', 'gaussian', 'spiral', 'plane', 'iris'] as const;

/** The datasets that can be picked without opening the dialog: a fixed number, including the chosen one. */
export function pickable(chosen: string): readonly string[] {
  return (USUAL as readonly string[]).includes(chosen) ? USUAL : [...USUAL.slice(0, -1), chosen];
}
