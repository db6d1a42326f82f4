/** Determines which links of a network picture are drawn, and their strength. Pure. */

/** Number of strengths; links of equal strength share one stroke. */
export const STEPS = 8;

/** Weights below this share of the layer's scale are drawn only as the hairline that every link has. */
const FAINT = 0.05;

/** Lower bound of a layer's scale, so that a layer with almost no weight does not look strong. */
const LEAST_SCALE = 0.05;

/**
 * The weight that is drawn at full strength: in a layer of many weights the 97th percentile of magnitudes, so that a
 * single huge weight does not make the others vanish, and in a layer of few weights the largest.
 */
export function weightScale(weights: ArrayLike<number>, start: number, end: number): number {
  let largest = 0;
  let count = 0;
  // In a huge matrix, an odd stride of weights is sufficient.
  const stride = (((end - start) / 8192) | 0) * 2 + 1;
  for (let index = start; index < end; index += stride) {
    const size = Math.abs(weights[index] as number);
    if (size < Number.POSITIVE_INFINITY) {
      count++;
      if (size > largest) largest = size;
    }
  }
  if (count < 48) return Math.max(largest, LEAST_SCALE);
  bins.fill(0);
  const toBin = largest > 0 ? (bins.length - 1) / largest : 0;
  for (let index = start; index < end; index += stride) {
    const size = Math.abs(weights[index] as number);
    if (size < Number.POSITIVE_INFINITY) (bins[(size * toBin) | 0] as number)++;
  }
  let above = count * 0.03;
  let bin = bins.length - 1;
  while (bin > 0 && above >= (bins[bin] as number)) {
    above -= bins[bin] as number;
    bin--;
  }
  return Math.max(((bin + 1) / bins.length) * largest, LEAST_SCALE);
}

const bins = new Uint32Array(128);

/**
 * The step of a weight: 0 for a weight drawn as a hairline, otherwise 1 … STEPS with the sign of the weight.
 * @param scale the result of `weightScale`
 */
export function linkStep(weight: number, scale: number): number {
  const strength = Math.min(1, Math.abs(weight) / scale);
  if (!(strength >= FAINT)) return 0;
  const step = Math.max(1, Math.round(strength * STEPS));
  return weight < 0 ? -step : step;
}

/**
 * Like `linkStep`, but keeps the previous step while the weight is close to it, so that links near a threshold do not
 * flicker.
 */
export function steadyStep(weight: number, scale: number, before: number): number {
  const strength = Math.min(1, Math.abs(weight) / scale);
  if (before === 0) return strength < FAINT * 1.4 ? 0 : linkStep(weight, scale);
  const exact = Math.sign(weight) * strength * STEPS;
  return Math.abs(exact - before) < 0.75 && strength >= FAINT * 0.7 ? before : linkStep(weight, scale);
}

/** Line width of a step in pixels; `thickest` is the width of the strongest. */
export function linkWidth(step: number, thickest: number): number {
  return 0.6 + (thickest - 0.6) * (Math.abs(step) / STEPS);
}

export function linkOpacity(step: number): number {
  return 0.2 + 0.62 * (Math.abs(step) / STEPS) ** 1.3;
}

/**
 * The lowest step at which at most `budget` links are drawn.
 * @param counts number of links of each magnitude, index 1 … STEPS
 */
export function leastStep(counts: ArrayLike<number>, budget: number): number {
  let sum = 0;
  for (let step = STEPS; step >= 1; step--) {
    sum += counts[step] ?? 0;
    if (sum > budget) return Math.min(STEPS, step + 1);
  }
  return 1;
}
