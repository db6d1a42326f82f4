import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/table/draft.ts';
import { readTable } from '../../../src/table/read.ts';

/** The content of a file as a person reads it. */
interface Read {
  /** The kind of each column, by label. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly target: string;
  /** The number of missing cells by label, if there are any. */
  readonly missing?: Readonly<Record<string, number>>;
  /** The first values of a column, by label. */
  readonly values: Readonly<Record<string, readonly (number | string)[]>>;
  /** The detected options of the file. */
  readonly as: Partial<Draft['read']>;
  /** Words that the warnings must contain. */
  readonly reported?: readonly string[];
}

const [number, category, out] = ['number', 'category', 'ignored'];

const CASES: Readonly<Record<string, Read>> = {
  'B01-blank-before-quote.csv': {
    columns: { season: number, goals: number, motto: category, pool: category },
    rows: 24,
    target: 'pool',
    values: { season: [1970, 1971], goals: [97, 83], motto: ['Left, again'], pool: ['B'] },
    as: { header: 1, delimiter: ',' },
  },
  'B02-numbered-names.csv': {
    columns: { 'Column 1': out, 0: number, 1: number, 2: number, 3: number, target: category },
    rows: 40,
    target: 'target',
    values: { 0: [2.9, 9.1], 3: [14.1, 2.7], target: ['even', 'odd'] },
    as: { header: 1 },
    reported: ['Line 1 contains rising numbers'],
  },
  'B02-years-as-names.csv': {
    columns: { district: out, 2000: number, 2005: number, 2010: number, 2015: number },
    rows: 24,
    target: '2015',
    values: { 2000: [8, 7.7], 2015: [4.2, 5.6] },
    as: { header: 1 },
    reported: ['Line 1 contains rising numbers', '“D00” in line 2'],
  },
  'B03-lines-above.csv': {
    columns: { Pressure: number, Wind: number, Current: number },
    rows: 24,
    target: 'Current',
    values: { Pressure: [20, 23.9], Wind: [49.6], Current: [224] },
    as: { header: 3 },
    reported: ['Lines 1 and 2 (“Written by logger model 7”, “Firmware 2.1”) were read as notes above the table'],
  },
  'B03-second-header.txt': {
    columns: { agency: out, site: number, when: number, flow: number, grade: category },
    rows: 28,
    target: 'grade',
    values: { site: [1000, 1001], flow: [13, 20], grade: ['A', 'A', 'P'] },
    as: { header: 3, delimiter: '\t' },
    reported: ['Line 4 (“5s”, “6s”, “20d” …) describes the columns'],
  },
  'B04-missing-markers.csv': {
    columns: {
      pandas_na: number,
      sas_dot: number,
      mysql_null: number,
      excel_error: number,
      not_a_time: number,
      dashes: number,
      sensor: number,
      y: number,
    },
    rows: 48,
    target: 'y',
    missing: { pandas_na: 8, sas_dot: 8, mysql_null: 8, excel_error: 8, not_a_time: 8, dashes: 8 },
    values: { sas_dot: [2, 2.3], dashes: [8.8, Number.NaN], sensor: [-200, 4.3] },
    as: { missing: ['<NA>', '.', '\\N', '#DIV/0!', 'NaT', '--'] },
  },
  'B05-accounting.csv': {
    columns: { month: number, revenue: number, profit: number },
    rows: 24,
    target: 'profit',
    values: { revenue: [7282.72], profit: [-2535, 2364] },
    as: { decimal: '.' },
    reported: ['“(2,535.00)” is read as -2535'],
  },
  'B05-german-thousands.csv': {
    columns: { Ort: category, Einwohner: number, Punkte: number },
    rows: 24,
    target: 'Punkte',
    values: { Einwohner: [3588, 4653], Punkte: [74] },
    as: { decimal: ',', delimiter: ';' },
    reported: ['“3.588” in line 2 is read as 3588'],
  },
  'B05-total-row.csv': {
    columns: { a: number, b: number, y: number },
    rows: 15,
    target: 'y',
    values: { a: [7.8, 4.1], b: [6] },
    as: { footer: 'ignore' },
    reported: ['Lines 17 and 18 (“Source: office of numbers, 2021”, “Total”)'],
  },
  'B06-aligned-blanks.csv': {
    columns: {
      'Column 1': number,
      'Column 2': number,
      'Column 3': number,
      'Column 4': number,
      'Column 5': number,
      'Column 6': number,
      'Column 7': number,
      'Column 8': category,
      'Column 9': out,
    },
    rows: 30,
    target: 'Column 8',
    values: { 'Column 1': [29.8, 23.1], 'Column 5': [3786], 'Column 8': ['3', '1'] },
    as: { header: 'none', delimiter: ' ' },
    reported: ['“model 00” in line 1'],
  },
  'B06-row-names-quoted.csv': {
    columns: { 'Column 1': out, x: number, y: number },
    rows: 20,
    target: 'y',
    values: { x: [4, 1.9], y: [5.5, 0.9] },
    as: { header: 1, delimiter: ' ' },
  },
  'B07-gb18030.csv': {
    columns: { 身高: number, 体重: number, 类别: category },
    rows: 24,
    target: '类别',
    values: { 身高: [176, 176], 类别: ['狗', '狗', '猫'] },
    as: { encoding: 'gb18030' },
    reported: ['is read as GB18030'],
  },
  'B07-windows-1251.csv': {
    columns: { длина: number, ширина: number, вид: category },
    rows: 24,
    target: 'вид',
    values: { длина: [5.1, 6], вид: ['кот', 'пёс'] },
    as: { encoding: 'windows-1251' },
    reported: ['is read as Windows-1251'],
  },
  'B08-reserved-none.csv': {
    columns: { mild: number, none: number, severe: number },
    rows: 30,
    target: 'severe',
    values: { mild: [3, 0.5], none: [5.9, 4.7] },
    as: { header: 1 },
  },
  'B11-points.csv': {
    columns: { x1: number, x2: number, class: category },
    rows: 800,
    target: 'class',
    values: { x1: [1.57, -0.33], x2: [1.49], class: ['a', 'b'] },
    as: { header: 1, encoding: 'utf-8', delimiter: ',', decimal: '.', missing: [] },
  },
};

