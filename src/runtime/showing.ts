import type { State } from '../compiler/compiled.ts';
import type { Member } from '../compiler/replicas.ts';
import type { Course } from './course.ts';
import { findDivergence, firstFinite } from './divergence.ts';
import type { Scores } from './evaluation.ts';
import { takeFrame, takePicture } from './frame.ts';
import { whyNotFinite } from './not-finite.ts';
import type { Frame, RunStatus } from './protocol.ts';
import type { Rhythm } from './rhythm.ts';
import { EVALUATED } from './series.ts';
import type { Experiment } from './succession.ts';
import type { Telling } from './telling.ts';
import { describeRun } from './view.ts';
import type { Watching } from './watching.ts';

const WAYS_OUT = 'Lower the learning rate to continue from there, or press Reset to start over.';

/** The losses of a moment, and how long they took to evaluate, in ms. */
export interface FinishedLook {
  readonly scores: Scores;
  readonly took: number;
}

interface ShowingParts {
  readonly course: Course;
  readonly telling: Telling;
  readonly watching: Watching;
  readonly rhythm: Rhythm;
  /** The time in milliseconds from any fixed moment. */
  readonly now: () => number;
}

/** Sends the current picture of the run to the page, and detects divergence. */
export class Showing {
  /** Whether the page has drawn the last frame or picture. */
  painted = true;
  /** Whether the page takes pictures between frames. */
  takesPictures = false;
  /** Whether the page has a picture of the current moment without its losses. */
  owesScores = false;
  readonly #parts: ShowingParts;

  constructor(parts: ShowingParts) {
    this.#parts = parts;
  }

  /**
   * Sends a frame of `state` and sets `status`. If the loss is not finite, goes back to the last state with a finite
   * loss and stops instead.
   * @returns whether the loss is finite
   */
  async show(
    state: State,
    status: RunStatus,
    { reason, look }: { readonly reason?: string | undefined; readonly look?: FinishedLook } = {},
  ): Promise<boolean> {
    const { course, telling, watching, rhythm, now } = this.#parts;
    const { trainer } = course.look;
    this.owesScores = false;
    const start = now();
    const scores = look?.scores ?? (await trainer.evaluation.all(EVALUATED));
    if (firstFinite(scores) === null) {
      await this.#diverge();
      return false;
    }
    course.lastFinite = { state, step: trainer.step, memories: trainer.memories };
    watching.renew();
    course.keepSnapshot(state);
    // A page in the background paints nothing, so it receives no frame, but divergence is still detected.
    const isAwaited = this.painted || status !== 'running' || rhythm.isBeginning(trainer.step);
    if (isAwaited) await this.frame(state, scores, status);
    course.setStatus(status, reason);
    const end = now();
    rhythm.looked(end, end - start + (look?.took ?? 0), trainer.step);
    telling.moment(course.momentOf(course.lastFinite));
    return true;
  }

  /**
   * Sends a frame of the first replica that has not diverged.
   * @param status of the run once it trains; omitted before that, when a quick picture is enough
   */
  async frame(state: State, scores: Scores, status?: RunStatus): Promise<void> {
    const { course } = this.#parts;
    const shown = firstFinite(scores) ?? 0;
    if (shown !== course.shown) this.prepare(shown);
    const stepsPerSecond = status === 'running' ? course.stepsPerSecond : 0;
    this.sendFrame(await takeFrame(course.look, state, scores, { ahead: status !== undefined, stepsPerSecond }));
  }

  /** Sends a picture of `state` between two frames. */
  async picture(state: State): Promise<void> {
    const { course, telling } = this.#parts;
    const picture = await takePicture(course.look, state, course.stepsPerSecond);
    this.painted = false;
    telling.tell({ type: 'picture', picture });
  }

  /** Sends a frame whose losses will follow. */
  async unscored(state: State): Promise<void> {
    await this.frame(state, new Map());
    this.owesScores = true;
  }

  /** Describes the network of a replica that the page has not seen yet. */
  prepare(replica: number): void {
    const { course, telling, watching } = this.#parts;
    const { members, compiled } = course.experiment as Experiment;
    course.shown = replica;
    this.owesScores = false;
    watching.forget();
    telling.tell({ type: 'prepared', view: describeRun(members[replica] as Member, compiled) });
  }

  sendFrame(frame: Frame): void {
    this.painted = false;
    this.#parts.telling.tell({ type: 'frame', frame });
  }

  async #diverge(): Promise<void> {
    const { course } = this.#parts;
    const { trainer, member } = course.look;
    const { lastFinite } = course;
    if (!lastFinite || lastFinite.step === trainer.step) {
      return course.setStatus('diverged', whyNotFinite(member.data));
    }
    const { lastFinite: moment, reason } = await findDivergence(trainer, lastFinite);
    trainer.setState(moment.state, moment.step);
    await this.show(moment.state, 'diverged', { reason: `${reason} ${WAYS_OUT}` });
  }
}
