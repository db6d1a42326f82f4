import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSpec, idsOf, layer, MAX_LAYERS } from '../../../src/spec/index.ts';
import { edit, experiment, load } from '../../../src/store/experiment.ts';
import { inspection } from '../../../src/store/inspection.ts';
import type { Command } from '../../../src/ui/palette/command.ts';
import { entryCommands } from '../../../src/ui/palette/entries.ts';
import { score } from '../../../src/ui/palette/score.ts';

const spec = () => experiment.getState().spec;
const find = (commands: readonly Command[], title: string) => {
  const found = commands.find((command) => command.title === title);
  if (!found) throw new Error(`no command "${title}"`);
  return found;
};

beforeEach(() => load(''));

describe('the entries of the catalog as commands', () => {
  it('are all there, each title once', () => {
    const commands = entryCommands(defaultSpec(), 0);
    const titles = commands.map(({ group, title }) => `${group} ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
    for (const [section, group] of [
      ['activations', 'Activation'],
      ['losses', 'Loss'],
      ['optimizers', 'Optimizer'],
      ['schedules', 'Schedule'],
      ['initializers', 'Initializer'],
      ['initializers', 'Initializer of the biases'],
      ['regularizers', 'Regularization'],
      ['datasets', 'Dataset'],
      ['imputers', 'Missing values'],
      ['outliers', 'Outliers'],
      ['scalers', 'Scaling'],
      ['augmentations', 'Augmentation'],
    ] as const) {
      const offered = commands.filter((command) => command.group === group).map(({ words }) => words?.[0]);
      expect(offered).toEqual(idsOf(section));
    }
    for (const id of idsOf('layers')) expect(commands.some(({ words }) => words?.[0] === id)).toBe(true);
  });

  it('do what they say', () => {
    find(entryCommands(spec(), 1), 'Activation of Hidden 2: ReLU').run();
    expect(spec().layers.map(({ activation }) => activation?.id)).toEqual(['tanh', 'relu']);
    find(entryCommands(spec(), 0), 'Optimizer: SGD').run();
    expect(spec().optimizer.id).toBe('sgd');
    find(entryCommands(spec(), 0), 'Dataset: Iris').run();
    expect(spec().data.id).toBe('iris');
    find(entryCommands(spec(), 0), 'Remove Hidden 1').run();
    expect(spec().layers).toHaveLength(1);
    find(entryCommands(spec(), 0), 'Scaling: Robust').run();
    expect(spec().scaler.id).toBe('robust');
    expect(inspection.getState().open).toBe('preparation');
    find(entryCommands(spec(), 0), 'Add Jitter').run();
    expect(spec().augmentations.map(({ id }) => id)).toEqual(['jitter']);
    expect(find(entryCommands(spec(), 0), 'Add Rotate').reason).toBe('It changes images, and Iris has none');
  });

  it('let frozen weights go with the places that they had', () => {
    for (const title of ['Remove Hidden 1', 'Add a layer: Dense']) {
      edit({ layers: [layer('dense'), layer('dense')], pins: [{ parameter: 'dense1/bias', index: 0, value: 1 }] });
      expect(spec().pins).toHaveLength(1);
      find(entryCommands(spec(), 0), title).run();
      expect(spec().pins).toEqual([]);
    }
  });

  it('add a regularizer, and take it away again', () => {
    const before = spec().regularizers;
    const add = entryCommands(spec(), 0).find(({ group, current }) => group === 'Regularization' && !current);
    add?.run();
    expect(spec().regularizers.map(({ id }) => id)).toEqual([add?.words?.[0]]);
    entryCommands(spec(), 0)
      .find(({ group, current }) => group === 'Regularization' && current)
      ?.run();
    expect(spec().regularizers).toEqual(before);
  });

  it('give a reason where they cannot be done now', () => {
    expect(find(entryCommands(spec(), 0), 'Loss: Mean absolute error').reason).toBeNull();
    expect(find(entryCommands(spec(), 0), 'Activation of Hidden 1: Softmax').reason).toMatch(/output/);
    edit({ layers: Array.from({ length: MAX_LAYERS }, () => layer('dropout')) });
    const full = entryCommands(spec(), 0);
    expect(find(full, 'Add a layer: Dense').reason).toContain(String(MAX_LAYERS));
    expect(find(full, 'Activation of Dropout 1: ReLU').reason).toBe('Dropout 1 takes no activation');
  });

  it('mark what is chosen', () => {
    const current = entryCommands(spec(), 0).flatMap((command) => (command.current ? command.title : []));
    expect(current).toContain('Activation of Hidden 1: Tanh');
    expect(current).toContain('Look at Hidden 1');
    expect(current).not.toContain('Look at Hidden 2');
  });
});

describe('what was typed', () => {
  it('finds whole words before beginnings before letters within', () => {
    const [whole, beginning, within, none] = [
      'Activation: ReLU',
      'Activation: ReLU6',
      'Activation: PReLU',
      'Loss: BCE',
    ];
    const scores = [whole, beginning, within, none].map((title) => score(title as string, 'relu'));
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
    expect(new Set(scores).size).toBe(4);
    expect(scores[3]).toBe(0);
  });

  it('needs every word, in any order, and hears other names', () => {
    expect(score('Dataset: Spiral', 'spiral data')).toBeGreaterThan(0);
    expect(score('Dataset: Spiral', 'spiral loss')).toBe(0);
    expect(score('Pause', 'stop', ['stop'])).toBe(1);
  });
});
