import { imageSizeOf } from '../../math/sample.ts';
import type { PlotView } from '../core/types.ts';

/** The biases of a layer's units: for each unit one number, or several, such as one for each gate of a recurrent layer. */
export interface UnitBiases {
  /** How many numbers a unit has. */
  readonly count: number;
  /** The numbers of a unit, as indices in the parameters. */
  placesOf(unit: number): readonly number[];
}

/** The biases of a layer, or what its normalization adds to each unit; null if nothing is added at its output. */
export function unitBiases({ layers, parameters }: PlotView, layer: number): UnitBiases | null {
  const { units = 0, type } = layers[layer] ?? {};
  const flat = parameters.filter((parameter) => parameter.layer === layer && parameter.shape.length === 1);
  // A recurrent layer has one for each direction.
  const own = flat.filter(({ name }) => /\/bias(_reverse)?$/.test(name));
  const added = flat.filter(({ name, role, shape }) => shape[0] === units && (role === 'bias' || /shift$/.test(name)));
  const groups = own.length > 0 ? own : added.slice(-1);
  const width = units / groups.length;
  const count = (groups[0]?.shape[0] ?? 0) / width;
  if (!(count >= 1 && Number.isInteger(count))) return null;
  // The pixels of a channel are side by side; the gates of a unit, and its steps, are not.
  const isImage = type !== undefined && imageSizeOf(type) !== null;
  return {
    count,
    placesOf(unit) {
      const offset = groups[Math.floor(unit / width)]?.offset ?? 0;
      const first = unit % width;
      return Array.from({ length: count }, (_, index) =>
        isImage ? offset + first * count + index : offset + first + index * width,
      );
    },
  };
}
