import { describe, expect, it } from 'vitest';
import type { LayerDef } from '../../../src/catalog/layers/definition.ts';
import { compile } from '../../../src/compiler/compile.ts';
import { batchSize, prepareData } from '../../../src/compiler/data.ts';
import { buildTrainedGame } from '../../../src/compiler/game.ts';
import { initialState } from '../../../src/compiler/initial.ts';
import { buildNetwork } from '../../../src/compiler/network.ts';
import { GENERATOR_LOSS, LOSS } from '../../../src/compiler/players.ts';
import { activationsFor } from '../../../src/experiment/choices.ts';
import { entryOf, idsOf, liveValues } from '../../../src/experiment/index.ts';
import { dividerOf } from '../../../src/experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import type { Shape } from '../../../src/math/shape.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { add, reduceMean } from '../../../src/ops/index.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

/** Those whose inputs are any numbers, and which need no other layer beside them. */
const layersFor = (...takes: LayerDef['takes'][]) =>
  idsOf('layers').filter((id) => takes.includes(entryOf('layers', id).takes) && !OTHERS.includes(id));
const OTHERS = ['generate', 'policy', 'join', 'to_image'];

const LOSSES = idsOf('losses').filter((id) => entryOf('losses', id).tasks.includes('gan' as never));

/** Both losses of a training step as a graph, its gradients as the compiler derives them, and feeds for both. */
async function gameOf(text: string) {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const compiled = compile(spec, data);
  const rows = batchSize(spec.batch, data.parts.train.count);

  const builder = new GraphBuilder();
  const x = builder.input('x', float32([rows, data.features.length]));
  const network = buildNetwork(spec, x, data.outputs, { training: true });
  const random = (name: string, shape: Shape) => builder.input(name, float32(shape));
  const divider = dividerOf(spec.layers) as number;
  const trained = { ...buildTrainedGame(spec, network, x, data.outputs, random) };
  for (const { layer, perExample } of network.terms) {
    const loss = lossOf({ layer }, divider);
    trained[loss] = add(trained[loss], reduceMean(perExample));
  }
  const losses = finishGraph(trained);

  const width = data.features.length;
  const state = initialState(spec, compiled);
  const feeds: Record<string, Tensor> = {
    x: tensor([rows, width], data.parts.train.x.data.slice(0, rows * width)),
    ...Object.fromEntries(Object.entries(liveValues(spec)).map(([name, value]) => [name, scalar(value)])),
  };
  for (const { name, shape } of compiled.state) feeds[name] = tensor(shape, Float64Array.from(state.get(name) ?? []));
  // Biases start at 0, where the units of a ReLU network have a kink in common.
  for (const { name, shape } of compiled.parameters) {
    const noise = randomStream(1, name);
    const start = feeds[name] as Tensor;
    feeds[name] = tensor(
      shape,
      start.data.map((value) => value + noise.normal(0, 0.3)),
    );
  }
  for (const { name, shape, holds } of compiled.training.perStep) {
    const noise = randomStream(2, name);
    const draw = () => (holds === 'normal' ? noise.normal() : noise.uniform());
    feeds[name] = tensor(shape, Array.from({ length: shape.reduce((size, length) => size * length, 1) }, draw));
  }
  return { spec, compiled, losses, feeds };
}

/** The loss of the player that has a layer. */
function lossOf({ layer }: { readonly layer: number }, divider: number) {
  return layer <= divider ? GENERATOR_LOSS : LOSS;
}

type Game = Awaited<ReturnType<typeof gameOf>>;

function evaluate(graph: Graph, feeds: Game['feeds']): Record<string, Tensor> {
  return evaluateGraph(
    graph,
    Object.fromEntries(graph.inputs.map((one) => [inputName(one), feeds[inputName(one)]])) as Game['feeds'],
  );
}

/** Indices of at most `count` elements, spread over a tensor. */
function spread(length: number, count: number): number[] {
  return Array.from({ length: Math.min(length, count) }, (_, index) => Math.floor((index * length) / count) % length);
}

/**
 * The largest difference between a derived gradient and central differences of the loss of the player that owns the
 * parameter, in float64, relative to 1 + |gradient|.
 */
function worstError({ spec, compiled, losses, feeds }: Game, count = 6): number {
  const gradients = evaluate(compiled.gradients, feeds);
  const divider = dividerOf(spec.layers) as number;
  let worst = 0;
  for (const { name, layer } of compiled.parameters) {
    const loss = lossOf({ layer }, divider);
    const { data } = feeds[name] as Tensor;
    for (const element of spread(data.length, count)) {
      const middle = data[element] as number;
      const at = (value: number) => {
        data[element] = value;
        const result = evaluate(losses, feeds)[loss]?.data[0] as number;
        data[element] = middle;
        return result;
      };
      const h = 1e-5;
      const numeric = (at(middle + h) - at(middle - h)) / (2 * h);
      const derived = gradients[name]?.data[element] as number;
      const error = Math.abs(derived - numeric) / (1 + Math.abs(numeric));
      if (!(error <= worst)) worst = error;
    }
  }
  return worst;
}

const net = (activation: string) =>
  `dense(5,${activation}),generate(2,linear),dense(5,${activation}),dense(4,${activation})`;

describe('the gradients of a generator and its discriminator', () => {
  it.each(LOSSES.flatMap((loss) => ['tanh', 'relu', 'leaky_relu'].map((activation) => [loss, activation])))(
    'are those of their own losses: %s, %s',
    async (loss, activation) => {
      const game = await gameOf(`data=moons&task=gan&net=${net(activation)}&loss=${loss}&batch=8`);
      expect(worstError(game)).toBeLessThan(1e-7);
    },
  );

  it.each(activationsFor('hidden').filter((id) => !['tanh', 'relu', 'leaky_relu'].includes(id)))(
    'can be derived twice, for the penalty on the slope: %s',
    async (activation) => {
      const text = `data=moons&task=gan&net=dense(3,tanh),generate(2,linear),dense(5,${activation}),dense(4,${activation})`;
      const game = await gameOf(`${text}&loss=wasserstein_penalty&batch=8`);
      expect(worstError(game)).toBeLessThan(1e-6);
    },
  );

  it.each([
    ...layersFor('row', 'whole', 'either').map(
      (id) => `data=moons&task=gan&net=generate,dense(4,tanh),${id},dense(3,tanh)`,
    ),
    'data=moons&task=gan&net=generate,dense(4,tanh),dense(3,tanh),join(2)',
    'data=moons&task=gan&net=dense(4,tanh),variational(2),generate,dense(3,tanh)',
    ...layersFor('image', 'either').map(
      (id) => `data=digits&task=gan&net=generate,conv2d(2,3,tanh),${id},dense(3,tanh)`,
    ),
  ])('can be derived twice through every layer: %s', async (text) => {
    const game = await gameOf(`${text}&loss=wasserstein_penalty&batch=4`);
    expect(worstError(game, 3)).toBeLessThan(1e-6);
  });
});
