import { describe, expect, test } from 'vitest';
import { idsOf, namesOf, resolve, type Section } from '../../../src/experiment/lookup.ts';
import { nearest } from '../../../src/experiment/near.ts';

const near = (section: Section, name: string) =>
  resolve(section, nearest(name, namesOf(section, idsOf(section))) ?? '');

describe('the known name that is near', () => {
  test.each([
    ['datasets', 'circel', 'circle'],
    ['datasets', 'mooons', 'moons'],
    ['datasets', 'check', 'checkerboard'],
    ['datasets', 'iris2', 'iris'],
    ['datasets', 'cancer', 'breast_cancer'],
    ['datasets', 'mnist', 'digits'],
    ['datasets', 'donut', 'circle'],
    ['activations', 'ReLU', 'relu'],
    ['activations', 'LeakyReLU', 'leaky_relu'],
    ['optimizers', 'adam_optimizer', 'adam'],
    ['optimizers', 'Adam-W', 'adamw'],
    ['initializers', 'gaussian', 'normal'],
    ['losses', 'logistic', 'bce'],
  ] as const)('of the %s, "%s" means %s', (section, name, meant) => {
    expect(near(section, name)).toBe(meant);
  });

  test.each([
    ['datasets', 'lego'],
    ['datasets', ''],
    ['datasets', 'constructor'],
    ['optimizers', 'fast'],
    ['activations', 'x'],
  ] as const)('of the %s, none is near "%s"', (section, name) => {
    expect(near(section, name)).toBeUndefined();
  });

  test('is one of those that are known', () => {
    expect(nearest('learning_rate', ['lr', 'beta1'])).toBe('lr');
    expect(nearest('learning_rate', ['beta1'])).toBeUndefined();
  });
});
