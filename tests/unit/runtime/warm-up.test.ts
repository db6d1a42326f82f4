import { describe, expect, it, vi } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { prepareData } from '../../../src/compiler/data.ts';
import { initialStates } from '../../../src/compiler/replicas.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { startRun } from '../../support/run.ts';
import { slow } from '../../support/slow.ts';

/** In ms: a burst of training makes 30 steps. */
const SPEED = { step: 0.1, look: 1 };

/** Resolves when nothing has been done for some turns of the event loop. */
async function rest(done: readonly unknown[]): Promise<void> {
  for (let seen = -1; seen !== done.length; ) {
    seen = done.length;
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the warm-up', () => {
  it('makes steps while nobody uses the page, for a while, and reports nothing', async () => {
    const { run, clock, bursts } = await slow(SPEED);
    const { length } = run.events;
    const start = clock.ms;
    run.send({ type: 'idle', idle: true });
    await rest(bursts);
    const steps = bursts.reduce((sum, burst) => sum + burst, 0);
    expect(steps).toBeGreaterThan(1000);
    expect(clock.ms - start).toBeLessThan(2000);
    expect(run.events).toHaveLength(length);
    // It has had enough.
    run.send({ type: 'idle', idle: false });
    run.send({ type: 'idle', idle: true });
    const { length: before } = bursts;
    await rest(bursts);
    expect(bursts).toHaveLength(before);
  });

  it('stops before the next burst when somebody uses the page, and answers every command', async () => {
    const { run, clock, bursts } = await slow(SPEED);
    let atStop = 0;
    clock.onLook = () => {
      clock.onLook = () => {};
      run.send({ type: 'idle', idle: false });
      atStop = bursts.length;
    };
    run.send({ type: 'idle', idle: true });
    await rest(bursts);
    expect(atStop).toBeGreaterThan(0);
    expect(bursts.length).toBe(atStop);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 100);
  });

  it('finds the length of bursts, so that Play begins with long ones', async () => {
    const { run, bursts } = await slow(SPEED);
    run.send({ type: 'idle', idle: true });
    await rest(bursts);
    bursts.length = 0;
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 0);
    expect(bursts[0]).toBe(30);
  });

  it('gives up on steps that would keep a person waiting', async () => {
    const { run, bursts } = await slow({ step: 400, look: 1 });
    run.send({ type: 'idle', idle: true });
    await rest(bursts);
    expect(bursts).toHaveLength(1);
  });

  it('runs a program as often as training does where a run makes a single iteration, as on WebGPU', async () => {
    const real = await wasm;
    let runs = 0;
    const engine: Engine = {
      ...real,
      provider: 'webgpu',
      async session(program, options) {
        const session = await real.session(program, options);
        return {
          release: () => session.release(),
          run(feeds) {
            runs += 1;
            return session.run(feeds);
          },
        };
      },
    };
    const spec = experiment('data=circle&net=dense(4,tanh)&opt=sgd');
    const data = await prepareData(spec, readAsset);
    const trainer = new Trainer(engine, compile(spec, data), [{ spec, data }]);
    trainer.setState(initialStates([{ spec, data }], compile(spec, data)), 0);
    const countRuns = async (work: () => Promise<void>) => {
      runs = 0;
      await work();
      return runs;
    };
    const rehearsed = await countRuns(() => trainer.rehearse(7));
    expect(trainer.step).toBe(0);
    expect(rehearsed).toBe(await countRuns(() => trainer.train(7)));
  });

  it.each([
    'data=circle&net=dense(4,tanh),dropout(0.2),batch_norm&opt=adam&reg=early_stopping(patience=50)',
    'data=circle&net=dense(4,tanh)&opt=sgd&replicas=3',
    'data=gridworld&net=dense(8,tanh),policy,dense(8,tanh)',
  ])('does not change the run: %s', async (text) => {
    const runs = [startRun(), startRun()] as const;
    for (const run of runs) await run.load(text);
    const [plain, warm] = runs;
    const rehearse = vi.spyOn(Trainer.prototype, 'rehearse');
    warm.send({ type: 'idle', idle: true });
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(rehearse).toHaveBeenCalled();
    rehearse.mockRestore();
    for (const run of runs) {
      run.send({ type: 'step', steps: 25 });
      await run.until(() => run.frame().step === 25);
    }
    expect([...warm.frame().parameters]).toEqual([...plain.frame().parameters]);
    expect(warm.frame().values).toEqual(plain.frame().values);
  });
});
