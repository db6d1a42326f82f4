import { describe, expect, it } from 'vitest';
import type { Replicas, Watch } from '../../../src/runtime/protocol.ts';
import { experiment } from '../../support/experiment.ts';
import { startRun as start } from '../../support/run.ts';
import { slow } from '../../support/slow.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=sgd';
/** In ms: a burst of training makes 30 steps. */
const SPEED = { step: 0.1, look: 1 };
const NOTHING: Watch = {};
const ALL: Watch = { predictions: true, distributions: true, landscape: 'path', program: true, preparation: true };

type Session = ReturnType<typeof start>;

/** The training losses of every frame from now on, by step. */
async function losses(run: Session, steps: number): Promise<number[]> {
  const seen: number[] = [];
  for (let made = 0; made < steps; made++) {
    const next = run.frame().step + 1;
    run.send({ type: 'step', steps: 1 });
    await run.until(() => run.frame().step === next);
    const { values } = run.frame();
    seen.push(values['train/loss'], values['validation/loss'], values['learning-rate']);
  }
  return seen;
}

async function trainTo(run: Session, step: number) {
  run.send({ type: 'play' });
  await run.until(() => run.frame().step >= step);
  run.send({ type: 'pause' });
  await run.until(() => run.status().status !== 'running');
}

const snapshots = (run: Session) => run.latest('snapshots')?.steps ?? [];

describe('snapshots of a run', () => {
  it.each([
    `${CIRCLE}`,
    'data=circle&net=dense(4,tanh),dropout(0.2),batch_norm&opt=adam&schedule=plateau&reg=early_stopping(patience=200)',
    `${CIRCLE}&replicas=3`,
  ])('can be restored, and training continues as it did the first time: %s', async (text) => {
    const run = start();
    await run.load(text);
    expect(snapshots(run)).toEqual([0]);
    const pieces: number[][] = [];
    for (let piece = 0; piece < 4; piece++) pieces.push(await losses(run, 20));
    const state = run.frame();
    expect(snapshots(run)).toContain(0);

    for (const step of [snapshots(run).findLast((kept) => kept <= 40) as number, 0]) {
      run.send({ type: 'restore', step });
      await run.until(() => run.frame().step === step && run.status().status === 'paused');
      // The moment that was left can be restored too.
      expect(snapshots(run).at(-1)).toBe(80);
      await run.settled();
    }
    expect(await losses(run, 20)).toEqual(pieces[0]);
    expect(snapshots(run).every((step) => step <= 20)).toBe(true);
    for (const piece of pieces.slice(1)) expect(await losses(run, 20)).toEqual(piece);
    expect([...run.frame().parameters]).toEqual([...state.parameters]);
  });

  it('are few and spread over the run, and start again with it', async () => {
    const { run } = await slow(SPEED);
    await trainTo(run, 20_000);
    const steps = snapshots(run);
    expect(steps.length).toBeLessThanOrEqual(41);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps[0]).toBe(0);
    run.send({ type: 'reset' });
    await run.until(() => run.status().status === 'ready');
    expect(snapshots(run)).toEqual([0]);
    await run.load(CIRCLE.replace('4', '5'));
    expect(snapshots(run)).toEqual([0]);
  });

  it('survive an edit that keeps the parameters, but no other', async () => {
    const run = start();
    await run.load(CIRCLE);
    await losses(run, 3);
    await run.load(CIRCLE.replace('sgd', 'adam'));
    expect(snapshots(run)).toEqual([0, 1, 2, 3]);
    run.send({ type: 'restore', step: 1 });
    await run.until(() => run.frame().step === 1);
    await losses(run, 1);
    await run.load(CIRCLE.replace('4', '5'));
    expect(snapshots(run)).toEqual([0]);
  });

  it('end at an edit, because later ones belong to another experiment', async () => {
    const run = start();
    await run.load(CIRCLE);
    for (const edited of [CIRCLE.replace('sgd', 'sgd(lr=0.2)'), CIRCLE.replace('sgd', 'adam')]) {
      await run.load(CIRCLE);
      await losses(run, 3);
      run.send({ type: 'restore', step: 1 });
      await run.until(() => run.frame().step === 1);
      await run.load(edited);
      expect(snapshots(run)).toEqual([0, 1]);
      run.send({ type: 'reset' });
      await run.until(() => run.status().status === 'ready');
    }
  });

  it('all survive if only the plane of the pictures changes', async () => {
    const run = start();
    await run.load('data=iris&net=dense(4,tanh)');
    await losses(run, 3);
    run.send({ type: 'restore', step: 1 });
    await run.until(() => run.frame().step === 1);
    await run.load('data=iris&net=dense(4,tanh)&plane=components');
    expect(snapshots(run)).toEqual([0, 1, 2, 3]);
  });

  it('can be restored while the run trains', async () => {
    const { run } = await slow(SPEED);
    await losses(run, 2);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 500);
    run.send({ type: 'restore', step: 1 });
    await run.until(() => run.frame().step === 1 && run.status().status === 'paused');
    const [, , second] = snapshots(run);
    run.send({ type: 'restore', step: second as number });
    await run.until(() => run.frame().step === second);
    await run.settled();
    expect(run.status().status).toBe('paused');
  });

  it('are sent before a frame on another plane, and the run stays at the restored step', async () => {
    const run = start();
    await run.load('data=iris');
    for (const steps of [3, 3]) await losses(run, steps);
    run.send({ type: 'restore', step: 3 });
    await run.until(() => run.frame().step === 3);
    await run.settled();
    const before = run.events.length;
    await run.load('data=iris&plane=components');
    const events = run.events.slice(before).map((event) => event.type);
    expect(run.frame().step).toBe(3);
    expect(snapshots(run).at(-1)).toBe(6);
    expect(events.indexOf('snapshots')).toBeGreaterThanOrEqual(0);
    expect(events.indexOf('snapshots')).toBeLessThan(events.indexOf('frame'));
  });

  it('let a run recover from divergence', async () => {
    const run = start();
    await run.load('data=plane&net=none&opt=sgd(lr=10)');
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'diverged');
    run.send({ type: 'restore', step: 0 });
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().step).toBe(0);
  });
});

