import { cos, sin } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

const waves = { sin, cos };

/** The members that the waves share. */
export function wave(kind: keyof typeof waves, place: 0 | 1) {
  return {
    hyper: {},
    uses: [place],
    build: (raw) => waves[kind](raw[place]),
  } as const satisfies Partial<FeatureDef>;
}
