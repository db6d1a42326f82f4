import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inputsOf } from '../../../../src/experiment/inputs.ts';
import type { ArrayFile } from '../../../../src/export/arrays.ts';
import { readArrays } from '../../../../src/export/formats/read-arrays.ts';
import { matchWeights } from '../../../../src/export/weights/match.ts';
import { experiment } from '../../../support/experiment.ts';
import { close } from '../../../support/layer.ts';
import { logitsOf } from '../../../support/logits.ts';
import { findPython } from '../../../support/python.ts';

const python = findPython(['torch'], 'whether weights of PyTorch give its outputs');

const TEXTS = {
  dense: 'data=circle&net=dense(2,tanh),dense(2,relu)',
  sequences:
    'data=addition&net=lstm(4,every,bidirectional=yes),gru(4,every),self_attention(2,none),transformer_block(2,6,mask=none),rnn(3)',
  images: 'data=digits&net=conv2d(3,3,relu),conv2d_transpose(2,3,relu,stride=2),residual_conv2d(2,3,relu)',
};

describe.skipIf(python === null)('weights of PyTorch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-'));
  const read = (name: string): ArrayFile => readArrays(readFileSync(join(folder, `${name}.npz`)), `${name}.npz`);

  beforeAll(() => {
    const script = join(import.meta.dirname, '../../../support/python/torch_networks.py');
    const steps = inputsOf(experiment(TEXTS.sequences)).length;
    execFileSync(python as string, ['-B', script, folder, String(steps)]);
  });

  it.each(Object.entries(TEXTS))('give its outputs: %s', (name, text) => {
    const spec = experiment(text);
    const { rows, whole, summary } = matchWeights(spec, read(name));
    expect(rows.filter(({ status }) => status !== 'fits')).toEqual([]);
    expect(summary).toMatch(/^All \d+ parameters of the network are in the file/);
    const [x, outputs] = read(`${name}-run`).arrays;
    close([...logitsOf(spec, whole, [...(x?.data ?? [])]).data], [...(outputs?.data ?? [])], 4);
  });
});
