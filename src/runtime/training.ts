import type { Course } from './course.ts';
import { passesOf, restOfEpoch } from './epochs.ts';
import { finishUnless } from './finish.ts';
import type { Mailbox } from './mailbox.ts';
import type { PlayerId } from './protocol.ts';
import type { Rhythm } from './rhythm.ts';
import { EVALUATED } from './series.ts';
import type { FinishedLook, Showing } from './showing.ts';
import type { Telling } from './telling.ts';
import type { Watching } from './watching.ts';

/** Milliseconds that Step may take before the page is told that training is running. */
const UNNOTICED = 50;
/** Milliseconds between two updates of the watched subjects, while a slow pace leaves time for them. */
const GLANCE = 20;

interface TrainingParts {
  readonly course: Course;
  readonly showing: Showing;
  readonly telling: Telling;
  readonly watching: Watching;
  readonly rhythm: Rhythm;
  readonly mailbox: Mailbox;
  /** The time in milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Lets waiting messages arrive. */
  readonly breathe: () => Promise<void>;
}

/** Trains in bursts, at the chosen pace and up to the goal, and leaves time to show the result. */
export class Training {
  readonly #parts: TrainingParts;

  constructor(parts: TrainingParts) {
    this.#parts = parts;
  }

  /** Trains until a person pauses it. */
  async play(): Promise<void> {
    const { course, mailbox } = this.#parts;
    // The curves begin with the losses of the network that is not trained.
    await this.catchUp(() => mailbox.isSuperseded);
    course.takeAnotherWay();
    course.measureAnew();
    course.goal = null;
    course.look.trainer.letMove(null);
    course.setStatus('running');
  }

  /**
   * Trains for a number of steps: in one go if that takes little time, otherwise like Play until it gets there.
   * @param only the player that makes them; null for all
   */
  async advance(steps: number | 'epoch', only: PlayerId | null = null): Promise<void> {
    const { course, now } = this.#parts;
    const { trainer, compiled, member } = course.look;
    course.takeAnotherWay();
    course.measureAnew();
    const goal = trainer.step + (steps === 'epoch' ? restOfEpoch(trainer.step, passesOf(compiled, member)) : steps);
    course.goal = goal;
    trainer.letMove(only);
    const start = now();
    do await this.#train(goal - trainer.step);
    while (!this.#isDone && now() - start < UNNOTICED);
    if (this.#isDone) await this.#arrive();
    else course.setStatus('running');
  }

  async pause(): Promise<void> {
    const { course, rhythm } = this.#parts;
    if (course.status === 'running' && course.trainer) await this.#stop(rhythm.looksAreSlow);
  }

  /**
   * Evaluates the losses of a moment that the page has without them.
   * @param givesWay see `#lookInTurn`
   * @returns whether there is such a moment
   */
  async catchUp(givesWay = () => this.#parts.mailbox.isUrgent): Promise<boolean> {
    const { course, showing } = this.#parts;
    if (!showing.owesScores || !course.trainer) return false;
    const state = await course.trainer.state();
    const look = await this.#lookInTurn(givesWay);
    if (look) await showing.show(state, course.status, { look });
    return true;
  }

  /** Trains for a short time, and shows the result if the page is ready for it. */
  async burst(): Promise<void> {
    const { course, showing, telling, watching, rhythm, mailbox, now, breathe } = this.#parts;
    const { trainer } = course.look;
    // A person who asked for a number of steps does not want to watch each of them.
    const most = course.goal === null ? this.#dueSteps() : course.goal - trainer.step;
    if (most === 0) return this.#waitForPace();
    await this.#train(most);
    const { painted, takesPictures } = showing;
    if (this.#isDone) await this.#arrive();
    else if (course.pace.showsEveryStep || rhythm.wantsLook(now(), trainer.step, painted, takesPictures)) {
      const look = await this.#lookInTurn(() => mailbox.isUrgent);
      if (!look) return;
      await showing.show(await trainer.state(), 'running', { look });
      // The page is drawing now and does not need the engine.
      if (course.status === 'running') await this.lookAround(true);
    } else if (painted && takesPictures && !rhythm.looksAreSlow) {
      await showing.picture(await trainer.state());
    } else {
      telling.progress(() => ({ ...course.place, stepsPerSecond: course.stepsPerSecond }));
      // A drawing is answered at once, and a long search continues, even if the next picture is some time away.
      if (watching.isSearching) await this.lookAround(true);
    }
    await breathe();
  }

  /** Computes what the page is watching. @returns whether there was anything to do */
  async lookAround(training: boolean): Promise<boolean> {
    const { course, watching } = this.#parts;
    return course.trainer !== null && watching.active && watching.work(course.look, training);
  }

  /**
   * Evaluates the losses.
   * @param givesWay whether a command is waiting for which it stops; asked repeatedly if it takes long
   * @returns null if it stopped
   */
  async #lookInTurn(givesWay: () => boolean): Promise<FinishedLook | null> {
    const { course, rhythm, now, breathe } = this.#parts;
    const { trainer } = course.look;
    let start = now();
    if (!trainer.evaluation.isLong && !(rhythm.looksAreSlow && trainer.evaluation.takesTurns)) {
      const scores = await trainer.evaluation.all(EVALUATED);
      return { scores, took: now() - start };
    }
    let took = 0;
    const scores = await finishUnless(trainer.evaluation.inTurn(EVALUATED), async () => {
      took += now() - start;
      await breathe();
      start = now();
      return givesWay();
    });
    return scores && { scores, took: took + now() - start };
  }

  /** Makes one burst of at most `most` steps. */
  async #train(most: number): Promise<void> {
    const { course, rhythm, now } = this.#parts;
    const { trainer } = course.look;
    const { burst } = rhythm;
    const start = now();
    await trainer.train(Math.min(most, burst));
    const end = now();
    if (most >= burst) rhythm.record(end - start, trainer.unroll);
    course.speed.record(end, trainer.step);
  }

  /** Whether training has stopped early or has reached its goal. */
  get #isDone(): boolean {
    const { goal, look } = this.#parts.course;
    const { stopped, step } = look.trainer;
    return stopped !== null || (goal !== null && step >= goal);
  }

