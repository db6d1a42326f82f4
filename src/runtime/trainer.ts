import type { Compiled, PerStepInput, State } from '../compiler/compiled.ts';
import { type Member, stackStates, stateOfMember } from '../compiler/replicas.ts';
import { liveTables } from '../compiler/rollout/context.ts';
import { type ExperimentSpec, liveValues, variants } from '../experiment/index.ts';
import type { PlayerId } from '../experiment/two-networks.ts';
import type { Graph } from '../ir/graph.ts';
import { nameOfOutput } from '../onnx/program.ts';
import { BATCHES } from '../onnx/training.ts';
import { Ending } from './ending.ts';
import type { Engine, EngineSession, EngineTensor } from './engine.ts';
import { passesOf } from './epochs.ts';
import { Evaluation } from './evaluation.ts';
import { examplesFor } from './feeds/examples.ts';
import type { Fed } from './feeds/feed.ts';
import { isNoise, noiseFor } from './feeds/noise.ts';
import { numbersFor } from './feeds/numbers.ts';
import { StepInputs } from './feeds/step-inputs.ts';
import { Programs } from './programs.ts';
import { Replica } from './replica.ts';
import type { ReplicaMemory } from './replica-memory.ts';
import { EVALUATED } from './series.ts';
import { TrainingState } from './training-state.ts';
import { Unrolling } from './unrolling.ts';
import { nextVanishing } from './vanishing.ts';

/** The approximate number of nodes of a program: more save nothing and take longer to load. */
const NODES = 400;
const MOST_UNROLLED = 10;

/** Trains experiments side by side, usually one, on an engine. Only one call at a time. */
export class Trainer {
  /** Steps made so far. */
  step = 0;
  readonly evaluation: Evaluation;
  readonly #engine: Engine;
  readonly #compiled: Compiled;
  readonly #replicas: readonly Replica[];
  readonly #inputs: StepInputs;
  readonly #programs: Programs;
  readonly #beside: Trainer[] = [];
  readonly #state: TrainingState;
  readonly #live = new Map<string, EngineTensor>();
  readonly #unrolling: Unrolling;
  readonly #ending: Ending;
  /** Why training stopped early; null if it has not. */
  stopped: string | null = null;

  /** @param members the members that `compiled` was compiled from */
  constructor(engine: Engine, compiled: Compiled, members: readonly Member[]) {
    this.#engine = engine;
    this.#compiled = compiled;
    this.#replicas = members.map((member) => new Replica(member, compiled.batch));
    this.#inputs = new StepInputs(compiled, this.#replicas);
    this.#programs = new Programs(engine, compiled, this.#inputs);
    this.#state = new TrainingState(engine, compiled, this.#programs.packs);
    const nodes = compiled.training.step.values.length;
    const most = Math.min(MOST_UNROLLED, Math.max(1, Math.round(NODES / nodes)));
    // Without a Scan every iteration is a separate run, which is always expensive.
    this.#unrolling = new Unrolling(most, !this.#programs.scans);
    this.evaluation = new Evaluation(this, compiled, members);
    this.#ending = new Ending(members, passesOf(compiled, members[0] as Member));
    this.#setLive(members.map(({ spec }) => spec));
  }

  /** Asking `train` for this many steps at once, or a multiple of it, is most efficient. */
  get unroll(): number {
    return this.#unrolling.current;
  }

