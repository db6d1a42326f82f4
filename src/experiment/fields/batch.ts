import { dataOf, isGame } from '../data.ts';
import type { DataChoice, ExperimentSpec } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { batchCount, bytesOfStep, gigabytes, mostExamples, STEP_MEMORY } from '../memory.ts';
import type { Notices } from '../notices.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

/** Examples per step, if it is a number. */
export const BATCH = { default: 10, min: 1, max: 10_000, integer: true } as const;

/** Each player of a game learns from how the other answers a batch, which has to show all that the other can do. */
const GAME = 128;

/** The default batch size on these data. */
export function usualBatch(choice: DataChoice): number {
  return isGame(dataOf(choice).task) ? GAME : BATCH.default;
}

const WANTED = `"all" or a whole number from 1 to ${BATCH.max}`;

export const batch = single('batch', {
  key: 'batch',
  standard: usualBatch,
  read: (notices, text, standard) =>
    text === 'all' ? text : readNumber(notices, 'batch', text, standard as number, WANTED),
  print: String,
  fit(notices, given, standard, spec) {
    const range = { ...BATCH, default: standard as number };
    const batch = given === 'all' ? given : fitNumber(notices, 'batch', '', given, range);
    return fitMemory(notices, { ...spec, batch });
  },
  follow: (chosen, from, to) => (chosen === from.batch ? to.batch : chosen),
  notOfWorld: 'an agent learns from the moves in its worlds instead of batches of examples',
  choosing: 'recompile',
  differences: (a, b) => change('batch size', size(a), size(b)),
});

/** The largest batch, up to the given one, whose step fits into the memory. */
function fitMemory(notices: Notices, spec: ExperimentSpec): ExperimentSpec['batch'] {
  const most = Math.min(BATCH.max, mostExamples(spec));
  const count = batchCount(spec);
  if (count <= most) return spec.batch;
  const problem = `with these layers a step with ${count} examples would need about ${gigabytes(bytesOfStep(spec))} of memory`;
  notices.add('batch', `${problem}, and the engine has ${gigabytes(STEP_MEMORY)}; using ${most} instead.`);
  return most;
}

function size(batch: ExperimentSpec['batch']): string {
  return batch === 'all' ? 'all examples' : String(batch);
}
