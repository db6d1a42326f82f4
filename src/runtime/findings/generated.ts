import type { Compiled } from '../../compiler/compiled.ts';
import type { PreparedData } from '../../compiler/data.ts';
import {
  buildExamples,
  buildGenerated,
  comparedRows,
  GENERATED,
  JUDGED,
  JUDGED_REAL,
  PULL,
} from '../../compiler/game.ts';
import { fixedNoise, noiseGrid } from '../../compiler/noise.ts';
import { placesOn } from '../../compiler/picture.ts';
import { placeOn } from '../../compiler/plane.ts';
import { hasGenerator } from '../../experiment/two-networks.ts';
import { meanOf } from '../../math/mean.ts';
import { overlapOf } from '../../math/overlap.ts';
import type { Look } from '../look.ts';
import { inOne, type Subject } from './subject.ts';

/** What a generator makes of noise, and what its discriminator makes of that. */
export interface Generated {
  readonly step: number;
  /** The examples, always from the same noise: [count, features], as the network receives its inputs. */
  readonly examples: Float32Array;
  /** Their positions on the plane of `RunView.grid`: [count, 2]. */
  readonly positions: Float32Array;
  /** What the discriminator answers to each: [count]. */
  readonly judged: Float32Array;
  /** Its mean answer to the training examples, the first 400. */
  readonly judgedReal: number;
  /** The direction on the plane in which the generator's loss of each falls fastest: [count, 2]. */
  readonly pulls: Float32Array;
  /** The mean length of that direction among all features. */
  readonly pull: number;
  /** Where the generator puts a square grid of noise: [size², 2], row by row from the top. */
  readonly warped: { readonly size: number; readonly positions: Float32Array };
  /** See `Overlap`, for the training examples and the generated ones on the plane. */
  readonly coverage: number;
  readonly precision: number;
  readonly divergence: number;
}

/** As many as the metric compares. */
const COUNT = 400;
const WARPED = 17;
/** The cells along one side of the plane for coverage and divergence. */
const CELLS = 20;

export const generated = {
  keeps: 'latest',
  interval: 60,
  find: inOne<Generated>(generate),
} as const satisfies Subject<Generated>;

async function generate({ trainer, compiled, member, replica }: Look): Promise<Generated | null> {
  const { spec, data } = member;
  if (!hasGenerator(spec)) return null;
  const { step } = trainer;
  const width = data.features.length;
  const { plane, x, y } = compiled.grid;
  const columns = data.own.map((name) => data.features.indexOf(name));
  // A column of the plane that is no input stays at its mean.
  const positionOf = (example: Float32Array) =>
    placeOn(
      plane,
      columns.map((place, column) => (place < 0 ? (plane.origin[column] as number) : (example[place] as number))),
    );
  const rows = (values: Float32Array) =>
    Array.from({ length: values.length / width }, (_, row) => values.subarray(row * width, (row + 1) * width));
  const positionsOf = (values: Float32Array) => Float32Array.from(rows(values).flatMap(positionOf));

  const compared = comparedRows(data.parts.train.x);
  const found = await trainer.infer('generated', () => buildGenerated(spec, data, fixedNoise(spec, COUNT), compared), {
    replica,
  });
  const grid = await trainer.infer('warped', () => buildExamples(spec, data, noiseGrid(spec, WARPED, true)), {
    replica,
  });
  const examples = found.get(GENERATED) as Float32Array;
  const positions = positionsOf(examples);
  const pulls = rows(found.get(PULL) as Float32Array);
  const ends = positionsOf(examples.map((value, index) => value + (found.get(PULL)?.[index] as number)));
  return {
    step,
    examples,
    positions,
    judged: found.get(JUDGED) as Float32Array,
    judgedReal: meanOf(found.get(JUDGED_REAL) as Float32Array),
    pulls: ends.map((end, index) => end - (positions[index] as number)),
    pull: meanOf(pulls.map((pull) => Math.hypot(...pull))),
    warped: { size: WARPED, positions: positionsOf(grid.get(GENERATED) as Float32Array) },
    ...overlapOf(trainPositions(compiled, data), positions, { size: CELLS, x, y }),
  };
}

/** They do not change during a run, and thousands of images take long to place. */
const places = new WeakMap<Compiled, Float64Array>();

function trainPositions(compiled: Compiled, data: PreparedData): Float64Array {
  const known = places.get(compiled);
  if (known) return known;
  // The training part comes first.
  const found = Float64Array.from(placesOn(compiled.grid.plane, data).slice(0, data.parts.train.count).flat());
  places.set(compiled, found);
  return found;
}
