import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/headless.ts';

describe('the headless runner', () => {
  it('trains and prints one JSON value', async () => {
    const { status, out, err } = await run(
      'data=circle&net=dense(4,tanh)&opt=sgd&seed=7',
      '--steps',
      '40',
      '--every',
      '20',
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      experiment: 'data=circle&net=dense(4,tanh)&opt=sgd&seed=7&v=1',
      ep: 'wasm',
      steps: 40,
    });
    expect(report.history.map(({ step }: { step: number }) => step)).toEqual([0, 20, 40]);
    expect(report.history[2].trainLoss).toBeLessThan(report.history[0].trainLoss);
    expect(report.metrics.test.accuracy).toBeGreaterThanOrEqual(0);
    expect(report.stepsPerSecond).toBeGreaterThan(0);
    expect(report.parameters).toBeUndefined();
  });

  it('gives an identical series of losses when run twice', async () => {
    const history = async () => JSON.parse((await run('data=iris', '--steps', '30')).out).history;
    expect(await history()).toEqual(await history());
  });

  it('ends where the experiment asks, at the latest after --steps, and says why', async () => {
    const text = 'data=circle&net=dense(4,tanh)&until=steps(25)';
    const report = JSON.parse((await run(text, '--steps', '1000', '--every', '10')).out);
    expect(report).toMatchObject({ steps: 25, stopped: 'Ended after 25 steps, as until=steps(25) asks.' });
    expect(report.history.map(({ step }: { step: number }) => step)).toEqual([0, 10, 20, 25]);
    const short = JSON.parse((await run(text, '--steps', '10')).out);
    expect([short.steps, short.stopped]).toEqual([10, undefined]);
  });

  it('traces what another framework needs to replay the run', async () => {
    const { out } = await run('data=xor&net=dense(3,relu)&opt=sgd(lr=0.5)&batch=2', '--steps', '3', '--trace');
    const { parameters, gradients, data, batches } = JSON.parse(out);
    expect(parameters.initial['dense1/weight'].dims).toEqual([2, 3]);
    expect(parameters.final['output/bias'].dims).toEqual([1]);
    expect(Object.keys(gradients)).toEqual(Object.keys(parameters.initial));
    expect(data.train.x.dims).toEqual([350, 2]);
    expect(data.train.y.data).toHaveLength(350);
    expect(batches).toHaveLength(3);
    expect(batches[0]).toHaveLength(2);

    // The first step, replayed by hand for the output bias: w ← w − ηg.
    const first = JSON.parse(
      (await run('data=xor&net=dense(3,relu)&opt=sgd(lr=0.5)&batch=2', '--steps', '1', '--trace')).out,
    );
    const [after] = first.parameters.final['output/bias'].data;
    expect(after).toBeCloseTo(-0.5 * gradients['output/bias'].data[0], 6);
  });

  it('traces both players of a game', async () => {
    const text =
      'data=moons&task=gan&net=dense(3,tanh),generate(2,linear),dense(4,tanh)&opt=sgd&generator_opt=sgd&batch=8';
    const report = JSON.parse((await run(text, '--steps', '4', '--trace')).out);
    const { parameters, gradients, history, metrics } = report;
    const names = ['dense1', 'generate2', 'dense3', 'output'].flatMap((name) => [`${name}/weight`, `${name}/bias`]);
    expect(Object.keys(parameters.initial)).toEqual(names);
    for (const name of names) {
      expect(gradients[name].dims, name).toEqual(parameters.final[name].dims);
      expect(parameters.final[name].data, name).not.toEqual(parameters.initial[name].data);
    }
    expect(history.at(-1)).toHaveProperty('trainGeneratorLoss');
    expect(metrics.validation.energy_distance).toBeGreaterThan(0);
  });

  it('traces the worlds of an agent: how they begin, their tables, and the noise of every step', async () => {
    const text = 'data=gridworld(size=3)&net=dense(3),policy,dense(3)&worlds=2&moves=4&layout=walls(4,1)';
    const { worlds, layout, noise, parameters } = JSON.parse((await run(text, '--steps', '3', '--trace')).out);
    // Row, column and moves so far: both begin at the bottom left.
    expect(worlds).toEqual({ dims: [2, 3], data: [2, 0, 0, 2, 0, 0] });
    expect(layout.walls).toEqual({ dims: [3, 3], data: [0, 0, 0, 0, 1, 0, 0, 0, 0] });
    // One number for a new start, two for slipping, and one for each action.
    expect(noise['worlds/noise'].dims).toEqual([3, 8, 7]);
    expect(noise['worlds/noise'].data).toHaveLength(3 * 8 * 7);
    expect(parameters.final['policy2/bias'].data).not.toEqual(parameters.initial['policy2/bias'].data);
  });

  it('lists the catalog', async () => {
    const list = JSON.parse((await run('--list')).out);
    expect(list.activations).toContain('leaky_relu');
    expect(Object.keys(list).sort()).toEqual([
      'activations',
      'augmentations',
      'datasets',
      'diagnoses',
      'environments',
      'features',
      'imputers',
      'initializers',
      'layers',
      'losses',
      'methods',
      'metrics',
      'optimizers',
      'outliers',
      'regularizers',
      'scalers',
      'schedules',
      'tasks',
    ]);
  });

  it('takes a link and a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nabla-')), 'experiment.txt');
    writeFileSync(file, 'data=plane&net=none&seed=3\n');
    const fromFile = JSON.parse((await run(file, '--steps', '1')).out);
    const fromLink = JSON.parse(
      (await run('https://example.org/nabla/#data=plane&net=none&seed=3', '--steps', '1')).out,
    );
    expect(fromFile.experiment).toBe('data=plane&net=none&seed=3&v=1');
    expect(fromLink.history).toEqual(fromFile.history);
  });

  it('takes a link that a mail program has changed', async () => {
    const link = 'https://example.org/nabla/%23data%3Dplane%26amp%3Bnet%3Dnone%26amp%3Bseed%3D3).';
    expect(JSON.parse((await run(link, '--steps', '1')).out).experiment).toBe('data=plane&net=none&seed=3&v=1');
  });

  it('reports the step at which a run stopped being finite', async () => {
    const { status, out } = await run('data=plane&net=none&opt=sgd(lr=10)', '--steps', '500');
    const report = JSON.parse(out);
    expect(status).toBe(0);
    expect(report.diverged).toBe(
      `The loss is no longer a finite number after step ${report.steps + 1}, so the run went back to step ${report.steps}.`,
    );
  });

  it.each([
    [['data=nowhere'], 'nowhere'],
    [['data=nowhere'], '`npm run headless -- --list` prints the ids'],
    [['data=circle&opt=adamm'], 'unknown optimizer "adamm". Did you mean "adam"?'],
    [['data=circle&net=dense(0)'], '0'],
    [['data=circle&net=dense(100000)'], '100000'],
    [['data=circle', '--steps', 'many'], 'many'],
    [['data=circle', '--ep', 'cuda'], 'cuda'],
    [['data=circle', '--ep', 'webgpu'], 'WebGPU'],
    [['data=circle', '--frobnicate'], 'frobnicate'],
    [['no such file'], 'no such file'],
    [['https://example.org/nabla/'], 'https://example.org/nabla/'],
    [['https://example.org/nabla/?page=2'], 'page=2'],
    [['https://example.org/nabla/#'], 'contains no experiment'],
    [['data=iris&net=dense(8,relu)&'], 'was cut: it has 28 characters'],
    [['data=iris&net=dense(8,relu)&op'], 'ends with "ris&net=dense(8,relu)&op"'],
    [['data=iris&net=dense(8,re'], 'was cut'],
    [['data=table&table=1bZA&net=none&v=1'], 'damaged'],
    [['data=table&net=none&v=1'], 'this text has none'],
    [['data=iris&metrics=f1'], 'metrics'],
    [[tmpdir()], 'is a folder'],
    [['data=circle', '--steps', '1', '--steps', '2'], '--steps is given twice'],
    [[], 'no experiment'],
  ])('answers %j with one line that quotes it, and status 2', async (argv, quoted) => {
    const { status, out, err } = await run(...argv);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(quoted);
  });
});
