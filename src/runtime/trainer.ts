import type { Compiled, PerStepInput } from '../compiler/compile.ts';
import type { PreparedData } from '../compiler/data.ts';
import { sizeOf } from '../math/shape.ts';
import { graphProgram, nameOfOutput } from '../onnx/program.ts';
import { BATCHES, ITERATIONS, loopProgram, type StepLoop, unrolledProgram } from '../onnx/training.ts';
import type { Part } from '../spec/experiment.ts';
import { type ExperimentSpec, entryOf, liveValues } from '../spec/index.ts';
import { BatchOrder } from './batches.ts';
import type { Engine, EngineSession, EngineTensor } from './engine.ts';
import { EpochLog } from './epochs.ts';
import { fillNoise } from './per-step.ts';

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
  readonly #stepsPerEpoch: number;
  readonly #epochs: EpochLog;
  #spec: ExperimentSpec;
  /** The state after the epoch with the lowest validation loss. */
  #best: State | null = null;
  /** Why training stopped by itself; null while it did not. */
  stopped: string | null = null;

  constructor(engine: Engine, compiled: Compiled, data: PreparedData, spec: ExperimentSpec) {
    this.#engine = engine;
    this.#compiled = compiled;
    this.#batches = new BatchOrder(spec.seed, data.parts.train.count, compiled.training.batch);
    this.#stepsPerEpoch = data.parts.train.count / compiled.training.batch;
    this.#epochs = new EpochLog(this.#stepsPerEpoch);
    this.#spec = spec;
    const nodes = compiled.training.step.values.length;
    this.unroll = Math.min(MOST_UNROLLED, Math.max(1, Math.round(NODES / nodes)));
  }

  /** Builds what training and its picture need, so that the first step does not wait. */
  async prepare(): Promise<void> {
    await this.#training();
    await this.#evaluation(['train', 'validation']);
    await this.#picture();
  }

  /** Takes the live numbers of an experiment that differs in nothing else. */
  setLive(spec: ExperimentSpec): void {
    this.#spec = spec;
    for (const [name, value] of Object.entries(liveValues(spec))) {
      this.#live.set(name, this.#engine.tensor({ dtype: 'float32', data: Float32Array.of(value) }, []));
    }
  }

  /** Goes to a state, with a tensor for each that the experiment is made of. */
  setState(state: State, step: number): void {
    this.#load(state);
    this.step = step;
    this.#epochs.rewind(step);
    this.stopped = null;
  }

  /** The learning rate of the next step. */
  get learningRate(): number {
    return (this.#spec.optimizer.args.lr ?? Number.NaN) * this.#scheduleFactor(this.step);
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

  /** Makes `steps` steps, or fewer where the experiment stops early. */
  async train(steps: number): Promise<void> {
    if (!this.#watches) return this.#makeSteps(steps);
    const end = this.step + steps;
    this.stopped = null;
    for (;;) {
      if (this.step === this.#epochs.due) await this.#endEpoch();
      if (this.step >= end || this.stopped !== null) return;
      await this.#makeSteps(Math.min(end, this.#epochs.due) - this.step);
    }
  }

  /** Whether anything looks at the validation loss after every epoch. */
  get #watches(): boolean {
    return entryOf('schedules', this.#spec.schedule.id).watches || this.#stoppers.length > 0;
  }

  get #stoppers() {
    return this.#spec.regularizers.flatMap(({ id, args }) => {
      const { stop } = entryOf('regularizers', id);
      return stop ? [(losses: readonly number[]) => stop(losses, args)] : [];
    });
  }

  async #endEpoch(): Promise<void> {
    const scores = await this.evaluate(['train', 'validation']);
    const loss = scores.get('validation/loss') ?? scores.get('train/loss') ?? Number.NaN;
    if (this.#epochs.add(loss) && this.#stoppers.length > 0) this.#best = await this.state();
    for (const stop of this.#stoppers) {
      const verdict = stop(this.#epochs.losses);
      if (!verdict) continue;
      this.stopped = verdict.reason;
      if (verdict.restore !== null && this.#best) this.#load(this.#best);
    }
  }

  #scheduleFactor(step: number): number {
    const { id, args } = this.#spec.schedule;
    const progress = { step, stepsPerEpoch: this.#stepsPerEpoch, losses: this.#epochs.losses };
    return entryOf('schedules', id).factor(progress, args);
  }

  async #makeSteps(steps: number): Promise<void> {
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

  /** The gradient of every trained parameter for the batch of the next step. */
  async nextGradients(): Promise<Map<string, Float32Array>> {
    const session = await this.#session('gradients', () =>
      this.#engine.session(graphProgram(this.#compiled.gradients)),
    );
    const rows = [...this.upcomingRows(1)];
    const feeds = new Map<string, EngineTensor>();
    for (const [name, { shape, data }] of Object.entries(this.#compiled.training.tables)) {
      const width = shape[1] as number;
      const picked = rows.flatMap((row) => [...data.subarray(row * width, (row + 1) * width)]);
      const tensor = this.#engine.tensor({ dtype: 'float32', data: Float32Array.from(picked) }, [rows.length, width]);
      feeds.set(name, tensor);
    }
    for (const input of this.#compiled.training.perStep) {
      feeds.set(input.name, this.#engine.tensor({ dtype: 'float32', data: this.#perStep(input, 1) }, input.shape));
    }
    return this.#run(session, feeds);
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
          ...this.#compiled.training.perStep.map((input): [string, EngineTensor] => [
            input.name,
            this.#engine.tensor({ dtype: 'float32', data: this.#perStep(input, most * unroll) }, [
              most,
              unroll,
              ...input.shape,
            ]),
          ]),
        ]),
      );
      for (const [output, tensor] of results) this.#replace(nameOfOutput(output), tensor);
      this.step += most * unroll;
    }
  }

  /** What an input that is new for every step holds in the next `steps` steps, one after the other. */
  #perStep(input: PerStepInput, steps: number): Float32Array {
    const size = sizeOf(input.shape);
    const values = new Float32Array(steps * size);
    for (let index = 0; index < steps; index++) {
      const step = this.step + index;
      if (input.holds === 'schedule') values[index] = this.#scheduleFactor(step);
      else if (input.holds === 'count') values[index] = step + 1;
      else fillNoise(values.subarray(index * size, (index + 1) * size), input, this.#spec.seed, step);
    }
    return values;
  }

  /** Runs an inference program on the current parameters and reads its results. */
  async #run(session: EngineSession, more?: Map<string, EngineTensor>): Promise<Map<string, Float32Array>> {
    const results = await session.run(new Map([...this.#state, ...this.#live, ...(more ?? [])]));
    const read = new Map<string, Float32Array>();
    for (const [name, tensor] of results) read.set(nameOfOutput(name), await tensor.read());
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
    const { training } = this.#compiled;
    const loop: StepLoop = { ...training, perStep: training.perStep.map(({ name }) => name), unroll };
    return this.#engine.session(this.#loops ? loopProgram(loop) : unrolledProgram(loop), { keep: true });
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

  #load(state: State): void {
    for (const { name, shape } of this.#compiled.state) {
      const data = state.get(name);
      if (!data) throw new Error(`the state lacks "${name}"`);
      this.#replace(name, this.#engine.tensor({ dtype: 'float32', data }, shape));
    }
  }

  #replace(name: string, tensor: EngineTensor): void {
    this.#state.get(name)?.dispose();
    this.#state.set(name, tensor);
  }
}
