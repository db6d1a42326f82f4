import type { RunView } from '../../../runtime/protocol.ts';

/**
 * The examples that are listed with one of them in view: a page of the order in which a person steps through them, or of
 * its part.
 */
export function examplesAround(
  { points: { part, count } }: Pick<RunView, 'points'>,
  index: number,
  rows: number,
  order: readonly number[] | null,
): readonly number[] {
  const own = part[index];
  const line =
    order?.includes(index) === true
      ? order
      : Array.from({ length: count }, (_, example) => example).filter((example) => part[example] === own);
  const first = Math.floor(line.indexOf(index) / rows) * rows;
  return line.slice(first, first + rows);
}
