import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ExperimentSpec,
  effectOf,
  entryOf,
  idsOf,
  MAX_LAYERS,
  parse,
  print,
  reconcile,
  type Sweepable,
  sweepables,
  sweptValues,
  variants,
} from '../../../src/experiment/index.ts';
import { spaced } from '../../../src/experiment/spacing.ts';
import { sweepableOf } from '../../../src/experiment/sweep.ts';
import { isName } from '../../../src/experiment/syntax.ts';
import { divides } from '../../../src/experiment/two-networks.ts';
import { everyExperiment } from '../../support/every-experiment.ts';
import { validSpec } from './arbitrary.ts';

function read(text: string): ExperimentSpec {
  const { spec, notices } = parse(text);
  expect(notices).toEqual([]);
  return spec;
}

const idsIn = (text: string) => sweepables(read(text)).map(({ id }) => id);

/** The paths where two values differ, such as `layers.1.args.rate`. */
function differences(a: unknown, b: unknown, at = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b) ? [] : [at];
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return keys.flatMap((key) => differences(left[key], right[key], `${at}.${key}`));
}

function expectSound(spec: ExperimentSpec, { id, setting, value, set }: Sweepable) {
  expect(isName(id), id).toBe(true);
  expect(sweepableOf(spec, id)?.id).toBe(id);
  expect(set(value)).toStrictEqual(spec);
  for (const other of [setting.min, setting.max]) {
    const edited = set(other);
    expect(differences(spec, edited)).toHaveLength(other === value ? 0 : 1);
    expect(sweepableOf(edited, id)?.value).toBe(other);
    expect(reconcile(edited)).toStrictEqual({ spec: edited, notices: [] });
    expect(['none', 'live', 'resample']).toContain(effectOf(spec, edited));
  }
}

