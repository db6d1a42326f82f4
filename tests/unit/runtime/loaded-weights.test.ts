import { describe, expect, it } from 'vitest';
import type { LoadedWeights } from '../../../src/runtime/protocol.ts';
import { experiment } from '../../support/experiment.ts';
import { startRun } from '../../support/run.ts';

const TEXT = 'data=circle(n=40)&net=dense(2,tanh)&opt=adam';
type Session = ReturnType<typeof startRun>;

async function go(run: Session, text: string, version: number, weights?: LoadedWeights) {
  await run.load(text, version, weights);
  await run.settled();
}

async function step(run: Session, steps: number) {
  const goal = run.frame().step + steps;
  run.send({ type: 'step', steps });
  await run.until(() => run.frame().step === goal && run.status().status === 'paused');
}

async function reset(run: Session, version: number) {
  run.send({ type: 'reset', version });
  await run.settled();
}

const weight = Float32Array.of(1, 2, 3, 4);
const weights: LoadedWeights = new Map([['dense1/weight', weight]]);
const parameters = (run: Session) => [...run.frame().parameters];

describe('a run that starts from weights of a file', () => {
  it('has them, and draws what the file lacks', async () => {
    const drawn = startRun();
    await go(drawn, TEXT, 1);
    const run = startRun();
    await go(run, TEXT, 1, weights);
    expect(parameters(run)).toEqual([...weight, ...parameters(drawn).slice(4)]);
    expect([run.frame().step, run.status().status]).toEqual([0, 'ready']);
  });

  it('gives the run before back to Undo, and itself back to Redo', async () => {
    const run = startRun();
    await go(run, TEXT, 1);
    await step(run, 5);
    const before = parameters(run);
    await go(run, TEXT, 2, weights);
    const loaded = parameters(run);
    await go(run, TEXT, 1);
    expect([run.frame().step, parameters(run)]).toEqual([5, before]);
    await go(run, TEXT, 2);
    expect([run.frame().step, parameters(run)]).toEqual([0, loaded]);
  });

  it('gives the untrained run before back to Undo', async () => {
    const run = startRun();
    await go(run, TEXT, 1);
    const drawn = parameters(run);
    await go(run, TEXT, 2, weights);
    await go(run, TEXT, 1);
    expect([run.frame().step, parameters(run)]).toEqual([0, drawn]);
    await go(run, TEXT, 2);
    expect(parameters(run).slice(0, 4)).toEqual([...weight]);
  });

  it('starts from them again after Reset, and after an edit that the run survives', async () => {
    const run = startRun();
    await go(run, TEXT, 1, weights);
    const loaded = parameters(run);
    await step(run, 3);
    await reset(run, 2);
    expect([run.frame().step, parameters(run)]).toEqual([0, loaded]);
    await go(run, TEXT.replace('adam', 'sgd'), 3);
    await step(run, 2);
    await reset(run, 4);
    expect(parameters(run)).toEqual(loaded);
    // Undo goes back to the step at which the version was left.
    await go(run, TEXT.replace('adam', 'sgd'), 3);
    expect(run.frame().step).toBe(2);
    await reset(run, 5);
    expect(parameters(run)).toEqual(loaded);
  });

  it('draws its weights again once its data are drawn again', async () => {
    const run = startRun();
    await go(run, TEXT, 1, weights);
    await go(run, `${TEXT}&seed=9`, 2);
    await step(run, 2);
    await reset(run, 3);
    const drawn = startRun();
    await go(drawn, `${TEXT}&seed=9`, 1);
    expect(parameters(run)).toEqual(parameters(drawn));
  });

  it('can be continued elsewhere, with what it started from', async () => {
    const run = startRun();
    await go(run, TEXT, 1, weights);
    run.send({ type: 'keep' });
    await run.until(() => run.latest('moment') !== undefined);
    const moment = run.latest('moment')?.moment;
    expect(moment).toMatchObject({ step: 0, beginning: weights });
    const other = startRun();
    other.send({ type: 'experiment', spec: experiment(TEXT), moment: moment ?? undefined });
    await other.settled();
    await step(other, 2);
    await reset(other, 2);
    expect(parameters(other)).toEqual(parameters(run));
  });

  it('gives them to every replica', async () => {
    const run = startRun();
    await go(run, `${TEXT}&replicas=2`, 1, weights);
    run.send({ type: 'keep' });
    await run.until(() => run.latest('moment') !== undefined);
    expect(run.latest('moment')?.moment?.state.get('dense1/weight')).toEqual(Float32Array.of(...weight, ...weight));
  });

  it('ignores a tensor of another size', async () => {
    const run = startRun();
    await go(run, TEXT, 1);
    const drawn = parameters(run);
    await go(run, TEXT, 2, new Map([['dense1/weight', Float32Array.of(1, 2)]]));
    expect(parameters(run)).toEqual(drawn);
  });
});
