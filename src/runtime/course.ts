import type { State } from '../compiler/compiled.ts';
import type { Member } from '../compiler/replicas.ts';
import { epochsIn } from '../math/epochs.ts';
import { passesOf } from './epochs.ts';
import type { Look } from './look.ts';
import { Pace } from './pace.ts';
import type { KeptMoment, LoadedWeights, RunStatus } from './protocol.ts';
import { type Snapshot, Snapshots } from './snapshots.ts';
import { Speedometer } from './speed.ts';
import type { Experiment } from './succession.ts';
import type { Telling } from './telling.ts';
import type { Trainer } from './trainer.ts';

/** The current position of a run: its experiment, its trainer, its past moments, and its goal. */
export class Course {
  readonly snapshots = new Snapshots();
  readonly pace = new Pace();
  readonly speed = new Speedometer();
  experiment: Experiment | null = null;
  trainer: Trainer | null = null;
  /** What the run started from, and Reset returns to; null if that was drawn. */
  beginning: LoadedWeights | null = null;
  /** The last moment at which the loss was evaluated and was finite; a run that diverges goes back to it. */
  lastFinite: Snapshot | null = null;
  /** The step at which training pauses; null if it trains until a person pauses it. */
  goal: number | null = null;
  /** The replica that the page shows. */
  shown = 0;
  readonly #telling: Telling;
  readonly #now: () => number;

  /** @param now in ms */
  constructor(telling: Telling, now: () => number) {
    this.#telling = telling;
    this.#now = now;
  }

  /** The part of the run that the page shows. Available only while there are an experiment and a trainer. */
  get look(): Look {
    const { members, compiled } = this.experiment as Experiment;
    const replica = this.shown;
    const trainer = this.trainer as Trainer;
    return { trainer, compiled, member: members[replica] as Member, replica, path: this.snapshots.all };
  }

  get place(): { readonly step: number; readonly epoch: number } {
    const { trainer, compiled, member } = this.look;
    return { step: trainer.step, epoch: epochsIn(trainer.step, passesOf(compiled, member)) };
  }

  /** At a slow pace a short measurement is imprecise, so the speed is limited to the pace. */
  get stepsPerSecond(): number {
    return Math.min(this.speed.stepsPerSecond, this.pace.stepsPerSecond ?? Number.POSITIVE_INFINITY);
  }

  get status(): RunStatus {
    return this.#telling.status;
  }

  setStatus(status: RunStatus, reason?: string): void {
    if (status !== 'running' && status !== 'loading') {
      this.goal = null;
      this.trainer?.rest();
    }
    this.#telling.setStatus(status, reason);
  }

  /** Restarts the pace and the measurement of speed. */
  measureAnew(): void {
    const now = this.#now();
    this.pace.start(now);
    this.speed.reset();
    if (this.trainer) this.speed.record(now, this.trainer.step);
  }

  /** Deletes the snapshots of later steps, because training continues on another path from here. */
  takeAnotherWay(): void {
    this.snapshots.forgetAfter(this.look.trainer.step);
    this.tellSnapshots();
  }

  keepSnapshot(state: State): void {
    const { step, memories } = this.look.trainer;
    if (this.snapshots.wants(step)) this.snapshots.keep({ state, step, memories });
    this.tellSnapshots();
  }

  tellSnapshots(): void {
    this.#telling.snapshots(this.snapshots.all.map(({ step }) => step));
  }

  /** A snapshot with its experiment, without the values of its table, which the page already has. */
  momentOf({ state, step, memories }: Snapshot): KeptMoment {
    const { spec } = this.experiment as Experiment;
    const { beginning } = this;
    return {
      spec: spec.table ? { ...spec, table: { ...spec.table, values: [] } } : spec,
      state,
      step,
      memories,
      beginning,
    };
  }
}
