/** What the text of an experiment and the names of its numbers assume about the catalog. */
import { describe, expect, test } from 'vitest';
import type { Hyperparameter } from '../../../src/catalog/entry.ts';
import {
  activationsFor,
  biasInitializers,
  defaultLayer,
  entryOf,
  idsOf,
  lossesFor,
  outputsFor,
  penalties,
  type Section,
  weightInitializers,
} from '../../../src/experiment/index.ts';
import { isName } from '../../../src/experiment/syntax.ts';

const SECTIONS: readonly Section[] = [
  'activations',
  'losses',
  'optimizers',
  'schedules',
  'initializers',
  'regularizers',
  'layers',
  'datasets',
  'features',
];

const settings: [string, string, Hyperparameter][] = SECTIONS.flatMap((section) =>
  idsOf(section).flatMap((id) =>
    Object.entries(entryOf(section, id).hyper).map(([name, setting]): [string, string, Hyperparameter] => [
      `${section} ${id} ${name}`,
      name,
      setting,
    ]),
  ),
);

test.each(settings)('%s can be written', (_, name, { default: standard, min, max, scale, options }) => {
  expect(isName(name)).toBe(true);
  // A logarithmic scale needs a positive minimum.
  if (scale === 'log') expect(min).toBeGreaterThan(0);
  if (options === undefined) {
    expect(standard).toBeGreaterThanOrEqual(min);
    expect(standard).toBeLessThanOrEqual(max);
  } else {
    expect([min, max]).toEqual([0, options.length - 1]);
    expect(options[standard]).toBeDefined();
    expect(new Set(options).size).toBe(options.length);
    for (const option of options) expect(isName(option), option).toBe(true);
  }
});

describe.each(idsOf('layers'))('layer %s', (id) => {
  const { hyper, positional, choices } = entryOf('layers', id);

  test('has positional arguments that it takes', () => {
    const known = [...Object.keys(hyper), ...(choices.includes('activation') ? ['activation'] : [])];
    expect(known).toEqual(expect.arrayContaining([...positional]));
    expect(new Set(positional).size).toBe(positional.length);
  });

  test('shares no name with its choices, nor with the numbers of its activation', () => {
    const activations = choices.includes('activation') ? activationsFor('hidden') : [];
    const taken = activations.flatMap((activation) => Object.keys(entryOf('activations', activation).hyper));
    for (const name of Object.keys(hyper)) expect(['activation', 'init', 'reg', ...taken]).not.toContain(name);
  });

  test('starts with an activation if it takes one', () => {
    expect(defaultLayer(id)).toMatchObject({ id, initializer: null, penalty: null });
    expect(defaultLayer(id).activation !== null).toBe(choices.includes('activation'));
  });
});

describe.each(idsOf('losses'))('loss %s', (id) => {
  test('has outputs that are allowed on the output layer, for every task', () => {
    expect(activationsFor('output')).toEqual(expect.arrayContaining(Object.keys(entryOf('losses', id).outputs)));
    for (const task of entryOf('losses', id).tasks) {
      expect(lossesFor(task)).toContain(id);
      const [usual = ''] = outputsFor(task, id);
      expect(entryOf('losses', id).outputs, `${task} ${usual}`).toHaveProperty(usual, null);
    }
  });
});

test('there is something to choose from everywhere', () => {
  expect(weightInitializers()).toContain('xavier_uniform');
  expect(biasInitializers()).toContain('zeros');
  expect(biasInitializers()).not.toContain('xavier_uniform');
  expect(penalties()).toEqual(['l1', 'l2', 'elastic_net']);
});
