/** The texts that count as missing by default, in lower case. */
const USUAL = [
  ...['na', 'n/a', 'n.a.', '#n/a', '<na>', 'nan', '-nan', 'nat', 'null', '\\n', 'nil', 'none'],
  ...['?', '-', '--', '---', '–', '—', '.', '..', '…'],
  // Errors of spreadsheets.
  ...['#div/0!', '#value!', '#ref!', '#name?', '#num!', '#null!'],
];

/** Tells whether a trimmed cell says that its value is missing. */
export type MissingTest = (cell: string) => boolean;

/** The test for these, or for the usual ones. An empty cell is missing always; a number is also met as 1e3 or 1000.0. */
export function missingTest(tokens: readonly string[] = USUAL): MissingTest {
  const words = new Set(tokens.map((token) => token.trim().toLowerCase()));
  const longest = Math.max(0, ...[...words].map(({ length }) => length));
  const numbers = new Set([...words].filter((word) => word !== '').map(Number));
  numbers.delete(Number.NaN);
  return (cell) => {
    if (cell === '') return true;
    if (cell.length <= longest && words.has(cell.toLowerCase())) return true;
    return numbers.size > 0 && numbers.has(Number(cell));
  };
}

/** Whether a trimmed cell usually says that its value is missing. */
export const isMissing: MissingTest = missingTest();
