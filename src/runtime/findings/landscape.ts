import type { Compiled, State } from '../../compiler/compiled.ts';
import { timeOf } from '../../compiler/cost.ts';
import { buildLosses } from '../../compiler/inspection.ts';
import { sizeOf } from '../../math/shape.ts';
import { concatenate } from '../../math/tensor.ts';
import { type Look, ownState } from '../look.ts';
import { type Plane, pathPlane, randomPlane } from './plane.ts';
import { affordable, SLICE } from './slices.ts';
import type { Subject } from './subject.ts';

/** The loss of training examples, penalties included, over a plane through the parameters. */
export interface Landscape extends Plane {
  /** The number of training examples: the first of them if there are too many. */
  readonly examples: number;
  /** Whether these are not all training examples. */
  readonly isSample: boolean;
  /** The step at which it was computed. */
  readonly step: number;
  /** The centre of the plane, in the layout of `Frame.parameters`. */
  readonly origin: Float32Array;
  /** At the centres of `size` × `size` cells, row 0 at the largest y; NaN where it is not a finite number. */
  readonly size: number;
  readonly losses: Float32Array;
}

export const landscape = {
  keeps: 'latest',
  interval: 1000,
  find: survey,
} as const satisfies Subject<Landscape, Landscape['directions']>;

/**
 * Possible numbers of cells along a side, the finest first. They are odd, so that the current parameters are in the
 * middle of a cell.
 */
const SIZES = [33, 17, 11] as const;
/** The most multiplications for one landscape: a few seconds. */
const MULTIPLICATIONS = 1e10;
/** The fewest examples whose mean loss says something about the network. */
const FEWEST_EXAMPLES = 50;

/**
 * Evaluates the training loss over a plane through the parameters of the shown network, many cells at a time. It yields
 * between the batches, so that training may continue.
 * @returns null if there is no plane: too few parameters are trained, or the path of the run does not span two
 *   directions yet
 */
export async function* survey(look: Look, directions: Landscape['directions']): AsyncGenerator<void, Landscape | null> {
  const { trainer, compiled, member, replica } = look;
  // The examples of an agent, and its loss on them, depend on what it does.
  if (member.data.world) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const origin = flat(compiled, state);
  const plane =
    directions === 'path'
      ? pathPlane(
          look.path
            .filter((moment) => moment.step < step)
            .map(({ state: past }) => flat(compiled, ownState(look, past))),
          origin,
        )
      : randomPlane(compiled.parameters, origin, member.spec.seed);
  if (!plane) return null;
  yield;

  const { size, batch, examples } = sizesFor(look);
  const losses = new Float32Array(size * size);
  for (let first = 0; first < losses.length; first += batch) {
    const cells = Array.from({ length: batch }, (_, index) => Math.min(first + index, losses.length - 1));
    const feeds = feedsAt(
      compiled,
      state,
      origin,
      plane,
      cells.map((cell) => placeOf(cell, size, plane)),
    );
    const graph = () => buildLosses(member, batch, examples);
    const results = await trainer.infer(`losses ${batch} ${replica}`, graph, { replica, feeds });
    results.get('losses')?.forEach((loss, index) => {
      losses[cells[index] as number] = Number.isFinite(loss) ? loss : Number.NaN;
    });
    yield;
  }
  return { ...plane, step, origin, size, losses, examples, isSample: examples < member.data.parts.train.count };
}

interface Sizes {
  readonly size: number;
  /** The number of cells that are evaluated at once. */
  readonly batch: number;
  readonly examples: number;
}

/** The finest map of all training examples that takes no more than a few seconds; if there is none, a coarse map of fewer. */
function sizesFor({ compiled, member }: Look): Sizes {
  const all = member.data.parts.train.count;
  const perExample = timeOf(compiled);
  const costAt = (side: number) => side * side * perExample;
  const size = SIZES.find((side) => all * costAt(side) <= MULTIPLICATIONS) ?? (SIZES.at(-1) as number);
  const examples = affordable(all, costAt(size), MULTIPLICATIONS, FEWEST_EXAMPLES);
  return { size, batch: Math.max(1, Math.min(size * size, Math.floor(SLICE / (examples * perExample)))), examples };
}

/** The position of a cell's centre on the plane; row 0 is the top. */
function placeOf(cell: number, size: number, { xRange, yRange }: Plane): readonly [number, number] {
  const across = ((cell % size) + 0.5) / size;
  const up = 1 - (Math.floor(cell / size) + 0.5) / size;
  return [xRange[0] + across * (xRange[1] - xRange[0]), yRange[0] + up * (yRange[1] - yRange[0])];
}

/** The state with the parameters at each of several positions. */
function feedsAt(
  { parameters, state: tensors }: Compiled,
  state: State,
  origin: Float32Array,
  { x, y }: Plane,
  places: readonly (readonly [number, number])[],
) {
  const feeds = new Map<string, { readonly shape: readonly number[]; readonly data: Float32Array }>();
  for (const { name, shape } of tensors) feeds.set(name, { shape, data: state.get(name) as Float32Array });
  let offset = 0;
  for (const { name, shape } of parameters) {
    const size = sizeOf(shape);
    const data = new Float32Array(places.length * size);
    places.forEach(([right, up], index) => {
      for (let place = 0; place < size; place++) {
        const from = offset + place;
        data[index * size + place] = (origin[from] as number) + right * (x[from] as number) + up * (y[from] as number);
      }
    });
    feeds.set(name, { shape: [places.length, ...shape], data });
    offset += size;
  }
  return feeds;
}

/** All parameters, in the layout of a frame. */
function flat({ parameters }: Compiled, state: State): Float32Array {
  return concatenate(parameters.map(({ name }) => state.get(name) ?? []));
}
