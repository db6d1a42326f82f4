import { isNumeric } from '../../../table/numbers.ts';

/** The number of characters that are examined; the rest of a table is like its beginning. */
const EXAMINED = 20_000;

/** Whether text looks like rows of a table: at least two lines, and most of them contain the same delimiter, or a number. */
export function isTabular(text: string): boolean {
  const lines = text
    .slice(0, EXAMINED)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const isMost = (test: (line: string) => boolean) => 2 * lines.filter(test).length > lines.length;
  return (
    lines.length > 1 &&
    (['\t', ',', ';', '|'].some((mark) => isMost((line) => line.includes(mark))) ||
      isMost((line) => isNumeric(line.trim())))
  );
}