describe('an element set by hand', () => {
  it('is shown, trained from, and accepted only if the loss stays finite', async () => {
    const run = start();
    await run.load(CIRCLE);
    const before = run.frame();
    run.send({ type: 'set', parameter: 'dense1/weight', index: 6, value: 2.5 });
    await run.until(() => run.frame() !== before);
    const set = run.frame();
    expect(set.step).toBe(0);
    expect(run.status().status).toBe('ready');
    expect(set.parameters[6]).toBe(2.5);
    expect([...set.parameters].filter((value, index) => value !== before.parameters[index])).toHaveLength(1);
    expect(set.values['train/loss']).not.toBe(before.values['train/loss']);

    const seen = run.events.length;
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e39]) {
      run.send({ type: 'set', parameter: 'dense1/weight', index: 6, value });
    }
    run.send({ type: 'set', parameter: 'dense1/weight', index: 8, value: 1 });
    run.send({ type: 'set', parameter: 'dense1/weight', index: -1, value: 1 });
    run.send({ type: 'set', parameter: 'dense1/weight', index: 0.5, value: 1 });
    run.send({ type: 'set', parameter: 'dense7/weight', index: 0, value: 1 });
    await run.settled();
    expect(run.events.slice(seen)).toEqual([]);

    await losses(run, 1);
    expect(Math.abs((run.frame().parameters[6] as number) - 2.5)).toBeLessThan(0.1);
    run.send({ type: 'restore', step: 0 });
    await run.until(() => run.frame().step === 0);
    expect(run.frame().parameters[6]).toBe(2.5);
    run.send({ type: 'reset' });
    await run.until(() => run.status().status === 'ready');
    expect([...run.frame().parameters]).toEqual([...before.parameters]);
  });

  it('belongs to the replica that is shown', async () => {
    const run = start();
    await run.load(`${CIRCLE}&replicas=3`);
    const { replicas, parameters } = run.frame();
    run.send({ type: 'set', parameter: 'output/bias', index: 0, value: 0.5 });
    await run.until(() => run.frame().parameters.at(-1) === 0.5);
    expect([...run.frame().parameters.slice(0, -1)]).toEqual([...parameters.slice(0, -1)]);
    const others = (of: Replicas | null) => [...(of?.values['train/loss'] ?? [])].slice(1);
    expect(others(run.frame().replicas)).toEqual(others(replicas));
  });
});

