import { LIMITS } from '../../../table/limits.ts';
import { ownTable } from '../../../table/own.ts';
import type { Problem } from '../../../table/problem.ts';
import type { OwnTable, Table } from '../../../table/table.ts';
import { CLASSES, classCounts, type DrawnPoint, EXTENT } from './drawing.ts';

/** Names of the classes. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;

/**
 * The table of drawn points with columns x1, x2 and class, or a problem that names what is missing.
 * @param needsClasses whether the classes are to be predicted, so that there have to be two
 */
export function drawnTable(points: readonly DrawnPoint[], name: string, needsClasses = true): OwnTable | Problem {
  if (points.length < LIMITS.fewestRows) return { message: `Draw ${LIMITS.fewestRows} points or more.` };
  const drawn = classCounts(points, CLASSES.max).flatMap((count, label) => (count > 0 ? [label] : []));
  if (needsClasses && drawn.length < CLASSES.min) return { message: 'Draw points of two classes or more.' };
  // A single class gets a second one that no point has, so that the column still has classes.
  const present = drawn.length < CLASSES.min ? [...drawn, drawn[0] === 0 ? 1 : 0].sort() : drawn;
  const levels = present.map((label) => LETTERS[label] as string);
  const column = (value: (point: DrawnPoint) => number) => Float64Array.from(points, value);
  return ownTable({
    name: name.trim() || 'Drawing',
    target: 'class',
    columns: [
      { id: 'x1', label: 'x1', levels: null },
      { id: 'x2', label: 'x2', levels: null },
      { id: 'class', label: 'class', levels },
    ],
    count: points.length,
    values: [column(({ x }) => x), column(({ y }) => y), column(({ label }) => present.indexOf(label))],
  });
}

/** The largest share of points that may be outside the pad; they are moved to its edge. */
const MOST_OUTSIDE = 0.02;

/**
 * The points of data with two numbers and few classes, for a drawing; null for other data, or if too many points are
 * outside the pad.
 * @param target id of the column with the classes
 */
export function drawable({ columns, values, count }: Table, target: string): readonly DrawnPoint[] | null {
  const place = columns.findIndex(({ id }) => id === target);
  const [across, up, ...rest] = values.filter((_, column) => column !== place);
  const levels = columns[place]?.levels;
  if (!across || !up || rest.length > 0 || columns.some(({ levels: names }, column) => column !== place && names))
    return null;
  if (!levels || levels.length > CLASSES.max) return null;
  const points = Array.from({ length: count }, (_, row) => ({
    x: across[row] as number,
    y: up[row] as number,
    label: values[place]?.[row] as number,
  })).filter(({ x, y, label }) => [x, y, label].every(Number.isFinite));
  const outside = points.filter(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) > EXTENT);
  return outside.length > MOST_OUTSIDE * points.length ? null : points;
}
