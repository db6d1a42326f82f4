import type { State, Trainer } from './trainer.ts';

/** A state of a run, and after which step it stood. */
export interface Moment {
  readonly state: State;
  readonly step: number;
}

export interface Divergence {
  /** The last moment at which the training loss was finite. */
  readonly lastFinite: Moment;
  readonly reason: string;
}

/**
 * Finds the step after which the training loss is no longer finite, between a moment at which it was and now, by
 * bisection. A run repeats itself exactly, so training need not look at every loss.
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
    reason: `the loss is no longer a finite number after step ${diverged.toLocaleString('en')}`,
  };
}

async function lossIsFinite(trainer: Trainer): Promise<boolean> {
  const scores = await trainer.evaluate(['train', 'validation']);
  return Number.isFinite(scores.get('train/loss'));
}
