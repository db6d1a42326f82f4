import { packer } from '../../table/packer.ts';
import { isProblem } from '../../table/problem.ts';
import type { OwnTable } from '../../table/table.ts';
import { unusable } from '../../table/usable.ts';
import { call } from '../call.ts';
import { dataOf, OWN, sameTable } from '../data.ts';
import type { Call, DataChoice, ExperimentSpec } from '../experiment.ts';
import { fitCall } from '../fit-entry.ts';
import { listed } from '../listed.ts';
import { nearest } from '../near.ts';
import { complain, type Notices, quote } from '../notices.ts';
import { callEffect, strongest, when } from '../strength.ts';
import { readOne } from '../values.ts';
import { callWords, change } from '../words.ts';
import { environmentOf } from '../world.ts';
import { NONE, printEntry } from '../write.ts';
import type { Field, Given, KeptTables } from './field.ts';
import { fitSeries, printSeries, readSeries, seriesWords } from './series.ts';
import { fitTask, readTask, taskLabel } from './task.ts';

/** The data of an experiment whose examples are a person's own table. */
export const OWN_DATA: Call = { id: OWN, args: {} };

/** The default data. */
export const STANDARD_DATA: DataChoice = {
  data: call('datasets', 'circle'),
  table: null,
  target: null,
  series: null,
  task: null,
};

/**
 * The dataset, or a person's own table in its place, the column to predict, whether the rows are a time series, and what is
 * learned if not that column. All
 * other defaults depend on these.
 */
export const data: Field<keyof DataChoice> = {
  keys: { data: 'data', table: 'table', target: 'target', series: 'series', task: 'task' },
  standard: ({ data, table, target, series, task }) => ({ data, table, target, series, task }),

  read(notices, given, _, tables) {
    const choice = readData(notices, given, tables);
    // A replacement does not have the columns of the table.
    const lacking = given.get('data') === OWN && choice.table === null;
    const target = lacking ? null : readTarget(given.get('target'), choice);
    const series = lacking ? null : readSeries(notices, given.get('series'));
    return { ...choice, target, series, task: readTask(notices, given.get('task'), choice) };
  },

  print: ({ data, table, target, series, task }) => ({
    data: table === null ? printEntry('datasets', data) : OWN,
    table: table && printTable(table),
    target,
    series: series && printSeries(series),
    task,
  }),
  always: true,

  fit: fitData,

  choosing: 'resample',
  effect: (before, after) =>
    strongest([
      when(before.table?.id !== after.table?.id || before.target !== after.target, 'resample'),
      when(before.task !== after.task, 'resample'),
      when(JSON.stringify(dataOf(before).series) !== JSON.stringify(dataOf(after).series), 'resample'),
      // Another table, or a table in place of a dataset, is caught above or by its id.
      before.table || after.table
        ? when(before.data.id !== after.data.id, 'resample')
        : callEffect('datasets', before.data, after.data, 'resample'),
    ]),

  differences: (a, b) => [
    ...dataWords(a, b),
    ...(sameTable(a, b) ? change('target', dataOf(a).target.label, dataOf(b).target.label) : []),
    ...change('examples', seriesWords(a), seriesWords(b)),
    ...change('task', taskLabel(a), taskLabel(b)),
  ],
};

/** The choice of data with a target that exists; the default target is null. */
export function fitData(notices: Notices, { data: given, table, target, series, task }: DataChoice): DataChoice {
  const fitted = table === null ? fitCall(notices, 'data', 'datasets', given, STANDARD_DATA.data) : OWN_DATA;
  // Keeps the object if the choice is the same, so that `dataOf` recognizes it and nothing is drawn again.
  const data = sameCall(given, fitted) ? given : fitted;
  const choice = { data, table, target: null, series: null, task: null };
  const rows = { ...choice, series: fitSeries(notices, series, choice) };
  const usual = { ...rows, task: fitTask(notices, task, rows) };
  const { target: standard, targets, label } = dataOf(usual);
  if (target === null || target === standard.id) return usual;
  if (targets.includes(target)) return { ...usual, target };
  if (environmentOf(usual)) {
    notices.add('target', `${quote(target)} is ignored, because an agent learns from rewards instead of a target.`);
    return usual;
  }
  const what = `${quote(target)} of ${label} cannot be predicted`;
  const known = `Possible: ${listed(targets)}.`;
  notices.add('target', complain(what, nearest(target, targets), `using ${standard.id} instead`, known));
  return usual;
}

function sameCall(a: Call, b: Call): boolean {
  const names = Object.keys(b.args);
  const same = (name: string) => Object.is(a.args[name], b.args[name]);
  return a.id === b.id && Object.keys(a.args).length === names.length && names.every(same);
}

/** The data without the target. */
function readData(notices: Notices, given: Given, tables: KeptTables): DataChoice {
  const text = given.get('table');
  if (given.get('data') !== OWN) {
    if (text !== undefined && text !== NONE) {
      notices.add('table', `the text has a table, but its data are not "${OWN}"; the table is ignored.`);
    }
    return { ...STANDARD_DATA, data: readOne(notices, 'data', given.get('data'), 'datasets', STANDARD_DATA.data) };
  }
  const table = text === undefined ? undefined : readTable(notices, text, tables);
  if (table) return { ...STANDARD_DATA, data: OWN_DATA, table };
  if (text === undefined) {
    const none = `"${OWN}" means a table of your own, and this text has none`;
    notices.withhold('data', `${none}. Ask for the whole link or for the file.`);
  }
  return STANDARD_DATA;
}

/** The prefix of the id of a table that is too large for a text. */
export const KEPT = '~';

function readTable(notices: Notices, value: string, tables: KeptTables): OwnTable | undefined {
  const table = value.startsWith(KEPT) ? tables(value.slice(KEPT.length)) : packer().unpackTable(value);
  if (table === undefined) {
    const why = 'the data are too large for a link, so only the browser that made this one has them';
    notices.withhold('table', `${why}. Ask for the file or the images and open them here.`);
    return undefined;
  }
  if (isProblem(table)) {
    notices.withhold('table', table.message);
    return undefined;
  }
  const problem = unusable(table);
  if (problem === undefined) return table;
  notices.withhold('table', problem.message, { unusable: true });
  return undefined;
}

/** The id of the target; null for the default, which "none" means unless a column has that name. */
function readTarget(value: string | undefined, choice: DataChoice): string | null {
  if (value === undefined) return null;
  return value === NONE && !dataOf(choice).targets.includes(value) ? null : value;
}

const packed = new WeakMap<OwnTable, string>();

/** A packed table if it fits, otherwise the id under which a browser keeps it: `~8f14e45fceea167a`. */
function printTable(table: OwnTable): string {
  const text = packed.get(table) ?? packer().packTable(table) ?? `${KEPT}${table.id}`;
  packed.set(table, text);
  return text;
}

function dataWords(a: ExperimentSpec, b: ExperimentSpec): string[] {
  if (a.data.id !== OWN && b.data.id !== OWN) return callWords('datasets', 'data', '', a.data, b.data);
  return sameTable(a, b) ? [] : [`data ${dataOf(a).label} → ${dataOf(b).label}`];
}
