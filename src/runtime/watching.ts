import { SUBJECTS } from './findings/index.ts';
import type { Search, Subject } from './findings/subject.ts';
import type { Look } from './look.ts';
import type { FindingEvent, SubjectId, Watch } from './protocol.ts';

/** The share of the time that watched subjects may take while the run trains. */
const SHARE = 0.15;
/** The same while a person waits for the first result. */
const FIRST_SHARE = 0.5;
/** Milliseconds between two reports on how far a search is. */
const REPORTS = 200;

/** The event of a finding, without the id of the run. */
type Finding = FindingEvent extends infer Event ? (Event extends FindingEvent ? Omit<Event, 'runId'> : never) : never;

const IDS = Object.keys(SUBJECTS) as readonly SubjectId[];

/** Any of the subjects, whose wish comes from `Watch` and therefore fits. */
const subjectOf = (id: SubjectId): Subject<object, never> => SUBJECTS[id];

/** The progress of a subject. */
interface Progress {
  /** The version of the last finding. */
  told: number | null;
  /** When the last search started. */
  begun: number;
  /** When it was last worked on. */
  worked: number;
  /** When it last reported how far its search is. */
  reported: number;
  /** The milliseconds that its search has taken so far. */
  spent: number;
  /** Until when it rests, because it has taken its own share of the time. */
  rests: number;
  job: { readonly of: number; readonly search: Search<object> } | null;
}

/** Keeps the page up to date on what it watches besides frames, at a rate and cost that do not slow training down. */
export class Watching {
  readonly #now: () => number;
  readonly #tell: (finding: Finding) => void;
  readonly #progress = new Map<SubjectId, Progress>();
  #watch: Watch = {};
  #wished: readonly SubjectId[] = [];
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

  /** Whether the page waits for the first finding about something, or a search is not finished. */
  get isSearching(): boolean {
    return this.#wished.some((id) => this.#of(id).told === null || this.#of(id).job !== null);
  }

  /** Sets what to watch from now on. */
  set(watch: Watch): void {
    const before = this.#watch;
    this.#watch = watch;
    this.#wished = IDS.filter((id) => watch[id] !== undefined);
    // A page that starts to watch gets a finding, whatever was sent before.
    for (const id of IDS) if (before[id] !== watch[id]) this.#reset(id);
  }

  /** Call this when the state of the run has changed. */
  renew(): void {
    this.#version += 1;
  }

  /** Call this when the page has received a new network, which makes all findings obsolete. */
  forget(): void {
    this.renew();
    for (const id of IDS) this.#reset(id);
  }

  /**
   * Does one piece of the work that is due.
   * @param training whether the run trains, so that time is limited
   * @returns whether any work was due
   */
  async work(look: Look, training: boolean): Promise<boolean> {
    if (!this.active) return false;
    const start = this.#now();
    if (training && start < this.#resume) return false;
    // The one that has waited the longest, so that short searches do not hold up long ones.
    const due = this.#wished.filter((wished) => this.#isDue(wished, start, training));
    const [id] = due.toSorted((a, b) => this.#of(a).worked - this.#of(b).worked);
    if (!id) return false;

    const subject = subjectOf(id);
    const progress = this.#of(id);
    const version = this.#versionOf(id);
    // A search continues while the run trains, but not if the state has changed while it does not train.
    if (progress.job && !training && progress.job.of !== version) progress.job = null;
    if (!progress.job) {
      progress.job = { of: version, search: subject.find(look, this.#watch[id] as never) };
      progress.begun = start;
    }
    progress.worked = start;
    const { of, search } = progress.job;
    const share = progress.told === null ? FIRST_SHARE : SHARE;
    const { done, value } = await search.next();
    if (done) {
      progress.job = null;
      progress.told = of;
    }
    const isReport = !done && start - progress.reported >= REPORTS;
    if (isReport) progress.reported = start;
    if (value && (done || isReport)) {
      this.#tell({ type: 'finding', subject: id, keeps: subject.keeps, found: value } as Finding);
    }
    const end = this.#now();
    progress.spent += end - start;
    if (done) {
      if (subject.share !== undefined) progress.rests = end + progress.spent * (1 / subject.share - 1);
      progress.spent = 0;
    }
    this.#resume = end + (end - start) * (1 / share - 1);
    return true;
  }

  #isDue(id: SubjectId, now: number, training: boolean): boolean {
    const { told, begun, job, rests } = this.#of(id);
    if (job) return true;
    if (training && now < rests) return false;
    return told !== this.#versionOf(id) && (!training || told === null || now - begun >= subjectOf(id).interval);
  }

  #versionOf(id: SubjectId): number {
    return subjectOf(id).keeps === 'lasting' ? 0 : this.#version;
  }

  #of(id: SubjectId): Progress {
    return this.#progress.get(id) as Progress;
  }

  #reset(id: SubjectId): void {
    this.#progress.set(id, {
      told: null,
      begun: 0,
      worked: 0,
      reported: Number.NEGATIVE_INFINITY,
      spent: 0,
      rests: 0,
      job: null,
    });
  }
}
