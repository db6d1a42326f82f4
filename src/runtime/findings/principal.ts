import { codeOf } from '../../compiler/autoencoder.ts';
import { columnOf, type PartData } from '../../compiler/data.ts';
import { MOST_COLUMNS, principalSearch } from '../../math/leading.ts';
import { momentsOf } from '../../math/spread.ts';
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
export async function* analyse({ member }: Look): AsyncGenerator<void, Principal | null> {
  const { data } = member;
  const code = codeOf(member);
  const width = data.features.length;
  if (code === null || width > MOST_COLUMNS) return null;
  const { train, validation } = data.parts;
  const components = Math.min(code.size, width);
  const columns = columnsOf(train);
  const means = columns.map((column) => momentsOf(column).mean);
  columns.forEach((column, place) => {
    const mean = means[place] as number;
    for (let row = 0; row < column.length; row++) column[row] = (column[row] as number) - mean;
  });
  const { vectors } = yield* principalSearch(columns, components);
  const measured = (part: PartData) => fitOf(part, means, vectors);
  return { components, train: measured(train), validation: validation.count > 0 ? measured(validation) : null };
}

function columnsOf({ x }: PartData): Float64Array[] {
  return Array.from({ length: x.shape[1] as number }, (_, column) => columnOf(x, column));
}

function fitOf(part: PartData, means: readonly number[], vectors: readonly (readonly number[])[]): Fit {
  const {
    x: { data },
    count,
  } = part;
  const width = means.length;
  const spread = columnsOf(part).reduce((sum, column) => sum + count * momentsOf(column).variance, 0);
  let lost = 0;
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
  }
  return { error: Math.max(0, lost) / (count * width), explained: spread > 0 ? 1 - lost / spread : Number.NaN };
}