  /** Builds the programs that evaluation needs. */
  async prepareLooks(): Promise<void> {
    await this.evaluation.prepare(EVALUATED);
    await this.prepare('picture', () => this.#compiled.picture);
  }

  /** Builds the programs that training needs, so that the first step does not wait. */
  async prepareSteps(): Promise<void> {
    await this.#programs.training(this.unroll);
  }

  /** Adopts the live numbers of an experiment that differs in nothing else. */
  setLive(spec: ExperimentSpec): void {
    this.#setLive(variants(spec));
  }

  #setLive(specs: readonly ExperimentSpec[]): void {
    this.#ending.until = specs[0]?.until ?? [];
    this.#replicas.forEach((replica, index) => {
      replica.setLive(specs[index] as ExperimentSpec);
    });
    for (const [name, { shape, data }] of this.#inputs.setLive(specs)) {
      this.#live.set(name, this.#tensor({ shape, data }));
    }
  }

  /** Lets only one player move in the steps to come; null for all. */
  letMove(only: PlayerId | null): void {
    for (const replica of this.#replicas) replica.only = only;
  }

  /**
   * Goes to a state, which has all tensors of the experiments.
   * @param memories the memories of the replicas at that state, if known
   */
  setState(state: State, step: number, memories?: readonly ReplicaMemory[] | null): void {
    this.#state.load(state);
    const ending = memories?.[0]?.ending;
    if (ending) this.#ending.recall(ending);
    else this.#ending.rewind(this.step, step);
    this.step = step;
    this.#replicas.forEach((replica, index) => {
      const memory = memories?.[index];
      if (memory) replica.recall(memory);
      else replica.rewind(step);
    });
    this.stopped = null;
  }

  /** The replicas' memories of the validation losses so far. */
  get memories(): readonly ReplicaMemory[] {
    const ending = this.#ending.isAsked ? { ending: this.#ending.memory } : {};
    return this.#replicas.map(({ memory }) => ({ ...memory, ...ending }));
  }

  /** The learning rate of a replica's next step. */
  learningRate(replica = 0): number {
    return this.#replica(replica).learningRate(this.step);
  }

  /** The state of all replicas. */
  state(): Promise<State> {
    return this.#state.read();
  }

  /** The rows of the training part that a replica's next `steps` steps use, one after the other. */
  upcomingRows(steps: number, replica = 0, from = this.step): Int32Array {
    return this.#replica(replica).batches.rows(from, steps);
  }

  /** Makes `steps` steps, or fewer if all replicas stop early or the run ends as the experiment asks. */
  async train(steps: number): Promise<void> {
    const [first] = this.#replicas as [Replica];
    const ending = this.#ending;
    this.stopped = null;
    if (!first.watches && !ending.isAsked) return this.#makeSteps(steps);
    const end = this.step + steps;
    // A person who continues training after a stop knows about it, so it is not reported again immediately.
    if (this.#replicas.every(({ stopped }) => stopped !== null)) for (const replica of this.#replicas) replica.resume();
    ending.start(this.step);
    for (;;) {
      if (first.watches && this.step === first.due) await this.#endEpoch();
      if (this.step >= end || this.stopped !== null) return;
      const due = Math.min(end, ending.due(this.step, this.unroll), first.watches ? first.due : end);
      await this.#makeSteps(due - this.step);
      this.stopped = await ending.judge({
        step: this.step,
        scores: () => this.evaluation.all(EVALUATED),
        judged: (part, replica) => this.evaluation.judged(part, replica),
        state: () => this.state(),
      });
    }
  }

  /**
   * Makes `steps` steps in the same runs of the program as `train`, and discards their results: the state stays as it is.
   * @param steps at least 1
   */
  async rehearse(steps: number): Promise<void> {
    await this.#inRuns(steps, (results) => {
      for (const tensor of results.values()) tensor.dispose();
    });
  }

  /** Ends the time of training that counts, until the next step. */
  rest(): void {
    this.#ending.rest();
  }

  async #endEpoch(): Promise<void> {
    const scores = await this.evaluation.all(EVALUATED);
    const losses = scores.get('validation/loss') ?? scores.get('train/loss');
    const { replicas } = this.#compiled;
    for (const [index, replica] of this.#replicas.entries()) {
      const loss = losses?.[index] ?? Number.NaN;
      await replica.endEpoch(loss, async () => stateOfMember(await this.state(), index, replicas));
    }
    const reasons = this.#replicas.flatMap(({ stopped }) => stopped ?? []);
    if (reasons.length < replicas) return;
    this.stopped = replicas === 1 ? (reasons[0] as string) : `All ${replicas} runs have stopped early.`;
    const left = this.#replicas.flatMap((replica) => replica.left ?? []);
    if (left.length === replicas) this.#state.load(stackStates(left));
  }

  async #makeSteps(steps: number): Promise<void> {
    const end = this.step + steps;
    while (this.step < end) {
      const vanishing = this.#vanishes ? nextVanishing(this.step) : end;
      await this.#inRuns(Math.min(end, vanishing) - this.step, (results, made) => {
        for (const [name, tensor] of results) this.#state.replace(name, tensor);
        this.step += made;
      });
      if (this.#vanishes && this.step === vanishing) await this.#state.letVanish();
    }
  }

  /** Whether tiny numbers become 0, which graphics cards do not need: they are not slow with them. */
  get #vanishes(): boolean {
    return this.#programs.scans && this.#state.mayVanish;
  }

  /**
   * Runs the training program for `steps` steps: in its iterations, and in single steps for the rest.
   * @param take receives the tensors of the state after each run, by name, and the number of its steps
   */
  async #inRuns(steps: number, take: (results: Map<string, EngineTensor>, made: number) => void): Promise<void> {
    const { unroll } = this;
    const iterations = Math.floor(steps / unroll);
    if (iterations > 0) {
      const session = await this.#programs.training(unroll);
      const start = performance.now();
      await this.#repeat(session, iterations, unroll, take);
      this.#unrolling.record(iterations * unroll, performance.now() - start);
    }
    const rest = steps - iterations * unroll;
    if (rest > 0) await this.#repeat(await this.#programs.training(1), rest, 1, take);
  }

  /** The results of `Compiled.picture` for a replica, layer by layer: [units, size²]. */
  async picture(replica = 0): Promise<Map<string, Float32Array>> {
    return this.infer('picture', () => this.#compiled.picture, { replica });
  }

  /**
   * The gradient of every trained parameter of a replica, as it is now, for the batch of its next step.
   * @param ahead the number of steps before the one whose batch is used instead
   */
  async nextGradients(replica = 0, ahead = 0): Promise<Map<string, Float32Array>> {
    return this.infer('gradients', () => this.#compiled.gradients, {
      replica,
      feeds: this.feedsOfStep(replica, ahead),
    });
  }

  /** What changes from step to step, for the next step of a replica, or for one that is this many steps ahead. */
  feedsOfStep(replica = 0, ahead = 0): Map<string, Fed> {
    const step = this.step + ahead;
    const noise = this.#compiled.training.perStep.filter(isNoise);
    return this.feedsOfBatch(replica, this.upcomingRows(1, replica, step), noise, step);
  }

  /**
   * What changes from step to step, for a step with another batch.
   * @param rows the training examples that are its batch
   * @param noise the random numbers that it draws
   * @param step the number of steps before it
   */
  feedsOfBatch(
    replica: number,
    rows: ArrayLike<number>,
    noise: readonly Pick<PerStepInput, 'name' | 'shape' | 'holds'>[],
    step = this.step,
  ): Map<string, Fed> {
    const own = this.#replica(replica);
    const feeds = examplesFor(own, rows);
    for (const input of noise) {
      feeds.set(input.name, { shape: input.shape, data: noiseFor(input, [own], step, 1) });
    }
    for (const [name, number] of this.numbersOfStep(replica, step)) {
      feeds.set(name, { shape: [], data: Float32Array.of(number) });
    }
    return feeds;
  }

  /** The numbers of a replica's step that follow from its count, without rounding, by name. @param step as above */
  numbersOfStep(replica: number, step = this.step): ReadonlyMap<string, number> {
    const own = this.#replica(replica);
    const numbers = this.#compiled.training.perStep.filter((input) => !isNoise(input));
    return new Map(numbers.map((input) => [input.name, numbersFor(input, [own], step, 1)[0] as number]));
  }

  /**
   * Runs a graph of one replica on its state, and reads its results.
   * @param key identifies the graph, which is built when it is first needed
   * @param feeds additional inputs, or inputs that replace those of the replica
   */
  async infer(
    key: string,
    graph: () => Graph,
    { replica = 0, feeds = new Map() }: { readonly replica?: number; readonly feeds?: ReadonlyMap<string, Fed> } = {},
  ): Promise<Map<string, Float32Array>> {
    const session = await this.prepare(key, graph);
    const tensors = new Map(await this.#tensorsOf(replica));
    for (const [name, { shape, data }] of feeds) {
      tensors.set(name, this.#tensor({ shape, data }));
    }
    return this.#run(session, tensors);
  }

  /** Like `infer`, but for a graph of all replicas. */
  async inferAll(key: string, graph: () => Graph): Promise<Map<string, Float32Array>> {
    return this.#run(await this.prepare(key, graph), await this.#state.separate());
  }

  /** Builds the program of a graph, unless that has been done. */
  prepare(key: string, graph: () => Graph): Promise<EngineSession> {
    return this.#programs.of(key, graph);
  }

  /** The state of all replicas after the next step, without making that step. */
  async peek(): Promise<State> {
    const results = await this.#runSteps(await this.#programs.training(1), 1, 1);
    const state = await this.#state.read(results);
    for (const tensor of results.values()) tensor.dispose();
    return state;
  }

  /** Another trainer on the same engine, which is disposed of with this one. */
  beside(compiled: Compiled, members: readonly Member[]): Trainer {
    const trainer = new Trainer(this.#engine, compiled, members);
    this.#beside.push(trainer);
    return trainer;
  }

  async dispose(): Promise<void> {
    for (const trainer of this.#beside) await trainer.dispose();
    this.#state.dispose();
    await this.#programs.release();
  }

  /** Makes iterations in as few runs as memory allows. */
  async #repeat(
    session: EngineSession,
    iterations: number,
    unroll: number,
    take: (results: Map<string, EngineTensor>, made: number) => void,
  ): Promise<void> {
    const most = this.#programs.mostIterations(unroll);
    for (let left = iterations; left > 0; left -= most) {
      const now = Math.min(left, most);
      take(await this.#runSteps(session, now, unroll), now * unroll);
    }
  }

  /** The tensors of the state after the next steps, by name. */
  async #runSteps(session: EngineSession, iterations: number, unroll: number): Promise<Map<string, EngineTensor>> {
    const fed = [...this.#inputs.next(this.step, iterations * unroll)].map(
      ([name, { shape, data }]): [string, EngineTensor] => {
        const [, ...each] = shape;
        const whole = name === BATCHES ? [iterations, data.length / iterations] : [iterations, unroll, ...each];
        return [name, this.#tensor({ shape: whole, data })];
      },
    );
    const results = await session.run(new Map([...this.#state.tensors, ...this.#live, ...fed]));
    return new Map([...results].map(([output, tensor]) => [nameOfOutput(output), tensor]));
  }

  /** Runs an inference program and reads its results. */
  async #run(session: EngineSession, feeds: ReadonlyMap<string, EngineTensor>): Promise<Map<string, Float32Array>> {
    const results = await session.run(new Map([...this.#live, ...feeds]));
    const read = new Map<string, Float32Array>();
    for (const [name, tensor] of results) read.set(nameOfOutput(name), await tensor.read());
    return read;
  }

  /** The feeds for the programs of a single replica: its part of the state, and its live numbers. */
  async #tensorsOf(replica: number): Promise<ReadonlyMap<string, EngineTensor>> {
    const { replicas, state: tensors } = this.#compiled;
    if (replicas === 1) return this.#state.separate();
    const state = stateOfMember(await this.state(), replica, replicas);
    const own = tensors.map(({ name, shape }): [string, EngineTensor] => {
      const data = state.get(name) as Float32Array;
      return [name, this.#engine.tensor({ dtype: 'float32', data }, shape)];
    });
    const live = Object.entries(liveValues(this.#replica(replica).spec)).map(
      ([name, value]): [string, EngineTensor] => [
        name,
        this.#engine.tensor({ dtype: 'float32', data: Float32Array.of(value) }, []),
      ],
    );
    const tables = Object.entries(liveTables(this.#replica(replica).spec)).map(
      ([name, { shape, data }]): [string, EngineTensor] => [
        name,
        this.#engine.tensor({ dtype: 'float32', data: Float32Array.from(data) }, shape),
      ],
    );
    return new Map([...own, ...live, ...tables]);
  }

  #tensor({ shape, data }: Fed): EngineTensor {
    return this.#engine.tensor(
      data instanceof Int32Array ? { dtype: 'int32', data } : { dtype: 'float32', data },
      shape,
    );
  }

  #replica(index: number): Replica {
    const replica = this.#replicas[index];
    if (!replica) throw new Error(`there is no replica ${index}, only 0 to ${this.#replicas.length - 1}`);
    return replica;
  }
}
