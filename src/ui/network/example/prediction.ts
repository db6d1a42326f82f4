import { unscaled } from '../../../math/scale.ts';
import type { RunView } from '../../../runtime/protocol.ts';

/** The prediction for one example. */
interface Prediction {
  /** The predicted class; null if the network predicts a number. */
  readonly label: number | null;
  /** The output for that class, or for class 1 of two; the predicted number in the units of the data. */
  readonly score: number;
}

/** @param outputs those of the output layer, one example after the other */
export function predictionIn(view: RunView, outputs: ArrayLike<number>, index = 0): Prediction {
  const units = view.layers.at(-1)?.units ?? 1;
  const first = outputs[index * units] as number;
  if (view.task === 'regression') return { label: null, score: unscaled(first, view.targetScale) };
  if (view.task === 'binary') return { label: first > view.boundary ? 1 : 0, score: first };
  let label = 0;
  for (let unit = 1; unit < units; unit++) {
    if ((outputs[index * units + unit] as number) > (outputs[index * units + label] as number)) label = unit;
  }
  return { label, score: outputs[index * units + label] as number };
}
