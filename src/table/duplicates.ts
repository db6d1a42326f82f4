import type { Problem } from './problem.ts';
import type { Rows } from './rows.ts';
import { counted } from './words.ts';

/** The FNV-1a hash of the cells of a row: equal rows have equal hashes, other rows hardly ever. */
function hashOf(row: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const cell of row) {
    for (let index = 0; index < cell.length; index++) hash = Math.imul(hash ^ cell.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash;
}

/** Counts the rows that repeat one above them. */
export function duplicates({ cells, lines }: Rows): Problem[] {
  const met = new Map<number, (readonly string[])[]>();
  let count = 0;
  let line = 0;
  for (const [index, row] of cells.entries()) {
    const hash = hashOf(row);
    const alike = met.get(hash);
    if (!alike) met.set(hash, [row]);
    else if (!alike.some((other) => other.every((cell, column) => cell === row[column]))) alike.push(row);
    else if (count++ === 0) line = lines[index] ?? 0;
  }
  if (count === 0) return [];
  const told =
    count === 1
      ? `The row in line ${line} repeats one above it. It is kept;`
      : `${counted(count, 'row')} repeat rows above them (line ${line} is the first). They are kept;`;
  return [
    {
      message: `${told} if one copy is in the training part and another in the test part, the test is too easy.`,
      line,
    },
  ];
}
