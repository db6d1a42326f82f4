import type { State } from '../compiler/compiled.ts';
import { EVALUATED } from './series.ts';
import type { Trainer } from './trainer.ts';

/** A state of a run, and the number of steps before it. */
export interface Moment {
  readonly state: State;
  readonly step: number;
}

export interface Divergence {
  /** The last moment at which the training loss was finite. */
  readonly lastFinite: Moment;
  /** A sentence on what happened. */
  readonly reason: string;
}

/**
 * Finds the step after which the training loss is no longer finite in any replica, by bisection between a moment at
 * which it was and now. A run repeats exactly, so training need not check every loss.
 */
export async function findDivergence(trainer: Trainer, known: Moment): Promise<Divergence> {
  let lastFinite = known;
  let diverged = trainer.step;
  while (diverged - lastFinite.step > 1) {
    trainer.setState(lastFinite.state, lastFinite.step);
    await trainer.train(Math.floor((diverged - lastFinite.step) / 2));
    if (await lossIsFinite(trainer)) lastFinite = { state: await trainer.state(), step: trainer.step };
    else diverged = trainer.step;
  }
  return {
    lastFinite,
    reason: `The loss is no longer a finite number after step ${written(diverged)}, so the run went back to step ${written(lastFinite.step)}.`,
  };
}

function written(step: number): string {
  return step.toLocaleString('en');
}

async function lossIsFinite(trainer: Trainer): Promise<boolean> {
  return firstFinite(await trainer.evaluation.all(EVALUATED)) !== null;
}

/** The first replica whose training loss is a finite number; null if there is none left. */
export function firstFinite(scores: ReadonlyMap<string, Float32Array>): number | null {
  const index = scores.get('train/loss')?.findIndex(Number.isFinite) ?? -1;
  return index >= 0 ? index : null;
}
