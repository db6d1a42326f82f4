import type { Prepared } from '../../../compiler/preparation/prepared.ts';
import type { Part } from '../../../experiment/experiment.ts';
import { type Cells, cellsAt } from '../../../table/cells.ts';

/**
 * Counts the rows of the validation and the test part that also occur in the training part, equal in every column of
 * the table. The counts are 0 if most training rows equal another one: a few categories have few combinations, so equal
 * rows are not copies; neither are those of a series, in which a value may come back.
 */
export function seenBefore({ table, plan, parts }: Prepared): Readonly<Record<'validation' | 'test', number>> {
  if (plan.series) return { validation: 0, test: 0 };
  const cells = table.columns.map((_, place) => cellsAt(table, place));
  const originals = (of: Part) => parts[of].rows.slice(0, parts[of].originals);
  const known = new Map<number, number[]>();
  for (const row of originals('train')) {
    const key = hash(cells, row);
    const same = known.get(key);
    if (same) same.push(row);
    else known.set(key, [row]);
  }
  if (known.size < parts.train.originals / 2) return { validation: 0, test: 0 };
  const isKnown = (row: number) => known.get(hash(cells, row))?.some((other) => areEqual(cells, row, other));
  return { validation: originals('validation').filter(isKnown).length, test: originals('test').filter(isKnown).length };
}

const word = new Float64Array(1);
const halves = new Uint32Array(word.buffer);

/** FNV-1a over the bits of a row's numbers: text would take seconds for wide tables. */
function hash(columns: readonly Cells[], row: number): number {
  let state = 0x811c9dc5;
  for (const { values, stride } of columns) {
    for (let index = row * stride; index < (row + 1) * stride; index++) {
      word[0] = values[index] as number;
      state = Math.imul(state ^ (halves[0] as number), 0x01000193);
      state = Math.imul(state ^ (halves[1] as number), 0x01000193);
    }
  }
  return state;
}

function areEqual(columns: readonly Cells[], row: number, other: number): boolean {
  return columns.every(({ values, stride }) => {
    for (let index = 0; index < stride; index++) {
      if (!Object.is(values[row * stride + index], values[other * stride + index])) return false;
    }
    return true;
  });
}
