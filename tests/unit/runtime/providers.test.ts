import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { initialStates, prepareMembers } from '../../../src/compiler/replicas.ts';
import { BATCHES } from '../../../src/onnx/training.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import type { Provider } from '../../../src/runtime/protocol.ts';
import { Providers } from '../../../src/runtime/providers.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

const SMALL = 'data=circle&net=dense(4,tanh)&opt=sgd';
const LARGE = 'data=circle&net=dense(200,tanh),dense(200,tanh)&opt=sgd&batch=all';

/** The real engine with a clock on which an example takes a given number of microseconds. */
async function engine(provider: Provider, clock: { ms: number }, microseconds: number): Promise<Engine> {
  const real = await wasm;
  return {
    ...real,
    provider,
    async session(program, options) {
      const session = await real.session(program, options);
      return {
        release: () => session.release(),
        async run(feeds) {
          const examples = (await feeds.get(BATCHES)?.read())?.length ?? 0;
          clock.ms += (examples * microseconds) / 1000;
          return session.run(feeds);
        },
      };
    },
  };
}

async function place(text: string, wanted: 'auto' | 'webgpu', speeds: Partial<Record<Provider, number>>) {
  const opened: Provider[] = [];
  const clock = { ms: 0 };
  const providers = new Providers({
    now: () => clock.ms,
    onProgress: () => {},
    onLoading: () => {},
    async openEngine(provider) {
      opened.push(provider);
      const microseconds = speeds[provider];
      if (microseconds === undefined) throw new Error('this browser offers no WebGPU');
      return engine(provider, clock, microseconds);
    },
  });
  const members = await prepareMembers(experiment(text), readAsset);
  const [first] = members;
  if (!first) throw new Error('no member');
  const compiled = compile(first.spec, first.data);
  const state = initialStates(members, compiled);
  const placed = await providers.place(
    wanted,
    { compiled, members },
    { state, step: 0, memories: null },
    async () => {},
  );
  return { ...placed, opened, state };
}

describe('auto', () => {
  it('leaves short steps on WASM and does not even open WebGPU', async () => {
    const { provider, note, opened } = await place(SMALL, 'auto', { wasm: 10, webgpu: 1 });
    expect({ provider, note, opened }).toEqual({ provider: 'wasm', note: null, opened: ['wasm'] });
  });

  it('uses the faster of the two for long steps, says by how much, and starts at the same moment', async () => {
    const { provider, note, trainer, state } = await place(LARGE, 'auto', { wasm: 30, webgpu: 10 });
    expect(provider).toBe('webgpu');
    expect(note).toBe('Timed on this network, WebGPU is 3 times as fast as WASM, so WebGPU is used.');
    expect(trainer.step).toBe(0);
    expect((await trainer.state()).get('dense1/weight')).toEqual(state.get('dense1/weight'));
  });

  it('stays on WASM if that is faster, and if there is no WebGPU', async () => {
    expect(await place(LARGE, 'auto', { wasm: 10, webgpu: 25 })).toMatchObject({
      provider: 'wasm',
      note: 'Timed on this network, WASM is 2.5 times as fast as WebGPU, so WASM is used.',
    });
    expect(await place(LARGE, 'auto', { wasm: 10 })).toMatchObject({ provider: 'wasm', note: null });
  });
});

describe('webgpu', () => {
  it('is used as requested, however small the network, or replaced with WASM and a reason', async () => {
    expect(await place(SMALL, 'webgpu', { wasm: 10, webgpu: 1000 })).toMatchObject({ provider: 'webgpu', note: null });
    expect(await place(SMALL, 'webgpu', { wasm: 10 })).toMatchObject({
      provider: 'wasm',
      note: 'Using WASM instead of WebGPU: this browser offers no WebGPU.',
    });
  });
});
