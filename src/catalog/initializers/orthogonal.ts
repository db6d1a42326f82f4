import type { RandomStream } from '../../math/random.ts';
import { type Shape, sizeOf } from '../../math/shape.ts';
import type { InitializerDef } from './definition.ts';
import { gainChoice, gainOf } from './gain.ts';

export const orthogonal: InitializerDef<'gain'> = {
  label: 'Orthogonal',
  tex: '\\begin{aligned} W^\\top W &= a^2 I && \\text{if } n_{\\text{in}} \\ge n_{\\text{out}} \\\\ W W^\\top &= a^2 I && \\text{otherwise} \\end{aligned}',
  hyper: {
    gain: gainChoice(
      'The length of the perpendicular vectors: one, or the gain that the activation recommends so that signals keep their size through it.',
    ),
  },
  places: ['weight'],
  variance: (site, { gain }) => gainOf(site, gain) ** 2 / Math.max(...sides(site.shape)),
  draw(site, { gain }, random) {
    const [rows, columns] = sides(site.shape);
    const vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    const factor = gainOf(site, gain);
    return Float32Array.from({ length: rows * columns }, (_, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      const [vector, place] = rows >= columns ? [column, row] : [row, column];
      return factor * (vectors[vector]?.[place] as number);
    });
  },
};

/** Rows and columns of a tensor seen as a matrix: all axes but the last form the rows. */
function sides(shape: Shape): readonly [number, number] {
  const columns = shape.at(-1) ?? 1;
  return [sizeOf(shape) / columns, columns];
}

/**
 * Gram–Schmidt on normal vectors. No step flips a sign, so it is the QR decomposition whose R has a positive diagonal,
 * and every rotation is equally likely.
 */
function orthonormal(count: number, length: number, random: RandomStream): Float64Array[] {
  const done: Float64Array[] = [];
  while (done.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    // The second pass removes what rounding left behind in the first.
    for (const other of [...done, ...done]) {
      const along = dot(vector, other);
      for (let place = 0; place < length; place++) {
        vector[place] = (vector[place] as number) - along * (other[place] as number);
      }
    }
    const norm = Math.sqrt(dot(vector, vector));
    done.push(vector.map((value) => value / norm));
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += (a[place] as number) * (b[place] as number);
  return sum;
}
