import type { Example, Line } from './perceptron-rule.ts';

interface Preset {
  readonly label: string;
  readonly examples: readonly Example[];
  readonly line: Line;
}

const of = (label: 1 | -1, ...points: readonly (readonly [number, number])[]): Example[] =>
  points.map(([x, y]) => ({ x, y, label }));

/** Sets of points with the line to start from. All coordinates are multiples of 1/4, so sums of them are exact. */
export const PRESETS = {
  separable: {
    label: 'Separable',
    examples: [
      ...of(1, [1, 1.5], [2, 0.5], [0.5, 2.5], [2.25, 2.25], [1.5, -0.25]),
      ...of(-1, [-1, 0.25], [-2, -1.5], [0, -1.5], [-0.75, -2.25], [-1.75, 1.25]),
    ],
    line: { w: { x: -0.5, y: 1 }, b: 0.5 },
  },
  xor: {
    label: 'XOR',
    examples: [...of(1, [1, 1]), ...of(-1, [-1, 1]), ...of(1, [-1, -1]), ...of(-1, [1, -1])],
    line: { w: { x: 0.5, y: 1 }, b: 0.5 },
  },
} as const satisfies Record<string, Preset>;

export type PresetId = keyof typeof PRESETS;