function draftOf(name: string): Draft {
  const reading = readTable(readFileSync(new URL(`../../cases/${name}`, import.meta.url)), name);
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.draft;
}

describe.each(Object.entries(CASES))('%s', (name, expected) => {
  it('is read as a person would read it', () => {
    const draft = draftOf(name);
    const { columns, count, suggested, read } = draft;
    const labels = new Map(columns.map(({ id, label }) => [id, label]));
    expect(columns.map(({ id, label }) => [label, suggested.kinds[id]]).toSorted()).toEqual(
      Object.entries(expected.columns).toSorted(),
    );
    expect(count).toBe(expected.rows);
    expect(labels.get(suggested.target)).toBe(expected.target);
    expect(read).toMatchObject(expected.as);
    const missing = columns.filter((column) => column.missing > 0).map((column) => [column.label, column.missing]);
    expect(Object.fromEntries(missing)).toEqual(expected.missing ?? {});
    for (const [label, first] of Object.entries(expected.values)) {
      const column = columns.find((one) => one.label === label);
      const places = [...(column?.places ?? [])].map((place) => column?.levels?.[place] ?? '');
      const values = typeof first[0] === 'string' ? places : [...(column?.numbers ?? [])];
      expect(values.slice(0, first.length), label).toEqual(first);
    }
    for (const { words } of columns) expect(words).toBe(0);
  });

  it('reports its guesses', () => {
    const messages = draftOf(name).warnings.map(({ message }) => message);
    for (const words of expected.reported ?? []) expect(messages).toContainEqual(expect.stringContaining(words));
  });
});
