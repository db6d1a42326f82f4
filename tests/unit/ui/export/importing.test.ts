import { afterEach, expect, it } from 'vitest';
import type { ImportedFile } from '../../../../src/export/read-import.ts';
import { standOn } from '../../../../src/store/tables.ts';
import { bring, forget, importing } from '../../../../src/ui/export/importing.ts';

afterEach(forget);

const file = new File(['…'], 'w.npz');
const model: ImportedFile = { kind: 'model', text: 'data=circle&v=1', step: 3, tensors: new Map() };
const state = () => importing.getState();

it('a file that was read is kept until the next one', async () => {
  await bring(file, async () => model);
  expect(state()).toEqual({ reading: null, found: { name: 'w.npz', file: model }, problem: null });
  await bring(file, () => Promise.reject(new Error('It is damaged.')));
  expect(state()).toEqual({ reading: null, found: null, problem: 'It is damaged.' });
});

it('only the last of several files counts', async () => {
  let finish = (_: ImportedFile) => {};
  const first = bring(new File(['…'], 'slow.npz'), (_, signal) => {
    return new Promise((resolve, reject) => {
      finish = resolve;
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
  expect(state().reading).toBe('slow.npz');
  await bring(file, async () => model);
  finish(model);
  await first;
  expect(state().found?.name).toBe('w.npz');
});

it('a model on a table that this browser does not have says what to do', async () => {
  standOn({
    list: async () => [],
    load: async () => undefined,
    keep: async () => {},
    remove: async () => {},
  });
  await bring(new File(['…'], 'm.onnx'), async () => ({ kind: 'needs table', id: 'abc' }));
  expect(state().problem).toMatch(/your own table, which this browser does not have/);
});
