import type { KeptRun } from '../../embedding/kept.ts';
import type { Command, Report } from '../../embedding/protocol.ts';
import type { Target } from '../../embedding/target.ts';
import { saysEnded } from '../../store/run.ts';
import { commonRange } from './common-range.ts';
import { SideRun } from './side-run.ts';

/** A round, in which each side makes the same steps, should take this long, in ms: sides wait for the slowest at its end. */
const ROUND = 200;
/** A side that rests this long before the end of a round, in ms, does not continue by itself. */
const PATIENCE = 1000;

/** A side that does not answer within this time, in ms, has nothing to keep. */
const LAST_ANSWER = 5000;

/** One of the experiments that are conducted. */
interface Side {
  readonly run: SideRun;
  readonly send: (command: Command) => void;
  /** The step at which it ends its part of the round; null once it has. */
  goal: number | null;
  /** When its part of the round began. */
  begun: number;
  /** How often it has rested before its goal. */
  rests: number;
  /** Whether it has ended by itself and makes no steps until it starts over. */
  ended: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether it was added when others had trained, and has not begun to catch up. */
  late: boolean;
  /** The number that it predicts; null if it is none. */
  target: Target | null;
  /** The range on which it shows that number, as JSON; empty if it may show another one. */
  range: string;
  /** Takes the run that it was asked to keep. */
  take: (run: KeptRun | null) => void;
}

/** The range of a side that has not been told another one. */
const OWN_RANGE = JSON.stringify(null);

export interface ConductorState {
  /** Whether the sides train: until Pause, or until the step that was asked for. */
  readonly running: boolean;
  /** Why none of them can train; null if one can. */
  readonly reason: string | null;
  /** Common steps per second; 0 while they do not train. */
  readonly stepsPerSecond: number;
}

const AT_REST: ConductorState = { running: false, reason: null, stepsPerSecond: 0 };

/**
 * Trains several experiments in step. They advance in rounds: each trains to the same step, and the faster ones wait for
 * the slowest, so that all curves have values at common steps. The steps of a round adapt to the time that it takes.
 */
export class Conductor {
  readonly #sides = new Map<string, Side>();
  readonly #listeners = new Set<() => void>();
  #state = AT_REST;
  /** `play` until Pause, `once` for a single round. */
  #wish: 'play' | 'once' | null = null;
  /** The steps of the next round; 0 to let those that are behind catch up. */
  #steps = 1;
  #pace: number | null = null;
  #begun = 0;
  /** The steps of the round that was begun last; 0 before the first of a Play or Step. */
  #made = 0;
  #sharesScale = true;
  #wait: ReturnType<typeof setTimeout> | undefined;

  get state(): ConductorState {
    return this.#state;
  }

  /** Calls `listener` with every report of a side. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The run of a side, or of one that has not been added yet. */
  run(id: string): SideRun | undefined {
    return this.#sides.get(id)?.run;
  }

