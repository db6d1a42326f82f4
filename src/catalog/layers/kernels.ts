import type { Value } from '../../ir/graph.ts';
import type { LayerContext } from './definition.ts';

/**
 * The kernels of a convolution as a weight of its layer, [filters, channels, side, side]. Its fans are those of the
 * receptive field.
 */
export function kernelsOf(
  weight: LayerContext['weight'],
  name: string,
  { filters, channels, side }: { readonly filters: number; readonly channels: number; readonly side: number },
): Value {
  const area = side * side;
  return weight(name, [filters, channels, side, side], { fanIn: channels * area, fanOut: filters * area }, 0);
}
