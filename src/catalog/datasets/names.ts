import type { Column } from '../../table/table.ts';
import type { FileDataset } from './definition.ts';
import { ALPHABET, n } from './sequences.ts';

/** Before the first letter of a name and after the last. */
const END = '.';
/** That of the longest names. */
const LETTERS = 11;
const STEPS = LETTERS + 1;
const COUNT = 8398;

const levels = [END, ...ALPHABET];
const column = (id: string, label: string): Column => ({ id, label, levels, sequence: { steps: STEPS, names: [id] } });
const columns = [column('name', 'Name'), column('next', 'Next letter')];

export const names: FileDataset<'n'> = {
  label: 'Names',
  hyper: { n: { ...n, default: 4000, min: 100, max: COUNT } },
  aliases: ['makemore'],
  kind: 'file',
  target: 'the next letter of a first name',
  rows: 'One first name of up to eleven letters, with a full stop before and after it.',
  makers: 'Collected by Grady Ward for the Moby lexicon (2002); the copy is that of the stdlib authors.',
  licence: 'CC0 1.0, the collection PDDL 1.0',
  source: 'https://www.gutenberg.org/ebooks/3201',
  path: 'data/names.txt',
  format: 'words',
  count: COUNT,
  columns,
  predicts: 'next',
  predictsNext: true,
  axes: 'components',
  scaler: 'none',
};
