import { lengthOf } from '../../math/sample.ts';
import { sourceLayer } from '../core/source-layer.ts';
import type { UnitRef } from '../core/types.ts';
import { sumWeightOf } from '../network/numbers.ts';
import { type ExamplePlotView, imageAt, type Patch, typeAt } from './types.ts';

/**
 * The weights of a unit for each channel of the image before it, or for each unit before it: a kernel, one weight for
 * each pixel, or a single weight.
 * @returns null if it is no weighted sum of its input
 */
export function weightsOf(
  view: ExamplePlotView,
  parameters: ArrayLike<number>,
  { layer, unit }: UnitRef,
): readonly Patch[] | null {
  const weight = sumWeightOf(view, layer);
  const units = view.layers[layer]?.units;
  const before = imageAt(view, sourceLayer(view, layer));
  if (!weight || units === undefined) return null;
  const { shape, offset } = weight;
  const patches = (channels: number, height: number, width: number, at: (index: number) => number) =>
    Array.from({ length: channels }, (_, channel) => ({
      height,
      width,
      values: Float32Array.from(
        { length: height * width },
        (_, index) => parameters[offset + at(channel * height * width + index)] as number,
      ),
    }));
  if (shape.length === 4 && shape[0] === units && shape[1] === before?.channels) {
    const [, channels = 0, height = 0, width = 0] = shape;
    return patches(channels, height, width, (index) => unit * channels * height * width + index);
  }
  if (shape.length !== 2 || shape[1] !== units || shape[0] !== lengthOf(typeAt(view, sourceLayer(view, layer))))
    return null;
  const { channels, height, width } = before ?? { channels: shape[0], height: 1, width: 1 };
  return patches(channels, height, width, (index) => index * units + unit);
}
