/** The texts that count as missing by default, in lower case. */
const USUAL = [
  ...['na', 'n/a', 'n.a.', '#n/a', '<na>', 'nan', '-nan', 'nat', 'null', '\\n', 'nil', 'none'],
  ...['?', '-', '--', '---', '–', '—', '.', '..', '…'],
  // Errors of spreadsheets.
  ...['#div/0!', '#value!', '#ref!', '#name?', '#num!', '#null!'],
];

/** Tells whether a trimmed cell marks its value as missing. */
export type MissingTest = (cell: string) => boolean;

/**
 * The test for these texts, or for the usual ones. An empty cell always counts as missing. A number also matches other
 * spellings, such as 1e3 or 1000.0, with any sign that people use for a minus.
 */
export function missingTest(tokens: readonly string[] = USUAL): MissingTest {
  const words = new Set(tokens.map((token) => withHyphen(token.trim().toLowerCase())));
  const longest = Math.max(0, ...[...words].map(({ length }) => length));
  const numbers = new Set([...words].filter((word) => word !== '').map(Number));
  numbers.delete(Number.NaN);
  return (written) => {
    if (written === '') return true;
    const cell = withHyphen(written);
    if (cell.length <= longest && words.has(cell.toLowerCase())) return true;
    return numbers.size > 0 && numbers.has(Number(cell));
  };
}

/** Writes the sign of a negative number as an ASCII hyphen: −200, –200 and －200 become -200. */
function withHyphen(text: string): string {
  return text.charCodeAt(0) < 128 ? text : text.replace(/^[\p{Pd}−](?=[\d.])/u, '-');
}

/** Whether a trimmed cell marks its value as missing by default. */
export const isMissing: MissingTest = missingTest();
