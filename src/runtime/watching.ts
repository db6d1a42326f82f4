import { distribute } from './distributions.ts';
import { survey } from './landscape.ts';
import type { Look } from './look.ts';
import { predict } from './predictions.ts';
import { describePreparation } from './preparation/describe.ts';
import { describeProgram } from './program.ts';
import type { RunEvent, Watch } from './protocol.ts';

/** The share of the time that may go into what is watched while the run trains. */
const SHARE = 0.15;
/** The same while a person waits for the first of it. */
const FIRST_SHARE = 0.5;

/** What there is to tell, without the id of the run. */
export type Finding = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, 'runId'> : never) : never;

interface Subject {
  /** What is asked of it; falsy where nothing is. */
  readonly wish: (watch: Watch) => string | boolean | null;
  /** Milliseconds between two while the run trains. */
  readonly interval: number;
  /** Whether training leaves it as it is. */
  readonly stands: boolean;
  readonly find: (look: Look, watch: Watch) => Search;
}

/** Finds something out, in pieces of a few milliseconds. */
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

/** How far a subject is. */
interface Progress {
  /** The version that has been told of. */
  told: number | null;
  /** When the last one was begun. */
  begun: number;
  job: { readonly of: number; readonly search: Search } | null;
}

/** Keeps the page up to date on what it watches beside frames, at a rate and a cost that leave training alone. */
export class Watching {
  readonly #now: () => number;
  readonly #tell: (finding: Finding) => void;
  readonly #progress = new Map<Subject, Progress>();
  #watch: Watch | null = null;
  #wished: readonly Subject[] = [];
  /** Counts the states that the run has been in. */
  #version = 0;
  /** When training has had its share of the time. */
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

  /** Takes what is to be watched from now on. */
  set(watch: Watch): void {
    const before = this.#watch;
    this.#watch = watch;
    this.#wished = SUBJECTS.filter(({ wish }) => wish(watch));
    for (const subject of SUBJECTS) {
      // Whoever begins to watch is told, whatever has been told before.
      if (!before || subject.wish(before) !== subject.wish(watch)) this.#reset(subject);
    }
  }

  /** The run stands elsewhere than before. */
  renew(): void {
    this.#version += 1;
  }

  /** The page has been told of a new network: whatever it knew is of another. */
  forget(): void {
    this.renew();
    for (const subject of SUBJECTS) this.#reset(subject);
  }

  /**
   * Does one piece of what is due.
   * @param training whether the run trains, so that time is short
   * @returns whether anything was
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
    // What has been begun goes on while the run trains, but not once it stands elsewhere.
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
