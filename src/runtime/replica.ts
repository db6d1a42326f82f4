import type { PreparedData } from '../compiler/data.ts';
import type { State } from '../compiler/initial.ts';
import type { Member } from '../compiler/replicas.ts';
import { type ExperimentSpec, entryOf } from '../spec/index.ts';
import { BatchOrder } from './batches.ts';
import { EpochLog } from './epochs.ts';
import type { ReplicaMemory, WatchedLosses as Watched } from './protocol.ts';

/** One of the experiments that train side by side: what it sees in which order, and when it should stop. */
export class Replica {
  readonly data: PreparedData;
  readonly batches: BatchOrder;
  readonly #log: EpochLog<Watched>;
  #spec: ExperimentSpec;
  /** The state with the lowest loss. */
  #best: State | null = null;
  /** The state that was left when training stopped by itself. */
  #left: State | null = null;
  /** Why it stopped by itself; null while it did not. */
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

  /** Takes an experiment that differs in live numbers alone. */
  setLive(spec: ExperimentSpec): void {
    this.#spec = spec;
  }

  /** Whether anything looks at the validation loss after every epoch. */
  get watches(): boolean {
    return entryOf('schedules', this.#spec.schedule.id).watch !== undefined || this.#stoppers.length > 0;
  }

  /** The step at which the validation loss is to be taken next. */
  get due(): number {
    return this.#log.due;
  }

  /** The factor of the schedule on the learning rate. */
  factor(step: number): number {
    const { id, args } = this.#spec.schedule;
    const schedule = entryOf('schedules', id);
    const memory = { ...schedule.watch?.start, ...this.#log.memory.schedule };
    const { batch, count } = this.batches;
    return schedule.factor({ step, batch, count, memory }, args);
  }

  learningRate(step: number): number {
    return (this.#spec.optimizer.args.lr ?? Number.NaN) * this.factor(step);
  }

  get stopped(): string | null {
    return this.#stopped;
  }

  /** The state that it had when it stopped, or before where it goes back to the best; null while it did not. */
  get left(): State | null {
    return this.#left;
  }

  /** Takes a validation loss into account. */
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

  /** Goes on after it stopped by itself. */
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

  /** Goes to a moment at which it remembered this. */
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