describe('a pace', () => {
  it('slows training down, says so, and obeys Pause and faster paces immediately', async () => {
    const { run, clock } = await slow(SPEED);
    run.send({ type: 'pace', stepsPerSecond: 20 });
    const begin = clock.ms;
    run.send({ type: 'play' });
    for (let step = 1; step <= 10; step++) {
      await run.until(() => run.frame().step >= step);
      clock.ms = begin + 50 * step - 1;
      // Any command makes it check the clock.
      run.send({ type: 'painted' });
      await run.settled();
      expect(run.frame().step).toBe(step);
      clock.ms = begin + 50 * step;
    }
    await run.until(() => run.frame().step >= 11);
    const steps = new Set(run.all('frame').map(({ frame }) => frame.step));
    expect([...steps]).toEqual(Array.from(steps, (_, step) => step));
    expect(run.frame().stepsPerSecond).toBeGreaterThan(0);

    run.send({ type: 'pace', stepsPerSecond: 0.001 });
    const before = run.frame().step;
    await run.until(() => run.frame().step > before);
    // The next step is due after 1,000 seconds, longer than a test may take.
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().step).toBe(before + 1);

    run.send({ type: 'play' });
    run.send({ type: 'pace', stepsPerSecond: null });
    await run.until(() => run.frame().step > before + 2000);
  });

  it('shows a picture whenever the page has painted the last, however long the first evaluation took', async () => {
    const { run, clock } = await slow({ step: 1, look: 300 });
    clock.look = 1;
    run.send({ type: 'play' });
    await run.until(() => run.all('frame').length > 2);
    const [frames, begin] = [run.all('frame').length, clock.ms];
    await run.until(() => run.all('frame').length >= frames + 20);
    // Each takes a burst of about 3 ms and an evaluation of the training and the validation part.
    expect((clock.ms - begin) / 20).toBeLessThan(10);
  });

  it('sends the beginning of a run to the curves even if the page is still painting', async () => {
    let time = 0;
    const run = start({ now: () => time++, paints: false });
    await run.load(CIRCLE);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step >= 500);
    run.send({ type: 'pause' });
    const steps = run.all('frame').map(({ frame }) => frame.step);
    expect(steps.filter((step) => step > 0 && step < 100).length).toBeGreaterThan(5);
  });

  it('in slow motion makes no step before the page has painted the previous one', async () => {
    let time = 0;
    const run = start({ now: () => time, paints: false });
    await run.load(CIRCLE);
    run.send({ type: 'pace', stepsPerSecond: 10 });
    run.send({ type: 'play' });
    for (let step = 0; step < 4; step++) {
      await run.until(() => run.frame().step >= step);
      time += 10_000;
      await run.settled();
      run.send({ type: 'painted' });
    }
    await run.until(() => run.frame().step >= 4);
    expect([...new Set(run.all('frame').map(({ frame }) => frame.step))]).toEqual([0, 1, 2, 3, 4]);
    expect(run.all('progress')).toEqual([]);
  });
});

it('trains little after an edit while the page still paints, but only for a moment', async () => {
  let time = 0;
  const run = start({ now: () => time, paints: false });
  await run.load(CIRCLE);
  run.send({ type: 'play' });
  await run.until(() => run.frame().step > 10);
  run.send({ type: 'experiment', spec: experiment(`${CIRCLE}&batch=20`) });
  await run.settled();
  const edited = run.frame().step;
  run.send({ type: 'painted' });
  await run.settled();
  expect(run.frame().step).toBeGreaterThan(edited);
  expect(run.frame().step).toBeLessThan(edited + 10);
  time += 1000;
  // Any command makes it check the clock.
  run.send({ type: 'idle', idle: false });
  await run.until(() => run.frame().step > edited + 500);
});