  /** Pauses at the goal, and shows it. */
  #arrive(): Promise<void> {
    return this.#stop(this.#parts.course.look.trainer.evaluation.isLong);
  }

  /**
   * Pauses at the current step, and shows it.
   * @param isSoon whether the page is told at once; its losses follow
   */
  async #stop(isSoon: boolean): Promise<void> {
    const { course, showing, telling, mailbox } = this.#parts;
    const { trainer } = course.look;
    const reason = trainer.stopped ?? undefined;
    if (isSoon) {
      // The counter comes first: after Pause it must not move.
      telling.tellProgress({ ...course.place, stepsPerSecond: 0 });
      course.setStatus('paused', reason);
    }
    const state = await trainer.state();
    const look = await this.#lookInTurn(() => mailbox.isSuperseded);
    if (look) await showing.show(state, 'paused', { reason, look });
  }

  #dueSteps(): number {
    const { course, rhythm, now } = this.#parts;
    return this.#paintWait > 0 ? 0 : course.pace.take(now(), rhythm.burst);
  }

  /**
   * The milliseconds for which training waits until the page has painted: without end if a person follows every step,
   * and for a moment after an edit, so that a dragged slider moves smoothly on two cores.
   */
  get #paintWait(): number {
    const { course, showing, rhythm, now } = this.#parts;
    if (showing.painted) return 0;
    return course.pace.showsEveryStep ? Number.POSITIVE_INFINITY : rhythm.editing(now());
  }

  async #waitForPace(): Promise<void> {
    const { course, watching, mailbox, now, breathe } = this.#parts;
    if (await this.lookAround(true)) return breathe();
    const wait = this.#paintWait || course.pace.wait(now());
    await mailbox.arrival(watching.active ? Math.min(wait, GLANCE) : wait);
  }
}
