import { buildAutoencoder, CODE, codeOf, RECONSTRUCTION } from '../../compiler/autoencoder.ts';
import type { Compiled } from '../../compiler/compiled.ts';
import type { PreparedData } from '../../compiler/data.ts';
import { placeOn } from '../../compiler/plane.ts';
import { sampleOf } from '../../experiment/inputs.ts';
import { meanSquaredError } from '../../math/errors.ts';
import { type Projection, projectOnPlane } from '../../math/projection.ts';
import { imageSizeOf } from '../../math/sample.ts';
import { type Look, ownState } from '../look.ts';
import { mapRows } from './slices.ts';
import type { Subject } from './subject.ts';

/** The codes of examples and how well they are reconstructed. */
export interface Codes {
  readonly step: number;
  /** The examples, by their indices in `RunView.points`: those of training and validation, or evenly chosen ones of many. */
  readonly indices: Int32Array;
  /** The numbers of a code. */
  readonly size: number;
  /** [count, size] */
  readonly codes: Float32Array;
  /** The mean squared difference between the inputs of each example and its outputs, as the network receives them: [count]. */
  readonly errors: Float32Array;
  readonly plane: CodePlane;
  /** null for images, whose reconstructions are too many numbers. */
  readonly reconstructions: Reconstructions | null;
}

interface Reconstructions {
  /** The outputs, as the network receives its inputs: [count, features]. */
  readonly outputs: Float32Array;
  /** Their positions on the plane of `RunView.grid`: [count, 2]. */
  readonly positions: Float32Array;
}

/** The line or plane on which codes are drawn: origin + across · directions[0] + up · directions[1]. */
export interface CodePlane {
  readonly origin: readonly number[];
  /** One for codes of a single number, else two: the axes themselves, or the principal components of longer codes. */
  readonly directions: readonly (readonly number[])[];
  /** The shares of the variance of the codes along the principal components; null if the directions are the axes. */
  readonly shares: readonly number[] | null;
}

export const codes = {
  keeps: 'latest',
  interval: 400,
  find: (look, _wish: true) => encode(look),
} as const satisfies Subject<Codes>;

/** More points would hide each other. */
const MOST = 2000;

/** Encodes and decodes examples; null if the network is no autoencoder with a hidden layer. */
export async function* encode(look: Look): AsyncGenerator<void, Codes | null> {
  const { trainer, compiled, member } = look;
  const { data, spec } = member;
  const code = codeOf(member);
  if (code === null) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const { indices, at } = chosenExamples(data);
  const { length: count } = indices;
  const width = data.features.length;
  const found = { codes: new Float32Array(count * code.size), errors: new Float32Array(count) };
  const isOfImages = imageSizeOf(sampleOf(spec)) !== null;
  const outputs = new Float32Array(isOfImages ? 0 : count * width);
  const build = (rows: number) => buildAutoencoder(member, rows);
  const graph = { key: 'autoencoder', input: 'x', shape: [width], build };
  yield* mapRows({ ...look, state }, graph, { count, at }, (result, index) => {
    found.codes.set(result(CODE), index * code.size);
    const output = result(RECONSTRUCTION);
    found.errors[index] = meanSquaredError(at(index), output);
    if (!isOfImages) outputs.set(output, index * width);
  });
  const reconstructions = isOfImages ? null : { outputs, positions: positionsOf(look, indices, outputs) };
  const plane = planeOf(compiled, found.codes, count, code.size);
  return { step, indices, size: code.size, ...found, plane, reconstructions };
}

/** Training and validation examples in proportion; those of the test part are reserved. */
function chosenExamples({ parts: { train, validation }, features: { length: width } }: PreparedData) {
  const all = train.count + validation.count;
  const count = Math.min(MOST, all);
  const indices = Int32Array.from({ length: count }, (_, place) => Math.floor((place * all) / count));
  const at = (place: number) => {
    const index = indices[place] as number;
    const [{ x }, row] = index < train.count ? [train, index] : [validation, index - train.count];
    return x.data.subarray(row * width, (row + 1) * width);
  };
  return { indices, at };
}

/** The positions of outputs on the plane of the pictures. A column that is no input stays that of the example. */
function positionsOf({ compiled, member: { data } }: Look, indices: Int32Array, outputs: Float32Array): Float32Array {
  const { train, validation } = data.parts;
  const width = data.features.length;
  const places = data.own.map((name) => data.features.indexOf(name));
  return Float32Array.from(
    Array.from(indices, (index, at) => {
      const [{ own }, row] = index < train.count ? [train, index] : [validation, index - train.count];
      const features = places.map((place, column) =>
        place < 0 ? (own.data[row * places.length + column] as number) : (outputs[at * width + place] as number),
      );
      return placeOn(compiled.grid.plane, features);
    }).flat(),
  );
}

const PLANE = 2;
/** The last projection of a network, so that the next does not flip. */
const projections = new WeakMap<Compiled, Projection>();

function planeOf(compiled: Compiled, values: Float32Array, count: number, size: number): CodePlane {
  if (size <= PLANE) {
    const directions = Array.from({ length: size }, (_, axis) =>
      Array.from({ length: size }, (_, at) => (at === axis ? 1 : 0)),
    );
    return { origin: new Array<number>(size).fill(0), directions, shares: null };
  }
  const projection = projectOnPlane(values, count, size, projections.get(compiled) ?? null);
  projections.set(compiled, projection);
  const origin = Array.from({ length: size }, (_, at) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += values[row * size + at] as number;
    return sum / count;
  });
  return { origin, directions: projection.directions, shares: projection.shares };
}
