/** A signal through a deep network at its initial weights, forwards and backwards. Pure. */
import { activationCurve } from '../../catalog/activations/curve.ts';
import type { ActivationDef } from '../../catalog/activations/definition.ts';
import type { InitializerDef } from '../../catalog/initializers/definition.ts';
import { randomStream } from '../../math/random.ts';

type Arguments = Readonly<Record<string, number>>;

/** A network of equal layers without biases. */
export interface Network {
  readonly depth: number;
  /** Units in each layer, and inputs. */
  readonly width: number;
  readonly activation: ActivationDef;
  readonly activationArgs: Arguments;
  readonly initializer: InitializerDef;
  readonly initializerArgs: Arguments;
}

/** The variance at each layer, the inputs first: of the activations, and of the gradients of the loss by them. */
export interface Variances {
  readonly activations: readonly number[];
  readonly gradients: readonly number[];
}

/**
 * Sends standard normal inputs through the network and standard normal gradients back from its last layer. The
 * variance is taken over all units of a layer and all examples.
 */
export function variancesOf(network: Network, examples: number, seed: number): Variances {
  const { depth, width, activation, activationArgs } = network;
  const normal = (purpose: string) => {
    const random = randomStream(seed, purpose);
    return Float64Array.from({ length: examples * width }, () => random.normal());
  };
  let signal: Float64Array = normal('inputs');
  const activations = [varianceOf(signal)];
  const layers = Array.from({ length: depth }, (_, layer) => {
    const weights = weightsOf(network, seed, layer);
    const { y, derivative } = activationCurve(activation, activationArgs, product(signal, weights, width, false));
    signal = y;
    activations.push(varianceOf(signal));
    return { weights, derivative };
  });
  let gradient: Float64Array = normal('gradients');
  const gradients = [varianceOf(gradient)];
  for (const { weights, derivative } of layers.reverse()) {
    const before = gradient.map((value, index) => value * (derivative[index] as number));
    gradient = product(before, weights, width, true);
    gradients.unshift(varianceOf(gradient));
  }
  return { activations, gradients };
}

/** The mean squared distance from the mean. */
export function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

/** The weights of a layer, [inputs, units], row-major. */
function weightsOf(network: Network, seed: number, layer: number): Float32Array {
  const { width, activation, activationArgs, initializer, initializerArgs } = network;
  const site = { shape: [width, width], fanIn: width, fanOut: width, gain: activation.gain(activationArgs) };
  return initializer.draw(site, initializerArgs, randomStream(seed, `weights/${layer}`));
}

/** The product of rows with a square matrix, or with its transpose. */
function product(rows: Float64Array, matrix: Float32Array, width: number, isTransposed: boolean): Float64Array {
  const [along, across] = isTransposed ? [1, width] : [width, 1];
  const result = new Float64Array(rows.length);
  for (let first = 0; first < rows.length; first += width) {
    for (let input = 0; input < width; input++) {
      const value = rows[first + input] as number;
      for (let unit = 0; unit < width; unit++) {
        const place = first + unit;
        result[place] = (result[place] as number) + value * (matrix[input * along + unit * across] as number);
      }
    }
  }
  return result;
}
