/** Entries of the catalog as graphs with feeds, one entry or all entries of a kind in one graph. */
import { gradientsOf } from '../../src/autodiff/gradients.ts';
import type { ActivationContext } from '../../src/catalog/activations/definition.ts';
import type { Hyperparameters } from '../../src/catalog/entry.ts';
import { catalog } from '../../src/catalog/index.ts';
import type { LossDef, LossInputs, TargetForm } from '../../src/catalog/losses/definition.ts';
import type { MetricDef } from '../../src/catalog/metrics/definition.ts';
import type { Task } from '../../src/catalog/tasks/index.ts';
import { batchLoss } from '../../src/compiler/batch-loss.ts';
import { call, entryOf, idsOf, outputsFor } from '../../src/experiment/index.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import type { Shape } from '../../src/math/shape.ts';
import { scalar, type Tensor, tensor } from '../../src/math/tensor.ts';
import { argMax, constant, mul, reduceSum, reshape, sigmoid, softmax, sub, toFloat } from '../../src/ops/index.ts';

export const BATCH = 6;

const random = randomStream(1, 'every entry');

/** Normal numbers that float32 represents exactly. */
export function draw(rows: number, columns: number, scale = 2): Tensor {
  return tensor(
    [rows, columns],
    Array.from({ length: rows * columns }, () => Math.fround(scale * random.normal())),
  );
}

/** Targets in the encoding of a task. */
export function targets(task: Task): Tensor {
  if (task === 'regression' || task === 'autoencoder') return draw(BATCH, 1, 1);
  if (task === 'binary' || task === 'multilabel' || task === 'gan')
    return tensor(
      [BATCH, 1],
      Array.from({ length: BATCH }, (_, row) => row % 2),
    );
  // Whether a world has finished an episode.
  if (task === 'reinforcement')
    return tensor(
      [BATCH, 1],
      Array.from({ length: BATCH }, (_, row) => (row % 3 === 0 ? 0 : 1)),
    );
  return tensor(
    [BATCH, 3],
    Array.from({ length: BATCH }, (_, row) => [0, 1, 2].map((column) => (column === row % 3 ? 1 : 0))).flat(),
  );
}

/** Targets in the form that a loss reads. */
function formed(form: TargetForm, values: Value): Value {
  if (form === 'signs') return sub(mul(values, 2), 1);
  return form === 'index' ? reshape(toFloat(argMax(values)), [...values.type.shape.slice(0, -1), 1]) : values;
}

/** The inputs of a loss, from logits and from targets in the encoding of a task. */
export function lossInputs(
  loss: LossDef,
  output: string,
  logits: Value,
  target: Value,
  hyper = constants(logits.builder, loss.hyper),
): LossInputs {
  return { logits, prediction: predict(output, logits), output, target: formed(loss.target, target), hyper };
}

/** A learned tensor has its initial value. */
export function contextOf(builder: GraphBuilder, args: Readonly<Record<string, number>>): ActivationContext {
  return { args, parameter: (_name, shape, initial) => constant(builder, initial, shape) };
}

export function constants(builder: GraphBuilder, hyper: Hyperparameters): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { default: value }]) => [
      name,
      builder.constant(Float64Array.of(value), float32([])),
    ]),
  );
}

/** The prediction of a network with the output activation `output`. */
export function predict(output: string, logits: Value): Value {
  const activation = entryOf('activations', output);
  const context = contextOf(logits.builder, call('activations', output).args);
  return activation.build(logits, constants(logits.builder, activation.hyper), context);
}

/** Every loss with every task and output activation that it can be used with. */
export const lossCases = idsOf('losses').flatMap((loss) =>
  entryOf('losses', loss).tasks.flatMap((task) => outputsFor(task, loss).map((output) => ({ loss, task, output }))),
);

/** Every metric that frames report, with every task that it can be used for. */
export const metricCases = Object.entries<MetricDef>(catalog.metrics).flatMap(
  ([metric, { build, measure, tasks, ofSequences }]) =>
    build ? tasks.map((task) => ({ metric, build, measure, task, steps: ofSequences ? 2 : 1 })) : [],
);

/** A graph that grows entry by entry, with its feeds. Names start with that of the entry. */
export class EntryGraph {
  readonly #builder = new GraphBuilder();
  readonly #outputs: Record<string, Value> = {};
  readonly feeds: Record<string, Tensor> = {};