describe('a watched subject', () => {
  it('is sent when it is new: prepared, stepped, edited, and when the page asks for it', async () => {
    const run = start();
    run.send({ type: 'watch', watch: { ...ALL, landscape: 'random' } });
    await run.load(CIRCLE);
    const counts = () =>
      (['program', 'predictions', 'distributions', 'landscape'] as const).map((subject) => run.found(subject).length);
    await run.until(() => counts().every((count) => count === 1));
    expect(run.found('landscape').at(-1)?.directions).toBe('random');
    expect(run.found('predictions').at(-1)?.losses).toHaveLength(run.view()?.points.count as number);

    await losses(run, 1);
    await run.until(() => run.found('landscape').length === 2);
    expect(counts()).toEqual([1, 2, 2, 2]);
    expect(run.found('predictions').at(-1)?.step).toBe(1);
    expect(run.found('distributions').at(-1)?.step).toBe(1);

    await run.load(CIRCLE.replace('tanh', 'relu'));
    await run.until(() => run.found('landscape').length === 3);
    expect(counts().slice(0, 1)).toEqual([2]);

    run.send({ type: 'watch', watch: NOTHING });
    await losses(run, 2);
    await run.settled();
    expect(counts()[3]).toBe(3);
    run.send({ type: 'watch', watch: { ...NOTHING, landscape: 'random' } });
    await run.until(() => run.found('landscape').length === 4);
    expect(run.found('landscape').at(-1)?.step).toBe(run.frame().step);
  });

  it('is sent a few times a second while the run trains, and once more at the end', async () => {
    const { run, clock } = await slow(SPEED);
    run.send({ type: 'watch', watch: ALL });
    run.send({ type: 'play' });
    const begin = clock.ms;
    await run.until(() => run.found('landscape').length >= 2 && run.found('distributions').length >= 4);
    const seconds = (clock.ms - begin) / 1000;
    expect(run.found('predictions').length).toBeLessThanOrEqual(4 * seconds + 2);
    expect(run.found('distributions').length).toBeLessThanOrEqual(4 * seconds + 2);
    expect(run.found('landscape').length).toBeLessThanOrEqual(seconds + 2);
    expect(run.found('program')).toHaveLength(1);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    const { step } = run.frame();
    await run.until(() => run.found('landscape').at(-1)?.step === step);
    expect(run.found('landscape').at(-1)?.directions).toBe('path');
    expect(run.found('predictions').at(-1)?.step).toBe(step);
    expect(run.found('distributions').at(-1)?.step).toBe(step);
  });

  it('does not keep a command waiting', async () => {
    const run = start();
    await run.load('data=circle&net=dense(32,tanh),dense(32,tanh)&opt=adam');
    run.send({ type: 'watch', watch: { ...NOTHING, landscape: 'random' } });
    await losses(run, 1);
    await losses(run, 1);
    // The steps were made between two batches of cells.
    expect(run.found('landscape')).toEqual([]);
    await run.until(() => run.found('landscape').at(-1)?.step === 2);
  });

  it('is sent at once for each new wish while the run trains, not only after the next evaluation', async () => {
    // Each reading of the clock takes 3 ms, so that a burst is a step and an evaluation is due every 100 ms.
    let time = 0;
    const now = () => {
      time += 3;
      return time;
    };
    const run = start({ now, paints: false });
    await run.load(CIRCLE);
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'running');
    const begin = time;
    for (let index = 0; index < 9; index++) {
      run.send({ type: 'watch', watch: { example: { index } } });
      await run.until(() => {
        const { of } = run.found('example').at(-1) ?? {};
        return of !== undefined && 'index' in of && of.index === index;
      });
    }
    expect(time - begin).toBeLessThan(600);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
  });

  it('belongs to the shown replica', async () => {
    const run = start();
    await run.load(`${CIRCLE}&replicas=3`);
    run.send({ type: 'watch', watch: { ...ALL, landscape: 'random' } });
    await losses(run, 3);
    await run.until(() => run.found('landscape').at(-1)?.step === 3);
    const { losses: each } = run.found('predictions').at(-1) ?? { losses: new Float32Array() };
    const { part } = run.view()?.points ?? { part: new Uint8Array() };
    const train = [...each].filter((_, index) => part[index] === 0);
    expect(train.reduce((sum, loss) => sum + loss, 0) / train.length).toBeCloseTo(run.frame().values['train/loss'], 5);
    expect([...(run.found('landscape').at(-1)?.origin ?? [])]).toEqual([...run.frame().parameters]);
  });
});

describe('an epoch', () => {
  it.each([
    ['350 examples in batches of 10', CIRCLE, [35, 70, 105]],
    ['350 examples in batches of 100, which straddle', `${CIRCLE}&batch=100`, [4, 7, 11, 14, 18]],
    ['all at once', `${CIRCLE}&batch=all`, [1, 2, 3]],
  ])('is stepped to its end: %s', async (_, text, ends) => {
    const run = start();
    await run.load(text);
    for (const end of ends) {
      run.send({ type: 'step', steps: 'epoch' });
      await run.until(() => run.frame().step === end && run.status().status === 'paused');
    }
    run.send({ type: 'step', steps: 5 });
    await run.until(() => run.frame().step === (ends.at(-1) as number) + 5);
  });
});
