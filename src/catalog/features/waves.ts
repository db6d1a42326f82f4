import { cos, sin } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

const waves = { sin, cos };

/** The members that the waves share. */
export function wave(kind: keyof typeof waves, place: 0 | 1) {
  return {
    reference: {
      authors:
        'M. Tancik, P. P. Srinivasan, B. Mildenhall, S. Fridovich-Keil, N. Raghavan, U. Singhal, R. Ramamoorthi, J. T. Barron, R. Ng',
      year: 2020,
      title: 'Fourier Features Let Networks Learn High Frequency Functions in Low Dimensional Domains',
      url: 'https://arxiv.org/abs/2006.10739',
    },
    hyper: {},
    uses: [place],
    build: (raw) => waves[kind](raw[place]),
  } as const satisfies Partial<FeatureDef>;
}
