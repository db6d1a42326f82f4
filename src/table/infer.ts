import type { ColumnKind, DraftColumn } from './draft.ts';
import { unescaped } from './escape.ts';
import { levelsOf, placesOf } from './levels.ts';
import { LIMITS } from './limits.ts';
import { isMissing } from './missing.ts';
import type { DecimalSign } from './numbers.ts';
import type { Problem } from './problem.ts';
import { asDates, asNumbers, type Note, type Values } from './values.ts';
import { counted, grouped, quote } from './words.ts';

/** A column of the file. */
export interface RawColumn {
  readonly id: string;
  readonly label: string;
  /** From 1. */
  readonly position: number;
  /** As they stand in the file, one a row. */
  readonly cells: readonly string[];
}

export interface Inferred {
  readonly column: DraftColumn;
  /** What it is best taken as. */
  readonly kind: ColumnKind;
  readonly warnings: readonly Problem[];
}

const PREVIEW = 8;
/** Share of words up to which a column still is one of numbers. */
const FEW_WORDS = 0.1;
/** Share of words up to which a column can be taken as numbers if a person says so. */
const SOME_WORDS = 0.5;
/** Names of columns that count or name the rows. */
const ROW_NAME =
  /^(?:#|id|idx|index|no|nr|key|row|row[ _]?(?:id|no|nr|names?|number|index)|unnamed.*|column 1|.+[ _]id)$/i;
const ROW_NAME_IN_CAPITALS = /[a-z]I[dD]$/;

/** Whether a column of numbers only tells the rows apart. */
function namesRows(label: string, numbers: Float64Array): boolean {
  return (
    (ROW_NAME.test(label) || ROW_NAME_IN_CAPITALS.test(label)) &&
    numbers.every((value) => Number.isInteger(value)) &&
    new Set(numbers).size === numbers.length
  );
}

/**
 * Finds out what a column holds, what it can be taken as, and what is best.
 * @param lines line of the file in which each row starts
 * @param sign what stands before the decimals in this table
 */
export function infer(raw: RawColumn, lines: readonly number[], sign: DecimalSign): Inferred {
  const cells = raw.cells.map((cell) => {
    const text = cell.trim();
    return isMissing(text) ? '' : unescaped(text);
  });
  let present = 0;
  for (const cell of cells) if (cell !== '') present++;
  const preview = raw.cells.slice(0, PREVIEW).map((cell) => cell.trim());

  const plain = asNumbers(cells, sign);
  const dates = present > 0 && plain.words === present ? asDates(cells) : undefined;
  const unclear = dates && 'sentence' in dates ? dates : undefined;
  const values: Values | undefined =
    dates && !('sentence' in dates)
      ? dates
      : plain.words <= SOME_WORDS * present && plain.numbers.some(Number.isFinite)
        ? plain
        : undefined;
  const isNumber = values !== undefined && values.words <= FEW_WORDS * present;
  const { distinct, longest, levels } = levelsOf(cells, !isNumber);

  const column: DraftColumn = {
    id: raw.id,
    label: raw.label,
    ...(values?.unit === undefined ? {} : { unit: values.unit }),
    kinds: [...(values ? (['number'] as const) : []), ...(levels ? (['category'] as const) : []), 'left out'],
    numbers: values?.numbers ?? null,
    levels,
    places: levels && placesOf(cells, levels),
    missing: cells.length - present,
    words: values?.words ?? 0,
    preview,
  };

  const place = ({ row, sentence }: Note): Problem => {
    const line = lines[row] ?? 0;
    return { message: `Column ${quote(raw.label)}, line ${line}: ${sentence}`, line, column: raw.position };
  };
  const leftOut = (reason: string): Inferred => {
    const message = `Column ${quote(raw.label)} is left out: ${reason}.`;
    return { column, kind: 'left out', warnings: [{ message, column: raw.position }] };
  };

  if (present === 0) return leftOut('it has no value in any row');
  if (unclear) return { column, kind: 'left out', warnings: [place(unclear)] };
  if (distinct === 1) {
    const value = quote(cells.find((cell) => cell !== '') ?? '');
    return leftOut(`it has the same value, ${value}, in each row${present < cells.length ? ' that has one' : ''}`);
  }
  if (isNumber) {
    if (namesRows(raw.label, values.numbers)) {
      return leftOut('it has a number of its own for each row, which tells the rows apart and no more');
    }
    return { column, kind: 'number', warnings: values.notes.map(place) };
  }
  if (distinct === present && present >= LIMITS.fewestRows) {
    return leftOut('it has a text of its own for each row, as names and ids have');
  }
  if (distinct > LIMITS.levels) {
    return leftOut(`it has ${counted(distinct, 'different text')}, and a category has ${LIMITS.levels} at most`);
  }
  if (!levels) return leftOut(`a text in it has ${counted(longest, 'character')}, and a category has no such name`);

  const warnings: Problem[] = [];
  if (plain.words < present) {
    const word = quote(cells[plain.firstWord] ?? '');
    const share = `${counted(plain.words, 'cell')} of ${grouped(present)}`;
    const sentence = `${word} is no number, as are ${share} in all. The column is taken as a category.`;
    warnings.push(place({ row: plain.firstWord, sentence }));
  }
  const none = raw.cells.findIndex((cell) => cell.trim().toLowerCase() === 'none');
  if (none >= 0) {
    const sentence = `${quote(raw.cells[none]?.trim() ?? '')} counts as a missing value, not as a name.`;
    warnings.push(place({ row: none, sentence }));
  }
  return { column, kind: 'category', warnings };
}
