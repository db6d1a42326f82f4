import { beforeEach, describe, expect, it } from 'vitest';
import { call, defaultSpec, print } from '../../../src/experiment/index.ts';
import {
  acceptDefaultData,
  bringPastBack,
  chooseDataset,
  dismiss,
  edit,
  experiment,
  experimentText,
  forgetEdits,
  load,
  redo,
  release,
  setPastAside,
  startOver,
  undo,
} from '../../../src/store/experiment.ts';

const now = () => experiment.getState();

beforeEach(() => load(''));

describe('experiment store', () => {
  it('starts with the default experiment', () => {
    expect(now()).toMatchObject({ spec: defaultSpec(), notices: [], dragging: false, withheld: null });
  });

  it('takes a patch or a function', () => {
    edit({ seed: 3 });
    edit(({ seed, layers }) => ({ seed: seed + 1, layers: layers.slice(1) }));
    expect(now().spec.seed).toBe(4);
    expect(now().spec.layers).toHaveLength(defaultSpec().layers.length - 1);
  });

  it('reconciles every edit, and reports what it changed', () => {
    edit({ optimizer: call('optimizers', 'sgd', { lr: 1000 }) });
    expect(now().spec.optimizer.args.lr).toBe(10);
    expect(now().notices.map(({ key }) => key)).toEqual(['opt']);
    edit({ seed: 3 });
    expect(now().notices).toEqual([]);
  });

  it('changes loss and output if the dataset needs others', () => {
    chooseDataset('iris');
    expect(now().spec).toMatchObject({ data: { id: 'iris' }, loss: { id: 'cce' }, output: { id: 'softmax' } });
    expect(now().notices).toEqual([]);
  });

  it('combines edits until a slider is released', () => {
    edit({ seed: 3 }, { dragging: true });
    expect(now().dragging).toBe(true);
    release();
    expect(now().dragging).toBe(false);
  });

  it('loads a link, reports what is wrong with it and dismisses that', () => {
    load('data=nowhere&seed=3&v=1');
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

describe('a link whose data are not available', () => {
  const text = 'data=table&table=~0123456789abcdef&net=dense(3,relu)&loss=cce&seed=5&v=1';
  beforeEach(() => load(text));

  it('withholds everything but the reason and its text', () => {
    expect(now().withheld).toMatchObject({ reason: expect.stringMatching(/Ask for the file/), text });
    expect(now().notices).toEqual([]);
    expect(experimentText()).toBe(text);
  });

  it('continues with the default data on request, and reports what had to be replaced', () => {
    acceptDefaultData();
    expect(now()).toMatchObject({ withheld: null, spec: { data: { id: 'circle' }, seed: 5 } });
    expect(now().notices.map(({ key }) => key)).toEqual(['loss']);
    expect(experimentText()).toBe(print(now().spec));
  });

  it('waits through edits, and ends with a choice of data, another link or an undo', () => {
    edit({ batch: 5 });
    undo();
    load(text);
    edit({ batch: 5 });
    expect(now().withheld).not.toBeNull();
    chooseDataset('iris');
    expect(now().withheld).toBeNull();
    load(text);
    expect(now().withheld).not.toBeNull();
    undo();
    expect(now()).toMatchObject({ withheld: null, spec: { data: { id: 'iris' } } });
    load(text);
    load('data=iris&v=1');
    expect(now().withheld).toBeNull();
  });
});

describe('undo and redo', () => {
  const seed = () => now().spec.seed;

  beforeEach(() => {
    release();
    edit({ seed: 1 });
    forgetEdits();
  });

  it('undo an edit and repeat it', () => {
    edit({ seed: 2 });
    edit({ seed: 3 });
    undo();
    expect(seed()).toBe(2);
    undo();
    expect(seed()).toBe(1);
    undo();
    expect(seed()).toBe(1);
    redo();
    redo();
    redo();
    expect(seed()).toBe(3);
  });

  it('lead across a reset, which is a version of the same experiment, also through the browser', () => {
    const text = print(now().spec);
    edit({ seed: 2 });
    const { version } = now();
    startOver();
    expect(now()).toMatchObject({ spec: { seed: 2 } });
    expect(now().version).not.toBe(version);
    undo();
    expect(now()).toMatchObject({ version, spec: { seed: 2 } });
    redo();
    expect(now().version).not.toBe(version);
    load(text);
    expect(seed()).toBe(1);
    redo();
    expect(now()).toMatchObject({ version, spec: { seed: 2 } });
  });

  it('give every edit a version, and the edits of a held slider a single one', () => {
    const first = now().version;
    edit({ seed: 1 });
    expect(now().version).toBe(first);
    edit({ seed: 2 }, { dragging: true });
    const { version } = now();
    expect(version).not.toBe(first);
    edit({ seed: 3 }, { dragging: true });
    release();
    expect(now().version).toBe(version);
    edit({ seed: 4 });
    expect(now().version).not.toBe(version);
  });

  it('forget undone edits once something else is edited', () => {
    edit({ seed: 2 });
    undo();
    edit({ seed: 3 });
    redo();
    expect(seed()).toBe(3);
  });

  it('treat all moves of a held slider as one edit', () => {
    for (const moved of [2, 3, 4]) edit({ seed: moved }, { dragging: true });
    release();
    edit({ seed: 9 });
    undo();
    expect(seed()).toBe(4);
    undo();
    expect(seed()).toBe(1);
  });

  it('release a held slider', () => {
    edit({ seed: 2 }, { dragging: true });
    undo();
    expect(now()).toMatchObject({ dragging: false, spec: { seed: 1 } });
  });

  it('record no edit if a slider is released where it was', () => {
    edit({ seed: 5 });
    edit({ seed: 6 }, { dragging: true });
    edit({ seed: 5 }, { dragging: true });
    release();
    undo();
    expect(seed()).toBe(1);
  });

  it('record no edit if the text stays the same', () => {
    edit({ seed: 2 });
    edit(({ layers }) => ({ layers: [...layers] }));
    undo();
    expect(seed()).toBe(1);
  });

  it('restore what a link has replaced', () => {
    edit({ seed: 2 });
    load('data=iris');
    undo();
    expect(now().spec).toMatchObject({ data: { id: 'circle' }, seed: 2 });
    undo();
    expect(seed()).toBe(1);
  });

  it('are what Back and Forward do', () => {
    edit({ seed: 2 });
    const after = print(now().spec);
    undo();
    const before = print(now().spec);
    redo();
    load(before);
    expect(seed()).toBe(1);
    redo();
    expect(seed()).toBe(2);
    load(before);
    load(after);
    undo();
    expect(seed()).toBe(1);
  });

  it('end at the beginning of each step of a lesson, and lead behind it once the lesson is left', () => {
    forgetEdits();
    const seeds = (go: () => void, times: number) =>
      Array.from({ length: times }, () => {
        go();
        return now().spec.seed;
      });
    edit({ seed: 3 });
    load('seed=100&v=1');
    setPastAside();
    edit({ seed: 101 });
    expect(seeds(undo, 2)).toEqual([100, 100]);
    expect(seeds(redo, 1)).toEqual([101]);
    setPastAside();
    expect(seeds(undo, 1)).toEqual([101]);
    edit({ seed: 102 });
    bringPastBack();
    bringPastBack();
    expect(seeds(undo, 5)).toEqual([101, 100, 3, 1, 1]);
    expect(seeds(redo, 4)).toEqual([3, 100, 101, 102]);
  });

  it('remove the notices of the edit', () => {
    edit({ optimizer: call('optimizers', 'sgd', { lr: 1000 }) });
    expect(now().notices).toHaveLength(1);
    undo();
    expect(now().notices).toEqual([]);
  });
});
