import { describe, expect, it } from 'vitest';
import { compileMembers, initialStates, prepareMembers } from '../../../src/compiler/replicas.ts';
import { Ending } from '../../../src/runtime/ending.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { startRun } from '../../support/run.ts';

/** 350 training examples in batches of 10: 35 steps an epoch. */
const TEXT = 'data=circle&net=dense(4,tanh)&opt=adam';

/** Trains in pieces until the run ends, and returns the step and the reason. */
async function ended(text: string, piece: number, most = 4000) {
  const { trainer } = await prepared(text);
  while (trainer.step < most && trainer.stopped === null) await trainer.train(piece);
  return { step: trainer.step, reason: trainer.stopped, trainer };
}

describe('a run ends', () => {
  it.each([
    ['steps(7)', 7, 'Ended after 7 steps, as until=steps(7) asks.'],
    ['epochs(2)', 70, 'Ended after 2 epochs, as until=epochs(2) asks.'],
    ['epochs(1)', 35, 'Ended after 1 epoch, as until=epochs(1) asks.'],
    ['epochs(9),steps(40)', 40, 'Ended after 40 steps, as until=steps(40) asks.'],
  ])('exactly at until=%s, however the steps are divided', async (until, step, reason) => {
    for (const piece of [1, 16, 1000]) {
      expect(await ended(`${TEXT}&until=${until}`, piece)).toMatchObject({ step, reason });
    }
  });

  it('at the end of the epoch that completes it if the batches do not divide the examples', async () => {
    expect((await ended(`${TEXT}&batch=100&until=epochs(1)`, 3)).step).toBe(4);
  });

  it.each(['loss(0.3)', 'val_loss(0.3)', 'accuracy(0.9)', 'val_accuracy(0.9)', 'f1(0.9)', 'val_roc_auc(0.95)'])(
    'at the same epoch with %s, however the steps are divided',
    async (until) => {
      const whole = await ended(`${TEXT}&until=${until}`, 1000);
      expect(whole.step % 35).toBe(0);
      expect(whole.reason).toMatch(/^Ended after \d+ epochs? with a (training|validation) /);
      expect(whole.reason).toContain(`, as until=${until} asks.`);
      const parts = await ended(`${TEXT}&until=${until}`, 13);
      expect([parts.step, parts.reason]).toEqual([whole.step, whole.reason]);
    },
  );

  it('when a score is reached, not before', async () => {
    const { trainer, step } = await ended(`${TEXT}&until=val_loss(0.3)`, 1000);
    expect((await trainer.evaluation.of(['validation'])).get('validation/loss')).toBeLessThanOrEqual(0.3);
    const { trainer: other } = await prepared(TEXT);
    await other.train(step - 35);
    expect((await other.evaluation.of(['validation'])).get('validation/loss')).toBeGreaterThan(0.3);
  });

  it('with the same weights as a run without an end', async () => {
    const { trainer } = await ended(`${TEXT}&until=accuracy(0.99),steps(100)`, 33);
    const { trainer: other } = await prepared(TEXT);
    await other.train(100);
    expect(await trainer.state()).toEqual(await other.state());
  });

  it('once for each condition: training continues past the end, and ends again after it went back', async () => {
    const { trainer } = await ended(`${TEXT}&until=steps(20),epochs(1)`, 50);
    const initial = await trainer.state();
    await trainer.train(50);
    expect([trainer.step, trainer.stopped]).toEqual([35, 'Ended after 1 epoch, as until=epochs(1) asks.']);
    await trainer.train(50);
    expect([trainer.step, trainer.stopped]).toEqual([85, null]);
    trainer.setState(initial, 0);
    await trainer.train(50);
    expect(trainer.step).toBe(20);
  });

  it('with a score that a person trained past, and not again at the next epoch', async () => {
    const { trainer, step } = await ended(`${TEXT}&until=loss(0.4)`, 1000);
    await trainer.train(100);
    expect([trainer.step, trainer.stopped]).toEqual([step + 100, null]);
  });

  it('with the first of several runs that reaches the score', async () => {
    const members = await prepareMembers(experiment(`${TEXT}&replicas=3&until=val_accuracy(0.9)`), readAsset);
    const compiled = compileMembers(members);
    const trainer = new Trainer(await wasm, compiled, members);
    trainer.setState(initialStates(members, compiled), 0);
    await trainer.train(4000);
    expect(trainer.stopped).toMatch(
      /with a validation accuracy of \S+ ?% in run [123] of 3, as until=val_accuracy\(0\.9\) asks\.$/,
    );
    await trainer.dispose();
  });

  it.each([
    ['steps(15)', 15, 'Ended after 15 steps, as until=steps(15) asks.'],
    ['mean_return(-1000)', 10, /^Ended after 10 steps with a mean return of /],
    ['episodes(1)', 10, /^Ended after [\d,]+ episodes, as until=episodes\(1\) asks\.$/],
  ])('of an agent at %s', async (until, step, reason) => {
    const { trainer } = await prepared(`data=gridworld&worlds=32&moves=32&until=${until}`);
    await trainer.train(100);
    expect(trainer.step).toBe(step);
    expect(trainer.stopped).toMatch(reason);
  });
});

describe('the time of training', () => {
  /** An ending with a clock of its own. */
  async function timed(seconds: number) {
    const { spec, data } = await prepared(TEXT);
    const clock = { ms: 0 };
    const ending = new Ending([{ spec, data }], { batch: 10, count: 350 }, () => clock.ms);
    ending.until = [{ of: 'seconds', value: seconds }];
    const unused = () => Promise.reject(new Error('not needed'));
    const judge = (step: number) => ending.judge({ step, scores: unused, judged: unused, state: unused });
    return { clock, ending, judge };
  }

  it('counts while training runs, not while it is paused', async () => {
    const { clock, ending, judge } = await timed(2);
    ending.start(0);
    clock.ms = 1500;
    expect(await judge(10)).toBeNull();
    ending.rest();
    clock.ms = 60_000;
    ending.start(10);
    clock.ms += 400;
    expect(await judge(20)).toBeNull();
    clock.ms += 100;
    expect(await judge(30)).toBe('Ended after 2 seconds of training, as until=seconds(2) asks.');
    clock.ms += 5000;
    expect(await judge(40)).toBeNull();
  });

  it('is remembered with a moment of the run', async () => {
    const { clock, ending } = await timed(2);
    ending.start(0);
    clock.ms = 1500;
    await timed(2).then(async (other) => {
      other.ending.recall({ ...ending.memory, trained: 1500 });
      other.ending.start(10);
      other.clock.ms = 500;
      expect(await other.judge(20)).toContain('2 seconds');
    });
  });
});

describe('on the page', () => {
  it('a run pauses with the reason, and continues with Play', async () => {
    const run = startRun();
    await run.load(`${TEXT}&until=epochs(2)`);
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().step).toBe(70);
    expect(run.status().reason).toBe('Ended after 2 epochs, as until=epochs(2) asks.');
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 100);
    run.send({ type: 'reset' });
    await run.until(() => run.status().status === 'ready');
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().step).toBe(70);
    await run.settled();
  });

  it('an edit of the end does not restart a run', async () => {
    const run = startRun();
    await run.load(TEXT);
    run.send({ type: 'step', steps: 10 });
    await run.until(() => run.status().status === 'paused' && run.frame().step === 10);
    run.send({ type: 'experiment', spec: experiment(`${TEXT}&until=steps(15)`) });
    await run.settled();
    expect(run.frame().step).toBe(10);
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'paused' && run.frame().step > 10);
    expect(run.frame().step).toBe(15);
    await run.settled();
  });
});
