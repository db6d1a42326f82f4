import type { Column, ColumnSequence, Table } from '../../../table/table.ts';

/**
 * Reads a file whose first line is the id of the first column, and whose other lines are a word each. The levels are an
 * end mark and the letters. The network reads the end mark and the letters, filled up with end marks; the target is the
 * letters and the end mark, and after that nothing is scored.
 * @param file the name of the file, for errors
 * @param columns the sequence that the network reads, then the target
 * @throws Error that quotes the offending line
 */
export function parseWords(file: string, columns: readonly Column[], text: string): Table {
  const { id, levels, sequence } = columns[0] as Column;
  const { steps } = sequence as ColumnSequence;
  const [, ...letters] = levels as readonly string[];
  const [first, ...lines] = text.trimEnd().split(/\r?\n/);
  if (first !== id) throw new Error(`${file} line 1: expected "${id}", found "${first}"`);
  if (lines.length === 0) throw new Error(`${file}: no words after "${id}"`);
  const read = new Float64Array(lines.length * steps);
  const next = new Float64Array(lines.length * steps).fill(Number.NaN);
  lines.forEach((line, row) => {
    // The end mark is level 0.
    const tokens = [...line].map((letter) => letters.indexOf(letter) + 1);
    if (tokens.length === 0 || tokens.length >= steps || tokens.includes(0)) {
      const range = `from ${letters[0]} to ${letters.at(-1)}`;
      throw new Error(`${file} line ${row + 2}: expected up to ${steps - 1} letters ${range}, found "${line}"`);
    }
    read.set(tokens, row * steps + 1);
    next.set([...tokens, 0], row * steps);
  });
  return { columns, count: lines.length, values: [read, next] };
}
