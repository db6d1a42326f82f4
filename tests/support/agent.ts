/** Agents with small dense networks that learn in the worlds of an environment, in onnxruntime. */
import { gradientsOf } from '../../src/autodiff/gradients.ts';
import type { Hyperparameters } from '../../src/catalog/entry.ts';
import type { EnvironmentDef } from '../../src/catalog/environments/definition.ts';
import type { Apply, MethodDef, NetworkRole } from '../../src/catalog/methods/definition.ts';
import { adam } from '../../src/catalog/optimizers/adam.ts';
import { optimize } from '../../src/compiler/passes/index.ts';
import { constantLearning, constantWorld, firstLayout } from '../../src/compiler/rollout/context.ts';
import { firstWorlds } from '../../src/compiler/rollout/first-worlds.ts';
import { follow } from '../../src/compiler/rollout/follow.ts';
import { actionCount, type Play } from '../../src/compiler/rollout/roll.ts';
import { buildRollout, FINISHED, memoryShapes, NOISE, noiseShape, WORLDS } from '../../src/compiler/rollout/rollout.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import { type Shape, sizeOf } from '../../src/math/shape.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import { outputName } from '../../src/onnx/program.ts';
import { BATCHES, ITERATIONS, loopProgram } from '../../src/onnx/training.ts';
import { add, constant, matmul, pieces, reshape, tanh } from '../../src/ops/index.ts';
import type { EngineTensor } from '../../src/runtime/engine.ts';
import { wasm } from './ort.ts';

export interface AgentOptions {
  readonly environment: EnvironmentDef;
  readonly method: MethodDef;
  readonly seed?: number;
  readonly worlds?: number;
  readonly steps?: number;
  readonly rate?: number;
  /** The widths of the hidden layers of each network. */
  readonly hidden?: readonly number[];
  /** Hyperparameters other than the defaults. */
  readonly world?: Readonly<Record<string, number>>;
  readonly learning?: Readonly<Record<string, number>>;
  /** Tables of the layout other than the defaults. */
  readonly layout?: Readonly<Record<string, readonly number[]>>;
}

export function argumentsOf(
  hyper: Hyperparameters,
  own: Readonly<Record<string, number>> = {},
): Record<string, number> {
  return { ...Object.fromEntries(Object.entries(hyper).map(([name, one]) => [name, one.default])), ...own };
}

/** The tables of the layout, with those of the options in place of the defaults. */
export function layoutOf({ environment, seed = 1, layout = {}, world }: AgentOptions): Record<string, Tensor> {
  const tables = Object.entries(firstLayout(environment, argumentsOf(environment.hyper, world), seed));
  return Object.fromEntries(tables.map(([name, { shape, data }]) => [name, tensor(shape, layout[name] ?? data)]));
}

/** An environment and a method in a graph, with all hyperparameters as constants. */
export function playIn(builder: GraphBuilder, options: AgentOptions): Play {
  const { environment, method, worlds = 16, steps = 16 } = options;
  const world = argumentsOf(environment.hyper, options.world);
  const learning = argumentsOf(method.hyper, options.learning);
  return {
    environment,
    method,
    worlds,
    steps,
    world: constantWorld(builder, environment, world, layoutOf(options)),
    learning: constantLearning(builder, method, learning),
  };
}

/** The number of outputs of a network. */
function outputsOf(role: NetworkRole, play: Play): number {
  return role === 'value' ? 1 : actionCount(play);
}

