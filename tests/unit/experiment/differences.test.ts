import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultSpec,
  differences,
  type ExperimentSpec,
  learnsByReward,
  parse,
  print,
  sweepables,
} from '../../../src/experiment/index.ts';
import { validSpec } from './arbitrary.ts';

function read(text: string): ExperimentSpec {
  const { spec, notices } = parse(text);
  expect(notices).toEqual([]);
  return spec;
}

const two = 'net=dense(8,tanh),dense(8,tanh)';

describe('the differences between two experiments', () => {
  const cases: [string, string, ...string[]][] = [
    ['', ''],
    ['opt=adam(lr=0.03)', 'opt=adam(lr=0.1)', 'learning rate 0.03 → 0.1'],
    ['opt=adam(epsilon=1e-8)', 'opt=adam(epsilon=1e-7)', 'epsilon 1e−8 → 1e−7'],
    ['opt=sgd(lr=0.0300001)', 'opt=sgd(lr=0.03)', 'learning rate 0.0300001 → 0.03'],
    ['opt=adam(lr=0.03)', 'opt=sgd(lr=0.03)', 'optimizer Adam → SGD'],
    [
      'opt=adam(lr=0.03)',
      'opt=momentum(lr=0.5,beta=0.8)',
      'optimizer Adam → Momentum (0.8)',
      'learning rate 0.03 → 0.5',
    ],
    ['seed=10', 'seed=11', 'seed 10 → 11'],
    ['data=circle', 'data=xor', 'data Circle → XOR'],
    ['data=sunspots', 'data=sunspots&series=24,1'],
    [
      'data=sunspots',
      'data=sunspots&series=11,2',
      'examples windows of 24 rows, 1 ahead → windows of 11 rows, 2 ahead',
    ],
    [
      'data=co2&net=none&features=lag_1',
      'data=co2&series=12&net=none&features=lag_1',
      'examples rows → windows of 12 rows, 1 ahead',
    ],
    ['data=circle', 'data=circle(n=400,noise=0.2)', 'examples 500 → 400', 'noise 0.1 → 0.2'],
    [
      'data=circle',
      'data=iris',
      'data Circle → Iris',
      'output activation Sigmoid → Softmax',
      'loss Binary cross-entropy → Categorical cross-entropy',
    ],
    ['features=x1,x2', 'features=x1,x1_squared,sin_x2', 'inputs x₁, x₂ → x₁, x₁², sin x₂'],
    [
      'data=iris',
      'data=iris&features=sepal_width',
      'inputs sepal length, sepal width, petal length, petal width → sepal width',
    ],
    [two, `${two},dense(8,tanh)`, 'one more layer: dense(8, tanh) after Hidden 2'],
    ['net=none', 'net=dense(4,relu)', 'one more layer: dense(4, relu)'],
    [two, `net=dropout(0.2),${two.slice(4)}`, 'one more layer: dropout(0.2) before Hidden 1'],
    ['net=dense(4)', 'net=dense(4),dense(3),dense(2)', '2 more layers: dense(3, tanh), dense(2, tanh) after Hidden 1'],
    ['net=dense(8),dropout,dense(8)', two, 'without Dropout 2: dropout(0.2)'],
    [two, 'net=dense(8),dense(4,relu)', 'Hidden 2 units 8 → 4', 'Hidden 2 activation Tanh → ReLU'],
    [
      two,
      'net=dense(8,init=zeros),dense(8,reg=l1,freeze=yes)',
      "Hidden 1 initializer the experiment's → Zeros",
      'Hidden 2 freeze no → yes',
      "Hidden 2 penalty the experiment's → L1 penalty",
    ],
    ['net=dense(8,reg=l1)', 'net=dense(8,reg=l1(lambda=0.5))', 'Hidden 1 penalty rate 0.001 → 0.5'],
    ['net=dense(8),dropout', 'net=dense(8),batch_norm', 'Dropout 2 dropout(0.2) → batch_norm'],
    [
      'net=dense(8),dropout,dense(4)',
      'net=dense(8),dense(4),dropout',
      'layers in another order: dense(8, tanh), dense(4, tanh), dropout(0.2)',
    ],
    ['net=dense(8),dense(4)', 'net=dense(3)', 'hidden layers dense(8, tanh), dense(4, tanh) → dense(3, tanh)'],
    [two, `${two},noise(5.048492822516307e-52)`, 'one more layer: noise(5.05e−52) after Hidden 2'],
    [
      `net=noise(0.12345),dropout(0.45678)`,
      'net=none',
      'without Gaussian noise 1: noise(0.123), Dropout 2: dropout(0.457)',
    ],
    ['net=dropout(0.12345)', 'net=noise(0.12345)', 'Dropout 1 dropout(0.123) → noise(0.123)'],
    [
      'net=noise(0.12345),noise(0.12346)',
      'net=noise(0.12346),noise(0.12345)',
      'layers in another order: noise(0.12346), noise(0.12345)',
    ],
    [
      'net=dense(123),dense(8,elu(alpha=0.98765))',
      'net=dense(8)',
      'hidden layers dense(123, tanh), dense(8, elu(alpha=0.988)) → dense(8, tanh)',
    ],
    ['data=circle(n=1234)', 'data=circle', 'examples 1234 → 500'],
    ['replicas=16', 'sweep=lr(0.00123456..1,16)', 'runs differ in seed → learning rate 0.00123 to 1'],
    [
      'sweep=lr(0.00123456..1,16)',
      'sweep=lr(0.00123457..1,16)',
      'runs differ in learning rate 0.00123456 to 1 → learning rate 0.00123457 to 1',
    ],
    ['loss=mse', 'loss=mse&output=tanh', 'output activation Sigmoid → Tanh'],
    [
      '',
      'schedule=cosine&init=he_normal&bias=constant(0.5)',
      'schedule Constant → Cosine with warm restarts',
      'initializer Xavier uniform → He normal',
      'bias initializer Zeros → Constant (value 0.5)',
    ],
    ['', 'reg=l2(lambda=0.01)', 'with L2 penalty (rate 0.01)'],
    ['reg=l2', '', 'without L2 penalty'],
    ['reg=l2', 'reg=l2(lambda=0.01)', 'L2 penalty rate 0.001 → 0.01'],
    ['batch=10', 'batch=all&split=60/20/20', 'batch size 10 → all examples', 'split 70/15/15 → 60/20/20'],
    ['', 'replicas=4&provider=webgpu', 'runs 1 → 4', 'provider auto → WebGPU'],
    ['replicas=16', 'sweep=lr(0.001..1,16)', 'runs differ in seed → learning rate 0.001 to 1'],
    ['data=iris', 'data=iris&plane=components', 'plane as usual → principal components'],
    [
      'data=iris&plane=components',
      'data=iris&plane=sepal_width,petal_width',
      'plane principal components → sepal width × petal width',
    ],
    [
      'pin=dense1_weight(3,0.5),dense1_bias(0,1)',
      'pin=dense1_weight(3,-0.25),output_bias(0,2)',
      'dense1 bias 0 no longer pinned',
      'dense1 weight 3 pinned at 0.5 → −0.25',
      'output bias 0 pinned at 2',
    ],
    [
      'start=dense1_weight(3,0.5),dense1_bias(0,1)',
      'start=dense1_weight(3,-0.25),output_bias(0,2)',
      'dense1 bias 0 no longer starts at a given value',
      'dense1 weight 3 starts at 0.5 → −0.25',
      'output bias 0 starts at 2',
    ],
    ['', 'until=epochs(20),val_loss(0.1)', 'runs until paused → epochs 20 or validation loss 0.1'],
  ];
  test.each(cases)('%j and %j', (a, b, ...lines) => {
    expect(differences(read(a), read(b))).toEqual(lines);
  });
});