describe('what can be swept', () => {
  test('seed and learning rate first, then everything that keeps the shapes', () => {
    expect(idsIn('net=dense')).toEqual(['seed', 'lr', 'beta1', 'beta2', 'epsilon']);
    expect(idsIn('net=dense&fold=2/5&opt=sgd')).toEqual(['seed', 'fold', 'lr']);
    expect(
      idsIn(
        'net=dense(8,leaky_relu,init=normal,reg=elastic_net),dropout,batch_norm,dense(8,prelu,reg=l1)&output=leaky_relu&loss=mse&opt=momentum&schedule=step&init=uniform&bias=constant&reg=l1,elastic_net,early_stopping',
      ),
    ).toEqual([
      'seed',
      'lr',
      'beta',
      'schedule_every',
      'schedule_factor',
      'l1',
      'elastic_net_l1',
      'elastic_net_l2',
      'early_stopping_patience',
      'early_stopping_min_delta',
      'dense1',
      'dense1_init',
      'dense1_reg_l1',
      'dense1_reg_l2',
      'dropout2',
      'batch_norm3_momentum',
      'batch_norm3_epsilon',
      'dense4',
      'dense4_reg',
      'output',
      'init',
      'bias',
    ]);
  });

  test('has a label for people and the current value', () => {
    const spec = read(
      'net=dense(8,leaky_relu,init=normal,reg=l2(0.5)),dropout(0.3)&opt=sgd(0.2)&loss=huber&init=normal&bias=constant&schedule=linear_warmup&reg=l2,elastic_net,early_stopping,label_smoothing&seed=7',
    );
    expect(sweepables(spec).map(({ id, label, value }) => [id, label, value])).toEqual([
      ['seed', 'seed', 7],
      ['lr', 'learning rate', 0.2],
      ['schedule', 'schedule warm-up', 5],
      ['loss', 'loss outlier threshold', 1],
      ['l2', 'L2 penalty rate', 0.001],
      ['elastic_net_l1', 'elastic net L1 rate', 0.001],
      ['elastic_net_l2', 'elastic net L2 rate', 0.001],
      ['label_smoothing', 'label smoothing', 0.1],
      ['early_stopping_patience', 'early stopping patience', 10],
      ['early_stopping_min_delta', 'early stopping minimum change', 0],
      ['dense1', 'dense1 negative slope', 0.01],
      ['dense1_init', 'dense1 initializer standard deviation', 0.3],
      ['dense1_reg', 'dense1 L2 penalty rate', 0.5],
      ['dropout2', 'dropout2 rate', 0.3],
      ['init', 'initializer standard deviation', 0.3],
      ['bias', 'bias value', 0.1],
    ]);
  });

  test('is also found by its full name', () => {
    const spec = read(
      'net=dense(8,elu,reg=l1),dropout&init=normal&bias=constant&reg=l2&loss=huber&schedule=exponential',
    );
    const names = {
      l2: 'l2_lambda',
      init: 'init_sd',
      bias: 'bias_value',
      dropout2: 'dropout2_rate',
      dense1: 'dense1_alpha',
      dense1_reg: 'dense1_reg_lambda',
      loss: 'loss_delta',
      schedule: 'schedule_factor',
    };
    for (const [id, name] of Object.entries(names)) {
      expect(sweepableOf(spec, name)?.id).toBe(id);
      expect(sweepableOf(spec, id)?.id).toBe(id);
    }
    for (const name of ['dense1_units', 'l1', 'optimizer_lr', 'constructor']) {
      expect(sweepableOf(spec, name)).toBeUndefined();
    }
  });

  test.each(everyExperiment)('changes only that number: %s', (text) => {
    const spec = read(text);
    for (const number of sweepables(spec)) expectSound(spec, number);
  });

  test('changes only that number, in any experiment', () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const single = { ...spec, replicas: 1, sweep: null };
        const numbers = sweepables(single);
        for (const number of numbers) expectSound(single, number);
        expect(new Set(numbers.map(({ id }) => id)).size).toBe(numbers.length);
      }),
      { numRuns: 100, seed: 20 },
    );
  });

  test('has distinct names in any combination', () => {
    // Layers on images come before those that flatten them, and those that shrink images last among them. If there are
    // more kinds than fit, some of the first, which are alike, are left out.
    const rank = (id: string) => (entryOf('layers', id).takes === 'image' ? Number(id.endsWith('pool')) : 2);
    const onImages = idsOf('layers').filter(
      (id) => !['sequence', 'tokens'].includes(entryOf('layers', id).takes) && !divides({ id }),
    );
    const ordered = onImages.toSorted((a, b) => rank(a) - rank(b));
    const layers = ordered.slice(-MAX_LAYERS).map((id, index) => {
      const { choices } = entryOf('layers', id);
      const chosen = [
        ...(entryOf('layers', id).joins ? [`from=${index}`] : []),
        ...(id === 'to_image' ? ['channels=2'] : []),
        ...(choices.includes('activation') ? ['activation=leaky_relu'] : []),
        ...(choices.includes('initializer') ? ['init=normal'] : []),
        ...(choices.includes('penalty') ? ['reg=elastic_net'] : []),
      ];
      return `${id}(${chosen.join(',')})`;
    });
    for (const optimizer of idsOf('optimizers')) {
      for (const schedule of idsOf('schedules')) {
        const spec = read(
          `data=digits&net=${layers}&opt=${optimizer}&schedule=${schedule}&loss=focal&init=normal&bias=constant&reg=${idsOf('regularizers')}`,
        );
        const ids = sweepables(spec).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(sweepableOf(spec, id)?.id).toBe(id);
      }
    }
  });
});

