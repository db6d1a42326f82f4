import { useMemo } from 'react';
import { type Call, type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { type Passes, stepsFor } from '../math/epochs.ts';
import type { RunView } from '../runtime/protocol.ts';
import { useRun } from '../store/run.ts';
import { useShownExperiment } from './shownExperiment.ts';

/** The planned course of the learning rate. */
export interface SchedulePlan {
  /** The learning rate at a step; null if it depends on the course of the run. */
  readonly plan: ((step: number) => number) | null;
  /** The number of steps that shows the schedule well. */
  readonly horizon: number;
  /** The number of steps beyond which its shape becomes too small. */
  readonly longest: number;
}

/** The number of epochs shown for a schedule without a length of its own. */
const EPOCHS = 20;

/** How often the length of a schedule fits into the plot at first, and at most. */
const REPEATS = { first: 2, most: 8 };

/** The plan for the schedule of the run on the screen. */
export function useSchedulePlan(): SchedulePlan {
  const { schedule, optimizer, batch } = useShownExperiment();
  const rate = optimizer.args.lr ?? 1;
  const view = useRun((store) => store.view);
  return useMemo(() => schedulePlan(schedule, rate, passesOf(view, batch)), [schedule, rate, batch, view]);
}

/** @param rate the learning rate that the schedule scales */
export function schedulePlan({ id, args }: Call, rate: number, passes: Passes): SchedulePlan {
  const { factor, watch, hyper } = entryOf('schedules', id);
  const lengths = Object.entries(hyper).map(([name, { unit, default: standard }]) => {
    const value = args[name] ?? standard;
    if (unit?.startsWith('epoch')) return stepsFor(value, passes);
    return unit?.startsWith('step') ? value : 0;
  });
  const length = Math.max(0, ...lengths);
  return {
    plan: watch ? null : (step) => rate * factor({ step, ...passes, memory: {} }, args),
    horizon: length > 0 ? length * REPEATS.first : stepsFor(EPOCHS, passes),
    longest: length > 0 && !watch ? length * REPEATS.most : Number.POSITIVE_INFINITY,
  };
}

function passesOf(view: RunView | null, batch: ExperimentSpec['batch']): Passes {
  const count = view?.passes.count ?? 1;
  return { batch: batch === 'all' ? count : Math.min(batch, count), count };
}
