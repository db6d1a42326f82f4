import type { GeneratedSequences } from './definition.ts';
import { rearranging } from './rearranging.ts';

export const sort: GeneratedSequences<'n' | 'length' | 'letters'> = {
  ...rearranging,
  label: 'Sort',
  target: 'the letters in alphabetical order',
};
