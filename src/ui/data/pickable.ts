/** The first things to try: every shape of a boundary, a number to predict, and real data. */
const USUAL = ['circle', 'xor', 'gaussian', 'spiral', 'plane', 'iris'] as const;

/** The datasets that can be picked without opening the dialog: always as many, and the chosen one among them. */
export function pickable(chosen: string): readonly string[] {
  return (USUAL as readonly string[]).includes(chosen) ? USUAL : [...USUAL.slice(0, -1), chosen];
}
