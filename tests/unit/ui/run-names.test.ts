import { expect, it } from 'vitest';
import { call, defaultSpec } from '../../../src/experiment/index.ts';
import { runNames } from '../../../src/ui/output/runNames.ts';

it('names runs by their seeds', () => {
  expect(runNames({ ...defaultSpec(), seed: 7, replicas: 3 })).toEqual({
    label: 'seed',
    names: ['seed 7', 'seed 8', 'seed 9'],
    short: ['7', '8', '9'],
    swept: null,
  });
});

it('names runs by the swept number', () => {
  const spec = { ...defaultSpec(), optimizer: call('optimizers', 'sgd', { lr: 0.1 }), replicas: 3 };
  expect(runNames({ ...spec, sweep: { of: 'lr', from: 0.0001, to: 1 } })).toEqual({
    label: 'learning rate',
    names: ['learning rate 0.0001', 'learning rate 0.01', 'learning rate 1'],
    short: ['1e−4', '0.01', '1'],
    swept: { label: 'learning rate', scale: 'log', values: [0.0001, 0.01, 1] },
  });
});

it('distinguishes close values', () => {
  const { names } = runNames({ ...defaultSpec(), replicas: 3, sweep: { of: 'lr', from: 0.03, to: 0.0301 } });
  expect(new Set(names).size).toBe(3);
});
