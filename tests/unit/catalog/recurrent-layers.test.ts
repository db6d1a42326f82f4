import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import type { LayerDef } from '../../../src/catalog/layers/definition.ts';
import { gru } from '../../../src/catalog/layers/gru.ts';
import { lstm } from '../../../src/catalog/layers/lstm.ts';
import { rnn } from '../../../src/catalog/layers/rnn.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { flatSample, sequenceSample } from '../../../src/math/sample.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { piece, reduceSum, tanh } from '../../../src/ops/index.ts';
import { buildLayer, close, draw, layerGradientError, runLayer, training } from '../../support/layer.ts';

const [BATCH, STEPS, FEATURES, UNITS] = [2, 5, 3, 4];
const [LAST, EVERY] = [1, 2];
const BEFORE = { reset: 1 };

type Tensors = Readonly<Record<string, Tensor>>;
type Args = Readonly<Record<string, number>>;

/** A layer and the tensors of one direction. */
interface Kind {
  readonly layer: LayerDef;
  readonly args?: Args;
  readonly gates: number;
  readonly more?: Readonly<Record<string, readonly number[]>>;
  /** The same in TensorFlow.js, on [batch, steps, features] → [batch, steps, units]. */
  readonly theirs: (x: tf.Tensor3D, tensors: Tensors) => tf.Tensor;
}

const kinds: Readonly<Record<string, Kind>> = {
  rnn: {
    layer: rnn,
    gates: 1,
    theirs: (x, { weight_ih, weight_hh, bias }) =>
      applied(tf.layers.simpleRNN({ units: UNITS, returnSequences: true }), x, [weight_ih, weight_hh, bias].map(toTf)),
  },
  lstm: {
    layer: lstm,
    gates: 4,
    // They have the same order of gates.
    theirs: (x, { weight_ih, weight_hh, bias }) =>
      applied(
        tf.layers.lstm({ units: UNITS, returnSequences: true, recurrentActivation: 'sigmoid' }),
        x,
        [weight_ih, weight_hh, bias].map(toTf),
      ),
  },
  'gru, reset after the product': {
    layer: gru,
    gates: 3,
    more: { bias_hn: [UNITS] },
    // Their layer resets before the product only.
    theirs: (x, { weight_ih, weight_hh, bias, bias_hn }) => {
      const biases = tf.concat([tf.zeros([2 * UNITS]), toTf(bias_hn)]);
      let h: tf.Tensor = tf.zeros([BATCH, UNITS]);
      const outputs = tf.unstack(x, 1).map((step) => {
        const input = tf.split(tf.add(tf.matMul(step, toTf(weight_ih)), toTf(bias)), 3, 1) as tf.Tensor[];
        const state = tf.split(tf.add(tf.matMul(h, toTf(weight_hh)), biases), 3, 1) as tf.Tensor[];
        const [r, z] = [0, 1].map((gate) => tf.sigmoid(tf.add(input[gate] as tf.Tensor, state[gate] as tf.Tensor)));
        const n = tf.tanh(tf.add(input[2] as tf.Tensor, tf.mul(r as tf.Tensor, state[2] as tf.Tensor)));
        h = tf.add(tf.mul(tf.sub(1, z as tf.Tensor), n), tf.mul(z as tf.Tensor, h));
        return h;
      });
      return tf.stack(outputs, 1);
    },
  },
  'gru, reset before the product': {
    layer: gru,
    args: BEFORE,
    gates: 3,
    // Their order is z, r, n.
    theirs: (x, { weight_ih, weight_hh, bias }) => {
      const reordered = [weight_ih, weight_hh, bias].map((values) => {
        const [r, z, n] = tf.split(toTf(values), 3, -1) as [tf.Tensor, tf.Tensor, tf.Tensor];
        return tf.concat([z, r, n], -1);
      });
      const theirs = tf.layers.gru({ units: UNITS, returnSequences: true, recurrentActivation: 'sigmoid' });
      return applied(theirs, x, reordered);
    },
  },
};

beforeAll(() => tf.setBackend('cpu'));

