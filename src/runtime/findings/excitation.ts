import { timeOf } from '../../compiler/cost.ts';
import { sizeOf } from '../../math/shape.ts';
import { type Look, ownState } from '../look.ts';
import { affordable, passThrough } from './slices.ts';
import type { Subject } from './subject.ts';

export interface ExcitationWish {
  /** Index in `RunView.layers`. */
  readonly layer: number;
}

/** The training examples for which the units of a layer are largest. */
export interface Excitation {
  readonly step: number;
  readonly layer: number;
  /** The number of examples that were searched. */
  readonly examples: number;
  /** For each unit, or each channel, the examples in descending order of their value. */
  readonly units: readonly (readonly Excited[])[];
}

/** An example, and its largest value of a unit. */
export interface Excited {
  /** Index in `RunView.points`. */
  readonly index: number;
  readonly value: number;
  /** Where in the map of the channel the value is, row by row; 0 for a unit that is not an image. */
  readonly position: number;
}

export const excitation = {
  keeps: 'latest',
  interval: 1000,
  find: search,
} as const satisfies Subject<Excitation, ExcitationWish>;

/** The number of examples for each unit. */
const MOST = 12;
const EXAMPLES = 500;
const FEWEST_EXAMPLES = 50;
/** The most multiplications for one search: wide networks are examined on fewer examples. */
const MULTIPLICATIONS = 1e9;

/**
 * Searches the first training examples for those that excite each unit of a layer most: whose value is largest, for a
 * channel anywhere in its map. Values that are not finite numbers do not count.
 * @returns null if there is no such layer
 */
export async function* search(look: Look, { layer }: ExcitationWish): AsyncGenerator<void, Excitation | null> {
  const { trainer, compiled, member } = look;
  const of = compiled.layers[layer];
  if (!of) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const { train } = member.data.parts;
  const width = member.data.features.length;
  const count = affordable(Math.min(train.count, EXAMPLES), timeOf(compiled), MULTIPLICATIONS, FEWEST_EXAMPLES);
  const positions = sizeOf(of.type.shape.slice(1));
  const units = Array.from({ length: of.units }, (): Excited[] => []);
  const at = (index: number) => train.x.data.subarray(index * width, (index + 1) * width);
  yield* passThrough({ ...look, state }, layer, { count, at }, (output, index) => {
    units.forEach((best, unit) => {
      const position = largestIn(output, unit * positions, positions);
      const value = output[unit * positions + position] as number;
      if (Number.isFinite(value)) insert(best, { index, value, position });
    });
  });
  return { step, layer, examples: count, units };
}

/** The position of the largest of `count` numbers from `first` on. */
function largestIn(values: Float32Array, first: number, count: number): number {
  let best = 0;
  for (let position = 1; position < count; position++) {
    if ((values[first + position] as number) > (values[first + best] as number)) best = position;
  }
  return best;
}

/** Inserts an example where its value belongs; of equal values, the earlier example comes first. */
function insert(best: Excited[], next: Excited): void {
  if (best.length === MOST && !(next.value > (best.at(-1) as Excited).value)) return;
  const place = best.findIndex(({ value }) => value < next.value);
  best.splice(place < 0 ? best.length : place, 0, next);
  if (best.length > MOST) best.pop();
}