describe('there are none exactly for equal experiments', () => {
  const RUNS = { numRuns: 500, seed: 20 };

  test('for any two', () => {
    fc.assert(
      fc.property(validSpec, validSpec, (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        expect(differences(a, b).length === 0).toBe(print(a) === print(b));
      }),
      RUNS,
    );
  });

  test('for two that differ in one part', () => {
    // Four fields together determine the examples.
    const { table, target, series, ...rest } = defaultSpec();
    const parts = Object.keys(rest) as (keyof ExperimentSpec)[];
    fc.assert(
      fc.property(validSpec, validSpec, fc.constantFrom(...parts), (a, b, part) => {
        // The method of an agent decides on both.
        fc.pre(!(learnsByReward(a) && (part === 'loss' || part === 'output')));
        const { data, table, target, series } = b;
        const other = part === 'data' ? { data, table, target, series } : { [part]: b[part] };
        const mixed = { ...a, ...other };
        expect(differences(a, mixed).length > 0).toBe(JSON.stringify(a) !== JSON.stringify(mixed));
      }),
      RUNS,
    );
  });

  test('for two that differ in one number, which is one line', () => {
    fc.assert(
      fc.property(validSpec, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (spec, which, part) => {
        const numbers = sweepables(spec);
        const { setting, value, set } = numbers[which % numbers.length] as (typeof numbers)[0];
        const { min, max, integer } = setting;
        const other = integer ? Math.round(min + part * (max - min)) : min + part * (max - min);
        expect(differences(spec, set(other))).toHaveLength(other === value ? 0 : 1);
      }),
      RUNS,
    );
  });
});
