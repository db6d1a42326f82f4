import { stepsOf } from '../../math/sample.ts';
import type { LinkMatrix, LinkRules } from '../network/draw-links.ts';
import { parameterOf } from '../network/numbers.ts';
import { type ExamplePlotView, mapAt, typeAt } from './types.ts';

/**
 * The links of a network between images, channels and units. A link from a channel has many weights, a kernel or one for
 * each pixel: its strength is their norm, with the sign of their sum.
 */
export function channelLinks(view: ExamplePlotView): LinkRules {
  return {
    matrixOf(layer) {
      const weight = parameterOf(view, layer, 'weight');
      const before = mapAt(view, layer - 1);
      const units = view.layers[layer]?.units;
      if (!weight) return null;
      const { name, shape, offset } = weight;
      if (name.endsWith('/weight_ih')) return units === undefined ? null : gateLinks(shape, units, offset);
      if (shape.length === 2) {
        const [inputs, outputs] = shape as [number, number];
        // The first weights of a residual block lead to its inner units.
        if (outputs !== units) return null;
        const reads = stepsOf(typeAt(view, layer - 1));
        if (reads !== null && inputs !== before?.channels) return stepLinks(inputs / reads, reads, outputs, offset);
        if (!before || reads !== null) return { inputs, outputs, read: (values) => ({ values, offset }) };
        const pixels = before.height * before.width;
        return inputs === before.channels * pixels ? pixelLinks(before.channels, pixels, outputs, offset) : null;
      }
      const [outputs, inputs, height, width] = shape as [number, number, number, number];
      return shape.length === 4 && before?.channels === inputs && outputs === units
        ? kernelLinks(inputs, outputs, height * width, offset)
        : null;
    },
    sourceOf(layer, unit) {
      const before = mapAt(view, layer - 1);
      // What was an image and is flat now comes channel by channel.
      if (!before || mapAt(view, layer) || view.layers[layer]?.units === before.channels) return unit;
      return Math.floor(unit / (before.height * before.width));
    },
  };
}

/** The links of a recurrent layer with input weights [inputs, gates · units]: those of all gates together. */
function gateLinks(shape: readonly number[], units: number, offset: number): LinkMatrix {
  const [inputs, width] = shape as [number, number];
  // Both directions of a bidirectional layer have the units of one.
  const outputs = width % units === 0 ? units : units / 2;
  const values = new Float32Array(inputs * outputs);
  return {
    inputs,
    outputs,
    read(parameters) {
      for (let from = 0; from < inputs; from++) {
        for (let to = 0; to < outputs; to++) {
          values[from * outputs + to] = strength(parameters, offset + from * width + to, width / outputs, outputs);
        }
      }
      return { values, offset: 0 };
    },
  };
}

/** The links of units that read all steps of a sequence, with weights [steps · features, outputs]. */
function stepLinks(features: number, steps: number, outputs: number, offset: number): LinkMatrix {
  const values = new Float32Array(features * outputs);
  return {
    inputs: features,
    outputs,
    read(parameters) {
      for (let from = 0; from < features; from++) {
        for (let to = 0; to < outputs; to++) {
          values[from * outputs + to] = strength(parameters, offset + from * outputs + to, steps, features * outputs);
        }
      }
      return { values, offset: 0 };
    },
  };
}

/** The links of a convolution with kernels [outputs, inputs, size]. */
function kernelLinks(inputs: number, outputs: number, size: number, offset: number): LinkMatrix {
  const values = new Float32Array(inputs * outputs);
  return {
    inputs,
    outputs,
    read(parameters) {
      for (let to = 0; to < outputs; to++) {
        for (let from = 0; from < inputs; from++) {
          values[from * outputs + to] = strength(parameters, offset + (to * inputs + from) * size, size, 1);
        }
      }
      return { values, offset: 0 };
    },
  };
}

/** The links of units with weights [channels · pixels, outputs]. */
function pixelLinks(channels: number, pixels: number, outputs: number, offset: number): LinkMatrix {
  const values = new Float32Array(channels * outputs);
  return {
    inputs: channels,
    outputs,
    read(parameters) {
      for (let from = 0; from < channels; from++) {
        for (let to = 0; to < outputs; to++) {
          values[from * outputs + to] = strength(parameters, offset + from * pixels * outputs + to, pixels, outputs);
        }
      }
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
