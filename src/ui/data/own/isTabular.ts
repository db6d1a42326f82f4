/** The number of characters that are examined; the rest of a table is like its beginning. */
const EXAMINED = 20_000;

/** Whether text looks like rows of a table: at least two lines, most of which contain the same delimiter. */
export function isTabular(text: string): boolean {
  const lines = text
    .slice(0, EXAMINED)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  return (
    lines.length > 1 &&
    ['\t', ',', ';', '|'].some((mark) => {
      const cut = lines.filter((line) => line.includes(mark));
      return 2 * cut.length > lines.length;
    })
  );
}
