import { keyOfLayer } from '../../../experiment/index.ts';
import type { Look } from '../../look.ts';
import { flowBack } from '../backflow.ts';

/** How the gradient gets from the end of a sequence to its beginning, in a recurrent layer in one direction. */
export interface ThroughTime {
  /** `LayerView.key`. */
  readonly key: string;
  /** The number of steps. */
  readonly steps: number;
  /** The length of the gradient by the state at the step that the layer reads first, and at the one that it reads last. */
  readonly first: number;
  readonly last: number;
}

/** Nothing for networks with a target at every step, whose losses reach each state on a short way. */
export async function* gradientsThroughTime(look: Look): AsyncGenerator<void, readonly ThroughTime[]> {
  const { spec, data } = look.member;
  if (data.positions !== null) return [];
  const found = yield* flowBack(look);
  return (found?.layers ?? []).map(({ layer, reverse, norms }) => {
    const [begin = Number.NaN, end = Number.NaN] = [norms[0], norms.at(-1)];
    const [first, last] = reverse ? [end, begin] : [begin, end];
    return { key: keyOfLayer(spec.layers, layer), steps: norms.length, first, last };
  });
}
