import type { Judged, MetricDef } from '../catalog/metrics/definition.ts';
import { type MetricId, metrics } from '../catalog/metrics/index.ts';
import { metricFor } from '../catalog/metrics/live.ts';
import type { State } from '../compiler/compiled.ts';
import { type Member, stateOfMember } from '../compiler/replicas.ts';
import { learnsByReward } from '../experiment/agent.ts';
import type { Ending as Asked, Part } from '../experiment/experiment.ts';
import { printUntil, scoreOf } from '../experiment/index.ts';
import { inSentence } from '../experiment/places.ts';
import { epochsIn, type Passes, stepsFor } from '../math/epochs.ts';
import { formatCount, formatNumber, formatPercent } from '../math/format.ts';
import { restOfEpoch } from './epochs.ts';
import type { Scores } from './evaluation.ts';
import type { EndingMemory } from './replica-memory.ts';
import { returnsOf } from './returns.ts';

/** An agent has no epochs, so its scores are judged after this many steps. */
const AGENT_INTERVAL = 10;

/** What is measured of a trainer at its current step. */
interface Measuring {
  readonly step: number;
  scores(): Promise<Scores>;
  judged(part: Part, replica: number): Promise<Judged>;
  state(): Promise<State>;
}

/** What has been measured of one ending. */
interface Found {
  readonly reached: boolean;
  /** What the run has reached, as the end of "Ended after …". */
  readonly words: string;
}

/**
 * Decides when a run ends by itself, as `until` asks. Scores are judged at the end of every epoch, so the decision does
 * not depend on how the steps are divided. What has ended a run once does not end it again, until it goes back to an
 * earlier step.
 */
export class Ending {
  readonly #members: readonly Member[];
  readonly #passes: Passes;
  readonly #now: () => number;
  #until: readonly Asked[] = [];
  /** The step at which an ending was reached, by its text. */
  #reached = new Map<string, number>();
  /** Milliseconds of training so far, and the time up to which they are counted; null while it rests. */
  #trained = 0;
  #since: number | null = null;
  /** Steps per millisecond at last, and the step up to which they are counted. */
  #speed = 0;
  #counted = 0;

  /** @param now in ms from any fixed moment */
  constructor(members: readonly Member[], passes: Passes, now = () => performance.now()) {
    this.#members = members;
    this.#passes = passes;
    this.#now = now;
  }

  set until(until: readonly Asked[]) {
    this.#until = until;
  }

  get isAsked(): boolean {
    return this.#until.length > 0;
  }

