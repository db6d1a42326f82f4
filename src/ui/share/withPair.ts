/** A link with one more `key=value`, before its version. */
export function withPair(link: string, pair: string): string {
  const end = link.search(/&v=\d+$/);
  return end < 0 ? `${link}&${pair}` : `${link.slice(0, end)}&${pair}${link.slice(end)}`;
}