describe.each(Object.entries(kinds))('%s', (_, { layer, args = {}, gates, more = {}, theirs }) => {
  const direction = (suffix = ''): Record<string, Tensor> => ({
    [`weight_ih${suffix}`]: draw(FEATURES, gates * UNITS),
    [`weight_hh${suffix}`]: draw(UNITS, gates * UNITS),
    [`bias${suffix}`]: draw(gates * UNITS),
    ...Object.fromEntries(Object.entries(more).map(([name, shape]) => [`${name}${suffix}`, draw(...shape)])),
  });
  const x = draw(BATCH, STEPS, FEATURES);
  const forward = direction();
  const both = { ...forward, ...direction('_reverse') };
  const setting = (own: Args) => ({ ...training, activate: tanh, args: { units: UNITS, ...args, ...own } });
  const run = (tensors: Tensors, own: Args) => runLayer(layer, tensors, setting(own)).y;
  /** Theirs, on the sequences from their ends. */
  const theirsBackwards = () => {
    const reverse = Object.keys(forward).map((name) => [name, (both as Tensors)[`${name}_reverse`]]);
    return tf.reverse(theirs(tf.reverse(toTf(x), 1) as tf.Tensor3D, Object.fromEntries(reverse)), 1);
  };

  it('is that of TensorFlow.js at every step, and returns the last', () => {
    const expected = theirs(toTf(x) as tf.Tensor3D, forward);
    close(run({ x, ...forward }, { returns: EVERY }), expected.dataSync(), 5);
    close(run({ x, ...forward }, { returns: LAST }), at(expected, STEPS - 1).dataSync(), 5);
  });

  it('joins what it finds forwards and backwards', () => {
    const [ahead, back] = [theirs(toTf(x) as tf.Tensor3D, forward), theirsBackwards()];
    const every = run({ x, ...both }, { returns: EVERY, bidirectional: 1 });
    close(every, tf.concat([ahead, back], 2).dataSync(), 5);
    const last = run({ x, ...both }, { returns: LAST, bidirectional: 1 });
    close(last, tf.concat([at(ahead, STEPS - 1), at(back, 0)], 1).dataSync(), 5);
  });

  it('takes sequences of one step', () => {
    const short = draw(BATCH, 1, FEATURES);
    const expected = theirs(toTf(short) as tf.Tensor3D, forward).dataSync();
    close(run({ x: short, ...forward }, { returns: LAST }), expected, 5);
  });

  it.each([
    { returns: LAST, bidirectional: 0 },
    { returns: EVERY, bidirectional: 0 },
    { returns: EVERY, bidirectional: 1 },
  ])('has the gradients that finite differences show: $returns, $bidirectional', (own) => {
    const tensors = { x, ...(own.bidirectional === 1 ? both : forward) };
    expect(layerGradientError(layer, tensors, Object.keys(tensors), setting(own))).toBeLessThan(1e-6);
  });

  it('asks for weights with the fans of its input, and for a recurrent weight of as many gates', () => {
    const { asked } = runLayer(layer, { x, ...forward }, setting({ returns: LAST }));
    expect(asked.weight_ih).toEqual(['weight', [FEATURES, gates * UNITS], { fanIn: FEATURES, fanOut: UNITS }]);
    expect(asked.weight_hh).toEqual(['recurrentWeight', [UNITS, gates * UNITS], gates]);
    expect(Object.keys(asked).toSorted()).toEqual(Object.keys(forward).toSorted());
  });

  describe('truncated', () => {
    /** For each step of the input, whether the gradient of the output at one step reaches it. */
    function reached(truncate: number, ofStep: number, bidirectional = 0): readonly boolean[] {
      const builder = new GraphBuilder();
      const tensors = { x, ...(bidirectional === 1 ? both : forward) };
      const { x: input, ...rest } = Object.fromEntries(
        Object.entries(tensors).map(([name, { shape }]) => [name, builder.input(name, float32(shape))]),
      );
      const { y } = buildLayer(layer, input as Value, rest, setting({ returns: EVERY, truncate, bidirectional }));
      const step = piece(y, new Array<number>(STEPS).fill(1), ofStep, 1);
      const own = bidirectional === 1 ? piece(step, [UNITS, UNITS], 1) : step;
      const [gradient] = gradientsOf(reduceSum(tanh(own)), [input as Value]) as [Value];
      const { g } = evaluateGraph(finishGraph({ g: gradient }), tensors) as { g: Tensor };
      return Array.from({ length: STEPS }, (_, at) =>
        g.data.some((value, index) => Math.floor(index / FEATURES) % STEPS === at && value !== 0),
      );
    }

    it('lets gradients flow back through as many steps, counted from the end of the sequence', () => {
      expect(reached(2, 4)).toEqual([false, false, false, true, true]);
      expect(reached(2, 3)).toEqual([false, false, false, true, false]);
      expect(reached(2, 2)).toEqual([false, true, true, false, false]);
      expect(reached(2, 0)).toEqual([true, false, false, false, false]);
      expect(reached(1, 4)).toEqual([false, false, false, false, true]);
      expect(reached(4, 4)).toEqual([false, true, true, true, true]);
    });

    it('lets them flow through all with 0, and if there are no more steps', () => {
      for (const truncate of [0, STEPS, 100]) expect(reached(truncate, 4)).toEqual([true, true, true, true, true]);
    });

    it('counts from the beginning for the units that read backwards', () => {
      expect(reached(2, 0, 1)).toEqual([true, true, false, false, false]);
      expect(reached(0, 0, 1)).toEqual([true, true, true, true, true]);
    });

    it('does not change the output', () => {
      const outputs = [0, 2].map((truncate) => run({ x, ...forward }, { returns: EVERY, truncate }));
      expect(outputs[1]).toEqual(outputs[0]);
    });
  });
});

