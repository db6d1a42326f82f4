import { LIMITS } from '../../../table/limits.ts';
import { ownTable } from '../../../table/own.ts';
import type { Problem } from '../../../table/problem.ts';
import type { OwnTable, Table } from '../../../table/table.ts';
import { CLASSES, classCounts, type DrawnPoint, EXTENT } from './drawing.ts';

/** Names of the classes. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;

/** The table of drawn points, or what is still to be drawn: columns x1, x2 and class. */
export function drawnTable(points: readonly DrawnPoint[], name: string): OwnTable | Problem {
  if (points.length < LIMITS.fewestRows) return { message: `Draw ${LIMITS.fewestRows} points or more.` };
  const present = classCounts(points, CLASSES.max).flatMap((count, label) => (count > 0 ? [label] : []));
  if (present.length < 2) return { message: 'Draw points of two classes or more.' };
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

/** What share of the points may lie beside the pad; they are moved to its rim. */
const MOST_BESIDE = 0.02;

/**
 * The points of data with two numbers and few classes, to be drawn on; null for others, and where they lie elsewhere.
 * @param target id of the column of classes
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
  const beside = points.filter(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) > EXTENT);
  return beside.length > MOST_BESIDE * points.length ? null : points;
}
