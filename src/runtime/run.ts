import type { ExperimentSpec } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import type { OwnTable } from '../table/table.ts';
import { Course } from './course.ts';
import { Editing } from './editing.ts';
import { withElement } from './element.ts';
import type { OpenEngine } from './engine.ts';
import { Mailbox } from './mailbox.ts';
import { messageOf } from './message-of.ts';
import type { Command, RunEvent } from './protocol.ts';
import { Providers } from './providers.ts';
import { Rhythm } from './rhythm.ts';
import { EVALUATED } from './series.ts';
import { Showing } from './showing.ts';
import { Telling } from './telling.ts';
import { Training } from './training.ts';
import { WarmUp } from './warm-up.ts';
import { Watching } from './watching.ts';

/** What a run needs from its surroundings. */
export interface Surroundings {
  readonly send: (event: RunEvent) => void;
  readonly openEngine: OpenEngine;
  readonly readAsset: ReadAsset;
  /** The time in milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Lets waiting messages arrive. */
  readonly breathe: () => Promise<void>;
}

/**
 * The main loop of a run: takes commands one at a time and trains in bursts in between. Everything that uses the engine
 * happens in this loop, so no two calls overlap.
 */
export class Run {
  readonly #world: Surroundings;
  readonly #mailbox = new Mailbox();
  readonly #telling: Telling;
  readonly #watching: Watching;
  readonly #course: Course;
  readonly #showing: Showing;
  readonly #training: Training;
  readonly #providers: Providers;
  readonly #editing: Editing;
  readonly #warmUp: WarmUp;
  /** The last table that came with its values. */
  #table: OwnTable | null = null;

  constructor(world: Surroundings) {
    this.#world = world;
    const { now } = world;
    const rhythm = new Rhythm();
    const telling = new Telling(world.send, now);
    const watching = new Watching(now, (finding) => telling.tell(finding));
    const course = new Course(telling, now);
    const showing = new Showing({ course, telling, watching, rhythm, now });
    const providers = new Providers({
      ...world,
      onLoading: () => course.setStatus('loading'),
      onProgress: (loaded, total) => telling.tell({ type: 'loading', loaded, total }),
    });
    this.#telling = telling;
    this.#watching = watching;
    this.#course = course;
    this.#showing = showing;
    this.#providers = providers;
    this.#training = new Training({ ...world, course, showing, telling, watching, rhythm, mailbox: this.#mailbox });
    this.#warmUp = new WarmUp({ course, rhythm, now });
    this.#editing = new Editing({ ...world, course, showing, telling, rhythm, providers });
  }

  post(command: Command): void {
    this.#mailbox.post(command);
  }

  /** Handles commands for ever. */
  async live(): Promise<never> {
    for (;;) {
      const command = this.#mailbox.take();
      try {
        if (command) await this.#handle(command);
        else if (this.#course.status === 'running') await this.#training.burst();
        else if ((await this.#training.catchUp()) || (await this.#training.lookAround(false)))
          await this.#world.breathe();
        else if (await this.#warmUp.work()) await this.#world.breathe();
        else await this.#mailbox.arrival();
      } catch (error) {
        await this.#survive(error, command);
      }
    }
  }

  async #handle(command: Command): Promise<void> {
    this.#telling.runId = command.runId;
    const canTrain = this.#course.trainer !== null && this.#course.status !== 'diverged';
    switch (command.type) {
      case 'experiment':
        this.#showing.painted = true;
        this.#providers.expect(command.spec.provider);
        return this.#editing.change(
          this.#withTable(command.spec),
          command.version,
          command.moment ?? null,
          command.weights ?? null,
        );
      case 'reset':
        this.#showing.painted = true;
        return this.#editing.startOver(command.version);
      case 'play':
        return canTrain ? this.#training.play() : undefined;
      case 'pause':
        return this.#training.pause();
      case 'step':
        if (!canTrain) return;
        return this.#course.status === 'running'
          ? this.#training.pause()
          : this.#training.advance(command.steps, command.only);
      case 'pace':
        this.#course.pace.set(command.stepsPerSecond, this.#world.now());
        return this.#course.measureAnew();
      case 'watch':
        return this.#watching.set(command.watch);
      case 'set':
        return this.#set(command.parameter, command.index, command.value);
      case 'restore':
        return this.#restore(command.step);
      case 'keep':
        return this.#telling.keep(await this.#editing.presentMoment());
      case 'idle':
        this.#warmUp.isIdle = command.idle;
        break;
      case 'painted':
        this.#showing.painted = true;
        this.#showing.takesPictures = command.takesPictures ?? false;
        break;
    }
  }

  #withTable(spec: ExperimentSpec): ExperimentSpec {
    if (spec.table === null) return spec;
    if (spec.table.values.length > 0) this.#table = spec.table;
    return { ...spec, table: this.#table };
  }

  /** Goes to a snapshot. The current moment becomes a snapshot too, so that a person can return to it. */
  async #restore(step: number): Promise<void> {
    // A running run may have diverged since its loss was last evaluated.
    await this.#training.pause();
    const { trainer, snapshots } = this.#course;
    const snapshot = snapshots.find(step);
    if (!trainer || !snapshot) return;
    snapshots.keep({ state: await trainer.state(), step: trainer.step, memories: trainer.memories });
    snapshots.keep(snapshot);
    trainer.setState(snapshot.state, snapshot.step, snapshot.memories ?? undefined);
    await this.#showing.show(snapshot.state, 'paused');
  }

  /** Sets one element of a parameter of the shown replica, unless the loss would not be a finite number. */
  async #set(parameter: string, index: number, value: number): Promise<void> {
    const course = this.#course;
    if (!course.trainer) return;
    const { look } = course;
    const { trainer, replica } = look;
    const { memories, step } = trainer;
    const before = await trainer.state();
    const after = withElement(look, before, parameter, index, value);
    if (!after) return;
    trainer.setState(after, step, memories);
    const scores = await trainer.evaluation.all(['train']);
    if (!Number.isFinite(scores.get('train/loss')?.[replica])) return trainer.setState(before, step, memories);
    this.#showing.painted = true;
    await this.#showing.show(after, course.status === 'diverged' ? 'paused' : course.status);
  }

  /**
   * Continues without the graphics card if that was lost; fails if anything else went wrong.
   * @param command the command that could not be carried out
   */
  async #survive(error: unknown, command: Command | undefined): Promise<void> {
    const { experiment, lastFinite: moment, status } = this.#course;
    try {
      if (!experiment || !moment || !(await this.#hasLostCard())) throw error;
      const step = moment.step.toLocaleString('en');
      this.#providers.loseWebGpu(
        `The graphics card was lost, so the run continues on WASM from step ${step}. Reload the page to use WebGPU again.`,
      );
      // Tensors on the card can no longer be released.
      this.#course.trainer = null;
      await this.#editing.place(experiment, moment, status === 'running');
      if (command) this.#mailbox.putBack(command);
    } catch (cause) {
      // The page ends a failed worker and starts another, so nothing is cleaned up here.
      this.#course.setStatus('failed', messageOf(cause));
    }
  }

  /** Whether the run is on a graphics card that no longer works. */
  async #hasLostCard(): Promise<boolean> {
    const { trainer } = this.#course;
    if (this.#telling.provider !== 'webgpu' || !trainer) return false;
    return trainer.evaluation.all(EVALUATED).then(
      () => false,
      () => true,
    );
  }
}
