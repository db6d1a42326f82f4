import type { ExportedStart } from '../../exported.ts';
import type { Script } from '../script.ts';
import { float } from './python.ts';

/** Conditions on which training ends after an epoch, besides the number of epochs; `start` is when it began. */
export function endingConditions({ spec: { until }, data }: ExportedStart, start: string): readonly string[] {
  const hasValidation = data.parts.validation.count > 0;
  return until.flatMap(({ of, value }) => {
    if (of === 'loss') return [`evaluate("train") <= ${float(value)}`];
    if (of === 'val_loss' && hasValidation) return [`evaluate("validation") <= ${float(value)}`];
    return of === 'seconds' ? [`time.perf_counter() - ${start} >= ${float(value)}`] : [];
  });
}

/** The expression of whether one of several conditions is met. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] as string) : `any([${conditions.join(', ')}])`;
}

/** Imports what conditions need. @returns whether they need the time at which training began */
export function importFor(conditions: readonly string[], script: Script): boolean {
  const isTimed = conditions.some((condition) => condition.includes('time.'));
  if (isTimed) script.import('import time');
  return isTimed;
}

/** The callback that ends training once what the experiment asks is reached; null if it asks nothing that it can judge. */
export function untilCallback(exported: ExportedStart, script: Script): string | null {
  const conditions = endingConditions(exported, 'self.start');
  if (conditions.length === 0) return null;
  const start = `    def on_train_begin(self, logs=None):
        self.start = time.perf_counter()

`;
  return `class Until(keras.callbacks.Callback):
    """Ends training once what the experiment asks is reached."""

${importFor(conditions, script) ? start : ''}    def on_epoch_end(self, epoch, logs=None):
        if ${anyOf(conditions)}:
            self.model.stop_training = True`;
}
