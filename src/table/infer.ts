import type { ColumnKind, DraftColumn } from './draft.ts';
import { unescaped } from './escape.ts';
import { levelsOf, placesOf } from './levels.ts';
import { LIMITS } from './limits.ts';
import type { MissingTest } from './missing.ts';
import { type MissingCode, missingCode } from './missing-code.ts';
import type { DecimalSign } from './options.ts';
import type { Problem } from './problem.ts';
import { firstUnusable, LARGEST, written } from './usable.ts';
import { asDates, asNumbers, type Note, type Values } from './values.ts';
import { counted, grouped, quote } from './words.ts';

/** A column of the file. */
export interface RawColumn {
  readonly id: string;
  readonly label: string;
  /** From 1. */
  readonly position: number;
  /** The cells as in the file, one for each row. */
  readonly cells: readonly string[];
}

export interface Inferred {
  readonly column: DraftColumn;
  /** The kind that suits it best. */
  readonly kind: ColumnKind;
  /** The texts in the column that count as missing. */
  readonly tokens: ReadonlySet<string>;
  /** A number that may mark missing values. */
  readonly missingCode: MissingCode | undefined;
  readonly warnings: readonly Problem[];
}

const PREVIEW = 8;
/** The largest share of words with which a column is still numeric. */
const FEW_WORDS = 0.1;
/** The largest share of words with which a person can still choose to use a column as numbers. */
const SOME_WORDS = 0.5;
/** Names of columns that number or identify the rows. */
const ROW_NAME =
  /^(?:#|id|idx|index|no|nr|key|row|row[ _]?(?:id|no|nr|names?|number|index)|unnamed.*|column 1|.+[ _]id)$/i;
const ROW_NAME_IN_CAPITALS = /[a-z]I[dD]$/;

/** Whether a column of numbers only identifies the rows. */
function namesRows(label: string, numbers: Float64Array): boolean {
  return (
    (ROW_NAME.test(label) || ROW_NAME_IN_CAPITALS.test(label)) &&
    numbers.every((value) => Number.isInteger(value)) &&
    new Set(numbers).size === numbers.length
  );
}

/** What all columns of a file share. */
export interface Context {
  /** Line of the file in which each row starts. */
  readonly lines: readonly number[];
  readonly sign: DecimalSign;
  readonly isMissing: MissingTest;
  /** Whether there is a single column, whose numbers cannot be those of rows. */
  readonly isAlone: boolean;
}

/** Determines what a column contains, which kinds it can have, and which is best. */
export function infer(raw: RawColumn, { lines, sign, isMissing, isAlone }: Context): Inferred {
  const tokens = new Set<string>();
  const cells = raw.cells.map((cell) => {
    const text = cell.trim();
    if (!isMissing(text)) return unescaped(text);
    if (text !== '') tokens.add(text);
    return '';
  });
  let present = 0;
  for (const cell of cells) if (cell !== '') present++;
  const preview = raw.cells.slice(0, PREVIEW).map((cell) => cell.trim());

  const plain = asNumbers(cells, sign);
  const dates = present > 0 && plain.words === present ? asDates(cells) : undefined;
  const unclear = dates && 'sentence' in dates ? dates : undefined;
  const found: Values | undefined =
    dates && !('sentence' in dates)
      ? dates
      : plain.words <= SOME_WORDS * present && plain.numbers.some(Number.isFinite)
        ? plain
        : undefined;
  const unusable = found && firstUnusable(found.numbers);
  const values = unusable ? undefined : found;
  const isNumber = values !== undefined && values.words <= FEW_WORDS * present;
  const { distinct, longest, levels } = levelsOf(cells, !isNumber);

  const column: DraftColumn = {
    id: raw.id,
    label: raw.label,
    ...(values?.unit === undefined ? {} : { unit: values.unit }),
    kinds: [...(values ? (['number'] as const) : []), ...(levels ? (['category'] as const) : []), 'ignored'],
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
  const about = { column, tokens, missingCode: isNumber ? missingCode(values.numbers) : undefined };
  const leftOut = (why: string, reason: string, row?: number): Inferred => {
    const message = `Column ${quote(raw.label)} is ignored: ${reason}`;
    const where = row === undefined ? {} : { line: lines[row] ?? 0 };
    return {
      ...about,
      column: { ...column, why },
      kind: 'ignored',
      warnings: [{ message, ...where, column: raw.position }],
    };
  };
  /** “cell” in line 4 */
  const at = (row: number) => `${quote(cells[row] ?? '')} in line ${lines[row]}`;
  const first = cells.findIndex((cell) => cell !== '');

  if (present === 0) return leftOut('no value', 'it has no value in any row.');
  if (unclear) {
    return { ...about, column: { ...column, why: 'unclear dates' }, kind: 'ignored', warnings: [place(unclear)] };
  }
  if (unusable) return leftOut('unusable numbers', `it ${unusable.why} (${at(unusable.row)})`, unusable.row);
  if (!found && plain.firstLarge >= 0 && plain.words === 0) {
    return leftOut(
      'too large numbers',
      `${at(plain.firstLarge)} is beyond ±${written(LARGEST)}, and no other cell contains a usable number.`,
    );
  }
  if (distinct === 1) {
    const rows = present < cells.length ? 'every row that has one' : 'every row';
    return leftOut('one value only', `it has the same value in ${rows}: ${at(first)}.`, first);
  }
  if (isNumber) {
    if (!isAlone && namesRows(raw.label, values.numbers)) {
      return leftOut(
        'tells rows apart',
        `every row has a different whole number, such as ${at(first)}, which only identifies the row.`,
      );
    }
    return { ...about, kind: 'number', warnings: values.notes.map(place) };
  }
  const mixed = plain.words < present && plain.firstWord >= 0;
  if (mixed && !levels) {
    const share = `${counted(plain.words, 'cell')} of ${grouped(present)}`;
    return leftOut(
      'numbers and words',
      `${at(plain.firstWord)} is not a number; neither are ${share}. If it marks a missing value, add it to the missing values.`,
      plain.firstWord,
    );
  }
  if (distinct === present && present >= LIMITS.fewestRows) {
    return leftOut(
      'every text differs',
      `every row has a different text, such as ${at(first)}, like a name or an id.`,
      first,
    );
  }
  if (distinct > LIMITS.levels) {
    const texts = counted(distinct, 'different text');
    return leftOut(
      texts,
      `it has ${texts}, such as ${at(first)}, and a column can have at most ${LIMITS.levels} categories.`,
      first,
    );
  }
  if (!levels) {
    const row = cells.findIndex((cell) => cell.length === longest);
    return leftOut(
      'too long texts',
      `${at(row)} has ${counted(longest, 'character')}, which is too long for the name of a category.`,
      row,
    );
  }

  const warnings: Problem[] = [];
  if (mixed) {
    const word = quote(cells[plain.firstWord] ?? '');
    const share = `${counted(plain.words, 'cell')} of ${grouped(present)}`;
    const sentence = `${word} is not a number; neither are ${share}. The column is read as a category.`;
    warnings.push(place({ row: plain.firstWord, sentence }));
  }
  const none =
    tokens.has('none') || tokens.has('None') ? raw.cells.findIndex((cell) => cell.trim().toLowerCase() === 'none') : -1;
  if (none >= 0) {
    const sentence = `${quote(raw.cells[none]?.trim() ?? '')} counts as a missing value, not as a name.`;
    warnings.push(place({ row: none, sentence }));
  }
  return { ...about, kind: 'category', warnings };
}
