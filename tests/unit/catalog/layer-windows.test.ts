import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { buildNetwork } from '../../../src/compiler/network.ts';
import { entryOf, idsOf, liveValues } from '../../../src/experiment/index.ts';
import { finishGraph, float32, GraphBuilder, inputName, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { imageSample, imageSizeOf } from '../../../src/math/sample.ts';
import { scalar, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { mul, reduceSum } from '../../../src/ops/index.ts';
import { receptiveFields } from '../../../src/plots/example/windows.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { windowsOf } from '../../../src/ui/network/example/windows.ts';
import { prepared } from '../../support/experiment.ts';

const SIDE = 8;
const IMAGE = imageSample({ channels: 1, height: SIDE, width: SIDE });

/** Layers with numbers other than the defaults. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  conv2d: ['conv2d(2,4,tanh)', 'conv2d(2,3,tanh,stride=2,dilation=2)', 'conv2d(2,3,tanh,padding=valid)'],
  max_pool: ['max_pool(3)', 'max_pool(2,padding=same,stride=1)'],
  avg_pool: ['avg_pool(3,stride=1)'],
  residual_conv2d: ['residual_conv2d(2,3,tanh)'],
};

const onImages = idsOf('layers').filter((id) => ['image', 'either'].includes(entryOf('layers', id).takes));

describe.each(onImages.flatMap((id) => [id, ...(VARIANTS[id] ?? [])]))('%s', (net) => {
  it('depends on no pixel outside of the receptive fields that the page shows', async () => {
    const { spec, initial } = await prepared(`data=digits&net=${net}`);
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([1, SIDE * SIDE]));
    const [layer] = buildNetwork(spec, x, 10).layers;
    const size = layer && imageSizeOf(layer.type);
    if (!layer || !size) return;
    const view = { sample: IMAGE, layers: [{ type: layer.type }] } as unknown as RunView;
    const [windows = null] = windowsOf(view, spec.layers);
    const random = randomStream(1, 'windows');
    const image = Float64Array.from({ length: SIDE * SIDE }, () => random.uniform(0, 1));

    for (const [row, column] of [
      [0, 0],
      [size.height >> 1, size.width >> 1],
      [size.height - 1, size.width - 1],
    ] as const) {
      const direction = new Float64Array(size.channels * size.height * size.width);
      direction[row * size.width + column] = 1;
      const chosen = builder.constant(direction, float32(layer.units.type.shape));
      const [gradient] = gradientsOf(reduceSum(mul(layer.units, chosen)), [x]) as [Value];
      const graph = finishGraph({ gradient });
      const live = liveValues(spec);
      const feeds = Object.fromEntries(
        graph.inputs.map((input) => {
          const name = inputName(input);
          if (name === 'x') return [name, tensor([1, SIDE * SIDE], image)];
          const number = live[name];
          return [name, number === undefined ? tensor(input.type.shape, initial.get(name) ?? []) : scalar(number)];
        }),
      );
      const { data } = evaluateGraph(graph, feeds).gradient as { readonly data: ArrayLike<number> };
      const [field] = receptiveFields([{ input: { channels: 1, height: SIDE, width: SIDE }, windows }], row, column);
      const outside = Array.from(data).flatMap((slope, place) => {
        const [at, across] = [Math.floor(place / SIDE), place % SIDE];
        const isInside =
          field &&
          at >= field.rows.first &&
          at <= field.rows.last &&
          across >= field.columns.first &&
          across <= field.columns.last;
        return slope === 0 || isInside ? [] : [[at, across]];
      });
      expect(outside).toEqual([]);
      expect(Array.from(data).some((slope) => slope !== 0)).toBe(true);
    }
  });
});
