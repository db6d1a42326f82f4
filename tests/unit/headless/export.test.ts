import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/headless.ts';

const TEXT = 'data=circle(n=40)&net=dense(4,tanh)&seed=7';
const folder = mkdtempSync(join(tmpdir(), 'nabla-export-'));
const fileOf = (name: string) => join(folder, name);

it('writes the curves of the run, at the steps that are asked for', async () => {
  const path = fileOf('history.csv');
  await run(TEXT, '--steps', '25', '--every', '10', '--export', 'history', '-o', path);
  const rows = csvParse(readFileSync(path, 'utf8'));
  expect(rows.map(({ step }) => step)).toEqual(['0', '10', '20', '25']);
  expect(rows.columns).toEqual(expect.arrayContaining(['train_loss', 'validation_accuracy', 'learning_rate']));
  const { history } = JSON.parse((await run(TEXT, '--steps', '25', '--every', '10')).out);
  expect(Number(rows[3]?.train_loss)).toBeCloseTo(history[3].trainLoss, 6);
});

it('writes weights in the layout of a framework', async () => {
  const path = fileOf('torch.safetensors');
  await run(TEXT, '--steps', '1', '--export', 'safetensors', '--layout', 'torch', '-o', path);
  expect(readFileSync(path, 'latin1')).toContain('"layout":"torch"');
});

it('says which run it is, and that it diverged', async () => {
  const several = await run(`${TEXT}&replicas=3`, '--steps', '1', '--export', 'json', '-o', fileOf('several.json'));
  expect(several.err).toBe('nabla: This is run 1 of 3: seed 7.\n');
  const wild = ['data=plane&net=none&opt=sgd(lr=10)', '--steps', '500', '--export', 'json', '-o', fileOf('wild.json')];
  expect((await run(...wild)).err).toMatch(
    /^nabla: The run diverged\. The loss is no longer a finite number after step/,
  );
  expect(readFileSync(fileOf('wild.json'), 'utf8')).not.toContain('NaN');
});

it('replaces a program that it has exported before, with its data', async () => {
  const args = [TEXT, '--steps', '1', '--export', 'torch', '-o', fileOf('again.py')];
  expect((await run(...args)).status).toBe(0);
  expect(await run(...args)).toMatchObject({ status: 0, out: `${fileOf('again.py')}\n${fileOf('again.npz')}\n` });
});

describe('a file that cannot be written is refused before anything is trained, and nothing is left:', () => {
  writeFileSync(fileOf('own.npz'), 'mine');
  mkdirSync(fileOf('folder.npz'));
  const before = readdirSync(folder);

  it.each([
    ['the program would be its own data', ['torch', '-o', fileOf('program.npz')], /data that belong to the program/],
    ['a file beside it is there already', ['torch', '-o', fileOf('own.py')], /would also replace ".*own\.npz"/],
    ['a folder has the name of that file', ['torch', '-o', fileOf('folder.py')], /would also replace/],
    ['it is a folder', ['json', '-o', folder], /is a folder/],
    ['its folder is not there', ['json', '-o', fileOf('none/x.json')], /there is no folder/],
    ['it has no name', ['json', '-o', ''], /not the name of a file/],
    ['it is named twice', ['json', '-o', fileOf('a.json'), '-o', fileOf('b.json')], /-o is given twice/],
    ['a trace is asked for', ['onnx', '-o', fileOf('a.onnx'), '--trace'], /--trace/],
    ['the format has no layouts', ['json', '-o', fileOf('a.json'), '--layout', 'torch'], /--layout is for/],
    ['the network has no embedding', ['embeddings', '-o', fileOf('a.csv')], /no embedding/],
  ] as const)('%s', async (_, args, sentence) => {
    const { status, out, err } = await run(TEXT, '--steps', '1', '--export', ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(
      readdirSync(folder).filter((name) => !before.includes(name) && /^(a|b|program|own|folder)\./.test(name)),
    ).toEqual([]);
    expect(readFileSync(fileOf('own.npz'), 'utf8')).toBe('mine');
  });
});
