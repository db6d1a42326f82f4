import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../src/experiment/index.ts';
import { edit, editLayer, experiment } from '../../../src/store/experiment.ts';
import { sharedStructure, withSharedStructure } from '../../../src/store/structural-sharing.ts';

describe('sharing parts', () => {
  it('keeps the objects of the parts that are equal', () => {
    const before = { a: [1, { b: 2 }], c: { d: 3 } };
    const after = sharedStructure(before, { a: [1, { b: 2 }], c: { d: 4 } });
    expect(after).toEqual({ a: [1, { b: 2 }], c: { d: 4 } });
    expect(after.a).toBe(before.a);
    expect(after.c).not.toBe(before.c);
  });

  it.each([
    [[1, 2], [1]],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ 0: 1 }, [1]],
    [{}, []],
    [null, {}],
    [[Number.NaN], [0]],
  ])('%j becomes %j', (before: unknown, after: unknown) => {
    expect(sharedStructure(before, after)).toStrictEqual(after);
  });

  it('gives another experiment, even if all its parts are equal', () => {
    const spec = defaultSpec();
    expect(withSharedStructure(spec, structuredClone(spec))).not.toBe(spec);
    expect(withSharedStructure(spec, structuredClone(spec)).layers).toBe(spec.layers);
  });
});

describe('an edit', () => {
  it('gives another object only to what it changes', () => {
    const before = experiment.getState().spec;
    editLayer(0, { activation: { id: 'relu', args: {} } });
    const after = experiment.getState().spec;
    const changed = Object.keys(after).filter((key) => after[key as never] !== before[key as never]);
    expect(changed).toEqual(['layers']);
    expect(after.layers[1]).toBe(before.layers[1]);
    edit({ batch: 3 });
    expect(experiment.getState().spec.layers).toBe(after.layers);
  });
});
