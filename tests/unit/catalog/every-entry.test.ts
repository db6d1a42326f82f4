/** What must hold for every entry of the catalog, the day it is added. */
import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { activationCurve } from '../../../src/catalog/activations/curve.ts';
import type { ActivationContext } from '../../../src/catalog/activations/definition.ts';
import type { Task } from '../../../src/catalog/datasets/definition.ts';
import type { Hyperparameters } from '../../../src/catalog/entry.ts';
import { catalog } from '../../../src/catalog/index.ts';
import type { TargetForm } from '../../../src/catalog/losses/definition.ts';
import type { MetricDef } from '../../../src/catalog/metrics/definition.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { argMax, constant, mul, reduceSum, reshape, sigmoid, softmax, sub, toFloat } from '../../../src/ops/index.ts';
import { call, entryOf, idsOf, outputsFor, parse, print } from '../../../src/spec/index.ts';
import { everyExperiment } from '../../support/every-experiment.ts';
import { prepared } from '../../support/experiment.ts';
import { gradientError } from '../../support/gradient.ts';
import { runGraph } from '../../support/ort.ts';

const BATCH = 6;
const random = randomStream(1, 'every entry');
const draw = (rows: number, columns: number, scale = 2) =>
  tensor(
    [rows, columns],
    Array.from({ length: rows * columns }, () => Math.fround(scale * random.normal())),
  );

/** Targets as a task encodes them. */
function targets(task: Task): Tensor {
  if (task === 'regression') return draw(BATCH, 1, 1);
  if (task === 'binary')
    return tensor(
      [BATCH, 1],
      Array.from({ length: BATCH }, (_, row) => row % 2),
    );
  return tensor(
    [BATCH, 3],
    Array.from({ length: BATCH }, (_, row) => [0, 1, 2].map((column) => (column === row % 3 ? 1 : 0))).flat(),
  );
}

function inputsFor(builder: GraphBuilder, hyper: Hyperparameters): Record<string, Value> {
  return Object.fromEntries(Object.keys(hyper).map((name) => [name, builder.input(name, float32([]))]));
}

function defaults(hyper: Hyperparameters): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, scalar(value)]));
}

/** Largest difference between onnxruntime in float32 and the same graph in float64, relative to 1 + |value|. */
async function engineError(outputs: Record<string, Value>, feeds: Record<string, Tensor>): Promise<number> {
  const graph = finishGraph(outputs);
  const expected = evaluateGraph(graph, feeds);
  const actual = await runGraph(graph, feeds);
  const errors = Object.entries(expected).flatMap(([name, { data }]) =>
    [...data].map((value, index) => Math.abs((actual[name]?.[index] as number) - value) / (1 + Math.abs(value))),
  );
  return Math.max(...errors);
}

describe.each(idsOf('activations'))('activation %s', (id) => {
  const activation = entryOf('activations', id);
  const args = call('activations', id).args;

  it('has the derivative that finite differences show', () => {
    const values = defaults(activation.hyper);
    const error = gradientError([draw(BATCH, 3)], ([x]) => {
      const hyper = Object.entries(values).map(([name, { data }]) => [
        name,
        (x as Value).builder.constant(data, float32([])),
      ]);
      return activation.build(x as Value, Object.fromEntries(hyper), contextOf((x as Value).builder, args));
    });
    expect(error).toBeLessThan(1e-6);
  });

  it('has a derivative between those of both sides at its kinks', () => {
    const xs = Float64Array.of(-6, -3, -1, 0, 1, 3, 6);
    const h = 1e-7;
    const [left, middle, right] = [-h, 0, h].map((shift) =>
      activationCurve(
        activation,
        args,
        xs.map((x) => x + shift),
      ),
    );
    xs.forEach((x, index) => {
      const value = middle?.y[index] as number;
      const sides = [(value - (left?.y[index] as number)) / h, ((right?.y[index] as number) - value) / h];
      expect(middle?.derivative[index], `at ${x}`).toBeGreaterThanOrEqual(Math.min(...sides) - 1e-5);
      expect(middle?.derivative[index], `at ${x}`).toBeLessThanOrEqual(Math.max(...sides) + 1e-5);
    });
  });

  it('is in onnxruntime what it is in float64, with its gradient', async () => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([BATCH, 3]));
    const y = activation.build(x, inputsFor(builder, activation.hyper), contextOf(builder, args));
    const [gradient] = gradientsOf(reduceSum(y), [x]);
    const feeds = { x: draw(BATCH, 3), ...defaults(activation.hyper) };
    expect(await engineError({ y, gradient: gradient as Value }, feeds)).toBeLessThan(1e-5);
  });

  it('stays finite far out', () => {
    const far = Float64Array.of(-1e4, -100, 100, 1e4);
    const { y, derivative } = activationCurve(activation, args, far);
    expect([...y, ...derivative].every(Number.isFinite)).toBe(true);
  });
});

