/** The losses of a generator and its discriminator. */

import { gradientsOf } from '../autodiff/gradients.ts';
import type { LossDef } from '../catalog/losses/definition.ts';
import { metricFor } from '../catalog/metrics/live.ts';
import type { Part } from '../experiment/experiment.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import type { BuiltLayer } from '../experiment/network.ts';
import { dividerOf } from '../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../ir/graph.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { add, mul, neg, piece, reduceMean, reduceSum, reshape, sub } from '../ops/index.ts';
import type { PreparedData } from './data.ts';
import { hyperValues } from './hyper-values.ts';
import { buildNetwork, buildNetworkAfter, type Network } from './network.ts';
import { GENERATOR_LOSS, LOSS } from './players.ts';

/** The loss of each player, a scalar, by its name. */
export type GameLosses = Readonly<Record<typeof LOSS | typeof GENERATOR_LOSS, Value>>;

/** @param network a pass in which the discriminator judges real examples and then as many generated ones */
function buildGameLosses(spec: ExperimentSpec, { output }: Network): GameLosses {
  const { definition, hyper } = lossOf(spec, output.logits);
  const [both] = output.logits.type.shape as [number];
  const half = (value: Value, index: number) => piece(value, [both / 2, both / 2], index, 0);
  const targets = [1, definition.target === 'signs' ? -1 : 0].map((target) => {
    const data = new Float64Array(both / 2).fill(target);
    return output.logits.builder.constant(data, float32([both / 2, 1]));
  });
  const judged = (index: number) => ({ logits: half(output.logits, index), prediction: half(output.units, index) });
  const [real, generated] = targets.map((target, index) =>
    reduceMean(definition.build({ ...judged(index), target, output: spec.output.id, hyper })),
  ) as [Value, Value];
  const { generator } = definition.game as NonNullable<LossDef['game']>;
  return { [LOSS]: add(real, generated), [GENERATOR_LOSS]: reduceMean(generator(judged(1))) };
}

/**
 * The losses that train, with what the loss adds for the slope of the discriminator.
 * @param x real examples, [batch, features]
 * @param random adds random numbers between 0 and 1 for every step
 */
export function buildTrainedGame(
  spec: ExperimentSpec,
  network: Network,
  x: Value,
  outputs: number,
  random: (name: string, shape: Shape) => Value,
): GameLosses {
  const losses = buildGameLosses(spec, network);
  const share = () => random('loss/between', [x.type.shape[0] as number, 1]);
  const penalty = buildSlopePenalty(spec, network, x, share, outputs);
  return penalty ? { ...losses, [LOSS]: add(losses[LOSS], penalty) } : losses;
}

/** The number of examples of each kind that are compared, at most. */
const COMPARED = 400;

/** The first real examples of a part, which are compared with as many generated ones. */
export function comparedRows({ shape, data }: Tensor): Tensor {
  const [rows, width] = shape as [number, number];
  const count = Math.min(rows, COMPARED);
  return { shape: [count, width], data: data.subarray(0, count * width) };
}

/**
 * Both losses of a part, and the metric.
 * @param x its `comparedRows`
 */
export function buildGameScores(spec: ExperimentSpec, data: PreparedData, part: Part, x: Value): Record<string, Value> {
  const network = buildNetwork(spec, x, data.outputs, { meets: true });
  const losses = buildGameLosses(spec, network);
  return {
    [`${part}/loss`]: losses[LOSS],
    [`${part}/generatorLoss`]: losses[GENERATOR_LOSS],
    [`${part}/metric`]: metricFor(data).metric.build({
      prediction: generatedIn(spec, network),
      target: x,
      scored: null,
      steps: 1,
    }),
  };
}

/** Parameters → `generated`, a generated example of each row of noise, as a row: [count, features]. */
export function buildExamples(spec: ExperimentSpec, data: PreparedData, noise: Tensor): Graph {
  return finishGraph({ [GENERATED]: generatedIn(spec, passOn(spec, data, noise)) });
}

/** A pass of the generator over noise. */
function passOn(spec: ExperimentSpec, data: PreparedData, { shape, data: values }: Tensor): Network {
  const builder = new GraphBuilder();
  const size = [shape[0] as number, data.features.length];
  const unused = builder.constant(new Float64Array(sizeOf(size)), float32(size));
  return buildNetwork(spec, unused, data.outputs, { noise: builder.constant(values, float32(shape)) });
}

/** The names of the results of `buildGenerated`. */
export const GENERATED = 'generated';
export const JUDGED = 'judged';
export const JUDGED_REAL = 'judged_real';
export const PULL = 'pull';

/**
 * Parameters → a generated example of each row of noise, `generated` [count, features], what the discriminator answers
 * to it, `judged` [count, 1], and the direction in which the generator's loss falls fastest, `pull` [count, features].
 * @param real examples whose answers are computed too, `judged_real` [rows, 1]
 */
export function buildGenerated(spec: ExperimentSpec, data: PreparedData, noise: Tensor, real: Tensor): Graph {
  const network = passOn(spec, data, noise);
  const generated = generatedIn(spec, network);
  const { output } = judge(spec, network, generated, data.outputs);
  const { definition } = lossOf(spec, generated);
  const { generator } = definition.game as NonNullable<LossDef['game']>;
  const [slope] = gradientsOf(reduceSum(generator({ logits: output.logits, prediction: output.units })), [generated]);
  const examples = generated.builder.constant(real.data, float32(real.shape));
  return finishGraph({
    [GENERATED]: generated,
    [JUDGED]: output.units,
    [PULL]: neg(slope as Value),
    [JUDGED_REAL]: judge(spec, network, examples, data.outputs).output.units,
  });
}

/** A pass of the discriminator over examples, [batch, features]. */
function judge(spec: ExperimentSpec, { layers }: Network, examples: Value, outputs: number): Network {
  const divider = dividerOf(spec.layers) as number;
  const { type } = layers[divider] as BuiltLayer;
  const units = reshape(examples, [examples.type.shape[0] as number, ...type.shape]);
  return buildNetworkAfter(spec, divider, { units, type }, outputs);
}

/** A generated example of each row of noise, as a row: [batch, features]. */
function generatedIn(spec: ExperimentSpec, { layers }: Network): Value {
  const { units } = layers[dividerOf(spec.layers) as number] as BuiltLayer;
  const [batch, ...shape] = units.type.shape as [number, ...number[]];
  return reshape(units, [batch, sizeOf(shape)]);
}

/**
 * What the loss adds for the slope of the discriminator, a scalar, at points between real and generated examples; null if
 * it adds nothing.
 * @param share where each point is on the way from a generated to a real example, [batch, 1]
 */
function buildSlopePenalty(
  spec: ExperimentSpec,
  network: Network,
  x: Value,
  share: () => Value,
  outputs: number,
): Value | null {
  const { definition, hyper } = lossOf(spec, x);
  const penalty = definition.game?.penalty;
  if (!penalty) return null;
  const generated = generatedIn(spec, network);
  const between = add(generated, mul(share(), sub(x, generated)));
  const { output } = judge(spec, network, between, outputs);
  const [gradient] = gradientsOf(reduceSum(output.units), [between]) as [Value];
  return reduceMean(penalty(gradient, hyper));
}

function lossOf({ loss }: ExperimentSpec, { builder }: Value) {
  const definition: LossDef = entryOf('losses', loss.id);
  return { definition, hyper: hyperValues(builder, 'loss', definition.hyper, loss) };
}
