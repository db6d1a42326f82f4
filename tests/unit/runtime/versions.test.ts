import { describe, expect, it } from 'vitest';
import { type Left, Versions } from '../../../src/runtime/versions.ts';
import { startRun as start } from '../../support/run.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=sgd';
type Session = ReturnType<typeof start>;

async function go(run: Session, text: string, version: number) {
  await run.load(text, version);
  await run.settled();
}

async function step(run: Session, steps: number) {
  const goal = run.frame().step + steps;
  run.send({ type: 'step', steps });
  await run.until(() => run.frame().step === goal && run.status().status === 'paused');
  return run.frame();
}

describe('the versions of an experiment', () => {
  it.each([
    ['that is taken over live', CIRCLE.replace('sgd', 'sgd(lr=10)')],
    ['that is compiled again', CIRCLE.replace('sgd', 'adam')],
    ['that starts over with another network', CIRCLE.replace('4', '5')],
    ['that starts over with other data', CIRCLE.replace('circle', 'xor')],
  ])('can be restored at the moment they were left, after an edit %s, and redone', async (_, edited) => {
    const run = start();
    await go(run, CIRCLE, 1);
    const before = await step(run, 30);
    await go(run, edited, 2);
    const after = await step(run, 20);
    expect([...after.parameters]).not.toEqual([...before.parameters]);

    await go(run, CIRCLE, 1);
    expect(run.latest('resumed')).toMatchObject({ version: 1 });
    expect(run.status().status).toBe('paused');
    expect(run.frame().step).toBe(30);
    expect([...run.frame().parameters]).toEqual([...before.parameters]);
    expect(run.frame().values['train/loss']).toBe(before.values['train/loss']);
    const snapshots = run.latest('snapshots')?.steps;
    expect(snapshots).toContain(0);

    await go(run, edited, 2);
    expect(run.frame().step).toBe(after.step);
    expect([...run.frame().parameters]).toEqual([...after.parameters]);
  });

  it('continue as if they had never been left', async () => {
    const text =
      'data=circle&net=dense(4,tanh),dropout(0.2)&opt=adam&schedule=plateau&reg=early_stopping(patience=200)';
    const alone = start();
    await go(alone, text, 1);
    await step(alone, 40);
    const straight = await step(alone, 40);

    const run = start();
    await go(run, text, 1);
    await step(run, 40);
    await go(run, text.replace('0.2', '0.5'), 2);
    await step(run, 20);
    await go(run, text, 1);
    expect([...(await step(run, 40)).parameters]).toEqual([...straight.parameters]);
  });

  it('keep a run that is reset', async () => {
    const run = start();
    await go(run, CIRCLE, 1);
    const before = await step(run, 30);
    run.send({ type: 'reset', version: 2 });
    await run.until(() => run.status().status === 'ready');
    expect(run.frame().step).toBe(0);
    await go(run, CIRCLE, 1);
    expect(run.frame().step).toBe(30);
    expect(run.status().status).toBe('paused');
    expect([...run.frame().parameters]).toEqual([...before.parameters]);
    await go(run, CIRCLE, 2);
    expect(run.frame().step).toBe(0);
    expect(run.status().status).toBe('ready');
  });

  it('do not affect training if the edit was made before it', async () => {
    const run = start();
    await go(run, CIRCLE, 1);
    await go(run, CIRCLE.replace('sgd', 'sgd(lr=0.2)'), 2);
    const trained = await step(run, 30);
    await go(run, CIRCLE, 1);
    expect(run.frame().step).toBe(30);
    expect([...run.frame().parameters]).toEqual([...trained.parameters]);
  });

  it('are left at the last finite moment if the run has just diverged', async () => {
    const run = start();
    const bad = 'data=plane&net=none&opt=sgd(lr=10)';
    await go(run, bad, 1);
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'diverged');
    const { step: last, values } = run.frame();
    await go(run, 'data=plane&net=none&opt=sgd(lr=0.01)', 2);
    await step(run, 10);
    await go(run, bad, 1);
    expect(run.frame().step).toBe(last);
    expect(run.frame().values['train/loss']).toBe(values['train/loss']);
  });

  it('are limited: the oldest are deleted', () => {
    const versions = new Versions();
    const left = (bytes: number) =>
      ({ step: 1, state: new Map([['weight', new Float32Array(bytes / 4)]]), snapshots: [] }) as unknown as Left;
    for (let version = 0; version < 30; version++) versions.leave(version, left(4));
    expect(versions.take(0)).toBeNull();
    expect(versions.take(29)).not.toBeNull();
    expect(versions.take(29)).toBeNull();
    for (let version = 40; version < 44; version++) versions.leave(version, left(5e7));
    expect([40, 41, 42, 43].map((version) => versions.take(version) !== null)).toEqual([false, false, true, true]);
  });
});
