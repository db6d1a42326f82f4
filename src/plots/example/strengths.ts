import { sequenceSizeOf, stepsOf } from '../../math/sample.ts';
import { sourceLayer } from '../core/source-layer.ts';
import type { PlotParameter } from '../core/types.ts';
import type { LinkMatrix, LinkRules } from '../network/draw-links.ts';
import { type ExamplePlotView, mapAt, typeAt } from './types.ts';

/**
 * The links of a network between images, sequences, channels and units. A link has many weights, such as a kernel, one
 * for each pixel, token or step, or one for each gate: its strength is their norm, with the sign of their sum.
 */
export function channelLinks(view: ExamplePlotView): LinkRules {
  return {
    matrixOf(layer) {
      const weights = inputWeights(view, layer);
      const [first] = weights;
      const units = view.layers[layer]?.units;
      if (!first || units === undefined) return null;
      const before = mapAt(view, sourceLayer(view, layer));
      // Each direction of a recurrent layer has its own weights and its share of the units.
      const outputs = units / weights.length;
      const inputs = before?.channels ?? (first.shape[0] as number);
      const places = weights.map((weight) => linkPlaces(weight, inputs, outputs, readsAllSteps(view, layer, weight)));
      return places.every((place) => place !== null) ? normLinks(inputs, outputs, places) : null;
    },
    sourceOf(layer, unit) {
      if (view.layers[layer]?.mixing !== 'own') return null;
      const before = mapAt(view, sourceLayer(view, layer));
      // What was an image and is flat now comes channel by channel, and a sequence step by step.
      if (!before || mapAt(view, layer) || view.layers[layer]?.units === before.channels) return unit;
      if (stepsOf(typeAt(view, sourceLayer(view, layer))) !== null) return unit % before.channels;
      return Math.floor(unit / (before.height * before.width));
    },
  };
}

/** The weights by which a layer reads the one before it, for each direction; none if no single product does. */
function inputWeights({ layers, parameters }: ExamplePlotView, layer: number): readonly PlotParameter[] {
  if (layers[layer]?.mixing === 'own') return [];
  return parameters.filter((parameter) => parameter.layer === layer && /\/weight(_ih.*)?$/.test(parameter.name));
}

/** Whether the units of a layer read all steps of a sequence, with weights [steps · features, units]. */
function readsAllSteps(view: ExamplePlotView, layer: number, { shape }: PlotParameter): boolean {
  const sequence = sequenceSizeOf(typeAt(view, sourceLayer(view, layer)));
  return (
    sequence !== null && shape.length === 2 && shape[0] === sequence.steps * sequence.features && sequence.steps > 1
  );
}

/** Where the weights of a link are among all parameters: `count` numbers, `stride` apart. */
interface LinkPlaces {
  readonly count: number;
  readonly stride: number;
  startOf(from: number, to: number): number;
}

/** Null if the weights do not have the same number for each link. */
function linkPlaces(
  { shape, offset }: PlotParameter,
  inputs: number,
  outputs: number,
  byStep: boolean,
): LinkPlaces | null {
  const count = shape.reduce((size, length) => size * length, 1) / (inputs * outputs);
  if (!Number.isInteger(count)) return null;
  // Kernels: [outputs, inputs · positions].
  if (shape.length > 2) return { count, stride: 1, startOf: (from, to) => offset + (to * inputs + from) * count };
  if (byStep) return { count, stride: inputs * outputs, startOf: (from, to) => offset + from * outputs + to };
  // [inputs · pixels or tokens, gates · outputs]
  return { count, stride: outputs, startOf: (from, to) => offset + from * count * outputs + to };
}

/** The links into several groups of `outputs` units. */
function normLinks(inputs: number, outputs: number, groups: readonly LinkPlaces[]): LinkMatrix {
  const units = groups.length * outputs;
  const values = new Float32Array(inputs * units);
  return {
    inputs,
    outputs: units,
    read(parameters) {
      groups.forEach(({ count, stride, startOf }, group) => {
        for (let from = 0; from < inputs; from++) {
          for (let to = 0; to < outputs; to++) {
            const place = from * units + group * outputs + to;
            values[place] = strength(parameters, startOf(from, to), count, stride);
          }
        }
      });
      return { values, offset: 0 };
    },
  };
}

/** The norm of every `stride`-th number, with the sign of their sum. */
function strength(numbers: ArrayLike<number>, start: number, count: number, stride: number): number {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < count; index++) {
    const number = numbers[start + index * stride] as number;
    sum += number;
    squares += number * number;
  }
  return sum < 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
}
