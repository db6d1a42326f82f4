import { formatNumber } from '../../../math/format.ts';

/** The length of a gradient at each step of a sequence. */
export interface NormsInTime {
  /** The layer in a sentence. */
  readonly subject: string;
  readonly norms: readonly number[];
  /** Whether the layer reads the sequence backwards, so that the gradient runs to its last step. */
  readonly reverse: boolean;
  /** After how many steps the layer cuts gradients; 0 for never. */
  readonly truncate: number;
}

/** A factor from which the gradient is longer or shorter at one end. */
const DIFFERS = 1.5;

/** Describes how much of a gradient is left at the other end of the sequence. */
export function readBackflow({ subject, norms, reverse, truncate }: NormsInTime): string {
  if (!norms.every(Number.isFinite)) return `The gradient of ${subject} is not a finite number at every step.`;
  if (norms.every((norm) => norm === 0)) return `No gradient reaches ${subject}.`;
  const [from, to] = reverse ? ['first', 'last'] : ['last', 'first'];
  const [start, end] = reverse ? [norms[0], norms.at(-1)] : [norms.at(-1), norms[0]];
  const zeros = norms.flatMap((norm, step) => (norm === 0 ? [step] : []));
  if (zeros.length > 0) {
    const why =
      truncate > 0
        ? `the layer cuts it after ${truncate} ${truncate === 1 ? 'step' : 'steps'}`
        : 'it is too short for a number of the engine, or nothing there counts';
    return `In ${subject}, the gradient is exactly 0 at ${stepsText(zeros)}: ${why}.`;
  }
  const factor = (start as number) / (end as number);
  const times = (size: number) => `${formatNumber(size, { digits: size < 10 ? 2 : 1 })} times`;
  if (factor >= DIFFERS)
    return `In ${subject}, the gradient at the ${to} step is ${times(factor)} smaller than at the ${from}.`;
  if (factor <= 1 / DIFFERS) {
    return `In ${subject}, the gradient at the ${to} step is ${times(1 / factor)} larger than at the ${from}.`;
  }
  return `In ${subject}, the gradient is about as long at the ${to} step as at the ${from}.`;
}

/**
 * The steps whose losses flow back to a step, in words.
 * @param reverse for each layer whether it reads the sequence backwards
 */
export function flowsFrom(reverse: readonly boolean[]): string {
  if (!reverse.includes(true)) return 'all steps after it';
  if (!reverse.includes(false)) return 'all steps before it, which the layer reads later,';
  return 'all steps after it, or in a layer that reads backwards of all steps before it,';
}

/** "step 3", "steps 1 to 14", or "12 steps between 1 and 14". */
function stepsText(steps: readonly number[]): string {
  const [first, last] = [(steps[0] as number) + 1, (steps.at(-1) as number) + 1];
  if (first === last) return `step ${first}`;
  if (last - first + 1 === steps.length) return `steps ${first} to ${last}`;
  return `${steps.length} steps between ${first} and ${last}`;
}
