/** The number of copies of an experiment and how they differ: read from a text, and fitted to the experiment. */
import type { ExperimentSpec, Sweep } from './experiment.ts';
import { fitNumber } from './fit.ts';
import { REPLICAS } from './limits.ts';
import { listed } from './listed.ts';
import { nearest } from './near.ts';
import { complain, type Notices, quote } from './notices.ts';
import { printSweep } from './print.ts';
import { sweepableOf, sweepables } from './sweep.ts';
import { printNumber } from './syntax.ts';

export type Replicas = Pick<ExperimentSpec, 'replicas' | 'sweep'>;

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;
const SWEEP = new RegExp(
  String.raw`^([A-Za-z_]\w*)\s*\(\s*(${NUMBER})\s*\.\.\s*(${NUMBER})\s*(?:,\s*(${NUMBER})\s*)?\)$`,
);

/** Reads `lr(0.001..1,16)` or `lr(0.001..1)` without knowing the experiment; null for any other text. */
export function readSweep(text: string): { readonly sweep: Sweep; readonly count: number | null } | null {
  const [, of = '', from, to, count] = SWEEP.exec(text) ?? [];
  if (of === '') return null;
  return { sweep: { of, from: Number(from), to: Number(to) }, count: count === undefined ? null : Number(count) };
}

/** @param single the rest of the experiment, complete and valid */
export function fitReplicas(notices: Notices, single: ExperimentSpec, given: Replicas): Replicas {
  const replicas = fitNumber(notices, 'replicas', '', given.replicas, REPLICAS);
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
    notices.add('sweep', `"${printSweep({ sweep, replicas })}" ends where it starts; ${instead}.`);
    return seeds;
  }
  const most = setting.integer === true ? Math.abs(to - from) + 1 : REPLICAS.max;
  if (replicas <= most) return { replicas, sweep };
  const range = `from ${printNumber(from)} to ${printNumber(to)} there are only ${most} whole numbers`;
  notices.add('sweep', `"${replicas}" copies are too many for ${of}: ${range}; using ${most} instead.`);
  return { replicas: most, sweep };
}
