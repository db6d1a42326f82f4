/** What must hold for every entry of the catalog from the day it is added. */
import { describe, expect, it } from 'vitest';
import { activationCurve } from '../../../src/catalog/activations/curve.ts';
import { exampleLosses } from '../../../src/catalog/losses/examples.ts';
import { batchLoss } from '../../../src/compiler/batch-loss.ts';
import { call, entryOf, idsOf, parse, print } from '../../../src/experiment/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { reduceMean } from '../../../src/ops/index.ts';
import {
  activationGraph,
  BATCH,
  constants,
  contextOf,
  draw,
  type EntryGraph,
  featureGraph,
  lossCases,
  lossGraph,
  lossInputs,
  metricCases,
  metricGraph,
  optimizerGraph,
  targets,
  worstErrors,
} from '../../support/entry-graphs.ts';
import { everyExperiment } from '../../support/every-experiment.ts';
import { prepared } from '../../support/experiment.ts';
import { gradientError } from '../../support/gradient.ts';
import { runGraph } from '../../support/ort.ts';

/** Largest difference between onnxruntime in float32 and the same graph in float64, relative to 1 + |value|. */
async function engineError({ graph, feeds }: EntryGraph): Promise<number> {
  return Math.max(...Object.values(worstErrors(evaluateGraph(graph, feeds), await runGraph(graph, feeds))));
}

describe.each(idsOf('activations'))('activation %s', (id) => {
  const activation = entryOf('activations', id);
  const args = call('activations', id).args;

  it('has the derivative that finite differences show', () => {
    const error = gradientError([draw(BATCH, 3)], ([x]) => {
      const { builder } = x as Value;
      return activation.build(x as Value, constants(builder, activation.hyper), contextOf(builder, args));
    });
    expect(error).toBeLessThan(1e-6);
  });

  it('has a derivative at its kinks that is between those of both sides', () => {
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

  it('has the same value and gradient in onnxruntime as in float64', async () => {
    expect(await engineError(activationGraph([id]))).toBeLessThan(1e-5);
  });

  it('stays finite far from zero', () => {
    const far = Float64Array.of(-1e4, -100, 100, 1e4);
    const { y, derivative } = activationCurve(activation, args, far);
    expect([...y, ...derivative].every(Number.isFinite)).toBe(true);
  });
});

describe.each(idsOf('losses'))('loss %s', (id) => {
  const loss = entryOf('losses', id);
  const cases = lossCases.filter((one) => one.loss === id);

  it.each(cases)('has the gradient that finite differences show, for $task with $output', ({ task, output }) => {
    const target = targets(task);
    const error = gradientError([draw(BATCH, target.shape[1] as number, 1)], ([logits]) => {
      const { builder } = logits as Value;
      const values = builder.constant(target.data, float32(target.shape));
      return batchLoss(loss, lossInputs(loss, output, logits as Value, values));
    });
    expect(error).toBeLessThan(1e-6);
  });

  /** In float64: what is averaged over the examples, the loss of each of them, and that of all. */
  function lossesOf(output: string, logits: Tensor, target: Tensor) {
    const builder = new GraphBuilder();
    const [z, y] = [logits, target].map(({ shape, data }) => builder.constant(data, float32(shape)));
    const inputs = lossInputs(loss, output, z as Value, y as Value);
    const averaged = loss.build(inputs);
    const mean = reduceMean(averaged);
    const graph = finishGraph({
      averaged,
      each: exampleLosses(loss, inputs),
      batch: batchLoss(loss, inputs),
      ofMean: loss.ofMean?.(mean) ?? mean,
    });
    return evaluateGraph(graph, {}) as Record<'averaged' | 'each' | 'batch' | 'ofMean', Tensor>;
  }

  describe.each([
    { examples: BATCH, axes: [] },
    { examples: BATCH / 2, axes: [2] },
  ])('with examples of shape [$axes…outputs]', ({ examples, axes }) => {
    it.each(cases)('has a value for each, and their mean for a batch, for $task with $output', ({ task, output }) => {
      const target = targets(task);
      const width = target.shape[1] as number;
      const logits = draw(BATCH, width, 1);
      const size = target.data.length / examples;
      /** The losses of `count` of the examples. */
      const losses = (first: number, count: number) => {
        const part = ({ data }: Tensor) =>
          tensor([count, ...axes, width], data.subarray(first * size, (first + count) * size));
        return lossesOf(output, part(logits), part(target));
      };
      const { averaged, each, batch, ofMean } = losses(0, examples);
      expect(averaged.shape).toEqual([examples]);
      expect(each.shape).toEqual([examples]);
      expect(batch.shape).toEqual([]);
      expect(batch.data[0]).toBeCloseTo(ofMean.data[0] as number, 14);
      each.data.forEach((value, index) => {
        expect(value).toBeCloseTo(losses(index, 1).batch.data[0] as number, 14);
      });
    });
  });

  it.each(cases)('is the same in onnxruntime as in float64, for $task with $output', async (one) => {
    expect(await engineError(lossGraph([one]))).toBeLessThan(1e-5);
  });
});

it.each(idsOf('optimizers'))('optimizer %s is the same in onnxruntime as in float64', async (id) => {
  expect(await engineError(optimizerGraph([id]))).toBeLessThan(1e-5);
});

it.each(idsOf('features'))('feature %s is the same in onnxruntime as in float64', async (id) => {
  expect(await engineError(featureGraph([id]))).toBeLessThan(1e-5);
});

describe.each(metricCases)('metric $metric, for $task', (one) => {
  it('is the same in onnxruntime as in float64', async () => {
    expect(await engineError(metricGraph([one]))).toBeLessThan(1e-5);
  });

  it('is the same as a graph as on plain numbers', () => {
    const name = `${one.metric}, ${one.task}`;
    for (let trial = 0; trial < 20; trial++) {
      const { graph, feeds } = metricGraph([one]);
      const results = evaluateGraph(graph, feeds);
      const target = feeds[`${name}/target`] as Tensor;
      const width = target.shape[1] as number;
      const labels =
        width === 1
          ? target.data
          : Float64Array.from({ length: BATCH }, (_, row) => target.data.subarray(row * width).indexOf(1));
      const classes = {
        regression: 0,
        autoencoder: 0,
        gan: 0,
        reinforcement: 0,
        binary: 2,
        multilabel: 2,
        multiclass: width,
        segmentation: width,
      }[one.task];
      // A world that has not finished an episode has no return.
      const counts = (_: number, row: number) => one.task !== 'reinforcement' || target.data[row] === 1;
      const scores = (results[`${name}/prediction`] as Tensor).data.filter(counts);
      const sequences = Array.from({ length: BATCH }, (_, row) => Math.floor(row / one.steps));
      const judged = {
        scores,
        labels: labels.filter(counts),
        classes,
        threshold: 0.5,
        probabilities: classes > 0,
        sequences,
      };
      const value = results[`${name}/value`]?.data[0] as number;
      expect(one.measure(judged)).toEqual({ value: expect.closeTo(value, 12) });
    }
  });
});

describe.each(everyExperiment)('%s', (text) => {
  it('is unchanged after it has been written to the address and read back', () => {
    const { spec } = parse(text);
    expect(parse(print(spec))).toEqual({ spec, notices: [] });
  });

  it('makes finite steps', async () => {
    const { trainer } = await prepared(text);
    await trainer.train(3);
    const state = await trainer.state();
    expect([...state.values()].every((values) => values.every(Number.isFinite))).toBe(true);
    expect((await trainer.evaluation.of(['train'])).get('train/loss')).toSatisfy(Number.isFinite);
    await trainer.dispose();
  });
});