  /** Adds a side. @returns a function that removes it */
  add(id: string, send: (command: Command) => void): () => void {
    const side: Side = {
      run: new SideRun(),
      send,
      goal: null,
      begun: 0,
      rests: 0,
      ended: false,
      timer: undefined,
      late: this.#furthest() > 0,
      target: null,
      range: OWN_RANGE,
      take: () => {},
    };
    this.#sides.set(id, side);
    return () => {
      clearTimeout(side.timer);
      if (this.#sides.get(id) === side) this.#sides.delete(id);
      this.#showRanges();
      this.#proceed();
    };
  }

  receive(id: string, report: Report): void {
    const side = this.#sides.get(id);
    if (!side) return;
    const { run } = side;
    if (report.type === 'status') {
      run.status = report.status;
      run.reason = report.reason;
      // Only the conductor starts a run.
      if (report.status === 'running' && side.goal === null) side.send({ type: 'pause' });
    } else if (report.type === 'frame') {
      if (report.step < run.step) side.ended = false;
      run.take(report);
    } else if (report.type === 'kept') {
      side.take(report.run);
    } else if (report.type === 'target') {
      side.target = report.target;
      // It may still receive a range for what it predicted before.
      side.range = '';
      this.#showRanges();
    } else return;
    this.#settle(side);
    this.#proceed();
  }

  /** Whether a side that was added late trains alone. */
  get catchesUp(): boolean {
    return this.#wish === 'once' && this.#steps === 0;
  }

  /** The step of the others, which a side has to reach alone before it is in step with them; null if it is. */
  stepAhead(id: string): number | null {
    const side = this.#sides.get(id);
    const isAtRest = this.#wish === null && [...this.#sides.values()].every(isReady);
    if (!side || !isAble(side) || !(isAtRest || this.catchesUp)) return null;
    const furthest = this.#furthest();
    return side.run.step < furthest ? furthest : null;
  }

  #furthest(): number {
    const sides = [...this.#sides.values()].filter((side) => !isStuck(side));
    return Math.max(0, ...sides.map(({ run }) => run.step));
  }

  play(): void {
    this.#wish = 'play';
    this.#steps = 1;
    this.#made = 0;
    this.#proceed();
  }

  /** Pauses at the end of the round, where all are at the same step; a Step that was asked for ends at once. */
  pause(): void {
    if (this.#wish === 'once') this.stop();
    else {
      this.#wish = null;
      this.#proceed();
    }
  }

  /** Pauses at once, wherever each of them is. */
  stop(): void {
    this.#wish = null;
    for (const side of this.#sides.values()) {
      if (side.goal !== null) side.send({ type: 'pause' });
      this.#rest(side);
    }
    this.#proceed();
  }

  /** Starts the sides, or pauses them if they train. */
  toggle(): void {
    if (this.#wish === null) this.play();
    else this.pause();
  }

  /** Trains each side until it is this many steps ahead of where the furthest of them is now, then pauses. */
  step(steps: number): void {
    if (this.#wish === 'play') this.pause();
    else if (this.#wish === null) {
      this.#wish = 'once';
      this.#steps = steps;
      this.#made = 0;
      this.#proceed();
    }
  }

  reset(): void {
    this.stop();
    for (const side of this.#sides.values()) {
      side.ended = false;
      side.late = false;
      side.send({ type: 'reset' });
    }
  }

  /** Pauses all, and returns the run of a side as it is then; null at step 0 or if it does not answer. */
  async keep(id: string): Promise<KeptRun | null> {
    this.stop();
    const side = this.#sides.get(id);
    if (!side || side.run.step === 0) return null;
    return new Promise((resolve) => {
      side.take = resolve;
      side.send({ type: 'keep' });
      setTimeout(() => resolve(null), LAST_ANSWER);
    });
  }

  /** Limits the common steps per second; null removes the limit. */
  pace(stepsPerSecond: number | null): void {
    this.#pace = stepsPerSecond;
  }

  /** Whether at least two sides predict the same number. */
  get canShareScale(): boolean {
    const targets = [...this.#sides.values()].map(({ target }) => target);
    return targets.some((target) => commonRange(target, targets) !== null);
  }

  /** Whether the sides that predict the same number show it on a common range. */
  get sharesScale(): boolean {
    return this.#sharesScale;
  }

  shareScale(shares: boolean): void {
    this.#sharesScale = shares;
    this.#showRanges();
    for (const listener of this.#listeners) listener();
  }

  #showRanges(): void {
    const sides = [...this.#sides.values()];
    const targets = sides.map(({ target }) => target);
    for (const side of sides) {
      const range = this.#sharesScale ? commonRange(side.target, targets) : null;
      const text = JSON.stringify(range);
      if (text !== side.range) side.send({ type: 'range', range });
      side.range = text;
    }
  }

  /** Ends the part of a side in the round once it has reached its goal, or cannot. */
  #settle(side: Side): void {
    const { run, goal } = side;
    clearTimeout(side.timer);
    if (goal === null || run.status === 'running' || run.status === 'loading') return;
    side.ended ||= run.status === 'paused' && run.reason !== null && saysEnded(run.reason);
    if (isStuck(side) || side.ended || run.step >= goal) this.#rest(side);
    else side.timer = setTimeout(() => this.#insist(side, goal), PATIENCE);
  }

  /** Asks a side once more for steps that it does not make, such as after an edit, and then goes on without it. */
  #insist(side: Side, goal: number): void {
    // A page in the background reports no frames.
    const waits = globalThis.document?.hidden ?? false;
    if (!waits) side.rests += 1;
    side.ended = side.rests > 1 || this.#wish === null;
    if (!waits && !side.ended) side.send({ type: 'step', steps: goal - side.run.step });
    this.#settle(side);
    this.#proceed();
  }

  #rest(side: Side): void {
    clearTimeout(side.timer);
    if (side.goal === null) return;
    side.goal = null;
    side.run.trained += performance.now() - side.begun;
  }

  /** Begins the next round once the last one is over, if one is wanted. */
  #proceed(): void {
    const sides = [...this.#sides.values()];
    this.#awaitLate(sides);
    if (this.#wish !== null && sides.every(isReady)) {
      if (this.#made > 0) {
        if (this.#wish === 'play') this.#adapt(sides);
        else this.#wish = null;
      }
      if (this.#wish !== null) this.#begin(sides);
    }
    this.#show({
      running: this.#wish !== null,
      reason: sides.length > 0 && sides.every(isStuck) ? 'No run can continue: press Reset' : null,
      ...(this.#wish === null && { stepsPerSecond: 0 }),
    });
    for (const listener of this.#listeners) listener();
  }

  /** Lets those that were added late catch up once they are ready; while all train, the next round does that. */
  #awaitLate(sides: readonly Side[]): void {
    const late = sides.filter((side) => side.late && isReady(side));
    for (const side of late) side.late = false;
    if (late.length === 0 || this.#wish !== null) return;
    this.#wish = 'once';
    this.#steps = 0;
    this.#made = 0;
  }

  /**
   * Chooses the steps of the next round for the slowest side. They at most double, because curves change fastest at the
   * beginning.
   */
  #adapt(sides: readonly Side[]): void {
    const speeds = sides.filter(isAble).map(({ run }) => run.speed || Number.POSITIVE_INFINITY);
    const slowest = Math.min(this.#pace ?? Number.POSITIVE_INFINITY, ...speeds);
    this.#steps = Math.max(1, Math.min(2 * this.#steps, Math.round((slowest * ROUND) / 1000)));
  }

  #begin(sides: readonly Side[]): void {
    const able = sides.filter(isAble);
    const furthest = this.#steps === 0 ? this.#furthest() : Math.max(...able.map(({ run }) => run.step));
    const goal = furthest + this.#steps;
    const behind = able.filter(({ run }) => run.step < goal);
    if (behind.length === 0) {
      this.#wish = null;
      return;
    }
    const now = performance.now();
    const due = this.#pace === null || this.#made === 0 ? 0 : this.#begun + (1000 * this.#made) / this.#pace - now;
    clearTimeout(this.#wait);
    if (due > 1) {
      this.#wait = setTimeout(() => this.#proceed(), due);
      return;
    }
    if (this.#made > 0) this.#show({ stepsPerSecond: (1000 * this.#made) / Math.max(1, now - this.#begun) });
    this.#begun = now;
    this.#made = this.#steps;
    for (const side of behind) {
      side.goal = goal;
      side.begun = now;
      side.rests = 0;
      side.send({ type: 'step', steps: goal - side.run.step });
    }
  }

  #show(change: Partial<ConductorState>): void {
    const next = { ...this.#state, ...change };
    const keys = Object.keys(next) as (keyof ConductorState)[];
    if (keys.some((key) => next[key] !== this.#state[key])) this.#state = next;
  }
}

/** Whether a side can begin the next round. */
function isReady({ goal, run: { status } }: Side): boolean {
  return goal === null && status !== 'loading' && status !== 'running';
}

function isAble(side: Side): boolean {
  return !isStuck(side) && !side.ended;
}

function isStuck({ run: { status } }: Side): boolean {
  return status === 'diverged' || status === 'failed';
}
