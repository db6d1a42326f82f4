/** Looked at, at most: the rest of a table is like its beginning. */
const LOOKED = 20_000;

/** Whether text looks like rows of a table: at least two lines, most of which are cut into columns. */
export function isTabular(text: string): boolean {
  const lines = text
    .slice(0, LOOKED)
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
