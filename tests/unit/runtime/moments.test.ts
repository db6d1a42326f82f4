import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/runtime/engine.ts';
import type { KeptMoment } from '../../../src/runtime/protocol.ts';
import { experiment } from '../../support/experiment.ts';
import { wasm } from '../../support/ort.ts';
import { startRun as start } from '../../support/run.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh),dropout(0.2)&opt=adam&schedule=plateau&reg=early_stopping(patience=200)';
type Session = ReturnType<typeof start>;

async function step(run: Session, steps: number) {
  const goal = run.frame().step + steps;
  run.send({ type: 'step', steps });
  await run.until(() => run.frame().step === goal && run.status().status === 'paused');
  return run.frame();
}

async function momentAt(text: string, steps: number): Promise<{ run: Session; moment: KeptMoment }> {
  const run = start();
  await run.load(text);
  await step(run, steps);
  await run.until(() => run.latest('moment')?.moment?.step === steps);
  return { run, moment: run.latest('moment')?.moment as KeptMoment };
}

describe('a kept moment', () => {
  it.each([CIRCLE, `${CIRCLE}&replicas=3`])('lets another worker continue as this one would: %s', async (text) => {
    const { run, moment } = await momentAt(text, 40);
    const here = await step(run, 40);

    const other = start();
    other.send({ type: 'experiment', spec: experiment(text), moment: structuredClone(moment) });
    await other.until(() => other.status()?.status === 'paused');
    expect(other.frame().step).toBe(40);
    expect([...(await step(other, 40)).parameters]).toEqual([...here.parameters]);
  });

  it('is used after a further edit if its parameters fit, and not with other data', async () => {
    const { moment } = await momentAt(CIRCLE, 20);
    for (const [edited, steps] of [
      [CIRCLE.replace('adam', 'sgd'), 20],
      [CIRCLE.replace('dense(4', 'dense(5'), 0],
      [CIRCLE.replace('circle', 'xor'), 0],
      [`${CIRCLE}&seed=99`, 0],
    ] as const) {
      const run = start();
      run.send({ type: 'experiment', spec: experiment(edited), moment });
      await run.until(() => ['paused', 'ready'].includes(run.status()?.status ?? ''));
      expect(run.frame().step).toBe(steps);
    }
  });

  it('is sent on request, but not at step 0', async () => {
    const run = start();
    await run.load(CIRCLE);
    run.send({ type: 'keep' });
    await run.until(() => run.latest('moment') !== undefined);
    expect(run.latest('moment')?.moment).toBeNull();
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 200);
    const told = run.all('moment').length;
    run.send({ type: 'keep' });
    await run.until(() => run.all('moment').length > told);
    expect(run.latest('moment')?.moment?.step).toBeGreaterThan(0);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    await run.settled();
  });
});

/** An engine that stops working when `lose` is called. */
async function fragile(provider: 'wasm' | 'webgpu') {
  const real = await wasm;
  let lost = false;
  const check = () => {
    if (lost)
      throw new Error('[WebGPU] failed to call OrtRun(). ERROR_CODE: 1, device is lost at webgpu_context.cc:817');
  };
  const engine: Engine = {
    ...real,
    provider,
    async session(program, options) {
      check();
      const session = await real.session(program, options);
      return {
        release: () => session.release(),
        async run(feeds) {
          check();
          return session.run(feeds);
        },
      };
    },
  };
  return { engine, lose: () => (lost = true) };
}

describe('a graphics card that is lost', () => {
  it('costs nothing but its speed: the run continues on WASM from the last moment, and says so', async () => {
    const { engine, lose } = await fragile('webgpu');
    const opened: string[] = [];
    const run = start({
      openEngine: async (provider) => {
        opened.push(provider);
        return provider === 'webgpu' ? engine : wasm;
      },
    });
    const text = `${CIRCLE}&provider=webgpu`;
    await run.load(text);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 50);
    const { step: before } = run.frame();
    lose();
    await run.until(() => run.status().provider === 'wasm' && run.status().status === 'running');
    const reason = run.status().reason ?? '';
    expect(reason).toMatch(
      /^The graphics card was lost, so the run continues on WASM from step [\d,]+\. Reload the page/,
    );
    expect(Number(reason.match(/step ([\d,]+)/)?.[1]?.replaceAll(',', ''))).toBeGreaterThanOrEqual(before);
    await run.until(() => run.frame().step > before + 100);

    await run.load(text.replace('adam', 'sgd'));
    expect(run.status()).toMatchObject({ provider: 'wasm', reason });
    expect(opened).toEqual(['webgpu', 'wasm']);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    await run.settled();
  });

  it('is noticed while the run is paused, and the interrupted command is carried out', async () => {
    for (const command of [
      { type: 'step', steps: 3 },
      { type: 'experiment', spec: experiment(`${CIRCLE.replace('adam', 'momentum')}&provider=webgpu`) },
    ] as const) {
      const { engine, lose } = await fragile('webgpu');
      const run = start({ openEngine: async (provider) => (provider === 'webgpu' ? engine : wasm) });
      await run.load(`${CIRCLE}&provider=webgpu`);
      await step(run, 5);
      lose();
      run.send(command);
      await run.until(() => run.status().provider === 'wasm' && run.status().status === 'paused');
      await run.settled();
      expect(run.frame().step).toBe(command.type === 'step' ? 8 : 5);
      const { probe } = await step(run, 3);
      expect('velocity' in (probe?.slots ?? {})).toBe(command.type === 'experiment');
    }
  });

  it('is not blamed for data that cannot be loaded', async () => {
    const { engine } = await fragile('webgpu');
    const run = start({
      openEngine: async () => engine,
      read: () => Promise.reject(new Error('data/iris.csv could not be loaded (HTTP 404)')),
    });
    await run.load(`${CIRCLE}&provider=webgpu`);
    await step(run, 5);
    run.send({ type: 'experiment', spec: experiment('data=iris&provider=webgpu') });
    await run.until(() => run.status().status === 'failed');
    expect(run.status().reason).toBe('data/iris.csv could not be loaded (HTTP 404)');
  });

  it('is an ordinary failure if WASM is lost', async () => {
    const { engine, lose } = await fragile('wasm');
    const run = start({ openEngine: async () => engine });
    await run.load(CIRCLE);
    lose();
    run.send({ type: 'step', steps: 1 });
    await run.until(() => run.status().status === 'failed');
  });
});
