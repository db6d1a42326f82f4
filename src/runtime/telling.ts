import type { KeptMoment, Provider, RunEvent, RunStatus } from './protocol.ts';
import { bytesOf } from './snapshots.ts';

/** Milliseconds between two reports of progress, if frames take longer. */
const PROGRESS = 100;
/** Milliseconds between two moments that the page keeps while training runs, and their bytes per millisecond. */
const KEEP = 1000;
const BYTES_PER_MS = 2e4;
/** A larger moment stays in the worker. */
const MOST_BYTES = 512e6;

/** An event without the id of the run. */
export type Told = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, 'runId'> : never) : never;

type Progress = Extract<RunEvent, { type: 'progress' }>['progress'];

/** Sends events about the run to the page: only news, and only as often as the page can use it. */
export class Telling {
  /** The run that the events belong to. */
  runId = 0;
  provider: Provider | null = null;
  /** Why it runs on its provider, if that needs an explanation. */
  providerNote: string | null = null;
  readonly #send: (event: RunEvent) => void;
  readonly #now: () => number;
  #status: RunStatus = 'loading';
  readonly #last = new Map<RunEvent['type'], string>();
  #lastStep = 0;
  #lastKept = Number.NEGATIVE_INFINITY;

  /** @param now in ms */
  constructor(send: (event: RunEvent) => void, now: () => number) {
    this.#send = send;
    this.#now = now;
  }

  tell(event: Told): void {
    if (event.type === 'frame' || event.type === 'picture') this.#lastStep = this.#now();
    this.#send({ ...event, runId: this.runId } as RunEvent);
  }

  get status(): RunStatus {
    return this.#status;
  }

  setStatus(status: RunStatus, reason: string | null = this.providerNote): void {
    this.#status = status;
    this.#tellChange({ type: 'status', state: { status, provider: this.provider, reason } });
  }

  snapshots(steps: readonly number[]): void {
    this.#tellChange({ type: 'snapshots', steps });
  }

  /** Reports the progress of training, unless a frame has just reported it. */
  progress(progress: () => Progress): void {
    if (this.#now() - this.#lastStep >= PROGRESS) this.tellProgress(progress());
  }

  /** Reports the progress of training before the frame that shows it. */
  tellProgress(progress: Progress): void {
    this.#lastStep = this.#now();
    this.tell({ type: 'progress', progress });
  }

  /** Sends the page a copy of a moment to keep; null if there is nothing to keep. */
  keep(moment: KeptMoment | null): void {
    this.#lastKept = this.#now();
    this.tell({
      type: 'moment',
      moment: moment && (moment.step > 0 || moment.beginning) ? structuredClone(moment) : null,
    });
  }

  /** Lets the page keep a moment, unless it has a recent one or the moment is too large. */
  moment(moment: KeptMoment): void {
    const bytes = bytesOf(moment.state);
    const recent = this.#now() - this.#lastKept < Math.max(KEEP, bytes / BYTES_PER_MS);
    if (moment.step === 0 || bytes > MOST_BYTES || (recent && this.#status === 'running')) return;
    this.keep(moment);
  }

  #tellChange(event: Told): void {
    const text = JSON.stringify({ ...event, runId: this.runId });
    if (text === this.#last.get(event.type)) return;
    this.#last.set(event.type, text);
    this.tell(event);
  }
}
