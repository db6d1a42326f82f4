import type { ColumnKind, DraftColumn } from './draft.ts';

/** What a target is called, most telling first. */
const TARGETS = ['target', 'class', 'label', 'species', 'diagnosis', 'outcome', 'survived', 'y'];
/** More different numbers are no classes. */
const MOST_CODES = 10;
/** Larger numbers are measured, such as 215 mA: classes are numbered from 0 or 1. */
const LARGEST_CODE = 20;

/** Whether whole numbers may stand for classes: they are few, and each is met more than once or so. */
function mayBeCodes({ levels, numbers }: DraftColumn): boolean {
  return (
    levels !== null &&
    numbers !== null &&
    levels.length <= MOST_CODES &&
    2 * levels.length <= numbers.length &&
    levels.every((level) => Number.isInteger(Number(level)) && Math.abs(Number(level)) <= LARGEST_CODE)
  );
}

/** The target to suggest, and the kinds then: whole numbers in a target, or what has the name of one, are classes. */
export function suggest(
  columns: readonly DraftColumn[],
  kinds: readonly ColumnKind[],
): { target: string; kinds: Record<string, ColumnKind> } {
  const taken = columns.filter((_, index) => kinds[index] !== 'left out');
  const named = taken.filter(({ label }) => TARGETS.includes(label.toLowerCase()));
  const rank = ({ label }: DraftColumn) => TARGETS.indexOf(label.toLowerCase());
  const target = named.toSorted((a, b) => rank(a) - rank(b))[0] ?? taken.at(-1) ?? columns.at(-1);
  const entries = columns.map((column, index): [string, ColumnKind] => {
    const kind = kinds[index] ?? 'left out';
    const codes = kind === 'number' && (column === target || named.includes(column)) && mayBeCodes(column);
    return [column.id, codes ? 'category' : kind];
  });
  return { target: target?.id ?? '', kinds: Object.fromEntries(entries) };
}
