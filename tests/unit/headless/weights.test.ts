import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readArrays } from '../../../src/export/formats/read-arrays.ts';
import { run } from '../../support/headless.ts';

const TEXT = 'data=circle(n=40)&net=dense(4,tanh),batch_norm&seed=7';
const folder = mkdtempSync(join(tmpdir(), 'nabla-weights-'));
const fileOf = (name: string) => join(folder, name);

async function reported(...argv: string[]) {
  const { status, out, err } = await run(...argv);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return JSON.parse(out);
}

let trained: { history: { trainLoss: number }[] };

beforeAll(async () => {
  trained = await reported(TEXT, '--steps', '20');
  for (const [format, name] of [
    ['safetensors', 'w.safetensors'],
    ['npz', 'w.npz'],
    ['json', 'w.json'],
    ['onnx', 'w.onnx'],
  ] as const) {
    expect((await run(TEXT, '--steps', '20', '--export', format, '-o', fileOf(name))).out).toBe(`${fileOf(name)}\n`);
  }
});

describe('--weights', () => {
  it.each(['w.safetensors', 'w.npz', 'w.json', 'w.onnx'])(
    'continues with the loss of the saved run: %s',
    async (name) => {
      const { history, experiment } = await reported(TEXT, '--weights', fileOf(name), '--steps', '3');
      expect(history[0].trainLoss).toBeCloseTo(trained.history.at(-1)?.trainLoss as number, 6);
      expect(history).toHaveLength(4);
      expect(experiment).toContain('start=~');
    },
  );

  it('starts a larger network, whose text cannot hold them', async () => {
    const large = 'data=circle(n=40)&net=dense(80,tanh),dense(80,tanh)&seed=3';
    const saved = await reported(large, '--steps', '4', '--trace');
    await run(large, '--steps', '4', '--export', 'safetensors', '-o', fileOf('large.safetensors'));
    const args = [large, '--weights', fileOf('large.safetensors')];
    const again = await reported(...args, '--steps', '0', '--trace');
    expect(again.experiment).not.toContain('start=');
    expect(again.parameters.initial).toEqual(saved.parameters.final);
    await run(...args, '--steps', '0', '--export', 'json', '-o', fileOf('large.json'));
    const values = (name: string) => JSON.parse(readFileSync(fileOf(name), 'utf8'));
    await run(large, '--steps', '4', '--export', 'json', '-o', fileOf('first.json'));
    expect(values('large.json').tensors).toEqual(values('first.json').tensors);
  });

  it('starts every replica from them', async () => {
    const { replicas } = await reported(`${TEXT}&replicas=2`, '--weights', fileOf('w.safetensors'), '--steps', '0');
    expect(replicas[0].trainLoss).toBeCloseTo(trained.history.at(-1)?.trainLoss as number, 6);
  });

  it('is combined with an exported program, which repeats the steps from there', async () => {
    const dense = 'data=circle(n=40)&net=dense(4,tanh)';
    const saved = await reported(dense, '--steps', '5', '--trace');
    await run(dense, '--steps', '5', '--export', 'npz', '-o', fileOf('dense.npz'));
    const args = ['--weights', fileOf('dense.npz'), '--steps', '0', '--export', 'torch', '-o', fileOf('program.py')];
    const { status, err } = await run(dense, ...args);
    expect({ status, err }).toEqual({
      status: 0,
      err: 'nabla: The program repeats the first 20 steps of this experiment, and stops if a loss differs by more than 1e-4.\n',
    });
    const { arrays } = readArrays(readFileSync(fileOf('program.npz')), 'program.npz');
    const { data } = saved.parameters.final['dense1/bias'];
    expect(arrays.some((one) => `${[...one.data]}` === `${data}`)).toBe(true);
  });
});

describe('a model that was exported here', () => {
  it('is an experiment by itself, which starts from its weights', async () => {
    const { history } = await reported(fileOf('w.onnx'), '--steps', '0');
    expect(history[0].trainLoss).toBeCloseTo(trained.history.at(-1)?.trainLoss as number, 6);
  });
});

describe('a file that does not fit', () => {
  it.each([
    ['is not there', [TEXT, '--weights', fileOf('none.npz')], /none\.npz" is not a file that can be read/],
    [
      'is of another network',
      ['data=circle&net=dense(5)', '--weights', fileOf('w.npz')],
      /does not fit: The file has 1 of the network’s 4 parameters\. Of another shape: dense1\/weight/,
    ],
    ['is no file of weights', [TEXT, '--weights', fileOf('junk.npz')], /cannot be used: This is a file of another/],
    ['is a model from elsewhere', [TEXT, '--weights', fileOf('junk.onnx')], /cannot be used: .*ONNX/],
    ['is given as an experiment', [fileOf('junk.onnx')], /cannot be used: .*ONNX/],
    ['is weights in place of an experiment', [fileOf('w.safetensors')], /file of weights: .* with --weights/],
  ] as const)('gives one line and status 2: it %s', async (_, argv, sentence) => {
    writeFileSync(fileOf('junk.npz'), 'no weights');
    writeFileSync(fileOf('junk.onnx'), 'no model');
    const { status, out, err } = await run(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err.match(/\n/g)).toHaveLength(1);
  });
});
