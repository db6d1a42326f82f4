import { describe, expect, it } from 'vitest';
import type { LoadedWeights } from '../../../src/runtime/protocol.ts';
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

const weight = Float32Array.of(1, 2, 3, 4);
const weightsAt = (at: number): LoadedWeights => ({ step: at, tensors: new Map([['dense1/weight', weight]]) });
const parameters = (run: Session) => [...run.frame().parameters];

describe('a run that starts from weights of a file', () => {
  it('has them, and draws what the file lacks', async () => {
    const drawn = startRun();
    await go(drawn, TEXT, 1);
    const run = startRun();
    await go(run, TEXT, 1, weightsAt(0));
    expect(parameters(run)).toEqual([...weight, ...parameters(drawn).slice(4)]);
    expect([run.frame().step, run.status().status]).toEqual([0, 'ready']);
  });

  it('goes on at the step of the file', async () => {
    const run = startRun();
    await go(run, TEXT, 1, weightsAt(70));
    expect([run.frame().step, run.status().status]).toEqual([70, 'paused']);
    expect(parameters(run).slice(0, 4)).toEqual([...weight]);
    await step(run, 1);
    expect(run.frame().step).toBe(71);
  });

  it('gives the run before back to Undo, and itself back to Redo', async () => {
    const run = startRun();
    await go(run, TEXT, 1);
    await step(run, 5);
    const before = parameters(run);
    await go(run, TEXT, 2, weightsAt(0));
    const loaded = parameters(run);
    await go(run, TEXT, 1);
    expect([run.frame().step, parameters(run)]).toEqual([5, before]);
    await go(run, TEXT, 2);
    expect([run.frame().step, parameters(run)]).toEqual([0, loaded]);
  });

  it('gives them to every replica', async () => {
    const run = startRun();
    await go(run, `${TEXT}&replicas=2`, 1, weightsAt(3));
    run.send({ type: 'keep' });
    await run.until(() => run.latest('moment')?.moment?.step === 3);
    expect(run.latest('moment')?.moment?.state.get('dense1/weight')).toEqual(Float32Array.of(...weight, ...weight));
  });

  it('ignores a tensor of another size', async () => {
    const run = startRun();
    await go(run, TEXT, 1);
    const drawn = parameters(run);
    await go(run, TEXT, 2, { step: 0, tensors: new Map([['dense1/weight', Float32Array.of(1, 2)]]) });
    expect(parameters(run)).toEqual(drawn);
  });
});