describe.each(idsOf('losses'))('loss %s', (id) => {
  const loss = entryOf('losses', id);
  const cases = loss.tasks.flatMap((task) => outputsFor(task, id).map((output) => ({ task, output })));

  it.each(cases)('has the gradient that finite differences show, for $task with $output', ({ task, output }) => {
    const target = targets(task);
    const error = gradientError([draw(BATCH, target.shape[1] as number, 1)], ([logits]) => {
      const { builder } = logits as Value;
      return loss.build({
        logits: logits as Value,
        prediction: predict(output, logits as Value),
        output,
        target: formed(loss.target, builder.constant(target.data, float32(target.shape))),
        hyper: constants(builder, loss.hyper),
      });
    });
    expect(error).toBeLessThan(1e-6);
  });

  it.each(cases)('is in onnxruntime what it is in float64, for $task with $output', async ({ task, output }) => {
    const target = targets(task);
    const builder = new GraphBuilder();
    const logits = builder.input('logits', float32(target.shape));
    const value = loss.build({
      logits,
      prediction: predict(output, logits),
      output,
      target: formed(loss.target, builder.input('target', float32(target.shape))),
      hyper: inputsFor(builder, loss.hyper),
    });
    const [gradient] = gradientsOf(value, [logits]);
    const feeds = { logits: draw(BATCH, target.shape[1] as number, 1), target, ...defaults(loss.hyper) };
    expect(await engineError({ value, gradient: gradient as Value }, feeds)).toBeLessThan(1e-5);
  });

  function predict(output: string, logits: Value): Value {
    const activation = entryOf('activations', output);
    const context = contextOf(logits.builder, call('activations', output).args);
    return activation.build(logits, constants(logits.builder, activation.hyper), context);
  }
});

/** Targets in the form that a loss reads. */
function formed(form: TargetForm, values: Value): Value {
  if (form === 'signs') return sub(mul(values, 2), 1);
  return form === 'index' ? reshape(toFloat(argMax(values)), [BATCH, 1]) : values;
}

/** A learned tensor stands at its start. */
function contextOf(builder: GraphBuilder, args: Readonly<Record<string, number>>): ActivationContext {
  return { args, parameter: (_name, shape, initial) => constant(builder, initial, shape) };
}

function constants(builder: GraphBuilder, hyper: Hyperparameters): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(defaults(hyper)).map(([name, { data }]) => [name, builder.constant(data, float32([]))]),
  );
}

describe.each(idsOf('optimizers'))('optimizer %s', (id) => {
  const optimizer = entryOf('optimizers', id);

  it('is in onnxruntime what it is in float64', async () => {
    const builder = new GraphBuilder();
    const shape = [3, 4];
    const slots = Object.keys(optimizer.slots);
    const { parameter, slots: updated } = optimizer.update({
      parameter: builder.input('parameter', float32(shape)),
      gradient: builder.input('gradient', float32(shape)),
      slots: Object.fromEntries(slots.map((slot) => [slot, builder.input(`slot ${slot}`, float32(shape))])),
      step: builder.input('step', float32([])),
      hyper: inputsFor(builder, optimizer.hyper),
    });
    const positive = (values: Tensor) => ({ shape, data: values.data.map(Math.abs) });
    const feeds = {
      parameter: draw(3, 4),
      gradient: draw(3, 4),
      step: scalar(7),
      ...Object.fromEntries(slots.map((slot) => [`slot ${slot}`, positive(draw(3, 4))])),
      ...defaults(optimizer.hyper),
    };
    const outputs = Object.fromEntries(slots.map((slot) => [`slot ${slot}`, updated[slot] as Value]));
    expect(await engineError({ parameter, ...outputs }, feeds)).toBeLessThan(1e-5);
  });
});

describe.each(
  Object.entries<MetricDef>(catalog.metrics).flatMap(([id, { build, ...metric }]) =>
    build ? [{ id, build, metric }] : [],
  ),
)('metric $id', ({ build, metric }) => {
  const cases = metric.tasks.map((task) => ({ task }));
  const outputsOf = (task: Task, target: Tensor) => {
    const builder = new GraphBuilder();
    const logits = builder.input('logits', float32(target.shape));
    const prediction = task === 'regression' ? logits : task === 'binary' ? sigmoid(logits) : softmax(logits);
    return { prediction, value: build({ prediction, target: builder.input('target', float32(target.shape)) }) };
  };

  it.each(cases)('is in onnxruntime what it is in float64, for $task', async ({ task }) => {
    const target = targets(task);
    const feeds = { logits: draw(BATCH, target.shape[1] as number), target };
    expect(await engineError({ value: outputsOf(task, target).value }, feeds)).toBeLessThan(1e-5);
  });

  it.each(cases)('is as a graph what it is on plain numbers, for $task', ({ task }) => {
    const target = targets(task);
    const width = target.shape[1] as number;
    const labels =
      width === 1
        ? target.data
        : Float64Array.from({ length: BATCH }, (_, row) => target.data.subarray(row * width).indexOf(1));
    const classes = { regression: 0, binary: 2, multiclass: width }[task];
    for (let trial = 0; trial < 20; trial++) {
      const feeds = { logits: draw(BATCH, width), target };
      const { prediction, value } = evaluateGraph(finishGraph(outputsOf(task, target)), feeds);
      const scores = (prediction as Tensor).data;
      const judged = { scores, labels, classes, threshold: 0.5, probabilities: classes > 0 };
      expect(metric.measure(judged)).toEqual({ value: expect.closeTo(value?.data[0] as number, 12) });
    }
  });
});

describe.each(everyExperiment)('%s', (text) => {
  it('survives the way through the address', () => {
    const { spec } = parse(text);
    expect(parse(print(spec))).toEqual({ spec, notices: [] });
  });

  it('makes finite steps', async () => {
    const { trainer } = await prepared(text);
    await trainer.train(3);
    const state = await trainer.state();
    expect([...state.values()].every((values) => values.every(Number.isFinite))).toBe(true);
    expect((await trainer.evaluate(['train'])).get('train/loss')).toSatisfy(Number.isFinite);
    await trainer.dispose();
  });
});
