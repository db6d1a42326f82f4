import { flatSample, imageSample, type SampleType, unitCount } from '../../../src/math/sample.ts';
import type { Mixing, PlotParameter } from '../../../src/plots/core/types.ts';
import type { ExamplePlotView } from '../../../src/plots/example/types.ts';

/** A view of a network of images, from what each layer makes of an example and from the shapes of its parameters. */
export function exampleView(
  sample: SampleType,
  layers: readonly {
    readonly type: SampleType;
    readonly weight?: readonly number[];
    readonly bias?: number;
    /** By default that of a weighted sum, if it has weights. */
    readonly mixing?: Mixing;
    /** The names of its weights, all of the same shape. */
    readonly names?: readonly string[];
  }[],
): ExamplePlotView {
  const parameters: PlotParameter[] = [];
  let offset = 0;
  const add = (layer: number, role: 'weight' | 'bias', shape: readonly number[], name: string = role) => {
    parameters.push({ name: `layer${layer}/${name}`, layer, role, shape, offset });
    offset += shape.reduce((size, length) => size * length, 1);
  };
  layers.forEach(({ weight, bias, names = ['weight'] }, layer) => {
    if (weight) for (const name of names) add(layer, 'weight', weight, name);
    if (bias) add(layer, 'bias', [bias]);
  });
  const features = Array.from(
    { length: sample.shape.reduce((size, length) => size * length, 1) },
    (_, index) => `p${index}`,
  );
  return {
    answer: 'class',
    features,
    inputs: features,
    classes: ['a', 'b', 'c'],
    scales: new Map(),
    targetScale: { offset: 0, factor: 1 },
    points: { count: 0, features: [], positions: [], labels: [], part: [] },
    boundary: 0.5,
    grid: { size: 2, labels: ['x', 'y'], x: [-1, 1], y: [-1, 1] },
    inputMaps: [],
    sample,
    layers: layers.map(({ type, weight, mixing = weight ? 'sum' : 'own' }, layer) => ({
      name: `layer${layer}`,
      units: unitCount(type),
      type,
      mixing,
    })),
    parameters,
  };
}

/** An image of two channels through a convolution with 3 × 3 kernels, a pooling, and the units of three classes. */
export const small = exampleView(imageSample({ channels: 2, height: 4, width: 4 }), [
  { type: imageSample({ channels: 3, height: 4, width: 4 }), weight: [3, 2, 3, 3], bias: 3 },
  { type: imageSample({ channels: 3, height: 2, width: 2 }) },
  { type: flatSample(3), weight: [12, 3], bias: 3 },
]);
