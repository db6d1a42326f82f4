import type { Column, Table } from '../../table/table.ts';
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
  count: COUNT,
  columns,
  predicts: 'next',
  predictsNext: true,
  axes: 'components',
  scaler: 'none',
  parse: (text) => parseNames('names.txt', text),
};

/**
 * Reads a file whose first line is "name" and whose other lines are a name each. The network reads END and the letters,
 * filled up with END; the target is the letters and END, and after that nothing is scored.
 * @throws Error that quotes the offending line
 */
function parseNames(file: string, text: string): Table {
  const [first, ...lines] = text.trimEnd().split(/\r?\n/);
  if (first !== 'name') throw new Error(`${file} line 1: expected "name", found "${first}"`);
  if (lines.length === 0) throw new Error(`${file}: no names after "name"`);
  const read = new Float64Array(lines.length * STEPS);
  const next = new Float64Array(lines.length * STEPS).fill(Number.NaN);
  lines.forEach((line, row) => {
    if (!new RegExp(`^[a-z]{1,${LETTERS}}$`).test(line)) {
      throw new Error(`${file} line ${row + 2}: expected up to ${LETTERS} letters from a to z, found "${line}"`);
    }
    const tokens = [...line].map((letter) => levels.indexOf(letter));
    read.set(tokens, row * STEPS + 1);
    next.set([...tokens, levels.indexOf(END)], row * STEPS);
  });
  return { columns, count: lines.length, values: [read, next] };
}
