import { describe, expect, it } from 'vitest';
import type { ReadAsset } from '../../../src/experiment/rows.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { startRun as start } from '../../support/run.ts';

const CIRCLE = 'data=circle&net=dense(4,tanh)&opt=sgd';

describe('a run', () => {
  it('shows the untrained network before the engine is available', async () => {
    let open: (engine: Engine) => void = () => {};
    const run = start({
      openEngine: () =>
        new Promise((resolve) => {
          open = resolve;
        }),
    });
    run.send({ type: 'experiment', spec: experiment(CIRCLE) });
    await run.until(() => run.status()?.status === 'loading');
    expect(run.frame().step).toBe(0);
    expect(run.frame().values['train/loss']).toBeGreaterThan(0);
    expect(run.frame().maps).toHaveLength(5 * 64 * 64);
    open(await wasm);
    await run.until(() => run.status().status === 'ready');
    expect(run.status().provider).toBe('wasm');
  });

  it('trains, pauses and starts over', async () => {
    const run = start();
    await run.load(CIRCLE);
    const untrained = run.frame();
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 1000);
    expect(run.status().status).toBe('running');
    expect(run.frame().stepsPerSecond).toBeGreaterThan(0);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    expect(run.frame().values['train/loss']).toBeLessThan(untrained.values['train/loss']);
    expect(run.frame().epoch).toBeCloseTo((run.frame().step * 10) / 350, 9);
    run.send({ type: 'reset' });
    await run.until(() => run.status().status === 'ready');
    expect(run.frame().step).toBe(0);
    expect([...run.frame().parameters]).toEqual([...untrained.parameters]);
  });

  it('makes exactly one step at a time', async () => {
    const run = start();
    await run.load(CIRCLE);
    for (const step of [1, 2, 3]) {
      run.send({ type: 'step', steps: 1 });
      await run.until(() => run.frame().step === step);
    }
    expect(run.status().status).toBe('paused');
  });

  it('continues through a live edit and through one that needs new programs', async () => {
    const run = start();
    await run.load(CIRCLE);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 200);
    for (const edit of [
      CIRCLE.replace('sgd', 'sgd(lr=0.01)'),
      CIRCLE.replace('sgd', 'adam'),
      CIRCLE.replace('tanh', 'relu'),
    ]) {
      const before = run.frame().step;
      await run.load(edit);
      expect(run.status().status).toBe('running');
      expect(run.frame().step).toBeGreaterThanOrEqual(before);
      await run.until(() => run.frame().step > before + 100);
    }
  });

  it('continues when an element is pinned, moved and released', async () => {
    const run = start();
    await run.load(CIRCLE);
    const at = (name: string, index: number) => {
      const parameter = run.view()?.parameters.find((each) => each.name === name);
      return run.frame().parameters[(parameter?.offset ?? Number.NaN) + index];
    };
    run.send({ type: 'step', steps: 50 });
    await run.until(() => run.frame().step === 50);
    const [pinned, other] = [at('dense1/weight', 3), at('dense1/weight', 4)];
    expect(pinned).not.toBe(0.5);
    for (const [value, step] of [
      [0.5, 60],
      [-2, 70],
    ] as const) {
      const before = at('dense1/weight', 4);
      await run.load(`${CIRCLE}&pin=dense1_weight(3,${value})`);
      expect(run.status().status).toBe('paused');
      expect(run.frame().step).toBe(step - 10);
      expect(at('dense1/weight', 3)).toBe(value);
      expect(at('dense1/weight', 4)).toBe(before);
      run.send({ type: 'step', steps: 10 });
      await run.until(() => run.frame().step === step);
      expect(at('dense1/weight', 3)).toBe(value);
    }
    expect(at('dense1/weight', 4)).not.toBe(other);
    await run.load(CIRCLE);
    expect(run.frame().step).toBe(70);
    expect(at('dense1/weight', 3)).toBe(-2);
    run.send({ type: 'step', steps: 10 });
    await run.until(() => run.frame().step === 80);
    expect(at('dense1/weight', 3)).not.toBe(-2);
    run.send({ type: 'reset' });
    await run.until(() => run.status().status === 'ready');
    expect(at('dense1/weight', 3)).not.toBe(-2);
  });

  it('continues when the plane of the pictures changes', async () => {
    const run = start();
    await run.load('data=iris&net=dense(3,tanh)');
    run.send({ type: 'step', steps: 40 });
    await run.until(() => run.frame().step === 40);
    const { parameters, maps } = run.frame();
    for (const [plane, label] of [
      ['sepal_length,sepal_width', /^sepal_length$/],
      ['components', /^component 1 \(7\d %\)$/],
    ] as const) {
      await run.load(`data=iris&net=dense(3,tanh)&plane=${plane}`);
      expect(run.status().status).toBe('paused');
      expect(run.frame().step).toBe(40);
      expect([...run.frame().parameters]).toEqual([...parameters]);
      expect([...run.frame().maps]).not.toEqual([...maps]);
      expect(run.view()?.grid.labels[0]).toMatch(label);
    }
  });

  it('is loading while a data file is being fetched, and then continues', async () => {
    let arrive = (_: string) => {};
    const page = start({ read: () => new Promise((resolve) => (arrive = resolve)) });
    page.send({ type: 'experiment', spec: experiment('data=circle') });
    await page.until(() => page.status()?.status === 'ready');
    page.send({ type: 'play' });
    await page.until(() => page.status().status === 'running');
    page.send({ type: 'experiment', spec: experiment('data=iris') });
    await page.until(() => page.status().status === 'loading');
    expect(page.view()?.task).toBe('binary');
    arrive(await readAsset('data/iris.csv'));
    await page.until(() => page.status().status === 'running');
    expect(page.view()?.task).toBe('multiclass');
    page.send({ type: 'pause' });
    await page.until(() => page.status().status === 'paused');
  });

  it('reports how much of a large data file has arrived', async () => {
    const read: ReadAsset = (path, bytes, onProgress) => {
      if (bytes !== undefined) onProgress?.(1000, bytes);
      return readAsset(path);
    };
    const page = start({ read });
    await page.load('data=fashion_mnist(n=1100)&net=none&batch=all');
    expect(page.all('loading').map(({ loaded }) => loaded)).toContain(1000);
    expect(page.latest('loading')?.total).toBeGreaterThan(3_000_000);
  });

  it('starts over, still running, when the width of a layer or the data change', async () => {
    const run = start();
    await run.load(CIRCLE);
    run.send({ type: 'play' });
    for (const edit of [CIRCLE.replace('dense(4,tanh)', 'dense(5,tanh)'), 'data=iris&net=none']) {
      await run.until(() => run.frame().step > 500);
      const seen = run.events.length;
      await run.load(edit);
      const steps = run.events.slice(seen).flatMap((event) => (event.type === 'frame' ? [event.frame.step] : []));
      expect(steps[0]).toBe(0);
      expect(run.status().status).toBe('running');
    }
    expect(run.view()?.classes).toEqual(['setosa', 'versicolor', 'virginica']);
    await run.until(() => run.frame().step > 0);
  });

  it('leaves a network whose first evaluation takes long as soon as another experiment arrives', async () => {
    const run = start();
    await run.load(CIRCLE);
    // Its losses on 5,100 images would take minutes.
    run.send({
      type: 'experiment',
      spec: experiment('data=fashion_mnist(n=6000)&net=conv2d(64,5,relu),conv2d(64,5,relu)'),
    });
    await run.until(() => run.view()?.points.count === 6000);
    await run.load(CIRCLE);
    expect(run.status().status).toBe('ready');
    expect(run.view()?.points.count).toBe(500);
  });

  it('stops when the loss is no longer finite, keeps the last finite picture and recovers with a lower learning rate', async () => {
    const run = start();
    await run.load('data=plane&net=none&opt=sgd(lr=10)');
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'diverged');
    expect(run.status().reason).toMatch(
      /^The loss is no longer a finite number after step \d+, so the run went back to step \d+\. Lower/,
    );
    expect(run.frame().values['train/loss']).toSatisfy(Number.isFinite);
    expect([...run.frame().parameters].every(Number.isFinite)).toBe(true);
    expect(run.status().reason).toContain(`step ${run.frame().step + 1}`);
    await run.load('data=plane&net=none&opt=sgd(lr=0.01)');
    expect(run.status().status).toBe('paused');
    const { step, values } = run.frame();
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > step + 1000);
    expect(run.frame().values['train/loss']).toBeLessThan(values['train/loss'] / 1000);
  });

  it('says why it uses WASM if the requested WebGPU is not available', async () => {
    const run = start({
      openEngine: async (provider) => {
        if (provider === 'webgpu') throw new Error('this browser offers no WebGPU');
        return wasm;
      },
    });
    await run.load(`${CIRCLE}&provider=webgpu`);
    expect(run.status()).toEqual({
      status: 'ready',
      provider: 'wasm',
      reason: 'Using WASM instead of WebGPU: this browser offers no WebGPU.',
    });
  });

  it('says that it failed, and why', async () => {
    const run = start({ openEngine: () => Promise.reject(new Error('no memory left')) });
    run.send({ type: 'experiment', spec: experiment(CIRCLE) });
    await run.until(() => run.status()?.status === 'failed');
    expect(run.status().reason).toBe('no memory left');
  });

  it('trains replicas, reports on each, and opens one of them at its current step', async () => {
    const run = start();
    await run.load(`${CIRCLE}&replicas=4`);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > 300);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    const { step, replicas, values } = run.frame();
    expect(replicas?.shown).toBe(0);
    expect(replicas?.values['validation/loss']).toHaveLength(4);
    expect(replicas?.values['train/loss'][0]).toBe(values['train/loss']);
    expect(new Set(replicas?.values['train/loss']).size).toBe(4);

    await run.load(`${CIRCLE}&seed=12`);
    expect(run.frame().step).toBe(step);
    expect(run.frame().replicas).toBeNull();
    expect(run.frame().values['train/loss']).toBeCloseTo(replicas?.values['train/loss'][2] as number, 5);
    run.send({ type: 'play' });
    await run.until(() => run.frame().step > step + 100);
  });

  it('shows the first replica that has not diverged, and starts a diverged one over', async () => {
    const run = start();
    const sweep = 'data=plane&net=none&sweep=lr(10..0.01,4)';
    await run.load(`${sweep}&opt=sgd`);
    expect(run.frame().replicas?.shown).toBe(0);
    run.send({ type: 'play' });
    await run.until(
      () => run.frame().replicas?.values['train/loss'][0] !== undefined && (run.frame().replicas?.shown ?? 0) > 0,
    );
    const { replicas, values, parameters } = run.frame();
    expect(run.status().status).toBe('running');
    expect(replicas?.values['train/loss'][0]).not.toSatisfy(Number.isFinite);
    expect(values['train/loss']).toSatisfy(Number.isFinite);
    expect([...parameters].every(Number.isFinite)).toBe(true);
    run.send({ type: 'pause' });
    await run.until(() => run.status().status === 'paused');
    await run.load('data=plane&net=none&opt=sgd(lr=10)');
    expect(run.frame().step).toBe(0);
    expect(run.frame().values['train/loss']).toSatisfy(Number.isFinite);
  });

  it('stops when no replica is left', async () => {
    const run = start();
    await run.load('data=plane&net=none&opt=sgd&sweep=lr(9..10,3)');
    run.send({ type: 'play' });
    await run.until(() => run.status().status === 'diverged');
    expect(run.frame().replicas?.values['train/loss'].some(Number.isFinite)).toBe(true);
  });
});
