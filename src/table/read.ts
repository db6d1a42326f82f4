import { type Decoded, decode } from './decode.ts';
import type { Delimiter } from './delimiter.ts';
import type { Draft, DraftColumn, Reading } from './draft.ts';
import { duplicates } from './duplicates.ts';
import { type Inferred, infer } from './infer.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { missingTest } from './missing.ts';
import { idsFor } from './names.ts';
import { type Decimals, decimalsOf } from './numbers.ts';
import type { Encoding, ReadAs, ReadOptions } from './options.ts';
import { isProblem, type Problem } from './problem.ts';
import { parseRows, tooManyRows } from './rows.ts';
import { type Shaped, shape } from './shape.ts';
import { sniffDelimiter } from './sniff.ts';
import { suggest } from './suggest.ts';
import { counted, lineList, quote } from './words.ts';

/** The share of the work that is done once the text is split into cells. */
const CUT = 0.5;
/** The number of rows that are examined for the decimal sign. */
const SAMPLE_ROWS = 1000;
/** Beginnings of texts that are not tables, and the kind of such a text with advice. */
const OTHER_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html|head|body)/i, 'a web page: download the file that the page shows, not the page'],
  [/^\s*<\?xml/i, 'XML: export the table as CSV'],
  [/^\s*(?:\{|\[\s*[[{])/, 'JSON: export the table as CSV'],
  [/^\s*(?:%[^\n]*\n|\s)*@relation/i, 'ARFF: export the table as CSV'],
];

/** Rows with names, all of the same length, and the signs in use. */
interface Cut extends Shaped {
  readonly delimiter: Delimiter;
  readonly decimals: Decimals;
}

type OnProgress = (share: number) => void;

function cutUp(input: string, name: string, options: ReadOptions, onProgress?: OnProgress): Cut | Problem {
  const text = input.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const title = name === '' ? 'The text' : quote(name);
  if (text.trim() === '')
    return { message: `${title} is empty. A table needs a line of names and a line for each row.` };
  const other = OTHER_TEXTS.find(([start]) => start.test(text.slice(0, 4096)))?.[1];
  if (other) return { message: `${title} is ${other}.` };

  // Excel may name the delimiter in a separate first line.
  const named = /^sep=([,;|\t])\n/i.exec(text);
  const body = named ? text.slice(named[0].length - 1) : text;
  const delimiter = options.delimiter ?? (named?.[1] as Delimiter | undefined) ?? sniffDelimiter(body) ?? ',';
  const rows = parseRows(body, delimiter, (share) => onProgress?.(CUT * share));
  if (isProblem(rows)) return rows;
  const result = shape(rows, options);
  const line = result.start;
  const width = result.labels.length;
  if (width > LIMITS.columns) {
    const message = `There are ${counted(width, 'column')}, and at most ${LIMITS.columns} can be read. Remove columns; if rows and columns are swapped, transpose the table.`;
    return { message, line, column: LIMITS.columns + 1 };
  }
  const count = result.cells.length;
  if (count === 0) {
    return { message: `Line ${line} names the columns, but no row follows.`, line };
  }
  if (count < LIMITS.fewestRows) {
    const message = `There ${count === 1 ? 'is' : 'are'} only ${counted(count, 'row')}. At least ${LIMITS.fewestRows} are needed, to train on some and test on others.`;
    return { message, line: result.lines.at(-1) ?? line };
  }
  if (count > LIMITS.rows) return tooManyRows(body, result.lines[LIMITS.rows] ?? line);
  const decimals = options.decimal
    ? { sign: options.decimal }
    : decimalsOf(result.cells.slice(0, SAMPLE_ROWS), delimiter === ';');
  return { ...result, delimiter, decimals };
}

/** Says how an ambiguous number is read. */
function tellGuess({ decimals: { sign, guess }, lines }: Cut): Problem[] {
  if (!guess) return [];
  const line = lines[guess.row] ?? 0;
  const digits = guess.cell.replace(/[.,]/, '');
  const value = guess.cell.includes(sign) ? Number(guess.cell.replace(',', '.')) : Number(digits);
  const message = `${quote(guess.cell)} in line ${line} is read as ${value}: nothing in the file shows whether the sign marks thousands or decimals. If this is wrong, choose the other decimal sign.`;
  return [{ message, line }];
}

function draftOf(
  rows: Cut,
  title: string,
  encoding: Encoding | null,
  options: ReadOptions,
  onProgress?: OnProgress,
): Draft | Problem {
  const { cells, lines, labels, decimals, delimiter, header, footer, firstLines } = rows;
  const warnings = [...rows.warnings, ...tellGuess(rows), ...duplicates(rows)];
  const ids = idsFor(labels);
  const context = { lines, sign: decimals.sign, isMissing: missingTest(options.missing), isAlone: labels.length === 1 };
  const inferred = labels.map((label, index) => {
    const column = cells.map((row) => row[index] ?? '');
    const found = infer({ id: ids[index] ?? '', label, position: index + 1, cells: column }, context);
    onProgress?.(CUT + ((1 - CUT) * (index + 1)) / labels.length);
    return found;
  });
  warnings.push(...inferred.flatMap((one) => one.warnings));

  const columns: DraftColumn[] = inferred.map(({ column }) => column);
  const usable = columns.filter(({ kinds }) => kinds.length > 1);
  const [only] = usable;
  if (only === undefined || (usable.length === 1 && !isSeries(only))) {
    return tooFewColumns(rows, inferred, usable.length);
  }
  if (usable.length === 1) {
    const message = `${quote(only.label)} is the only column that can be used, so its rows are the steps of a time series, whose next number is predicted from those before.`;
    warnings.push({ message, column: columns.indexOf(only) + 1 }, ...skippedSteps(rows));
  }
  const { target, kinds } = suggest(
    columns,
    inferred.map(({ kind }) => kind),
  );
  const missing = options.missing ?? [...new Set(inferred.flatMap(({ tokens }) => [...tokens]))];
  const read: ReadAs = { header, encoding, delimiter, decimal: decimals.sign, missing, footer };
  const missingCodes = missingCodesIn(inferred);
  return {
    columns,
    count: cells.length,
    read,
    unmet: unmetIn(inferred, options.missing ?? []),
    firstLines,
    missingCodes,
    warnings,
    suggested: { name: title, kinds, target },
  };
}

/** Says that blank lines of a time series are not steps of it. */
function skippedSteps({ lines }: Cut): Problem[] {
  const blank = lines.flatMap((line, row) => (line - (lines[row - 1] ?? line) > 1 ? [line - 1] : []));
  const [line] = blank;
  if (line === undefined) return [];
  const message = `Blank lines are skipped (${lineList(blank)}). If a value is missing there, write NA.`;
  return [{ message, line }];
}

/** Whether a column can be used alone: its numbers are a time series, and neither all the same nor those of rows. */
function isSeries({ numbers, why }: DraftColumn): boolean {
  return numbers !== null && why !== 'one value only' && why !== 'tells rows apart';
}

/** The problem of a table that has neither two columns that can be used nor a single one of numbers. */
function tooFewColumns({ firstLines, start, labels }: Cut, inferred: readonly Inferred[], usable: number): Problem {
  if (labels.length === 1 && inferred[0]?.column.numbers === null) {
    const first = quote(firstLines.find(({ line }) => line === start)?.cells.join() ?? '');
    const message = `There is only one column, and it has no numbers that could be a time series: no comma, semicolon, tab, pipe or space separates the lines into cells (line ${start} is ${first}). A table of categories needs a column to predict and at least one to predict it from. If this is a text, use the tab Your text.`;
    return { message, line: start, column: 1 };
  }
  const why = inferred.flatMap((one) => one.warnings).slice(0, 3);
  const message = `${usable === 0 ? 'No column' : 'Only one column'} can be used, and a table needs one to predict and at least one to predict it from. ${why.map((one) => one.message).join(' ')}`;
  return { message: message.trimEnd(), ...(why[0]?.column === undefined ? {} : { column: why[0].column }) };
}

/** The markers of missing values that no cell contains. */
function unmetIn(inferred: readonly Inferred[], tokens: readonly string[]): readonly string[] {
  const met = inferred.flatMap((column) => [...column.tokens]);
  return tokens.filter((token) => token !== '' && !met.some(missingTest([token])));
}

/** The numbers that may mark missing values, each with all the columns that contain it. */
function missingCodesIn(inferred: readonly Inferred[]): Draft['missingCodes'] {
  const found = new Map<number, Draft['missingCodes'][number]>();
  for (const { missingCode: code, column } of inferred) {
    if (!code) continue;
    const { count = 0, labels = [] } = found.get(code.value) ?? {};
    found.set(code.value, { ...code, count: count + code.count, labels: [...labels, column.label] });
  }
  return [...found.values()];
}

/** `penguins` for penguins.csv. */
function titleOf(name: string): string {
  const title = name.replace(/\.(?:csv|tsv|tab|txt|data|dat)$/i, '').trim();
  return title.slice(0, LIMITS.label) || 'Table';
}

/**
 * Reads a table from text: with commas, tabs, semicolons, pipes or spaces between the columns, with or without a line
 * of names, notes above and totals below. It processes megabytes in one go, so the page calls it in a worker, through
 * `readInWorker` of src/ui/data/own.
 *
 * @param input the bytes of a file, or text
 * @param name the name of the table, such as that of the file; its extension is dropped
 * @param options the choices of a person; the rest is detected
 * @param onProgress receives the share of the work that is done, 0 … 1
 * @returns a draft, or the reason why there is none; never throws
 */
export function readTable(
  input: Uint8Array | string,
  name: string,
  options: ReadOptions = {},
  onProgress?: OnProgress,
): Reading {
  if (input.length > LIMITS.bytes) return { ok: false, problem: tooLarge(input.length) };
  const decoded = typeof input === 'string' ? { text: input } : decode(input, name, options.encoding);
  if (isProblem(decoded)) return { ok: false, problem: decoded };
  const rows = cutUp(decoded.text, name, options, onProgress);
  if (isProblem(rows)) return { ok: false, problem: rows };
  const { encoding = null, warning } = decoded as Partial<Decoded>;
  const draft = draftOf(rows, titleOf(name), encoding, options, onProgress);
  if (isProblem(draft)) return { ok: false, problem: draft };
  return { ok: true, draft: warning ? { ...draft, warnings: [warning, ...draft.warnings] } : draft };
}
