/** Draws one of several classes by their logits, as language models do. All in float64. */
import type { RandomStream } from './random.ts';

export interface Temper {
  /** Divides the logits: below 1 the likely classes become likelier; 0 leaves only the most probable one. */
  readonly temperature: number;
  /** Only this many of the most probable classes can be drawn; null for all. */
  readonly topK: number | null;
}

/** The probabilities of classes from their logits. */
export function softmaxOf(logits: ArrayLike<number>, temperature = 1): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < logits.length; place++) largest = Math.max(largest, logits[place] as number);
  const powers = Float64Array.from(logits, (logit) => Math.exp((logit - largest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The probabilities with which classes are drawn. Of equal logits, that of the first class counts as the largest. */
export function tempered(logits: ArrayLike<number>, { temperature, topK }: Temper): Float64Array {
  const most = temperature === 0 ? 1 : (topK ?? logits.length);
  const order = Array.from(logits, (_, place) => place).sort((a, b) => (logits[b] as number) - (logits[a] as number));
  const open = new Set(order.slice(0, most));
  const kept = Float64Array.from(logits, (logit, place) => (open.has(place) ? logit : Number.NEGATIVE_INFINITY));
  return softmaxOf(kept, temperature || 1);
}

/** Draws a class with these probabilities. */
export function drawClass(probabilities: ArrayLike<number>, random: RandomStream): number {
  let left = random.uniform();
  let last = 0;
  for (let place = 0; place < probabilities.length; place++) {
    const share = probabilities[place] as number;
    if (share === 0) continue;
    left -= share;
    last = place;
    if (left < 0) return place;
  }
  // The probabilities may sum to a little less than 1.
  return last;
}
