import { formatNumber } from '../../../math/format.ts';
import { maskOf } from '../../../math/masks.ts';
import { unscaled } from '../../../math/scale.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { givesProbabilities, type Prediction, sideOf } from './side.ts';

/** A class with its name in quotation marks. */
export function className({ classes }: Pick<RunView, 'classes'>, label: number): string {
  return `“${classes[label] ?? label}”`;
}

/** The target of an example: its class, its labels, the classes of its pixels, or its number. */
export function targetOf(view: RunView, index: number): string {
  const { positions, points, classes } = view;
  if (positions === null || positions.of === 'step') return targetText(view, points.labels[index] as number);
  const own = points.labels.subarray(index * positions.count, (index + 1) * positions.count);
  const shown = classes.filter((_, label) => (positions.of === 'label' ? own[label] === 1 : own.includes(label)));
  return shown.length === 0 ? 'no label' : shown.map((name) => `“${name}”`).join(', ');
}

/** The class of an example, or its target number. */
export function targetText(view: RunView, label: number): string {
  return view.classes.length === 0 ? formatNumber(unscaled(label, view.targetScale)) : className(view, label);
}

/** Whether the network predicts a class. */
export function classifies({ answer }: Pick<RunView, 'answer'>): boolean {
  return answer === 'side' || answer === 'class' || answer === 'labels';
}

/** @param outputs those of the output layer, one example after the other */
export function predictionIn(view: RunView, outputs: ArrayLike<number>, index = 0): Prediction {
  const units = view.layers.at(-1)?.units ?? 1;
  const first = outputs[index * units] as number;
  if (view.answer === 'number') return { label: null, score: unscaled(first, view.targetScale) };
  if (view.answer === 'side') return sideOf(view, first);
  let label = 0;
  for (let unit = 1; unit < units; unit++) {
    if ((outputs[index * units + unit] as number) > (outputs[index * units + label] as number)) label = unit;
  }
  return { label, score: outputs[index * units + label] as number };
}

/** One of the classes that the network predicts for an example, or the number that it predicts. */
interface Answer {
  /** The class; null if the network predicts a number. */
  readonly label: number | null;
  /** Its probability, or its score if the outputs are not probabilities; the predicted number in the units of the data. */
  readonly score: number;
}

/**
 * The predictions for one example, the most probable first; of an image with a class at every pixel, the classes with the
 * shares of the pixels for which each is predicted.
 * @param most how many classes are listed
 */
export function answersIn(view: RunView, outputs: ArrayLike<number>, most: number): readonly Answer[] {
  if (view.positions?.of === 'pixel')
    return byShare(sharesOf(maskOf(outputs, view.classes.length), view)).slice(0, most);
  const predicted = predictionIn(view, outputs);
  if (view.answer === 'number') return [predicted];
  if (view.answer === 'side') {
    if (!givesProbabilities(view) || predicted.label === null) return [predicted];
    return [predicted, { label: 1 - predicted.label, score: 1 - predicted.score }];
  }
  return byShare(view.classes.map((_, label) => outputs[label] as number)).slice(0, most);
}

function byShare(scores: readonly number[]): readonly Answer[] {
  return scores.map((score, label) => ({ label, score })).sort((a, b) => b.score - a.score);
}

/** The share of the pixels of each class. */
function sharesOf(mask: Uint8Array, { classes }: Pick<RunView, 'classes'>): readonly number[] {
  return classes.map((_, label) => mask.filter((one) => one === label).length / mask.length);
}
