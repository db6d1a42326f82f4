import type { ColumnKind, DraftColumn } from './draft.ts';

/** Usual names of a target, the clearest first. */
const TARGETS = ['target', 'class', 'label', 'species', 'diagnosis', 'outcome', 'survived', 'y'];
/** With more different numbers, they are not classes. */
const MOST_CODES = 10;
/** Larger numbers are measurements, such as 215 mA; classes are numbered from 0 or 1. */
const LARGEST_CODE = 20;

/** Whether whole numbers may encode classes: there are few of them, and most occur more than once. */
function mayBeCodes({ levels, numbers }: DraftColumn): boolean {
  return (
    levels !== null &&
    numbers !== null &&
    levels.length <= MOST_CODES &&
    2 * levels.length <= numbers.length &&
    levels.every((level) => Number.isInteger(Number(level)) && Math.abs(Number(level)) <= LARGEST_CODE)
  );
}

/**
 * Suggests a target, and the kinds of the columns with it: whole numbers are classes in a target, or in a column with
 * the name of one, but those of a column alone are a time series.
 */
export function suggest(
  columns: readonly DraftColumn[],
  kinds: readonly ColumnKind[],
): { target: string; kinds: Record<string, ColumnKind> } {
  const taken = columns.filter((_, index) => kinds[index] !== 'ignored');
  const named = taken.filter(({ label }) => TARGETS.includes(label.toLowerCase()));
  const rank = ({ label }: DraftColumn) => TARGETS.indexOf(label.toLowerCase());
  const target = named.toSorted((a, b) => rank(a) - rank(b))[0] ?? taken.at(-1) ?? columns.at(-1);
  const entries = columns.map((column, index): [string, ColumnKind] => {
    const kind = kinds[index] ?? 'ignored';
    const codes =
      taken.length > 1 && kind === 'number' && (column === target || named.includes(column)) && mayBeCodes(column);
    return [column.id, codes ? 'category' : kind];
  });
  return { target: target?.id ?? '', kinds: Object.fromEntries(entries) };
}
