import type { Call } from '../../../experiment/index.ts';
import type { ExportedStart } from '../../exported.ts';
import { watchedPart } from './program.ts';
import { plateauOf, STEPS_PER_EPOCH } from './schedules.ts';

/** A model whose learning rate falls on a plateau of its loss. */
interface Watched {
  /** The variable of the model, and of the callback. */
  readonly model: string;
  readonly callback: string;
  readonly optimizer: Call;
}

/** How a program lowers learning rates on a plateau. */
interface Plateau {
  /** Statements that construct the callbacks. */
  readonly setUp: readonly string[];
  /** The function `end_epoch` that calls them. */
  readonly source: string;
  /** Statements in the replay: before it, and after each step. */
  readonly begin: readonly string[];
  readonly next: readonly string[];
}

/** How learning rates fall on a plateau, in the replay and on from it; null if they do not. */
export function plateaus(exported: ExportedStart, models: readonly Watched[]): Plateau | null {
  const { schedule } = exported.spec;
  const setUp = models.flatMap(({ model, callback, optimizer }) => {
    const constructed = plateauOf(schedule, optimizer.args.lr as number);
    return constructed === null
      ? []
      : [`${callback} = ${constructed}`, `${callback}.set_model(${model})`, `${callback}.on_train_begin()`];
  });
  if (setUp.length === 0) return null;
  const loss = `{"loss": evaluate("${watchedPart(exported)}")}`;
  const calls = models.map(({ callback }) => `    ${callback}.on_epoch_end(epoch, ${loss})`);
  const names = models.length === 1 ? 'the learning rate' : 'the learning rates';
  const recorded = exported.recording.steps > 0;
  return {
    setUp,
    source: `def end_epoch(epoch, logs=None):
    """Lowers ${names} when the loss has stopped falling, in the replay and after it."""
${calls.join('\n')}`,
    begin: recorded ? ['epoch = 0'] : [],
    next: recorded
      ? [`if step >= epoch * ${STEPS_PER_EPOCH}:`, '    end_epoch(epoch)', '    epoch += 1']
      : ['end_epoch(0)'],
  };
}
