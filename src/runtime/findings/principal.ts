import type { PartData } from '../../compiler/data.ts';
import { codeLayer } from '../../experiment/code-layer.ts';
import { MOST_COLUMNS, principalSearch } from '../../math/leading.ts';
import type { Look } from '../look.ts';
import type { Subject } from './subject.ts';

/** How well principal component analysis, fitted to the training part, reconstructs the inputs. */
export interface Principal {
  /** The number of components: as many as a code has numbers. */
  readonly components: number;
  readonly train: Fit;
  /** null if the part is empty. */
  readonly validation: Fit | null;
}

interface Fit {
  /** The mean squared difference of an input from its reconstruction, as the network receives it. */
  readonly error: number;
  /** The share of the variance of the inputs in this part that it explains; NaN if they have none. */
  readonly explained: number;
}

export const principal = {
  keeps: 'lasting',
  interval: 0,
  find: (look, _wish: true) => analyse(look),
} as const satisfies Subject<Principal>;

/** Analyses the training part in float64; null if there is no code, or more than `MOST_COLUMNS` inputs. */
export async function* analyse({ member: { spec, data } }: Look): AsyncGenerator<void, Principal | null> {
  const code = data.answer === 'input' ? codeLayer(spec) : null;
  const width = data.features.length;
  if (code === null || width > MOST_COLUMNS) return null;
  const { train, validation } = data.parts;
  const components = Math.min(code.size, width);
  const columns = columnsOf(train, width);
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / train.count);
  columns.forEach((column, place) => {
    const mean = means[place] as number;
    for (let row = 0; row < column.length; row++) column[row] = (column[row] as number) - mean;
  });
  const { vectors } = yield* principalSearch(columns, components);
  const measured = (part: PartData) => fitOf(part, means, vectors);
  return { components, train: measured(train), validation: validation.count > 0 ? measured(validation) : null };
}

function columnsOf({ x: { data }, count }: PartData, width: number): Float64Array[] {
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: count }, (_, row) => data[row * width + column] as number),
  );
}

function fitOf(
  { x: { data }, count }: PartData,
  means: readonly number[],
  vectors: readonly (readonly number[])[],
): Fit {
  const width = means.length;
  const own = columnMeans(data, count, width);
  let lost = 0;
  let spread = 0;
  for (let row = 0; row < count; row++) {
    const rest = means.map((mean, column) => (data[row * width + column] as number) - mean);
    let kept = 0;
    for (const vector of vectors) {
      let along = 0;
      for (let column = 0; column < width; column++) along += (rest[column] as number) * (vector[column] as number);
      kept += along ** 2;
    }
    // The components are orthonormal, so what is lost is the rest of the squared length.
    lost += rest.reduce((sum, value) => sum + value ** 2, 0) - kept;
    for (let column = 0; column < width; column++) {
      spread += ((data[row * width + column] as number) - (own[column] as number)) ** 2;
    }
  }
  return { error: Math.max(0, lost) / (count * width), explained: spread > 0 ? 1 - lost / spread : Number.NaN };
}

function columnMeans(data: ArrayLike<number>, count: number, width: number): Float64Array {
  const means = new Float64Array(width);
  for (let place = 0; place < count * width; place++)
    (means[place % width] as number) += (data[place] as number) / count;
  return means;
}
