import type { ExperimentSpec, Sweep } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { listed } from '../listed.ts';
import { bytesOfStep, gigabytes, mostReplicas, STEP_MEMORY } from '../memory.ts';
import { nearest } from '../near.ts';
import { complain, type Notices, quote } from '../notices.ts';
import { when } from '../strength.ts';
import { sweepableOf, sweepables } from '../sweep.ts';
import { printCall, printNumber } from '../syntax.ts';
import { readNumber } from '../values.ts';
import { change, exact, rounded } from '../words.ts';
import { NONE } from '../write.ts';
import type { Field, Given } from './field.ts';

/** Copies of an experiment that train side by side. */
export const REPLICAS = { default: 1, min: 1, max: 64, integer: true } as const;

/** The number of copies of a sweep if the text does not give one. */
const SWEEP_COPIES = 16;

type Replicas = Pick<ExperimentSpec, 'replicas' | 'sweep'>;

/** The number of copies, and the number in which they differ. */
export const replicas: Field<keyof Replicas> = {
  keys: { replicas: 'replicas', sweep: 'sweep' },
  standard: () => ({ replicas: REPLICAS.default, sweep: null }),
  read: readReplicas,
  // A sweep includes the number of copies.
  print: ({ replicas, sweep }) =>
    sweep === null
      ? { replicas: String(replicas), sweep: null }
      : { replicas: null, sweep: printSweep(sweep, replicas) },
  fit: (notices, given, spec) => fitReplicas(notices, spec, given),
  choosing: 'resample',
  effect: (before, after) => when(textOf(before) !== textOf(after), 'resample'),
  differences: (a, b) => [...change('runs', String(a.replicas), String(b.replicas)), ...sweepWords(a, b)],
};

/**
 * The copies and the number in which they differ. The number of copies may be part of the sweep, have its own key, or
 * be missing.
 */
function readReplicas(notices: Notices, given: Given): Replicas {
  const sweep = given.get('sweep');
  const text = sweep === NONE ? undefined : sweep;
  const read = text === undefined ? null : readSweep(text);
  const standard = read === null ? REPLICAS.default : (read.count ?? SWEEP_COPIES);
  const wanted = `a whole number from ${REPLICAS.min} to ${REPLICAS.max}`;
  const copies = given.get('replicas');
  const replicas = copies === undefined ? standard : readNumber(notices, 'replicas', copies, standard, wanted);
  if (text === undefined) return { replicas, sweep: null };

  if (read === null) {
    const instead = replicas > 1 ? 'copies that differ in their seed' : 'a single run';
    const like = 'a number of the experiment with its first and last value and the number of copies';
    notices.add(
      'sweep',
      `${quote(text)} should be ${like}, like lr(0.001..1,${SWEEP_COPIES}); using ${instead} instead.`,
    );
    return { replicas, sweep: null };
  }
  const count = read.count ?? replicas;
  if (count !== replicas) {
    const ofSweep = printNumber(count);
    notices.add(
      'replicas',
      `"${printNumber(replicas)}" differs from the "${ofSweep}" of sweep; using ${ofSweep} instead.`,
    );
  }
  if (count >= 2) return { replicas: count, sweep: read.sweep };
  const few = `${quote(text)} has too few copies, "${printNumber(count)}" (at least 2)`;
  notices.add('sweep', `${few}; using a single run instead.`);
  return { replicas: 1, sweep: null };
}

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;
const SWEEP = new RegExp(
  String.raw`^([A-Za-z_]\w*)\s*\(\s*(${NUMBER})\s*\.\.\s*(${NUMBER})\s*(?:,\s*(${NUMBER})\s*)?\)$`,
);

/** Reads `lr(0.001..1,16)` or `lr(0.001..1)` without knowing the experiment; null for any other text. */
function readSweep(text: string): { readonly sweep: Sweep; readonly count: number | null } | null {
  const [, of = '', from, to, count] = SWEEP.exec(text) ?? [];
  if (of === '') return null;
  return { sweep: { of, from: Number(from), to: Number(to) }, count: count === undefined ? null : Number(count) };
}

function textOf({ replicas, sweep }: Replicas): string {
  return sweep === null ? String(replicas) : printSweep(sweep, replicas);
}

/** A sweep with its copies: `lr(0.001..1,16)`. */
function printSweep({ of, from, to }: Sweep, replicas: number): string {
  return printCall(of, [`${printNumber(from)}..${printNumber(to)}`, String(replicas)]);
}

/** @param single the rest of the experiment, complete and valid */
function fitReplicas(notices: Notices, single: ExperimentSpec, given: Replicas): Replicas {
  const replicas = fitMemory(notices, single, fitNumber(notices, 'replicas', '', given.replicas, REPLICAS));
  const seeds: Replicas = { replicas, sweep: null };
  if (replicas === 1 || given.sweep === null) return seeds;
  const instead = 'using copies that differ in their seed instead';

  const number = sweepableOf(single, given.sweep.of);
  if (number === undefined) {
    const names = sweepables(single).map(({ id }) => id);
    const what = `this experiment has no ${quote(given.sweep.of)} to sweep`;
    notices.add('sweep', complain(what, nearest(given.sweep.of, names), instead, `Possible: ${listed(names)}.`));
    return seeds;
  }
  const { id: of, setting } = number;
  const from = fitNumber(notices, 'sweep', `${of} `, given.sweep.from, setting);
  const to = fitNumber(notices, 'sweep', `${of} `, given.sweep.to, setting);
  const sweep = { of, from, to };
  if (from === to) {
    notices.add('sweep', `"${printSweep(sweep, replicas)}" ends where it starts; ${instead}.`);
    return seeds;
  }
  const most = setting.integer === true ? Math.abs(to - from) + 1 : REPLICAS.max;
  if (replicas <= most) return { replicas, sweep };
  const range = `from ${printNumber(from)} to ${printNumber(to)} there are only ${most} whole numbers`;
  notices.add('sweep', `"${replicas}" copies are too many for ${of}: ${range}; using ${most} instead.`);
  return { replicas: most, sweep };
}

/** The largest number of copies, up to the given one, whose step fits into the memory. */
function fitMemory(notices: Notices, single: ExperimentSpec, replicas: number): number {
  const most = mostReplicas(single);
  if (replicas <= most) return replicas;
  const problem = `a step of ${replicas} copies would need about ${gigabytes(replicas * bytesOfStep(single))} of memory`;
  notices.add('replicas', `${problem}, and the engine has ${gigabytes(STEP_MEMORY)}; using ${most} instead.`);
  return most;
}

function sweepWords(a: ExperimentSpec, b: ExperimentSpec): string[] {
  const what = 'runs differ in';
  const inShort = change(what, swept(a, rounded), swept(b, rounded));
  const inFull = change(what, swept(a), swept(b));
  return inShort.length === inFull.length ? inShort : inFull;
}

function swept(spec: ExperimentSpec, round: typeof rounded = (_, value) => value): string {
  const { sweep } = spec;
  if (sweep === null) return 'seed';
  const { label = sweep.of, setting = {} } = sweepableOf(spec, sweep.of) ?? {};
  return `${label} ${exact(round(setting, sweep.from))} to ${exact(round(setting, sweep.to))}`;
}
