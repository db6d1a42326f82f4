import type { Compiled } from '../compiler/compile.ts';
import type { PreparedData } from '../compiler/data.ts';
import { sizeOf } from '../math/shape.ts';
import {
  BATCHES,
  graphProgram,
  ITERATIONS,
  loopProgram,
  outputName,
  type StepLoop,
  unrolledProgram,
} from '../onnx/program.ts';
import type { Part } from '../spec/experiment.ts';
import { BatchOrder } from './batches.ts';
import type { Engine, EngineSession, EngineTensor } from './engine.ts';

/** Everything that one step hands to the next, by name. */
export type State = ReadonlyMap<string, Float32Array>;

/** A program holds about this many nodes: more saves nothing and takes longer to load. */
const NODES = 400;
const MOST_UNROLLED = 10;

/** An experiment on an engine: makes steps, and says how the network does. One call at a time. */
export class Trainer {
  /** Steps made so far. */
  step = 0;
  /** Steps that one iteration of the training program makes. */
  readonly unroll: number;
  readonly #engine: Engine;
  readonly #compiled: Compiled;
  readonly #batches: BatchOrder;
  readonly #sessions = new Map<string, Promise<EngineSession>>();
  readonly #state = new Map<string, EngineTensor>();
  readonly #live = new Map<string, EngineTensor>();

  constructor(engine: Engine, compiled: Compiled, data: PreparedData, seed: number) {
    this.#engine = engine;
    this.#compiled = compiled;
    this.#batches = new BatchOrder(seed, data.parts.train.count, compiled.training.batch);
    const nodes = compiled.training.step.values.length;
    this.unroll = Math.min(MOST_UNROLLED, Math.max(1, Math.round(NODES / nodes)));
  }

  /** Builds what training and its picture need, so that the first step does not wait. */
  async prepare(): Promise<void> {
    await this.#training();
    await this.#evaluation(['train', 'validation']);
    await this.#picture();
  }

  setLive(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      this.#live.set(name, this.#engine.tensor({ dtype: 'float32', data: Float32Array.of(value) }, []));
    }
  }

  /** Goes to a state; tensors that `state` lacks start as the optimizer says. */
  setState(state: State, step: number): void {
    for (const { name, shape, initial } of this.#compiled.state) {
      const data = state.get(name) ?? new Float32Array(sizeOf(shape)).fill(initial);
      this.#replace(name, this.#engine.tensor({ dtype: 'float32', data }, shape));
    }
    this.step = step;
  }

  async state(): Promise<State> {
    const state = new Map<string, Float32Array>();
    for (const [name, tensor] of this.#state) state.set(name, await tensor.read());
    return state;
  }

  /** Rows of the training part that the next `steps` steps see, one after the other. */
  upcomingRows(steps: number): Int32Array {
    return this.#batches.rows(this.step, steps);
  }

  async train(steps: number): Promise<void> {
    const iterations = Math.floor(steps / this.unroll);
    if (iterations > 0) await this.#advance(await this.#training(), iterations, this.unroll);
    const rest = steps - iterations * this.unroll;
    if (rest > 0) await this.#advance(await this.#singleSteps(), rest, 1);
  }

  /** Loss and metric as `<part>/loss` and `<part>/metric`, for the parts that have examples. */
  async evaluate(parts: readonly Part[]): Promise<Map<string, number>> {
    const results = await this.#run(await this.#evaluation(parts));
    return new Map([...results].map(([name, values]) => [name, values[0] as number]));
  }

  /** Activations on the grid, layer by layer: [units, size²]. */
  async picture(): Promise<Map<string, Float32Array>> {
    return this.#run(await this.#picture());
  }

  /** The gradient of every parameter for the batch of the next step. */
  async nextGradients(data: PreparedData): Promise<Map<string, Float32Array>> {
    const session = await this.#session('gradients', () =>
      this.#engine.session(graphProgram(this.#compiled.gradients)),
    );
    const rows = [...this.upcomingRows(1)];
    const batch = new Map<string, EngineTensor>();
    for (const name of ['x', 'y'] as const) {
      const { shape, data: values } = data.parts.train[name];
      const width = shape[1] as number;
      const picked = rows.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)]);
      const tensor = this.#engine.tensor({ dtype: 'float32', data: Float32Array.from(picked) }, [rows.length, width]);
      batch.set(name, tensor);
    }
    return this.#run(session, batch);
  }

  async dispose(): Promise<void> {
    for (const tensor of this.#state.values()) tensor.dispose();
    const sessions = await Promise.allSettled(this.#sessions.values());
    for (const session of sessions) if (session.status === 'fulfilled') await session.value.release();
  }

  async #advance(session: EngineSession, iterations: number, unroll: number): Promise<void> {
    // Without a Loop a run makes one iteration.
    const most = this.#loops ? iterations : 1;
    for (let left = iterations; left > 0; left -= most) {
      const { batch } = this.#compiled.training;
      const rows = this.#batches.rows(this.step, most * unroll);
      const results = await session.run(
        new Map([
          ...this.#state,
          ...this.#live,
          [BATCHES, this.#engine.tensor({ dtype: 'int32', data: rows }, [most, unroll * batch])],
          [ITERATIONS, this.#engine.tensor({ dtype: 'int64', data: BigInt64Array.of(BigInt(most)) }, [])],
        ]),
      );
      for (const name of this.#compiled.training.state) {
        this.#replace(name, results.get(outputName(name)) as EngineTensor);
      }
      this.step += most * unroll;
    }
  }

  /** Runs an inference program on the current parameters and reads its results. */
  async #run(session: EngineSession, more?: Map<string, EngineTensor>): Promise<Map<string, Float32Array>> {
    const results = await session.run(new Map([...this.#state, ...this.#live, ...(more ?? [])]));
    const read = new Map<string, Float32Array>();
    for (const [name, tensor] of results) read.set(name.slice(outputName('').length), await tensor.read());
    return read;
  }

  get #loops(): boolean {
    return this.#engine.provider === 'wasm';
  }

  #training(): Promise<EngineSession> {
    return this.#session('training', () => this.#stepSession(this.unroll));
  }

  /** One step an iteration, for what is left over. */
  #singleSteps(): Promise<EngineSession> {
    return this.#session('single', () => this.#stepSession(1));
  }

  #stepSession(unroll: number): Promise<EngineSession> {
    const loop: StepLoop = { ...this.#compiled.training, unroll };
    return this.#engine.session(this.#loops ? loopProgram(loop) : unrolledProgram(loop), loop.state);
  }

  #evaluation(parts: readonly Part[]): Promise<EngineSession> {
    const build = () => this.#engine.session(graphProgram(this.#compiled.evaluation(parts)));
    return this.#session(`evaluation ${parts.join()}`, build);
  }

  #picture(): Promise<EngineSession> {
    return this.#session('picture', () => this.#engine.session(graphProgram(this.#compiled.picture)));
  }

  #session(key: string, build: () => Promise<EngineSession>): Promise<EngineSession> {
    const known = this.#sessions.get(key);
    if (known) return known;
    const session = build();
    this.#sessions.set(key, session);
    return session;
  }

  #replace(name: string, tensor: EngineTensor): void {
    this.#state.get(name)?.dispose();
    this.#state.set(name, tensor);
  }
}
