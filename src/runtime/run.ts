import { compile } from '../compiler/compile.ts';
import type { State } from '../compiler/initial.ts';
import { metricUnit } from '../compiler/objective.ts';
import { initialStates, type Member, stateOfMember } from '../compiler/replicas.ts';
import { type ExperimentSpec, effectOf, liveValues, trainAlike } from '../spec/index.ts';
import type { ReadAsset } from '../spec/rows.ts';
import type { OwnTable } from '../table/table.ts';
import { findDivergence, firstFinite, type Moment } from './divergence.ts';
import { withElement } from './element.ts';
import type { OpenEngine } from './engine.ts';
import { epochOf, restOfEpoch } from './epochs.ts';
import { takeFrame } from './frame.ts';
import type { Look } from './look.ts';
import { Mailbox } from './mailbox.ts';
import { messageOf } from './message-of.ts';
import { Pace } from './pace.ts';
import { previewFrame } from './preview.ts';
import type { Command, Frame, Provider, RunEvent, RunStatus } from './protocol.ts';
import { Providers } from './providers.ts';
import { Snapshots } from './snapshots.ts';
import { Speedometer } from './speed.ts';
import { type Experiment, succeed, withSpecs } from './succession.ts';
import type { Trainer } from './trainer.ts';
import { describeRun } from './view.ts';
import { Watching } from './watching.ts';

/** What a run needs of the world around it. */
export interface Surroundings {
  readonly send: (event: RunEvent) => void;
  readonly openEngine: OpenEngine;
  readonly readAsset: ReadAsset;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Lets messages that wait come in. */
  readonly breathe: () => Promise<void>;
}

/** Milliseconds of training between two looks into the mailbox: Pause answers within a frame. */
const BURST = 3;
/** Milliseconds of training after which the loss is looked at even if nobody watches. */
const LOOK = 100;
/** Milliseconds between two looks at what is watched, while a slow pace leaves time for it. */
const GLANCE = 20;

/**
 * The life of a run: takes commands one at a time and trains in between, in bursts. Everything that touches the
 * engine happens in this one loop, so no two calls of it overlap.
 */
export class Run {
  readonly #world: Surroundings;
  readonly #mailbox = new Mailbox();
  readonly #speed = new Speedometer();
  readonly #pace = new Pace();
  readonly #snapshots = new Snapshots();
  readonly #watching: Watching;
  readonly #providers: Providers;
  #runId = 0;
  #status: RunStatus = 'loading';
  #provider: Provider | null = null;
  /** How it came to its provider, where that is worth a word. */
  #providerNote: string | null = null;
  #experiment: Experiment | null = null;
  #trainer: Trainer | null = null;
  /** The last state whose loss was looked at and was finite, and when that was: where a diverging run goes back to. */
  #lastFinite: Moment | null = null;
  #lastLook = 0;
  /** Whether the page has drawn the last frame. */
  #painted = true;
  #stepsPerBurst = 1;
  /** The last one that came with its values. */
  #table: OwnTable | null = null;
  /** The replica that the page looks at. */
  #shown = 0;
  #lastStatus = '';
  #lastSnapshots = '';

