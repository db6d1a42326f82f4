import type { Compiled } from '../compiler/compiled.ts';
import type { Member } from '../compiler/replicas.ts';
import type { ProviderChoice } from '../experiment/index.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { messageOf } from './message-of.ts';
import type { Provider } from './protocol.ts';
import type { Snapshot } from './snapshots.ts';
import { Trainer } from './trainer.ts';

/** If steps on WASM take less than this, in ms, a graphics card cannot be faster: passing it the work takes as long. */
const LONG = 1;
/** The number of steps that are timed; one short step among them is enough. */
const TRIES = 5;
/** Milliseconds for which each provider is timed. */
const TIMED = 200;

/** A trainer, its provider, and how the provider was chosen. */
export interface Placed {
  readonly trainer: Trainer;
  readonly provider: Provider;
  /** The text for people: why it is not the requested provider, or how much faster it is; null if neither applies. */
  readonly note: string | null;
}

interface World {
  readonly openEngine: OpenEngine;
  /** The time in milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Called before an engine is fetched. */
  readonly onLoading: () => void;
  readonly onProgress: (loaded: number, total: number) => void;
}

/** Opens execution providers when they are first needed, and places experiments on them. */
export class Providers {
  readonly #world: World;
  readonly #engines = new Map<Provider, Engine>();
  /** The engines that are being fetched. */
  readonly #coming = new Map<Provider, Promise<Engine>>();
  /** A sentence on why WebGPU is no longer available; null while it is. */
  #lost: string | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** Stops using WebGPU until another worker starts. @param why a sentence */
  loseWebGpu(why: string): void {
    this.#engines.delete('webgpu');
    this.#lost = why;
  }

  /** Whether any provider is open. */
  get ready(): boolean {
    return this.#engines.size > 0;
  }

  /** Begins to fetch the engine that an experiment needs first, while its programs are built. */
  expect(wanted: ProviderChoice): void {
    const provider = wanted === 'webgpu' && !this.#lost ? 'webgpu' : 'wasm';
    // Whoever opens it reports a failure.
    if (!this.#engines.has(provider)) this.#fetch(provider).catch(() => {});
  }

  /**
   * Creates a trainer at a moment, on the requested provider or, if that is not available, on WASM. With `auto`, short
   * steps run on WASM without trying WebGPU; for long steps both are timed on the experiment's own program.
   * @param look receives each trainer as soon as it can evaluate, before it can train
   */
  async place(
    wanted: ProviderChoice,
    { compiled, members }: { readonly compiled: Compiled; readonly members: readonly Member[] },
    { state, step, memories }: Snapshot,
    look: (trainer: Trainer) => Promise<void>,
  ): Promise<Placed> {
    const on = async (provider: Provider) => {
      const trainer = new Trainer(await this.#open(provider), compiled, members);
      trainer.setState(state, step, memories);
      await trainer.prepareLooks();
      await look(trainer);
      await trainer.prepareSteps();
      return trainer;
    };
    const placed = await this.#choose(wanted, on);
    // Timing has made steps, so the trainer goes back to the moment.
    placed.trainer.setState(state, step, memories);
    return placed;
  }

  async #choose(wanted: ProviderChoice, on: (provider: Provider) => Promise<Trainer>): Promise<Placed> {
    if (this.#lost && wanted !== 'wasm') return { trainer: await on('wasm'), provider: 'wasm', note: this.#lost };
    const onWebGpu = () => on('webgpu').catch(messageOf);
    if (wanted === 'webgpu') {
      const webgpu = await onWebGpu();
      return typeof webgpu === 'string'
        ? {
            trainer: await on('wasm'),
            provider: 'wasm',
            note: `Using WASM instead of WebGPU: ${webgpu.replace(/\.?$/, '.')}`,
          }
        : { trainer: webgpu, provider: 'webgpu', note: null };
    }
    const wasm = await on('wasm');
    const webgpu = wanted === 'auto' && (await this.#takesLong(wasm)) && (await onWebGpu());
    if (!webgpu || typeof webgpu === 'string') return { trainer: wasm, provider: 'wasm', note: null };

    const ratio = (await this.#stepsPerSecond(webgpu)) / (await this.#stepsPerSecond(wasm));
    const faster = ratio > 1;
    await (faster ? wasm : webgpu).dispose();
    return {
      trainer: faster ? webgpu : wasm,
      provider: faster ? 'webgpu' : 'wasm',
      note: sayFaster(faster ? ['WebGPU', 'WASM'] : ['WASM', 'WebGPU'], Math.max(ratio, 1 / ratio)),
    };
  }

  /** Whether even the shortest of a few steps is long; the others may have waited for the machine. */
  async #takesLong(trainer: Trainer): Promise<boolean> {
    const { now } = this.#world;
    for (let tries = 0; tries < TRIES; tries++) {
      const start = now();
      await trainer.train(1);
      if (now() - start <= LONG) return false;
    }
    return true;
  }

  /** The best speed of several short stretches, because the first ones still load and compile. */
  async #stepsPerSecond(trainer: Trainer): Promise<number> {
    const { now } = this.#world;
    const start = now();
    let best = 0;
    for (let steps = 1; now() - start < TIMED; steps = Math.min(2 * steps, 32)) {
      const before = now();
      await trainer.train(steps);
      best = Math.max(best, (1000 * steps) / (now() - before));
    }
    return best;
  }

  async #open(provider: Provider): Promise<Engine> {
    const open = this.#engines.get(provider);
    if (open) return open;
    this.#world.onLoading();
    return this.#fetch(provider);
  }

  /** An engine that could not be fetched is fetched again next time. */
  #fetch(provider: Provider): Promise<Engine> {
    const coming = this.#coming.get(provider);
    if (coming) return coming;
    const engine = this.#world
      .openEngine(provider, this.#world.onProgress)
      .then((opened) => {
        this.#engines.set(provider, opened);
        return opened;
      })
      .finally(() => this.#coming.delete(provider));
    this.#coming.set(provider, engine);
    return engine;
  }
}

function sayFaster([name, other]: readonly [string, string], times: number): string {
  return `Timed on this network, ${name} is ${Number(times.toPrecision(2)).toLocaleString('en')} times as fast as ${other}, so ${name} is used.`;
}
