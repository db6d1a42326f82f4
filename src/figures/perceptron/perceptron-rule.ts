/** The perceptron rule in the plane. Pure. */
import type { Point } from '../parts/types.ts';

/** A point with its class. */
export interface Example extends Point {
  readonly label: 1 | -1;
}

/** The line w·x + b = 0 and its normal w, which points to class +1. */
export interface Line {
  readonly w: Point;
  readonly b: number;
}

/** One correction: the wrong example and the line before it. */
export interface Correction {
  readonly example: number;
  readonly before: Line;
  readonly score: number;
}

export interface Training {
  readonly line: Line;
  /** The example that is looked at next. */
  readonly next: number;
  readonly corrections: number;
  readonly last: Correction | null;
  /**
   * The number of corrections at which each state was first met. A state is a line and the next example, so if one comes
   * back, everything after it comes back too.
   */
  readonly seen: ReadonlyMap<string, number>;
  /** The length of the cycle in corrections, once a state has come back. */
  readonly cycle: number | null;
}

/** The state before the first correction. */
export function startTraining(line: Line): Training {
  return { line, next: 0, corrections: 0, last: null, seen: new Map([[keyOf(line, 0), 0]]), cycle: null };
}

/** w·x + b: positive on the side of class +1. */
export function scoreOf({ w, b }: Line, { x, y }: Point): number {
  return w.x * x + w.y * y + b;
}

/** Whether the line gives an example the other class, or none. */
export function isWrong(line: Line, example: Example): boolean {
  return example.label * scoreOf(line, example) <= 0;
}

/** The indices of the examples that the line gets wrong. */
export function mistakesOf(line: Line, examples: readonly Example[]): number[] {
  return examples.flatMap((example, index) => (isWrong(line, example) ? [index] : []));
}

/**
 * Looks at the examples in turn, from the next one, and corrects the line by the first wrong one: w ← w + y·x and
 * b ← b + y. Without a wrong example, nothing changes.
 */
export function correct(training: Training, examples: readonly Example[]): Training {
  const { line, next, corrections, seen } = training;
  const turn = examples.map((_, offset) => (next + offset) % examples.length);
  const index = turn.find((place) => isWrong(line, examples[place] as Example));
  if (index === undefined) return training;
  const example = examples[index] as Example;
  const { x, y, label } = example;
  const after: Line = { w: { x: line.w.x + label * x, y: line.w.y + label * y }, b: line.b + label };
  const following = (index + 1) % examples.length;
  const key = keyOf(after, following);
  const met = seen.get(key);
  return {
    line: after,
    next: following,
    corrections: corrections + 1,
    last: { example: index, before: line, score: scoreOf(line, example) },
    seen: met === undefined ? new Map(seen).set(key, corrections + 1) : seen,
    cycle: met === undefined ? training.cycle : (training.cycle ?? corrections + 1 - met),
  };
}

/** The point of the line that is nearest to `near`; `near` itself if w = 0, because then there is no line. */
export function nearestOn(line: Line, near: Point): Point {
  const { w } = line;
  const square = w.x ** 2 + w.y ** 2;
  if (square === 0) return near;
  const distance = scoreOf(line, near) / square;
  return { x: near.x - distance * w.x, y: near.y - distance * w.y };
}

/** The line through a point with this normal. */
export function lineThrough(point: Point, w: Point): Line {
  return { w, b: -(w.x * point.x + w.y * point.y) };
}

/** Sums in another order differ by rounding errors, which are no other state. */
function keyOf({ w, b }: Line, next: number): string {
  return [...[w.x, w.y, b].map((value) => Math.round(value * 1e6)), next].join(' ');
}
