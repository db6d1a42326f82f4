import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/runtime/engine.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { prepared } from '../../support/experiment.ts';
import { wasm } from '../../support/ort.ts';
import { slow } from '../../support/slow.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=sgd';
/** Steps of an epoch: 350 examples in batches of 10. */
const EPOCH = 35;

describe('a Step of an epoch', () => {
  it('is made in one go if it takes little time', async () => {
    const { run } = await slow({ step: 0.1, look: 1 });
    const seen = run.events.length;
    run.send({ type: 'step', steps: 'epoch' });
    await run.until(() => run.frame().step === EPOCH && run.status().status === 'paused');
    const told = run.events.slice(seen).flatMap((event) => (event.type === 'status' ? [event.state.status] : []));
    expect(told).toEqual(['paused']);
  });

  it('runs if it takes long, counts its steps and pauses at the end', async () => {
    const { run, bursts } = await slow({ step: 40, look: 300 });
    run.send({ type: 'step', steps: 'epoch' });
    await run.until(() => run.status().status === 'running');
    expect(run.frame().step).toBeLessThan(EPOCH);
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().step).toBe(EPOCH);
    // Whether a frame or only the progress reports a step depends on when the page has drawn.
    const counted = run.events.flatMap((event) => {
      if (event.type === 'progress') return [event.progress.step];
      return event.type === 'frame' ? [event.frame.step] : [];
    });
    expect(new Set(counted).size).toBeGreaterThan(5);
    expect(counted).toEqual(counted.toSorted((a, b) => a - b));
    // A long step is a burst by itself.
    expect(new Set(bursts)).toEqual(new Set([1]));
    // Most of the time goes into steps, not into evaluations.
    expect(run.all('frame').length).toBeLessThan(8);
  });

  it.each([
    ['Pause', { type: 'pause' }, 'paused'],
    ['Step', { type: 'step', steps: 'epoch' }, 'paused'],
    ['Reset', { type: 'reset' }, 'ready'],
  ] as const)('is ended by %s', async (_, command, status) => {
    const { run, clock } = await slow({ step: 40, look: 20 });
    run.send({ type: 'step', steps: 'epoch' });
    await run.until(() => run.status().status === 'running');
    const asked = clock.ms;
    run.send(command);
    await run.until(() => run.status().status === status);
    expect(clock.ms - asked).toBeLessThan(200);
    expect(run.frame().step).toBeLessThan(EPOCH);
    await run.settled();
    expect(run.status().status).toBe(status);

    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 2 * EPOCH);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    // The engine is shared, and makes one run of a program at a time.
    await run.settled();
  });

  it('continues to its end through an edit, and ends with an edit that starts over', async () => {
    const { run } = await slow({ step: 40, look: 20 });
    run.send({ type: 'step', steps: 'epoch' });
    await run.until(() => run.status().status === 'running');
    await run.load(CIRCLE.replace('sgd', 'sgd(lr=0.05)'));
    await run.load(CIRCLE.replace('sgd', 'adam'));
    expect(run.status().status).toBe('running');
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().step).toBe(EPOCH);

    run.send({ type: 'step', steps: 'epoch' });
    await run.until(() => run.status().status === 'running');
    await run.load('data=xor&net=dense(4,tanh)&opt=sgd');
    expect(run.status().status).toBe('ready');
    expect(run.frame().step).toBe(0);
  });

  it('answers Pause before an evaluation that takes long', async () => {
    const { run, clock } = await slow({ step: 40, look: 1000 });
    run.send({ type: 'play' });
    await run.until(() => run.all('progress').length > 0);
    const asked = clock.ms;
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    expect(clock.ms - asked).toBeLessThan(100);
    await run.settled();
    expect(run.frame().step).toBeGreaterThanOrEqual(run.all('progress').at(-1)?.progress.step ?? Number.NaN);
  });

  it('answers Pause in the middle of an evaluation of many replicas', async () => {
    const { run, clock } = await slow({ step: 40, look: 100, text: `${CIRCLE}&replicas=8` });
    run.send({ type: 'play' });
    await run.until(() => run.all('progress').length > 0);
    let looks = 0;
    let asked = Number.NaN;
    clock.onLook = () => {
      looks += 1;
      if (looks !== 3) return;
      asked = clock.ms;
      run.send({ type: 'pause' });
    };
    await run.until(() => run.status().status === 'paused');
    // The evaluation of one replica had already started.
    expect(clock.ms - asked).toBe(100);
    await run.settled();
  });
});

it('random numbers are drawn for a limited part of a long stretch at a time', async () => {
  const text = 'data=circle&net=dense(128,tanh),dropout(0.5)&opt=sgd&batch=all';
  const { trainer, compiled, data, spec, initial } = await prepared(text);
  const real = await wasm;
  const sizes: number[] = [];
  const watched: Engine = {
    ...real,
    tensor(values, shape) {
      sizes.push(values.data.byteLength);
      return real.tensor(values, shape);
    },
  };
  const other = new Trainer(watched, compiled, [{ spec, data }]);
  other.setState(initial, 0);
  const steps = 120;
  await other.train(steps);
  expect(steps * 350 * 128 * 4).toBeGreaterThan(16e6);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16e6);
  expect(other.step).toBe(steps);
  for (let made = 0; made < steps; made += 10) await trainer.train(10);
  expect([...((await other.state()).get('dense1/weight') ?? [])]).toEqual([
    ...((await trainer.state()).get('dense1/weight') ?? []),
  ]);
});
