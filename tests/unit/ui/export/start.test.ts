import '../../../../src/table/packing.ts';
import { expect, it } from 'vitest';
import { print } from '../../../../src/experiment/index.ts';
import { experiment, load, undo } from '../../../../src/store/experiment.ts';
import type { Engine } from '../../../../src/ui/engine.ts';
import { isLinked, offerOf, take } from '../../../../src/ui/export/start.ts';

const shapes = { 'dense1/weight': [2, 2], 'dense1/bias': [2], 'output/weight': [2, 1], 'output/bias': [1] };
const tensors = new Map(
  Object.entries(shapes).map(([name, sizes]) => [name, new Float32Array(sizes.reduce((a, b) => a * b, 1)).fill(0.5)]),
);
const whole = Object.entries(shapes).map(([parameter, shape]) => {
  return { parameter, shape, values: tensors.get(parameter) as Float32Array };
});
const weights = { kind: 'weights' as const, rows: [], whole, memory: [], isHeld: true, summary: '', tensors };

it('weights become starting values if the text can hold them', () => {
  load('data=circle&net=dense(2,tanh)&v=1');
  const offer = offerOf({ name: 'w.npz', file: weights });
  expect(print(offer.spec)).toMatch(/^data=circle&net=dense\(2,tanh\)&start=~/);
  expect(isLinked(offer)).toBe(true);
});

it('weights that the text cannot hold, or the memory of layers, are only in the run', () => {
  load('data=circle&net=dense(2,tanh)&v=1');
  const large = offerOf({ name: 'w.npz', file: { ...weights, isHeld: false } });
  expect([print(large.spec), isLinked(large)]).toEqual(['data=circle&net=dense(2,tanh)&v=1', false]);
  const remembered = new Map([...tensors, ['batch_norm2/mean', new Float32Array(2)]]);
  const withMemory = offerOf({ name: 'w.npz', file: { ...weights, tensors: remembered } });
  expect([print(withMemory.spec).includes('start='), isLinked(withMemory)]).toEqual([true, false]);
});

it('a model brings its experiment, whose text holds the weights if it can', () => {
  const text = 'data=xor&net=dense(2,tanh)&v=1';
  const held = offerOf({ name: 'm.onnx', file: { kind: 'model', text, step: 40, tensors } });
  expect([held.spec.data.id, isLinked(held)]).toEqual(['xor', true]);
  const remembered = new Map([...tensors, ['batch_norm2/mean', new Float32Array(2)]]);
  const other = offerOf({ name: 'm.onnx', file: { kind: 'model', text, step: 40, tensors: remembered } });
  expect([print(other.spec), isLinked(other)]).toEqual([text, false]);
});

it('a notice says that the link does not contain weights, unless they were refused', () => {
  load('data=circle&net=dense(2,tanh)&v=1');
  const offer = offerOf({ name: 'w.npz', file: { ...weights, isHeld: false } });
  const notices = () => experiment.getState().notices.map(({ message }) => message);
  take({ startFrom: () => false } as unknown as Engine, offer, 'w.npz');
  expect(notices()).toEqual([]);
  take({ startFrom: () => true } as unknown as Engine, offer, 'w.npz');
  expect(notices()).toEqual([expect.stringContaining('The link of this page does not contain these weights')]);
});

it('replacing the experiment by the same one is an edit that Undo reverts', async () => {
  const { replaceExperiment } = await import('../../../../src/store/experiment.ts');
  load('data=circle&net=dense(2,tanh)&v=1');
  const { version, spec } = experiment.getState();
  replaceExperiment(spec);
  expect(experiment.getState().version).toBeGreaterThan(version);
  undo();
  expect(experiment.getState().version).toBe(version);
});