  /** Counts the time from now on. */
  start(step: number): void {
    if (this.#since !== null) return;
    this.#since = this.#now();
    this.#counted = step;
  }

  /** Stops counting the time, because training pauses. */
  rest(): void {
    this.#since = null;
  }

  /** The next step after this one at which it has to be judged. @param unroll the fewest steps that are worthwhile */
  due(step: number, unroll: number): number {
    return Math.min(...this.#open.map((ending) => this.#dueOf(ending, step, unroll)));
  }

  /** Why the run ends at the current step; null if it does not. */
  async judge(at: Measuring): Promise<string | null> {
    this.#count(at.step);
    let reason: string | null = null;
    const measure = once(at);
    for (const ending of this.#open) {
      const found = await this.#find(ending, measure);
      if (!found?.reached) continue;
      const text = printUntil([ending]);
      this.#reached.set(text, at.step);
      reason ??= `Ended after ${found.words}, as until=${text} asks.`;
    }
    return reason;
  }

  get memory(): EndingMemory {
    return { trained: this.#trained, reached: [...this.#reached] };
  }

  recall({ trained, reached }: EndingMemory): void {
    this.#trained = trained;
    this.#reached = new Map(reached);
    this.rest();
  }

  /** Goes from one step to another, and forgets what was reached after that. */
  rewind(from: number, step: number): void {
    this.#reached = new Map([...this.#reached].filter(([, reached]) => reached <= step));
    if (step < from) this.#trained *= step / from;
    this.rest();
  }

  /** What has not been reached yet. */
  get #open(): readonly Asked[] {
    return this.#until.filter((ending) => !this.#reached.has(printUntil([ending])));
  }

  get #isAgent(): boolean {
    return this.#members.some(({ spec }) => learnsByReward(spec));
  }

  #count(step: number): void {
    if (this.#since === null) return;
    const now = this.#now();
    const passed = now - this.#since;
    this.#trained += passed;
    this.#since = now;
    if (passed > 0) this.#speed = (step - this.#counted) / passed;
    this.#counted = step;
  }

  #dueOf({ of, value }: Asked, step: number, unroll: number): number {
    const fixed = this.#stepOf({ of, value });
    if (fixed !== null) return fixed > step ? fixed : Number.POSITIVE_INFINITY;
    if (of === 'seconds') {
      const left = this.#speed * (1000 * value - this.#trained);
      return step + unroll * Math.max(1, Math.floor(left / unroll));
    }
    if (this.#isAgent) return (Math.floor(step / AGENT_INTERVAL) + 1) * AGENT_INTERVAL;
    return step + restOfEpoch(step, this.#passes);
  }

  /** The step at which it is reached; null if that has to be measured. */
  #stepOf({ of, value }: Asked): number | null {
    if (of === 'steps') return value;
    return of === 'epochs' ? stepsFor(value, this.#passes) : null;
  }

  /** null if it is not judged at this step. */
  async #find({ of, value }: Asked, at: Measuring): Promise<Found | null> {
    const { step } = at;
    const fixed = this.#stepOf({ of, value });
    if (fixed !== null) return { reached: step === fixed, words: counted(value, of) };
    if (of === 'seconds')
      return { reached: this.#trained >= 1000 * value, words: counted(value, 'seconds of training') };
    const epochs = Math.floor(epochsIn(step, this.#passes));
    if (this.#isAgent ? step % AGENT_INTERVAL !== 0 : stepsFor(epochs, this.#passes) !== step) return null;
    if (of === 'episodes') {
      const each = await this.#episodes(at);
      return { reached: each.some((count) => count >= value), words: counted(Math.max(...each), of) };
    }
    const after = this.#isAgent ? counted(step, 'steps') : counted(epochs, 'epochs');
    return this.#findScore({ of, value }, at, after);
  }

  async #findScore({ of, value }: Asked, at: Measuring, after: string): Promise<Found> {
    const id = scoreOf(of);
    const metric: MetricDef | null = id === 'loss' ? null : metrics[id as MetricId];
    const values = await this.#valuesOf(id, of === id ? 'train' : 'validation', at);
    const isReached = (score: number) => (metric?.better === 'higher' ? score >= value : score <= value);
    const first = values.findIndex(isReached);
    const score = values[first] ?? Number.NaN;
    const shown = metric?.percent ? formatPercent(score) : formatNumber(score, { digits: 4 });
    const name = `${of === id ? 'training' : 'validation'} ${metric ? inSentence(metric.label) : 'loss'}`;
    const which = values.length > 1 ? ` in run ${first + 1} of ${values.length}` : '';
    const what = this.#isAgent ? inSentence(metric?.label ?? '') : name;
    return { reached: first >= 0, words: `${after} with a ${what} of ${shown}${which}` };
  }

  /** The score of each replica. */
  async #valuesOf(id: string, part: Part, at: Measuring): Promise<readonly number[]> {
    const [{ data }] = this.#members as [Member];
    const isLive = id === metricFor(data).id;
    if (id === 'loss' || isLive) {
      const scores = await at.scores();
      return [...(scores.get(`${part}/${isLive ? 'metric' : 'loss'}`) ?? [])];
    }
    const values: number[] = [];
    for (const replica of this.#members.keys()) {
      const measured = metrics[id as MetricId].measure(await at.judged(part, replica));
      values.push('value' in measured ? measured.value : Number.NaN);
    }
    return values;
  }

  /** The number of episodes of each agent that are over. */
  async #episodes(at: Measuring): Promise<readonly number[]> {
    const state = await at.state();
    return this.#members.map((_, index) => returnsOf(stateOfMember(state, index, this.#members.length)).episodes);
  }
}

/** Measures everything at most once. */
function once(at: Measuring): Measuring {
  const known = new Map<string, Promise<unknown>>();
  const remember = <T>(key: string, measure: () => Promise<T>): Promise<T> => {
    const result = (known.get(key) as Promise<T> | undefined) ?? measure();
    known.set(key, result);
    return result;
  };
  return {
    step: at.step,
    scores: () => remember('scores', () => at.scores()),
    state: () => remember('state', () => at.state()),
    judged: (part, replica) => remember(`${part} ${replica}`, () => at.judged(part, replica)),
  };
}

/** "20 epochs", "1 epoch". @param nouns in the plural */
function counted(count: number, nouns: string): string {
  const number = Number.isInteger(count) ? formatCount(count) : formatNumber(count);
  return `${number} ${count === 1 ? nouns.replace(/s\b/, '') : nouns}`;
}
