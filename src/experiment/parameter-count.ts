import { lengthOf } from '../math/sample.ts';
import { sizeOf } from '../math/shape.ts';
import { grouped } from '../table/words.ts';
import type { LayerShape, ParameterShape } from './parameters.ts';

/** The number of trained numbers of a layer, and how it comes about. */
export interface ParameterCount {
  readonly count: number;
  /** As a sum of products: "8 · (3·3·1) + 8"; empty without parameters. */
  readonly product: string;
  /** The number that a dense layer with the same input and output would have. */
  readonly ofDense: number;
}

export function parameterCount({ input, output, parameters }: LayerShape): ParameterCount {
  const [from, to] = [lengthOf(input), lengthOf(output)];
  return {
    count: parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    product: parameters.map(product).join(' + '),
    ofDense: from * to + to,
  };
}

/** The units, times the weights of one of them: "8 · (3·3·1)" for 8 kernels of 3 × 3 pixels on a single channel. */
function product({ shape, role }: ParameterShape): string {
  if (role.kind !== 'weight') return grouped(sizeOf(shape));
  const units = shape[role.unitAxis] as number;
  const [channels, ...sides] = shape.filter((_, axis) => axis !== role.unitAxis);
  const ofUnit = [...sides, channels ?? 0].map(grouped).join('·');
  return `${grouped(units)} · ${sides.length > 0 ? `(${ofUnit})` : ofUnit}`;
}
