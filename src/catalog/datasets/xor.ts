import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const xor: GeneratedDataset<'n' | 'noise'> = {
  label: 'XOR',
  hyper: { n, noise },
  aliases: ['exclusive_or'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['same sign', 'different signs'],
  target: 'whether x1 and x2 have different signs',
};