interface Built {
  readonly step: Graph;
  readonly play: Play;
  readonly initial: Readonly<Record<string, Float32Array>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const PACKED = 'packed';

/** One step of training as a graph. */
export function buildAgent(options: AgentOptions): Built {
  const { rate = 0.003, hidden = [32], seed = 1 } = options;
  const builder = new GraphBuilder();
  const play = playIn(builder, options);
  const inputs = sizeOf(play.environment.observation(play.world.args).shape);
  const roles = play.method.roles(play.learning.args);
  const trained = roles.filter((role) => role !== 'slow_action_values');
  const shapes = trained.flatMap((role) => {
    const widths = [inputs, ...hidden, outputsOf(role, play)];
    return widths.slice(1).flatMap((width, index): Shape[] => [[widths[index] as number, width], [width]]);
  });
  const total = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
  const packed = builder.input(PACKED, float32([total]));
  const layers = hidden.length + 1;
  const networkOf =
    (vector: Value, at: number): Apply =>
    (observations) => {
      const parts = pieces(vector, shapes.map(sizeOf)).map((part, index) => reshape(part, shapes[index] as Shape));
      let x = reshape(observations, [observations.type.shape[0] as number, inputs]);
      for (let layer = 0; layer < layers; layer++) {
        const [weight, bias] = parts.slice(2 * (at * layers + layer)) as [Value, Value];
        x = add(matmul(x, weight), bias);
        if (layer < layers - 1) x = tanh(x);
      }
      return x;
    };
  const networks: Partial<Record<NetworkRole, Apply>> = Object.fromEntries(
    trained.map((role, at) => [role, networkOf(packed, at)]),
  );
  const copy = roles.includes('slow_action_values') ? builder.input('copy', float32([total])) : null;
  if (copy) networks.slow_action_values = networkOf(copy, 0);
  const { loss, memory } = buildRollout(builder, play, networks);
  const [gradient] = gradientsOf(loss, [packed]) as [Value];
  const slots = { m: builder.input('m', float32([total])), v: builder.input('v', float32([total])) };
  const hyper = Object.fromEntries(
    Object.entries(argumentsOf(adam.hyper, { lr: rate })).map(([name, value]) => [name, constant(builder, value)]),
  ) as Record<'lr' | 'beta1' | 'beta2' | 'epsilon', Value>;
  const step = builder.input('step', float32([]));
  const update = adam.update({ parameter: packed, gradient, slots, step, hyper });
  const followed = copy && { copy: follow(copy, update.parameter, play.learning.hyper.follow as Value) };
  const random = randomStream(seed, 'init');
  const weights = shapes.flatMap((shape) => {
    const [fanIn = 1, fanOut] = shape;
    const limit = fanOut === undefined ? 0 : Math.sqrt(6 / (fanIn + fanOut));
    return Array.from({ length: sizeOf(shape) }, () => random.uniform(-limit, limit));
  });
  const ofWorlds = memoryShapes(play);
  return {
    step: optimize(finishGraph({ [PACKED]: update.parameter, ...update.slots, ...memory, ...followed })),
    play,
    shapes: { [PACKED]: [total], m: [total], v: [total], ...(copy && { copy: [total] }), ...ofWorlds },
    initial: {
      [PACKED]: Float32Array.from(weights),
      ...(copy && { copy: Float32Array.from(weights) }),
      m: new Float32Array(total),
      v: new Float32Array(total),
      ...Object.fromEntries(Object.entries(ofWorlds).map(([name, shape]) => [name, new Float32Array(sizeOf(shape))])),
      [WORLDS]: Float32Array.from(
        firstWorlds(play.environment, play.world.args, layoutOf(options), play.worlds, randomStream(seed, 'worlds'))
          .data,
      ),
    },
  };
}

/** An agent in onnxruntime, inside a Loop. */
export async function startAgent(options: AgentOptions) {
  const { step, play, initial, shapes } = buildAgent(options);
  const engine = await wasm;
  const names = Object.keys(step.outputs);
  const began = performance.now();
  const session = await engine.session(
    loopProgram({
      step,
      state: names,
      packs: [],
      tables: {},
      rows: 1,
      replicas: 1,
      perStep: [NOISE, 'step'],
      unroll: 1,
    }),
  );
  const created = performance.now() - began;
  const random = randomStream(options.seed ?? 1, 'noise');
  const shape = noiseShape(play);
  let state = new Map<string, EngineTensor>(
    names.map((name) => [
      name,
      engine.tensor({ dtype: 'float32', data: initial[name] as Float32Array }, shapes[name] as Shape),
    ]),
  );
  let updates = 0;
  const read = async (name: string) => (await state.get(name)?.read()) as Float32Array;
  return {
    nodes: step.values.length,
    created,
    play,
    /** Returns of the episodes that finished in these updates: their mean, their mean length and their number. */
    async run(count: number) {
      const data = Float32Array.from({ length: count * sizeOf(shape) }, () => random.uniform());
      const numbers = Float32Array.from({ length: count }, (_, index) => updates + index + 1);
      const feeds = new Map<string, EngineTensor>([
        ...state,
        [ITERATIONS, engine.tensor({ dtype: 'int64', data: BigInt64Array.of(BigInt(count)) }, [])],
        [BATCHES, engine.tensor({ dtype: 'int32', data: new Int32Array(count) }, [count, 1])],
        [NOISE, engine.tensor({ dtype: 'float32', data }, [count, 1, ...shape])],
        ['step', engine.tensor({ dtype: 'float32', data: numbers }, [count, 1])],
        [FINISHED, engine.tensor({ dtype: 'float32', data: new Float32Array(3) }, [3])],
      ]);
      const results = await session.run(feeds);
      state = new Map(names.map((name) => [name, results.get(outputName(name)) as EngineTensor]));
      updates += count;
      const [returns, lengths, episodes] = (await read(FINISHED)) as unknown as [number, number, number];
      return { mean: returns / episodes, length: lengths / episodes, episodes, updates };
    },
    read,
    release: () => session.release(),
  };
}
