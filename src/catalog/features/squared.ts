import { square } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

/** The members that the squares share. */
export function squared(place: 0 | 1) {
  return {
    hyper: {},
    uses: [place],
    build: (raw) => square(raw[place]),
  } as const satisfies Partial<FeatureDef>;
}
