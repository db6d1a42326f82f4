import { useMemo } from 'react';
import { type Passes, stepsFor } from '../math/epochs.ts';
import type { RunView } from '../runtime/protocol.ts';
import { type Call, type ExperimentSpec, entryOf } from '../spec/index.ts';
import { useRun } from '../store/run.ts';
import { useShownExperiment } from './shownExperiment.ts';

/** The learning rate as it is to be. */
export interface SchedulePlan {
  /** For a step; null where it depends on how the run goes. */
  readonly plan: ((step: number) => number) | null;
  /** So many steps show what the schedule does. */
  readonly horizon: number;
  /** More steps than that show it too small. */
  readonly longest: number;
}

/** Epochs that are shown of a schedule that has no length of its own. */
const EPOCHS = 20;

/** A schedule's own length is shown that often at first, and at most. */
const REPEATS = { first: 2, most: 8 };

/** The plan of the schedule of the run in the picture. */
export function useSchedulePlan(): SchedulePlan {
  const { schedule, optimizer, batch } = useShownExperiment();
  const rate = optimizer.args.lr ?? 1;
  const view = useRun((store) => store.view);
  return useMemo(() => schedulePlan(schedule, rate, passesOf(view, batch)), [schedule, rate, batch, view]);
}

/** @param rate the learning rate that the schedule is a factor on */
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