  constructor(world: Surroundings) {
    this.#world = world;
    this.#providers = new Providers({
      ...world,
      onLoading: () => this.#setStatus('loading'),
      onProgress: (loaded, total) => this.#send({ type: 'loading', runId: this.#runId, loaded, total }),
    });
    this.#watching = new Watching(world.now, (finding) => this.#send({ ...finding, runId: this.#runId } as RunEvent));
  }

  post(command: Command): void {
    this.#mailbox.post(command);
  }

  /** Serves commands for ever. */
  async live(): Promise<never> {
    for (;;) {
      const command = this.#mailbox.take();
      try {
        if (command) await this.#handle(command);
        else if (this.#status === 'running') await this.#burst();
        else if (await this.#lookAround(false)) await this.#world.breathe();
        else await this.#mailbox.arrival();
      } catch (error) {
        // The page ends a worker that failed and starts another on Reset, so nothing is cleaned up here.
        this.#setStatus('failed', messageOf(error));
      }
    }
  }

  async #handle(command: Command): Promise<void> {
    this.#runId = command.runId;
    switch (command.type) {
      case 'experiment':
        this.#painted = true;
        return this.#change(this.#withTable(command.spec));
      case 'reset':
        this.#painted = true;
        return this.#startOver();
      case 'play':
        if (!this.#trainer || this.#status === 'diverged') return;
        this.#takeAnotherWay();
        this.#measureAnew();
        return this.#setStatus('running');
      case 'pause':
        return this.#pause();
      case 'step':
        if (!this.#trainer || this.#status === 'diverged') return;
        if (this.#status === 'running') return this.#pause();
        return this.#advance(command.steps);
      case 'pace':
        this.#pace.set(command.stepsPerSecond, this.#world.now());
        return this.#measureAnew();
      case 'watch':
        return this.#watching.set(command.watch);
      case 'set':
        return this.#set(command.parameter, command.index, command.value);
      case 'restore':
        return this.#restore(command.step);
      case 'painted':
        this.#painted = true;
        break;
    }
  }

  #withTable(spec: ExperimentSpec): ExperimentSpec {
    if (spec.table === null) return spec;
    if (spec.table.values.length > 0) this.#table = spec.table;
    return { ...spec, table: this.#table };
  }

  async #advance(steps: number | 'epoch'): Promise<void> {
    const { trainer, compiled, member } = this.#look;
    this.#takeAnotherWay();
    await trainer.train(steps === 'epoch' ? restOfEpoch(trainer.step, compiled, member) : steps);
    await this.#show(await trainer.state(), 'paused');
  }

  async #pause(): Promise<void> {
    if (this.#status !== 'running' || !this.#trainer) return;
    await this.#show(await this.#trainer.state(), 'paused');
  }

  /** Trains for a moment, and shows the result if the page is ready for it. */
  async #burst(): Promise<void> {
    const trainer = this.#trainer as Trainer;
    const start = this.#world.now();
    const steps = this.#pace.take(start, this.#stepsPerBurst);
    if (steps === 0) return this.#waitForPace();
    await trainer.train(steps);
    if (steps === this.#stepsPerBurst) this.#adaptBurst(this.#world.now() - start);
    this.#speed.record(this.#world.now(), trainer.step);
    if (trainer.stopped !== null) await this.#show(await trainer.state(), 'paused', trainer.stopped);
    else if (this.#painted || this.#world.now() - this.#lastLook > LOOK) {
      await this.#show(await trainer.state(), 'running');
      // The page draws now, and needs nothing of the engine.
      if (this.#status === 'running') await this.#lookAround(true);
    }
    await this.#world.breathe();
  }

  async #waitForPace(): Promise<void> {
    if (await this.#lookAround(true)) return this.#world.breathe();
    const wait = this.#pace.wait(this.#world.now());
    await this.#mailbox.arrival(this.#watching.active ? Math.min(wait, GLANCE) : wait);
  }

  /** Looks after what is watched. @returns whether there was anything to do */
  async #lookAround(training: boolean): Promise<boolean> {
    return this.#trainer !== null && this.#watching.active && this.#watching.work(this.#look, training);
  }

  get #look(): Look {
    const { members, compiled } = this.#experiment as Experiment;
    const replica = this.#shown;
    const trainer = this.#trainer as Trainer;
    return { trainer, compiled, member: members[replica] as Member, replica, path: this.#snapshots.all };
  }

  /** Other steps follow: what came after this one in an earlier turn is no longer what comes. */
  #takeAnotherWay(): void {
    this.#snapshots.forgetAfter((this.#trainer as Trainer).step);
    this.#tellSnapshots();
  }

  #measureAnew(): void {
    const now = this.#world.now();
    this.#pace.start(now);
    this.#speed.reset();
    if (this.#trainer) this.#speed.record(now, this.#trainer.step);
  }

  /** Goes to a snapshot. The moment that it leaves becomes one too, so that there is a way back. */
  async #restore(step: number): Promise<void> {
    // A run that goes on may have diverged since it was looked at.
    await this.#pause();
    const trainer = this.#trainer;
    const snapshot = this.#snapshots.find(step);
    if (!trainer || !snapshot) return;
    this.#snapshots.keep({ state: await trainer.state(), step: trainer.step, memories: trainer.memories });
    this.#snapshots.keep(snapshot);
    trainer.setState(snapshot.state, snapshot.step, snapshot.memories ?? undefined);
    await this.#show(snapshot.state, 'paused');
  }

  /** Sets one element of a parameter of the shown replica, unless the loss would not be a finite number. */
  async #set(parameter: string, index: number, value: number): Promise<void> {
    if (!this.#trainer) return;
    const { trainer, replica } = this.#look;
    const { memories, step } = trainer;
    const before = await trainer.state();
    const after = withElement(this.#look, before, parameter, index, value);
    if (!after) return;
    trainer.setState(after, step, memories);
    const scores = await trainer.evaluateAll(['train']);
    if (!Number.isFinite(scores.get('train/loss')?.[replica])) return trainer.setState(before, step, memories);
    this.#painted = true;
    await this.#show(after, this.#status === 'diverged' ? 'paused' : this.#status);
  }

  /** Aims at BURST milliseconds, in whole iterations of the training program, at most doubling at a time. */
  #adaptBurst(took: number): void {
    const { unroll } = this.#trainer as Trainer;
    const fitting = this.#stepsPerBurst * Math.min(2, BURST / Math.max(took, 0.1));
    this.#stepsPerBurst = Math.max(1, Math.round(fitting / unroll)) * unroll;
  }

  /** Takes an edited experiment, and decides from the difference what can go on. */
  async #change(spec: ExperimentSpec): Promise<void> {
    const before = this.#experiment;
    const effect = before ? effectOf(before.spec, spec) : 'resample';
    if (!before || !this.#trainer || effect === 'recompile' || effect === 'resample') {
      return this.#build(spec, before, effect === 'resample');
    }
    this.#experiment = { ...before, spec, members: withSpecs(before.members, spec) };
    // Looked at before the change, so that a divergence can be replayed with the numbers that led to it.
    const finite = this.#status !== 'running' || (await this.#show(await this.#trainer.state(), 'running'));
    this.#trainer.setLive(spec);
    if (!trainAlike(before.spec, spec)) this.#takeAnotherWay();
    if (!finite) return;
    this.#painted = true;
    // New numbers may be the remedy: the run can go on from its last finite state.
    await this.#show(await this.#trainer.state(), this.#status === 'diverged' ? 'paused' : this.#status);
  }

  /** Builds the programs of `spec`; keeps the parameters of `before` where they fit and `restart` does not forbid it. */
  async #build(spec: ExperimentSpec, before: Experiment | null, restart: boolean): Promise<void> {
    const wasRunning = this.#status === 'running';
    const readAsset: ReadAsset = (path) => {
      this.#setStatus('loading');
      return this.#world.readAsset(path);
    };
    const { experiment, state, step, adapt } = await succeed(spec, before, this.#trainer, { restart, readAsset });
    const { members, compiled } = experiment;
    const [first] = members as [Member];

    await this.#trainer?.dispose();
    this.#trainer = null;
    this.#experiment = experiment;
    if (adapt) this.#snapshots.adapt(adapt);
    else this.#snapshots.clear();
    if (before && !trainAlike(before.spec, spec)) this.#snapshots.forgetAfter(step);
    // Before any frame, which may be of a moment that the run has gone back to.
    this.#tellSnapshots();
    this.#prepare(0);
    if (!this.#providers.ready) {
      const learningRate = first.spec.optimizer.args.lr ?? Number.NaN;
      const numbers = { step, epoch: epochOf(step, compiled, first), learningRate };
      const own = stateOfMember(state, 0, compiled.replicas);
      const single = compiled.replicas === 1 ? compiled : compile(first.spec, first.data);
      this.#sendFrame(previewFrame(single, numbers, own, liveValues(first.spec), metricUnit(first.data)));
    }
    const placed = await this.#providers.place(spec.provider, experiment, { state, step }, async (trainer) => {
      this.#trainer = trainer;
      await this.#picture(state, await trainer.evaluateAll(['train', 'validation']));
    });
    this.#trainer = placed.trainer;
    this.#provider = placed.provider;
    this.#providerNote = placed.note;
    this.#stepsPerBurst = placed.trainer.unroll;
    this.#lastFinite = { state, step };
    this.#keepSnapshot(state);
    this.#measureAnew();
    this.#setStatus(wasRunning ? 'running' : step > 0 ? 'paused' : 'ready');
  }

  /** Back to step 0, with the same data and the same initial parameters. */
  async #startOver(): Promise<void> {
    if (!this.#experiment || !this.#trainer) return;
    const { members, compiled } = this.#experiment;
    this.#trainer.setState(initialStates(members, compiled), 0);
    this.#snapshots.clear();
    this.#speed.reset();
    await this.#show(await this.#trainer.state(), 'ready');
  }

  /**
   * Sends a frame of `state` and goes to `status`. If the loss is not finite, goes back to the last state in which it
   * was and stops instead.
   * @returns whether the loss is finite
   */
  async #show(state: State, status: RunStatus, reason?: string): Promise<boolean> {
    const trainer = this.#trainer as Trainer;
    const scores = await trainer.evaluateAll(['train', 'validation']);
    if (firstFinite(scores) === null) {
      await this.#diverge();
      return false;
    }
    this.#lastFinite = { state, step: trainer.step };
    this.#lastLook = this.#world.now();
    this.#watching.renew();
    this.#keepSnapshot(state);
    // A page in the background paints nothing, and gets no picture; it is looked after all the same.
    if (this.#painted || status !== 'running') await this.#picture(state, scores, status);
    this.#setStatus(status, reason);
    return true;
  }

  /**
   * Sends a frame of the first replica that has not diverged.
   * @param status of the run once it trains; left out before, when a quick picture is all that counts
   */
  async #picture(state: State, scores: ReadonlyMap<string, Float32Array>, status?: RunStatus): Promise<void> {
    const shown = firstFinite(scores) ?? 0;
    if (shown !== this.#shown) this.#prepare(shown);
    const stepsPerSecond = status === 'running' ? this.#stepsPerSecond : 0;
    this.#sendFrame(await takeFrame(this.#look, state, scores, { ahead: status !== undefined, stepsPerSecond }));
  }

  async #diverge(): Promise<void> {
    const trainer = this.#trainer as Trainer;
    const lastFinite = this.#lastFinite;
    if (!lastFinite || lastFinite.step === trainer.step) {
      throw new Error('the loss of the untrained network is not a finite number');
    }
    const { lastFinite: moment, reason } = await findDivergence(trainer, lastFinite);
    trainer.setState(moment.state, moment.step);
    await this.#show(moment.state, 'diverged', reason);
  }

  /** A moment says little at a slow pace: it is never more than that. */
  get #stepsPerSecond(): number {
    return Math.min(this.#speed.stepsPerSecond, this.#pace.stepsPerSecond ?? Number.POSITIVE_INFINITY);
  }

  #keepSnapshot(state: State): void {
    const { step, memories } = this.#trainer as Trainer;
    if (this.#snapshots.wants(step)) this.#snapshots.keep({ state, step, memories });
    this.#tellSnapshots();
  }

  #tellSnapshots(): void {
    const event: RunEvent = {
      type: 'snapshots',
      runId: this.#runId,
      steps: this.#snapshots.all.map(({ step }) => step),
    };
    const text = JSON.stringify(event);
    if (text === this.#lastSnapshots) return;
    this.#lastSnapshots = text;
    this.#send(event);
  }

  /** Tells the page of a replica's network, which it has not seen yet. */
  #prepare(replica: number): void {
    const { members, compiled } = this.#experiment as Experiment;
    this.#shown = replica;
    this.#watching.forget();
    this.#send({ type: 'prepared', runId: this.#runId, view: describeRun(members[replica] as Member, compiled) });
  }

  #setStatus(status: RunStatus, reason: string | null = this.#providerNote): void {
    this.#status = status;
    const event: RunEvent = { type: 'status', runId: this.#runId, state: { status, provider: this.#provider, reason } };
    const text = JSON.stringify(event);
    if (text === this.#lastStatus) return;
    this.#lastStatus = text;
    this.#send(event);
  }

  #sendFrame(frame: Frame): void {
    this.#painted = false;
    this.#send({ type: 'frame', runId: this.#runId, frame });
  }

  #send(event: RunEvent): void {
    this.#world.send(event);
  }
}
