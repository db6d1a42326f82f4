import { expect, it } from 'vitest';
import { startRun } from '../../support/run.ts';

const LONG = 'data=adding(length=32)&net=lstm(64)&batch=32';

it('a network whose losses take long can be trained before they are known', async () => {
  const run = startRun();
  await run.load(LONG);
  expect(run.status().status).toBe('ready');
  expect(run.frame().values['train/loss']).toBeNaN();
  // Another command may interrupt the evaluation, which is made up for.
  run.send({ type: 'pace', stepsPerSecond: 10 });
  await run.until(() => Number.isFinite(run.frame().values['train/loss']));
  expect(run.status().status).toBe('ready');
  expect(run.frame().step).toBe(0);
  await run.settled();
  expect(run.all('frame').filter(({ frame }) => Number.isFinite(frame.values['train/loss']))).toHaveLength(1);
});

it('a step of such a network is counted before its losses are known', async () => {
  const run = startRun();
  await run.load(LONG);
  run.send({ type: 'step', steps: 1 });
  await run.until(() => run.latest('progress')?.progress.step === 1);
  expect(run.frame().step).toBe(0);
  await run.until(() => run.frame().step === 1);
  expect(run.status().status).toBe('paused');
  expect(run.frame().values['train/loss']).toBeGreaterThan(0);
});

it('the curves of such a network begin with the losses before its first step', async () => {
  const run = startRun();
  await run.load(LONG);
  run.send({ type: 'play' });
  await run.until(() => Number.isFinite(run.frame().values['train/loss']));
  expect(run.frame().step).toBe(0);
  await run.until(() => run.status().status === 'running');
  run.send({ type: 'pause' });
  await run.until(() => run.status().status === 'paused');
  await run.settled();
});
