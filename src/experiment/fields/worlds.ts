import type { ExperimentSpec } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { batchCount, bytesOfStep, gigabytes, mostExamples, STEP_MEMORY } from '../memory.ts';
import type { Notices } from '../notices.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { single } from './single.ts';

/** Worlds side by side in which an agent acts. */
export const WORLDS = { default: 32, min: 1, max: 512, integer: true } as const;
/** Moves in each of them before the agent learns. */
export const MOVES = { default: 8, min: 1, max: 64, integer: true } as const;

export const worlds = number('worlds', WORLDS, 'worlds', (spec) => ({ ...spec, moves: MOVES.min }));
export const moves = number('moves', MOVES, 'moves before each step', (spec) => spec);

/** @param least the experiment with the least of what a later field decides */
function number(
  name: 'worlds' | 'moves',
  range: typeof WORLDS | typeof MOVES,
  noun: string,
  least: (spec: ExperimentSpec) => ExperimentSpec,
) {
  const wanted = `a whole number from ${range.min} to ${range.max}`;
  return single(name, {
    key: name,
    standard: () => range.default,
    read: (notices, text, usual) => readNumber(notices, name, text, usual, wanted),
    print: String,
    fit(notices, given, _, spec) {
      const fitted = fitNumber(notices, name, '', given, range);
      return fitMemory(notices, name, least({ ...spec, [name]: fitted }));
    },
    ofAgent: true,
    choosing: 'recompile',
    differences: (a, b) => change(noun, String(a), String(b)),
  });
}

/** The largest number, up to the given one, with which a step fits into the memory. */
function fitMemory(notices: Notices, name: 'worlds' | 'moves', spec: ExperimentSpec): number {
  const count = batchCount(spec);
  const most = Math.max(1, Math.floor((mostExamples(spec) * spec[name]) / count));
  if (spec[name] <= most) return spec[name];
  const problem = `with these layers a training step with ${count} moves would need about ${gigabytes(bytesOfStep(spec))} of memory`;
  notices.add(name, `${problem}, and the engine has ${gigabytes(STEP_MEMORY)}; using ${most} instead.`);
  return most;
}
