import { type ImageSize, imageSizeOf, lengthOf, type SampleType, stepsOf, unitCount } from '../../math/sample.ts';
import type { PlotView, UnitRef } from '../core/types.ts';

/** A network whose layers say what an example is at their outputs, such as a `RunView`. */
export interface ExamplePlotView extends PlotView {
  /** What an example is before the first layer. */
  readonly sample: SampleType;
  readonly layers: readonly (PlotView['layers'][number] & { readonly type: SampleType })[];
}

/** What a network makes of one example, such as an `ExampleView`. */
export interface PlotExample {
  /** As the network receives it, input by input: see `unitByUnit`. */
  readonly input: ArrayLike<number>;
  /** The output of every layer, unit by unit. */
  readonly outputs: readonly ArrayLike<number>[];
  readonly parameters: Float32Array;
}

/** A rectangle of numbers, row by row. */
export interface Patch {
  readonly height: number;
  readonly width: number;
  /** NaN in the padding. */
  readonly values: Float32Array;
}

/** One number of a unit whose output is an image. */
export interface PixelRef extends UnitRef {
  readonly row: number;
  readonly column: number;
}

/** The example in view, and the pixel under the pointer. */
export interface ShownExample {
  readonly input: ArrayLike<number>;
  /** null until the engine has reported it. */
  readonly passed: PlotExample | null;
  readonly pixel: PixelRef | null;
}

/** What an example is at the output of a layer, or with layer −1 as an input. */
export function typeAt({ sample, layers }: ExamplePlotView, layer: number): SampleType {
  return layers[layer]?.type ?? sample;
}

/** The image at the output of a layer, or with layer −1 the input; null if it is none. */
export function imageAt(view: ExamplePlotView, layer: number): ImageSize | null {
  return imageSizeOf(typeAt(view, layer));
}

/**
 * The map of each unit of a layer, or with layer −1 of each input: an image, or the steps of a sequence in a row; null if
 * a unit is a single number.
 */
export function mapAt(view: ExamplePlotView, layer: number): ImageSize | null {
  const type = typeAt(view, layer);
  const steps = stepsOf(type);
  return steps === null ? imageSizeOf(type) : { channels: unitCount(type), height: 1, width: steps };
}

/** The numbers at the output of a layer, or with layer −1 the input; null if they are not known. */
export function valuesAt({ input, passed }: ShownExample, layer: number): ArrayLike<number> | null {
  return layer < 0 ? input : (passed?.outputs[layer] ?? null);
}

/** Whether the numbers at the output of a layer are those of an input: it is one, with layer −1, or repeats it. */
export function isOfInput({ answer, layers }: ExamplePlotView, layer: number): boolean {
  return layer < 0 || (answer === 'input' && layer === layers.length - 1);
}

/** One channel of an image. */
export function channelOf(values: ArrayLike<number>, { height, width }: ImageSize, channel: number): Patch {
  const size = height * width;
  return {
    height,
    width,
    values: Float32Array.from({ length: size }, (_, index) => values[channel * size + index] as number),
  };
}

/** Whether an example is one of this network. Right after an edit, the last one may still be of the previous network. */
export function fitsView(view: ExamplePlotView, example: PlotExample | null): example is PlotExample {
  if (!example || example.input.length !== lengthOf(view.sample)) return false;
  const parameters = view.parameters.at(-1);
  const needed = parameters ? parameters.offset + parameters.shape.reduce((size, length) => size * length, 1) : 0;
  return (
    example.parameters.length === needed &&
    example.outputs.length === view.layers.length &&
    view.layers.every(({ type }, layer) => example.outputs[layer]?.length === lengthOf(type))
  );
}
