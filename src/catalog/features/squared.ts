import { square } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

/** The members that the squares share. */
export function squared(place: 0 | 1) {
  return {
    reference: {
      authors: 'T. M. Cover',
      year: 1965,
      title:
        'Geometrical and Statistical Properties of Systems of Linear Inequalities with Applications in Pattern Recognition',
      url: 'https://doi.org/10.1109/PGEC.1965.264137',
    },
    hyper: {},
    uses: [place],
    build: (raw) => square(raw[place]),
  } as const satisfies Partial<FeatureDef>;
}
