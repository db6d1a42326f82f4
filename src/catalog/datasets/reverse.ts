import type { GeneratedSequences } from './definition.ts';
import { rearranging } from './rearranging.ts';

export const reverse: GeneratedSequences<'n' | 'length' | 'letters'> = {
  ...rearranging,
  label: 'Reverse',
  target: 'the letters from last to first',
};
