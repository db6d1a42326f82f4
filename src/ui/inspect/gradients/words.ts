import { formatCount, formatNumber } from '../../../math/format.ts';

/** A trained layer at a recorded step. */
export interface LayerNorms {
  readonly title: string;
  /** Length of its gradient. */
  readonly gradient: number;
  /** Length of its update relative to the length of its weights; NaN if all weights are 0. */
  readonly ratio: number;
}

/** The factors from which a difference between layers is mentioned, and from which gradients vanish or explode. */
export const FADES = 100;
export const VANISHES = 1000;
/** A longer gradient explodes, even if all layers are similar: the threshold of TheDeepChecker. */
const EXPLODES = 1e6;
/** The usual range of an update relative to the weights: around a thousandth. */
export const USUAL = { low: 3e-4, high: 3e-3 } as const;
/** Outside of these, the length of the steps is probably the problem. */
export const SLOW = 1e-5;
export const FAST = 3e-2;

/** Describes the most important finding about the gradients of the layers, the last of which is the output. */
export function readGradients(layers: readonly LayerNorms[]): string {
  const output = layers.at(-1);
  if (!output) return 'No layer is trained.';
  const broken = layers.find(({ gradient }) => !Number.isFinite(gradient));
  if (broken)
    return `The gradient of ${broken.title} is not a finite number; after the next step, its weights would not be either.`;
  if (layers.every(({ gradient }) => gradient === 0)) {
    return 'Every gradient is exactly 0: there is nothing left to learn from this batch, or no gradient gets through.';
  }
  const silent = layers.filter(({ gradient }) => gradient === 0);
  if (silent.length === 1) {
    return `The gradient of ${namesOf(silent)} is exactly 0, so it does not learn from this batch.`;
  }
  if (silent.length > 1) {
    return `The gradients of ${namesOf(silent)} are exactly 0, so they do not learn from this batch.`;
  }
  const largest = layers.reduce((most, layer) => (layer.gradient > most.gradient ? layer : most));
  if (largest.gradient > EXPLODES) {
    return `The gradient of ${largest.title} has a length of ${largest.gradient.toExponential(1).replace('e+', 'e')}: gradients explode. A smaller learning rate, or other initial weights, may help.`;
  }
  if (layers.length === 1) return `There is one trained layer, ${output.title}: nothing can be lost on the way back.`;
  const smallest = layers.reduce((least, layer) => (layer.gradient < least.gradient ? layer : least));
  const shrinks = output.gradient / smallest.gradient;
  const grows = largest.gradient / output.gradient;
  const times = (factor: number) => `${formatNumber(factor, { digits: factor < 100 ? 2 : 1 })} times`;
  if (shrinks >= FADES && shrinks >= grows) {
    const end =
      shrinks >= VANISHES ? 'it vanishes on the way back' : 'it fades on the way back, and this layer learns slowly';
    return `The gradient of ${smallest.title} is ${times(shrinks)} smaller than the output’s: ${end}.`;
  }
  if (grows >= FADES) {
    const end = grows >= VANISHES ? 'it explodes on the way back' : 'it grows on the way back';
    return `The gradient of ${largest.title} is ${times(grows)} larger than the output’s: ${end}.`;
  }
  const span = largest.gradient / smallest.gradient;
  return `All gradients are within a factor of ${formatNumber(span, { digits: 2 })} of each other: they reach every layer.`;
}

/** Describes the ratio of update to weights in the layer that is furthest from the usual range. */
export function readRatios(layers: readonly LayerNorms[]): string {
  const known = layers.filter(({ ratio }) => Number.isFinite(ratio));
  if (known.length === 0) return 'No layer has weights to compare its updates with.';
  const distance = ({ ratio }: LayerNorms) =>
    Math.max(Math.log(ratio / USUAL.high), Math.log(USUAL.low / Math.max(ratio, Number.MIN_VALUE)));
  const worst = known.reduce((far, layer) => (distance(layer) > distance(far) ? layer : far));
  if (distance(worst) <= 0) {
    return 'A step changes the weights of every layer by about a thousandth of their length, as is usual if training goes well.';
  }
  if (known.every(({ ratio }) => ratio === 0)) return 'A step changes no weights at all.';
  if (worst.ratio === 0) return `A step does not change ${namesOf(known.filter(({ ratio }) => ratio === 0))} at all.`;
  const pace = `A step changes ${worst.title} by ${share(worst.ratio)} the length of its weights`;
  if (worst.ratio > FAST) return `${pace}: very much. Try a smaller learning rate.`;
  if (worst.ratio > USUAL.high) return `${pace}: more than usual, which is common at the start of a run.`;
  if (worst.ratio >= SLOW) return `${pace}: less than usual, which is common at the end of a run.`;
  return `${pace}: it hardly moves. Either it has converged, or its gradient or the learning rate is too small.`;
}

/**
 * Explains why the record is too short for a line; null if it is long enough.
 * @param steps the recorded steps
 */
export function recordWords(steps: readonly number[]): string | null {
  const [first, second] = steps;
  if (first === undefined || second !== undefined) return null;
  return first === 0
    ? 'The lines are recorded while this tab is open. They begin with the first steps.'
    : `The lines are recorded while this tab is open. They begin at step ${formatCount(first)}.`;
}

const LIST = new Intl.ListFormat('en-GB');

function namesOf(layers: readonly LayerNorms[]): string {
  return LIST.format(layers.map(({ title }) => title));
}

/** "3.1% of", "1/4,200 of" or "64 times". */
function share(ratio: number): string {
  if (ratio >= 1) return `${formatNumber(ratio, { digits: 2 })} times`;
  return ratio >= 0.01
    ? `${formatNumber(ratio * 100, { digits: 2 })}% of`
    : `1/${formatNumber(1 / ratio, { digits: 2 })} of`;
}