describe('lstm', () => {
  it('is the formula: two steps of one unit, computed by hand', () => {
    const tensors = {
      x: tensor([1, 2, 1], [1, -1]),
      weight_ih: tensor([1, 4], [1, 2, 0.5, -1]),
      weight_hh: tensor([1, 4], [0.5, -1, 2, 1]),
      bias: tensor([4], [0, 1, 0, 0.5]),
    };
    const s = (z: number) => 1 / (1 + Math.exp(-z));
    // x = 1, h = c = 0: i = σ(1), g = tanh(0.5), o = σ(−1 + 0.5); the forget gate has nothing to keep.
    const c1 = s(1) * Math.tanh(0.5);
    const h1 = s(-0.5) * Math.tanh(c1);
    // x = −1: i = σ(−1 + 0.5h), f = σ(−2 − h + 1), g = tanh(−0.5 + 2h), o = σ(1 + h + 0.5)
    const c2 = s(-1 - h1) * c1 + s(-1 + 0.5 * h1) * Math.tanh(-0.5 + 2 * h1);
    const h2 = s(1.5 + h1) * Math.tanh(c2);
    const { y } = runLayer(lstm, tensors, { ...training, args: { units: 1, returns: EVERY } });
    close(y, [h1, h2]);
  });

  it('adds the forget bias to the initial biases of the forget gates', () => {
    const tensors = { x: draw(1, 2, 1), weight_ih: draw(1, 8), weight_hh: draw(2, 8), bias: draw(8) };
    const asked = (args: Args) => runLayer(lstm, tensors, { ...training, args: { units: 2, ...args } }).asked.bias;
    expect(asked({})).toEqual(['bias', [8], [0, 0, 1, 1, 0, 0, 0, 0]]);
    expect(asked({ forget_bias: 0.5 })).toEqual(['bias', [8], [0, 0, 0.5, 0.5, 0, 0, 0, 0]]);
  });
});

describe.each([
  ['rnn', rnn as LayerDef],
  ['lstm', lstm as LayerDef],
  ['gru', gru as LayerDef],
])('%s in a network', (_, layer) => {
  const standard = Object.fromEntries(Object.entries(layer.hyper).map(([name, hyper]) => [name, hyper.default]));
  const sequence = sequenceSample({ steps: 7, features: 3 });

  it('returns every step if what follows needs it, and the last if not, unless a person chooses', () => {
    const settled = (args: Args, everyStep: boolean) => layer.settle?.(args, { everyStep, predictsNext: false });
    expect(settled(standard, true)).toEqual({ ...standard, returns: EVERY });
    expect(settled(standard, false)).toEqual({ ...standard, returns: LAST });
    expect(settled({ ...standard, returns: LAST }, true)).toEqual({ ...standard, returns: LAST });
    expect(settled({ ...standard, returns: EVERY }, false)).toEqual({ ...standard, returns: EVERY });
  });

  it('turns a sequence into a row of its units, or into a sequence of them', () => {
    const output = (args: Args) => layer.output(sequence, { ...standard, units: 5, ...args });
    expect(output({ returns: LAST })).toEqual(flatSample(5));
    expect(output({ returns: EVERY })).toEqual(sequenceSample({ steps: 7, features: 5 }));
    expect(output({ returns: LAST, bidirectional: 1 })).toEqual(flatSample(10));
    expect(output({ returns: EVERY, bidirectional: 1 })).toEqual(sequenceSample({ steps: 7, features: 10 }));
  });

  it('refuses rows', () => {
    expect(layer.output(flatSample(2), standard)).toEqual({
      problem: 'needs a sequence, such as parity, a text or windows of a time series, but it gets a row of 2 numbers',
      instead: null,
    });
  });
});

function applied(layer: tf.layers.Layer, x: tf.Tensor3D, weights: tf.Tensor[]): tf.Tensor {
  // The first call creates the weights.
  layer.apply(x);
  layer.setWeights(weights);
  return layer.apply(x) as tf.Tensor;
}

/** The values at one step of [batch, steps, …]. */
function at(sequences: tf.Tensor, step: number): tf.Tensor {
  return tf.unstack(sequences, 1)[step] as tf.Tensor;
}

function toTf(values: Tensor | undefined): tf.Tensor {
  const { shape, data } = values as Tensor;
  return tf.tensor([...data], [...shape]);
}
