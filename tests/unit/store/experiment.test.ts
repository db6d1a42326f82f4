import { beforeEach, describe, expect, it } from 'vitest';
import { call, defaultSpec, print } from '../../../src/spec/index.ts';
import { chooseDataset, dismiss, edit, experiment, load, release } from '../../../src/store/experiment.ts';

const now = () => experiment.getState();

beforeEach(() => load(''));

describe('experiment store', () => {
  it('starts with the default experiment', () => {
    expect(now()).toEqual({ spec: defaultSpec(), notices: [], dragging: false });
  });

  it('takes a patch or a recipe', () => {
    edit({ seed: 3 });
    edit(({ seed, layers }) => ({ seed: seed + 1, layers: layers.slice(1) }));
    expect(now().spec.seed).toBe(4);
    expect(now().spec.layers).toHaveLength(defaultSpec().layers.length - 1);
  });

  it('reconciles every edit, and says what it changed', () => {
    edit({ optimizer: call('optimizers', 'sgd', { lr: 1000 }) });
    expect(now().spec.optimizer.args.lr).toBe(10);
    expect(now().notices.map(({ key }) => key)).toEqual(['opt']);
    edit({ seed: 3 });
    expect(now().notices).toEqual([]);
  });

  it('brings loss and output along when the dataset asks for others', () => {
    chooseDataset('iris');
    expect(now().spec).toMatchObject({ data: { id: 'iris' }, loss: { id: 'cce' }, output: { id: 'softmax' } });
    expect(now().notices).toEqual([]);
  });

  it('holds edits together until a slider is let go', () => {
    edit({ seed: 3 }, { dragging: true });
    expect(now().dragging).toBe(true);
    release();
    expect(now().dragging).toBe(false);
  });

  it('loads a link, tells what is wrong with it and dismisses that', () => {
    load('data=nowhere&seed=3');
    expect(now().spec).toMatchObject({ data: { id: 'circle' }, seed: 3 });
    const [notice] = now().notices;
    expect(notice?.message).toContain('nowhere');
    if (notice) dismiss(notice);
    expect(now().notices).toEqual([]);
  });

  it('reads back what it prints', () => {
    chooseDataset('plane');
    edit({ layers: [], batch: 'all' });
    const { spec } = now();
    load(print(spec));
    expect(now().spec).toEqual(spec);
  });
});
