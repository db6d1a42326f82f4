import { useEffect, useState } from 'react';
import type { Predictions, RunView } from '../../../runtime/protocol.ts';
import { chooseExample, nextExample } from '../../../store/example.ts';
import { run } from '../../../store/run.ts';
import { useWatch } from '../../useWatch.ts';
import { predictionIn } from './prediction.ts';

interface NextWrong {
  /** Shows the next example of the same part whose prediction is wrong. */
  seek(): void;
  /** Why there is nothing to show; null if that is not known. */
  readonly reason: string | null;
}

/**
 * Finds examples with a wrong prediction. The predictions for all examples are requested only when they are needed,
 * because they take longer than a single example.
 */
export function useNextWrong(view: RunView, index: number): NextWrong {
  const [seeking, setSeeking] = useState(false);
  const [noneAt, setNoneAt] = useState<number | null>(null);
  useWatch('predictions', seeking);

  const show = (predictions: Predictions) => {
    const next = nextWrong(view, predictions, index);
    if (next === null) setNoneAt(predictions.step);
    else chooseExample(next);
    setSeeking(false);
  };
  useEffect(() => {
    if (!seeking) return;
    const { predictions: before } = run.getState().findings;
    return run.subscribe(({ findings: { predictions } }) => {
      if (predictions && predictions !== before) show(predictions);
    });
  });

  const step = run.getState().frame?.step ?? 0;
  return {
    seek() {
      const { findings, frame } = run.getState();
      const { predictions } = findings;
      if (predictions && predictions.step === frame?.step) show(predictions);
      else setSeeking(true);
    },
    reason: noneAt === step ? 'The network predicts every example of this part correctly' : null,
  };
}

/** The next example of the same part with a wrong prediction; null if there is none. */
export function nextWrong(view: RunView, { values }: Pick<Predictions, 'values'>, from: number): number | null {
  return nextExample(view, from, 1, (index) => predictionIn(view, values, index).label !== view.points.labels[index]);
}
