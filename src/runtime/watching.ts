import { distribute } from './distributions.ts';
import { survey } from './landscape.ts';
import type { Look } from './look.ts';
import { predict } from './predictions.ts';
import { describePreparation } from './preparation/describe.ts';
import { describeProgram } from './program.ts';
import type { RunEvent, Watch } from './protocol.ts';

/** The share of the time that watched subjects may take while the run trains. */
const SHARE = 0.15;
/** The same while a person waits for the first result. */
const FIRST_SHARE = 0.5;

/** The event of a finding, without the id of the run. */
export type Finding = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, 'runId'> : never) : never;

interface Subject {
  /** What the page requests of it; falsy if nothing. */
  readonly wish: (watch: Watch) => string | boolean | null;
  /** Milliseconds between two findings while the run trains. */
  readonly interval: number;
  /** Whether training does not change it. */
  readonly stands: boolean;
  readonly find: (look: Look, watch: Watch) => Search;
}

/** Computes a finding in pieces of a few milliseconds. */
type Search = Pick<AsyncIterator<void, Finding | null>, 'next'>;

const SUBJECTS: readonly Subject[] = [
  {
    wish: ({ program }) => program,
    interval: 0,
    stands: true,
    find: inOne(async ({ compiled }) => ({ type: 'program', program: describeProgram(compiled.training.step) })),
  },
  {
    wish: ({ preparation }) => preparation,
    interval: 0,
    stands: true,
    find: inOne(async ({ member: { data } }) =>
      data.preparation ? { type: 'preparation', preparation: describePreparation(data.preparation) } : null,
    ),
  },
  {
    wish: ({ predictions }) => predictions,
    interval: 250,
    stands: false,
    find: inOne(async (look) => ({ type: 'predictions', predictions: await predict(look) })),
  },
  {
    wish: ({ distributions }) => distributions,
    interval: 250,
    stands: false,
    find: inOne(async (look) => ({ type: 'distributions', distributions: await distribute(look) })),
  },
  {
    wish: ({ landscape }) => landscape,
    interval: 1000,
    stands: false,
    async *find(look, { landscape }) {
      const found = landscape && (yield* survey(look, landscape));
      return found ? { type: 'landscape', landscape: found } : null;
    },
  },
];

function inOne(find: (look: Look) => Promise<Finding | null>): Subject['find'] {
  return (look) => ({ next: async () => ({ done: true, value: await find(look) }) });
}

/** The progress of a subject. */
interface Progress {
  /** The version of the last finding. */
  told: number | null;
  /** When the last search started. */
  begun: number;
  job: { readonly of: number; readonly search: Search } | null;
}

/** Keeps the page up to date on what it watches besides frames, at a rate and cost that do not slow training down. */
export class Watching {
  readonly #now: () => number;
  readonly #tell: (finding: Finding) => void;
  readonly #progress = new Map<Subject, Progress>();
  #watch: Watch | null = null;
  #wished: readonly Subject[] = [];
  /** Counts the states of the run. */
  #version = 0;
  /** The time at which training has had its share. */
  #resume = 0;

  /** @param now in ms */
  constructor(now: () => number, tell: (finding: Finding) => void) {
    this.#now = now;
    this.#tell = tell;
    this.forget();
  }

  /** Whether anything is watched. */
  get active(): boolean {
    return this.#wished.length > 0;
  }

  /** Sets what to watch from now on. */
  set(watch: Watch): void {
    const before = this.#watch;
    this.#watch = watch;
    this.#wished = SUBJECTS.filter(({ wish }) => wish(watch));
    for (const subject of SUBJECTS) {
      // A page that starts to watch gets a finding, whatever was sent before.
      if (!before || subject.wish(before) !== subject.wish(watch)) this.#reset(subject);
    }
  }

  /** Call this when the state of the run has changed. */
  renew(): void {
    this.#version += 1;
  }

  /** Call this when the page has received a new network, which makes all findings obsolete. */
  forget(): void {
    this.renew();
    for (const subject of SUBJECTS) this.#reset(subject);
  }

  /**
   * Does one piece of the work that is due.
   * @param training whether the run trains, so that time is limited
   * @returns whether any work was due
   */
  async work(look: Look, training: boolean): Promise<boolean> {
    const watch = this.#watch;
    if (!watch || !this.active) return false;
    const start = this.#now();
    if (training && start < this.#resume) return false;
    const subject = this.#wished.find((wished) => this.#isDue(wished, start, training));
    if (!subject) return false;

    const progress = this.#of(subject);
    const version = this.#versionOf(subject);
    // A search continues while the run trains, but not if the state has changed while it does not train.
    if (progress.job && !training && progress.job.of !== version) progress.job = null;
    if (!progress.job) {
      progress.job = { of: version, search: subject.find(look, watch) };
      progress.begun = start;
    }
    const { of, search } = progress.job;
    const share = progress.told === null ? FIRST_SHARE : SHARE;
    const { done, value } = await search.next();
    if (done) {
      progress.job = null;
      progress.told = of;
      if (value) this.#tell(value);
    }
    const end = this.#now();
    this.#resume = end + (end - start) * (1 / share - 1);
    return true;
  }

  #isDue(subject: Subject, now: number, training: boolean): boolean {
    const { told, begun, job } = this.#of(subject);
    if (job) return true;
    return told !== this.#versionOf(subject) && (!training || told === null || now - begun >= subject.interval);
  }

  #versionOf({ stands }: Subject): number {
    return stands ? 0 : this.#version;
  }

  #of(subject: Subject): Progress {
    return this.#progress.get(subject) as Progress;
  }

  #reset(subject: Subject): void {
    this.#progress.set(subject, { told: null, begun: 0, job: null });
  }
}
