import type { State } from '../compiler/compiled.ts';
import type { PreparedData } from '../compiler/data.ts';
import type { Member } from '../compiler/replicas.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import type { PlayerId } from '../experiment/two-networks.ts';
import { EpochLog } from './epochs.ts';
import { BatchOrder } from './feeds/batch-order.ts';
import type { ReplicaMemory, WatchedLosses as Watched } from './replica-memory.ts';

/** One of the experiments that train side by side: its data, the order of its batches, and its early stopping. */
export class Replica {
  readonly data: PreparedData;
  readonly batches: BatchOrder;
  /** The only player that moves, while a person makes its steps; null for all. */
  only: PlayerId | null = null;
  readonly #log: EpochLog<Watched>;
  #spec: ExperimentSpec;
  /** The state with the lowest loss. */
  #best: State | null = null;
  /** The final state after training stopped early, see `left`. */
  #left: State | null = null;
  /** Why it stopped early; null if it has not. */
  #stopped: string | null = null;

  constructor({ spec, data }: Member, batch: number) {
    this.#spec = spec;
    this.data = data;
    this.batches = new BatchOrder(spec.seed, data.parts.train.count, batch);
    const start = { lowest: Number.POSITIVE_INFINITY, schedule: {}, stoppers: [] };
    this.#log = new EpochLog<Watched>(this.batches, start, (memory, loss) => this.#watch(memory, loss));
  }

  get spec(): ExperimentSpec {
    return this.#spec;
  }

  /** Takes an experiment that differs only in live numbers. */
  setLive(spec: ExperimentSpec): void {
    this.#spec = spec;
  }

  /** Whether anything needs the validation loss after every epoch. */
  get watches(): boolean {
    return entryOf('schedules', this.#spec.schedule.id).watch !== undefined || this.#stoppers.length > 0;
  }

  /** The step at which the validation loss is next needed. */
  get due(): number {
    return this.#log.due;
  }

  /** The schedule's factor on the learning rate. */
  factor(step: number): number {
    const { id, args } = this.#spec.schedule;
    const schedule = entryOf('schedules', id);
    const memory = { ...schedule.watch?.start, ...this.#log.memory.schedule };
    const { batch, count } = this.batches;
    return schedule.factor({ step, batch, count, memory }, args);
  }

  /** Whether a player moves in the step after `step` steps. */
  hasTurn(player: PlayerId, step: number): boolean {
    if (this.only !== null) return this.only === player;
    return player === 'discriminator' || (step + 1) % this.#spec.discriminatorSteps === 0;
  }

  /** The number of the generator's next step if `step` steps have been made, 1 for the first. */
  generatorCount(step: number): number {
    return Math.floor(step / this.#spec.discriminatorSteps) + 1;
  }

  learningRate(step: number): number {
    return (this.#spec.optimizer.args.lr ?? Number.NaN) * this.factor(step);
  }

  get stopped(): string | null {
    return this.#stopped;
  }

  /**
   * The final state after it stopped early: that of the last step, or the best one if it goes back to that; null if it
   * has not stopped.
   */
  get left(): State | null {
    return this.#left;
  }

  /** Records a validation loss. */
  async endEpoch(loss: number, state: () => Promise<State>): Promise<void> {
    const isLowest = loss < this.#log.memory.lowest;
    this.#log.add(loss);
    if (this.#stopped !== null || this.#stoppers.length === 0) return;
    if (isLowest) this.#best = await state();
    for (const [index, { stop, args }] of this.#stoppers.entries()) {
      const verdict = stop.verdict(this.#log.memory.stoppers[index] ?? stop.start, args);
      if (!verdict) continue;
      this.#stopped = verdict.reason;
      this.#left = verdict.restore ? this.#best : await state();
    }
  }

  /** Continues after it stopped early. */
  resume(): void {
    this.#forgetStop();
    this.#log.revise((memory) => ({
      ...memory,
      stoppers: this.#stoppers.map(({ stop }, index) => stop.resume(memory.stoppers[index] ?? stop.start)),
    }));
  }

  rewind(step: number): void {
    this.#log.rewind(step);
    this.#forgetStop();
  }

  get memory(): ReplicaMemory {
    return { log: this.#log.mark, best: this.#best, left: this.#left, stopped: this.#stopped };
  }

  /** Goes to a moment with these memories. */
  recall({ log, best, left, stopped }: ReplicaMemory): void {
    this.#log.recall(log);
    this.#best = best;
    this.#left = left;
    this.#stopped = stopped;
  }

  #forgetStop(): void {
    this.#stopped = null;
    this.#left = null;
  }

  get #stoppers() {
    return this.#spec.regularizers.flatMap(({ id, args }) => {
      const { stop } = entryOf('regularizers', id);
      return stop ? [{ stop, args }] : [];
    });
  }

  #watch({ lowest, schedule, stoppers }: Watched, loss: number): Watched {
    const { id, args } = this.#spec.schedule;
    const { watch } = entryOf('schedules', id);
    return {
      lowest: loss < lowest ? loss : lowest,
      schedule: watch ? watch.next({ ...watch.start, ...schedule }, loss, args) : schedule,
      stoppers: this.#stoppers.map(({ stop, args: hyper }, index) =>
        stop.next(stoppers[index] ?? stop.start, loss, hyper),
      ),
    };
  }
}