describe('the values of a sweep', () => {
  test('are consecutive seeds, which start again at 0 after the last', () => {
    expect(sweptValues(read('seed=7&replicas=3'))).toEqual([7, 8, 9]);
    expect(sweptValues(read('seed=4294967294&replicas=4'))).toEqual([4294967294, 4294967295, 0, 1]);
    expect(sweptValues(read('seed=7'))).toEqual([7]);
  });

  test.each([
    ['sweep=lr(0.001..1,4)', [0.001, 0.01, 0.1, 1]],
    ['sweep=lr(1..0.001,4)', [1, 0.1, 0.01, 0.001]],
    ['sweep=lr(0.001..1,3)', [0.001, 0.0316228, 1]],
    ['sweep=lr(0.0010000001..1,2)', [0.0010000001, 1]],
    ['sweep=beta1(0..0.9,4)', [0, 0.3, 0.6, 0.9]],
    ['bias=constant&sweep=bias(-0.1..0.2,4)', [-0.1, 0, 0.1, 0.2]],
    ['bias=constant&sweep=bias(0.2..-0.1,4)', [0.2, 0.1, 0, -0.1]],
    ['sweep=seed(1..100,4)', [1, 34, 67, 100]],
    ['reg=early_stopping&sweep=early_stopping_patience(1..1000,4)', [1, 10, 100, 1000]],
    ['reg=early_stopping&sweep=early_stopping_patience(1..8,8)', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['reg=early_stopping&sweep=early_stopping_patience(8..1,4)', [8, 4, 2, 1]],
  ])('%s', (text, values) => {
    expect(sweptValues(read(text))).toEqual(values);
  });

  test('start and end exactly, are in order, and are distinct whole numbers where they have to be', () => {
    fc.assert(
      fc.property(
        validSpec.filter(({ sweep }) => sweep !== null),
        (spec) => {
          const { of, from, to } = spec.sweep ?? { of: '', from: 0, to: 0 };
          const values = sweptValues(spec);
          expect(values).toHaveLength(spec.replicas);
          expect([values[0], values.at(-1)]).toEqual([from, to]);
          const rising = from < to ? values : values.toReversed();
          const whole = sweepableOf(spec, of)?.setting.integer === true;
          for (const [index, value] of rising.slice(1).entries()) {
            expect(value - (rising[index] as number)).toBeGreaterThanOrEqual(whole ? 1 : 0);
          }
          if (whole) expect(values.every(Number.isInteger)).toBe(true);
        },
      ),
      { numRuns: 500, seed: 20 },
    );
  });

  test('have a readable number of digits', () => {
    for (const scale of ['linear', 'log'] as const) {
      for (const value of spaced({ scale }, 0.1, 3, 64)) expect(String(value).length).toBeLessThan(9);
    }
  });
});

describe('variants', () => {
  test('of a single run are the run', () => {
    const spec = read('net=none&opt=sgd');
    expect(variants(spec)).toStrictEqual([spec]);
  });

  test('of replicas differ in their seed', () => {
    expect(variants(read('net=none&seed=7&replicas=3')).map(print)).toEqual(
      [7, 8, 9].map((seed) => `data=circle&net=none&seed=${seed}&v=1`),
    );
  });

  test.each([
    ['opt=sgd&sweep=lr(0.001..1,4)', (value: string) => `opt=sgd(lr=${value})`, ['0.001', '0.01', '1']],
    ['opt=momentum&sweep=beta(0.5..0.8,4)', (value: string) => `opt=momentum(beta=${value})`, ['0.5', '0.6', '0.8']],
    ['init=normal&sweep=init(0.01..10,4)', (value: string) => `init=normal(sd=${value})`, ['0.01', '0.1', '10']],
    ['reg=l1&sweep=l1(0.01..10,4)', (value: string) => `reg=l1(lambda=${value})`, ['0.01', '0.1', '10']],
    ['reg=l2&sweep=l2(0.01..10,4)', (value: string) => `reg=l2(lambda=${value})`, ['0.01', '0.1', '10']],
    ['fold=1/4&sweep=fold(1..4,4)', (value: string) => `fold=${value}/4`, ['1', '2', '4']],
    ['sweep=seed(1..4,4)', (value: string) => `seed=${value}`, ['1', '2', '4']],
  ] as const)('of %s', (text, part, values) => {
    const all = variants(read(`net=none&${text}`)).map(print);
    expect([all[0], all[1], all[3]]).toEqual(values.map((value) => `data=circle&net=none&${part(value)}&v=1`));
  });

  test('of a dropout rate differ in the layer', () => {
    expect(variants(read('net=dense(4),dropout&sweep=dropout2(0..0.9,4)')).map(print)).toEqual(
      [0, 0.3, 0.6, 0.9].map((rate) => `data=circle&net=dense(4,tanh),dropout(${rate})&v=1`),
    );
  });

  test('are complete single runs, as many as there are replicas', () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const all = variants(spec);
        expect(all).toHaveLength(spec.replicas);
        for (const variant of all) {
          expect(variant).toMatchObject({ replicas: 1, sweep: null });
          expect(reconcile(variant)).toStrictEqual({ spec: variant, notices: [] });
        }
      }),
      { numRuns: 100, seed: 20 },
    );
  });

  test('of a sweep without a number are refused', () => {
    const spec = { ...read(''), replicas: 2, sweep: { of: 'momentum', from: 0, to: 1 } };
    expect(() => variants(spec)).toThrow('the experiment has no number "momentum" to sweep');
  });
});