  /** Adds the outputs of `build`, which requests its inputs. */
  add(
    entry: string,
    build: (input: (name: string, value: Tensor) => Value, builder: GraphBuilder) => Readonly<Record<string, Value>>,
  ): this {
    const input = (name: string, value: Tensor) => {
      this.feeds[`${entry}/${name}`] = value;
      return this.#builder.input(`${entry}/${name}`, float32(value.shape));
    };
    for (const [name, value] of Object.entries(build(input, this.#builder))) this.#outputs[`${entry}/${name}`] = value;
    return this;
  }

  get graph(): Graph {
    return finishGraph(this.#outputs);
  }
}

type Input = (name: string, value: Tensor) => Value;

function hyperInputs(input: Input, hyper: Hyperparameters): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { default: value }]) => [name, input(name, scalar(value))]),
  );
}

/** Activations with their derivatives. */
export function activationGraph(ids: readonly string[]): EntryGraph {
  return ids.reduce(
    (graph, id) =>
      graph.add(id, (input, builder) => {
        const activation = entryOf('activations', id);
        const x = input('x', draw(BATCH, 3));
        const hyper = hyperInputs(input, activation.hyper);
        const y = activation.build(x, hyper, contextOf(builder, call('activations', id).args));
        return { y, gradient: gradientsOf(reduceSum(y), [x])[0] as Value };
      }),
    new EntryGraph(),
  );
}

/** Losses with their gradients with respect to the logits. */
export function lossGraph(cases: typeof lossCases): EntryGraph {
  return cases.reduce(
    (graph, { loss: id, task, output }) =>
      graph.add(`${id} of ${output}, ${task}`, (input) => {
        const loss = entryOf('losses', id);
        const target = targets(task);
        const logits = input('logits', draw(BATCH, target.shape[1] as number, 1));
        const inputs = lossInputs(loss, output, logits, input('target', target), hyperInputs(input, loss.hyper));
        const value = batchLoss(loss, inputs);
        return { value, gradient: gradientsOf(value, [logits])[0] as Value };
      }),
    new EntryGraph(),
  );
}

/** A step of optimizers: the parameter and the slots afterwards. */
export function optimizerGraph(ids: readonly string[]): EntryGraph {
  const shape: Shape = [3, 4];
  return ids.reduce(
    (graph, id) =>
      graph.add(id, (input) => {
        const optimizer = entryOf('optimizers', id);
        const positive = () => ({ shape, data: draw(3, 4).data.map(Math.abs) });
        const { parameter, slots } = optimizer.update({
          parameter: input('parameter', draw(3, 4)),
          gradient: input('gradient', draw(3, 4)),
          slots: Object.fromEntries(
            Object.keys(optimizer.slots).map((slot) => [slot, input(`slot ${slot}`, positive())]),
          ),
          step: input('step', scalar(7)),
          hyper: hyperInputs(input, optimizer.hyper),
        });
        return { parameter, ...slots };
      }),
    new EntryGraph(),
  );
}

/** Metrics that frames report, with the predictions that they judge. */
export function metricGraph(cases: typeof metricCases): EntryGraph {
  return cases.reduce(
    (graph, { metric, build, task, steps }) =>
      graph.add(`${metric}, ${task}`, (input) => {
        const target = targets(task);
        const logits = input('logits', draw(BATCH, target.shape[1] as number));
        const prediction =
          task === 'regression' || task === 'gan' || task === 'reinforcement'
            ? logits
            : task === 'binary' || task === 'multilabel'
              ? sigmoid(logits)
              : softmax(logits);
        return { prediction, value: build({ prediction, target: input('target', target), scored: null, steps }) };
      }),
    new EntryGraph(),
  );
}

/** Features that are computed from two others. */
export function featureGraph(ids: readonly string[]): EntryGraph {
  return ids.reduce(
    (graph, id) =>
      graph.add(id, (input) => ({
        value: entryOf('features', id).build([input('x1', draw(BATCH, 1)), input('x2', draw(BATCH, 1))]),
      })),
    new EntryGraph(),
  );
}

/**
 * The largest difference between the results of an engine and the expected results of the same graph, relative to 1 +
 * |value|, by name.
 */
export function worstErrors(
  expected: Readonly<Record<string, { readonly data: ArrayLike<number> }>>,
  actual: Readonly<Record<string, ArrayLike<number>>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, { data }]) => {
      const errors = Array.from(data, (value, index) =>
        // Infinite values have to be equal.
        Object.is(actual[name]?.[index], value)
          ? 0
          : Math.abs((actual[name]?.[index] as number) - value) / (1 + Math.abs(value)),
      );
      return [name, errors.some(Number.isNaN) ? Number.NaN : Math.max(...errors)];
    }),
  );
}
