import { compile } from '../compiler/compile.ts';
import type { State } from '../compiler/initial.ts';
import { metricUnit } from '../compiler/objective.ts';
import { initialStates, type Member, stateOfMember } from '../compiler/replicas.ts';
import { epochsIn } from '../math/epochs.ts';
import { type ExperimentSpec, effectOf, liveValues, trainAlike } from '../spec/index.ts';
import type { ReadAsset } from '../spec/rows.ts';
import type { OwnTable } from '../table/table.ts';
import { findDivergence, firstFinite } from './divergence.ts';
import { withElement } from './element.ts';
import type { OpenEngine } from './engine.ts';
import { passesOf, restOfEpoch } from './epochs.ts';
import { takeFrame } from './frame.ts';
import type { Look } from './look.ts';
import { Mailbox } from './mailbox.ts';
import { messageOf } from './message-of.ts';
import { whyNotFinite } from './not-finite.ts';
import { Pace } from './pace.ts';
import { previewFrame } from './preview.ts';
import type { Command, Frame, KeptMoment, RunEvent, RunStatus } from './protocol.ts';
import { Providers } from './providers.ts';
import { Rhythm } from './rhythm.ts';
import { type Snapshot, Snapshots } from './snapshots.ts';
import { Speedometer } from './speed.ts';
import { type Experiment, succeed, withSpecs } from './succession.ts';
import { Telling } from './telling.ts';
import type { Trainer } from './trainer.ts';
import { type Left, Versions } from './versions.ts';
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

/** The test part is not looked at while training can still be changed. */
const LOOKED_AT = ['train', 'validation'] as const;
type Scores = ReadonlyMap<string, Float32Array>;

/** Milliseconds that a Step may take before the page is told that training runs. */
const UNNOTICED = 50;
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
  readonly #versions = new Versions();
  readonly #rhythm = new Rhythm();
  readonly #telling: Telling;
  readonly #watching: Watching;
  readonly #providers: Providers;
  #experiment: Experiment | null = null;
  #trainer: Trainer | null = null;
  /** The last moment at which the loss was looked at and was finite: where a run that diverges goes back to. */
  #lastFinite: Snapshot | null = null;
  /** The step at which it pauses; null where it trains until it is told to pause. */
  #goal: number | null = null;
  /** The version of the experiment, as the page numbers them. */
  #version = 0;
  /** Whether the page has drawn the last frame. */
  #painted = true;
  /** The last one that came with its values. */
  #table: OwnTable | null = null;
  /** The replica that the page looks at. */
  #shown = 0;

  constructor(world: Surroundings) {
    this.#world = world;
    this.#telling = new Telling(world.send, world.now);
    this.#providers = new Providers({
      ...world,
      onLoading: () => this.#setStatus('loading'),
      onProgress: (loaded, total) => this.#telling.tell({ type: 'loading', loaded, total }),
    });
    this.#watching = new Watching(world.now, (finding) => this.#telling.tell(finding));
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
        await this.#survive(error, command);
      }
    }
  }

  async #handle(command: Command): Promise<void> {
    this.#telling.runId = command.runId;
    switch (command.type) {
      case 'experiment':
        this.#painted = true;
        return this.#change(this.#withTable(command.spec), command.version, command.moment ?? null);
      case 'reset':
        this.#painted = true;
        return this.#startOver(command.version);
      case 'play':
        if (!this.#trainer || this.#status === 'diverged') return;
        this.#takeAnotherWay();
        this.#measureAnew();
        this.#goal = null;
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
      case 'keep':
        return this.#telling.keep(await this.#presentMoment());
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

  /** Trains for so many steps: at once where that is soon done, and else as after Play, until it gets there. */
  async #advance(steps: number | 'epoch'): Promise<void> {
    const { trainer, compiled, member } = this.#look;
    this.#takeAnotherWay();
    this.#measureAnew();
    this.#goal = trainer.step + (steps === 'epoch' ? restOfEpoch(trainer.step, passesOf(compiled, member)) : steps);
    const start = this.#world.now();
    do await this.#train(this.#goal - trainer.step);
    while (!this.#isDone && this.#world.now() - start < UNNOTICED);
    if (this.#isDone) await this.#arrive();
    else this.#setStatus('running');
  }

  async #pause(): Promise<void> {
    if (this.#status !== 'running' || !this.#trainer) return;
    if (this.#rhythm.looksAreSlow) this.#setStatus('paused');
    await this.#show(await this.#trainer.state(), 'paused');
  }

  /** Trains for a moment, and shows the result if the page is ready for it. */
  async #burst(): Promise<void> {
    const trainer = this.#trainer as Trainer;
    // Whoever asked for so many steps does not want to watch each of them.
    const most = this.#goal === null ? this.#dueSteps() : this.#goal - trainer.step;
    if (most === 0) return this.#waitForPace();
    await this.#train(most);
    if (this.#isDone) await this.#arrive();
    else if (this.#pace.showsEveryStep || this.#rhythm.wantsLook(this.#world.now(), this.#painted)) {
      const scores = await this.#lookInTurn();
      if (!scores) return;
      await this.#show(await trainer.state(), 'running', { scores });
      // The page draws now, and needs nothing of the engine.
      if (this.#status === 'running') await this.#lookAround(true);
    } else this.#telling.progress(() => ({ ...this.#place, stepsPerSecond: this.#stepsPerSecond }));
    await this.#world.breathe();
  }

  /** The losses while training runs. @returns null where a command came that must not wait for all of them */
  async #lookInTurn(): Promise<Scores | null> {
    const trainer = this.#trainer as Trainer;
    if (!this.#rhythm.looksAreSlow || this.#look.compiled.replicas === 1) return trainer.evaluateAll(LOOKED_AT);
    for (const looks = trainer.evaluateInTurn(LOOKED_AT); ; ) {
      const { done, value } = await looks.next();
      if (done) return value;
      await this.#world.breathe();
      if (this.#mailbox.isUrgent) return null;
    }
  }

  /** Makes a burst of at most so many steps. */
  async #train(most: number): Promise<void> {
    const trainer = this.#trainer as Trainer;
    const { burst } = this.#rhythm;
    const start = this.#world.now();
    await trainer.train(Math.min(most, burst));
    const end = this.#world.now();
    if (most >= burst) this.#rhythm.record(end - start, trainer.unroll);
    this.#speed.record(end, trainer.step);
  }

  /** Whether training has stopped by itself, or has made the steps that it was asked for. */
  get #isDone(): boolean {
    const { stopped, step } = this.#trainer as Trainer;
    return stopped !== null || (this.#goal !== null && step >= this.#goal);
  }

  async #arrive(): Promise<void> {
    const trainer = this.#trainer as Trainer;
    await this.#show(await trainer.state(), 'paused', { reason: trainer.stopped ?? undefined });
  }

  #dueSteps(): number {
    return this.#awaitsPaint ? 0 : this.#pace.take(this.#world.now(), this.#rhythm.burst);
  }

  /** Whether the page has yet to paint a step before people can follow the next. */
  get #awaitsPaint(): boolean {
    return this.#pace.showsEveryStep && !this.#painted;
  }

  async #waitForPace(): Promise<void> {
    if (await this.#lookAround(true)) return this.#world.breathe();
    const wait = this.#awaitsPaint ? undefined : this.#pace.wait(this.#world.now());
    await this.#mailbox.arrival(this.#watching.active ? Math.min(wait ?? GLANCE, GLANCE) : wait);
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

  get #place(): { readonly step: number; readonly epoch: number } {
    const { trainer, compiled, member } = this.#look;
    return { step: trainer.step, epoch: epochsIn(trainer.step, passesOf(compiled, member)) };
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

  /**
   * Takes an edited experiment, and decides from the difference what can go on.
   * @param moment what to start from, where that fits
   */
  async #change(spec: ExperimentSpec, version = this.#version, moment: KeptMoment | null = null): Promise<void> {
    const before = this.#experiment;
    const effect = before ? effectOf(before.spec, spec) : 'resample';
    const left = await this.#goToVersion(version);
    if (!before || !this.#trainer || effect === 'recompile' || effect === 'resample') {
      return this.#build(spec, before, effect === 'resample', left ?? moment);
    }
    if (left) return this.#resume(spec, left);
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

  /**
   * Leaves the present version of the experiment for another.
   * @returns the moment at which the run left that one before; null where there is none
   */
  async #goToVersion(version: number): Promise<Left | null> {
    if (version === this.#version) return null;
    const moment = await this.#presentMoment();
    const left = this.#versions.take(version);
    // Where an edit was made before any step, there is no training that Undo could bring back.
    if (moment && (moment.step > 0 || left)) {
      this.#versions.leave(this.#version, { ...moment, snapshots: this.#snapshots.all });
    }
    this.#version = version;
    return left;
  }

  /** Goes to the moment at which a version was left that needs no other programs. */
  async #resume(spec: ExperimentSpec, { state, step, memories, snapshots }: Left): Promise<void> {
    const trainer = this.#trainer as Trainer;
    const experiment = this.#experiment as Experiment;
    this.#experiment = { ...experiment, spec, members: withSpecs(experiment.members, spec) };
    trainer.setLive(spec);
    trainer.setState(state, step, memories);
    this.#snapshots.replace(snapshots);
    this.#tellSnapshots();
    this.#telling.tell({ type: 'resumed', version: this.#version });
    this.#goal = null;
    this.#painted = true;
    this.#measureAnew();
    await this.#show(state, this.#status === 'running' ? 'running' : 'paused');
  }

  /** Where the run is; if its loss is not finite there, where it last was. null before the engine is there. */
  async #presentMoment(): Promise<KeptMoment | null> {
    const trainer = this.#trainer;
    if (!trainer) return null;
    const { step, memories } = trainer;
    if (this.#status !== 'running' || firstFinite(await trainer.evaluateAll(['train'])) !== null) {
      return this.#momentOf({ state: await trainer.state(), step, memories });
    }
    return this.#momentOf(this.#lastFinite as Snapshot);
  }

  #momentOf({ state, step, memories }: Snapshot): KeptMoment {
    const { spec } = this.#experiment as Experiment;
    return { spec: spec.table ? { ...spec, table: { ...spec.table, values: [] } } : spec, state, step, memories };
  }

  /**
   * Goes on without the graphics card where that was lost; fails where anything else went wrong.
   * @param command that could not be carried out
   */
  async #survive(error: unknown, command: Command | undefined): Promise<void> {
    const wasRunning = this.#status === 'running';
    const moment = this.#lastFinite;
    try {
      if (!this.#experiment || !moment || !(await this.#hasLostCard())) throw error;
      const step = moment.step.toLocaleString('en');
      this.#providers.loseWebGpu(
        `The graphics card was lost: WASM went on from step ${step}. Reload the page to use WebGPU again.`,
      );
      // Nothing that is on the card can be released any more.
      this.#trainer = null;
      await this.#start(this.#experiment, moment, wasRunning);
      if (command) this.#mailbox.putBack(command);
    } catch (cause) {
      // The page ends a worker that failed and starts another, so nothing is cleaned up here.
      this.#setStatus('failed', messageOf(cause));
    }
  }

  /** Whether the run is on a graphics card that no longer does what worked before. */
  async #hasLostCard(): Promise<boolean> {
    const trainer = this.#trainer;
    if (this.#telling.provider !== 'webgpu' || !trainer) return false;
    return trainer.evaluateAll(LOOKED_AT).then(
      () => false,
      () => true,
    );
  }

  /**
   * Builds the programs of `spec`. Goes on from `moment`, or else from the parameters of `before`, where they fit and
   * `restart` does not forbid it.
   */
  async #build(
    spec: ExperimentSpec,
    before: Experiment | null,
    restart: boolean,
    moment: KeptMoment | Left | null,
  ): Promise<void> {
    const wasRunning = this.#status === 'running';
    const readAsset: ReadAsset = (path) => {
      this.#setStatus('loading');
      return this.#world.readAsset(path);
    };
    const successor = await succeed(spec, before, this.#trainer, { restart, readAsset, moment });
    const { experiment, state, step, adapt, resumed } = successor;
    const { members, compiled } = experiment;
    const [first] = members as [Member];

    await this.#trainer?.dispose();
    this.#trainer = null;
    this.#experiment = experiment;
    if (adapt) this.#snapshots.adapt(adapt);
    else this.#snapshots.replace(resumed && moment && 'snapshots' in moment ? moment.snapshots : []);
    if (before && !resumed && !trainAlike(before.spec, spec)) this.#snapshots.forgetAfter(step);
    // Before any frame, which may be of a moment that the run has gone back to.
    this.#tellSnapshots();
    this.#prepare(0);
    if (resumed) this.#telling.tell({ type: 'resumed', version: this.#version });
    if (!this.#providers.ready) {
      const learningRate = first.spec.optimizer.args.lr ?? Number.NaN;
      const numbers = { step, epoch: epochsIn(step, passesOf(compiled, first)), learningRate };
      const own = stateOfMember(state, 0, compiled.replicas);
      const single = compiled.replicas === 1 ? compiled : compile(first.spec, first.data);
      this.#sendFrame(previewFrame(single, numbers, own, liveValues(first.spec), metricUnit(first.data)));
    }
    // Steps were asked for of a run that goes on.
    await this.#start(experiment, successor, wasRunning && (this.#goal === null || adapt !== null));
  }

  /** Places an experiment on a provider, at a moment. */
  async #start(experiment: Experiment, { state, step, memories }: Snapshot, running: boolean): Promise<void> {
    const moment = { state, step, memories };
    let finite = true;
    const placed = await this.#providers.place(experiment.spec.provider, experiment, moment, async (trainer) => {
      this.#trainer = trainer;
      const start = this.#world.now();
      const scores = await trainer.evaluateAll(LOOKED_AT);
      finite = firstFinite(scores) !== null;
      await this.#picture(state, scores);
      this.#rhythm.looked(this.#world.now(), start);
    });
    this.#trainer = placed.trainer;
    this.#telling.provider = placed.provider;
    this.#telling.providerNote = placed.note;
    this.#rhythm.reset();
    this.#lastFinite = moment;
    this.#keepSnapshot(state);
    this.#measureAnew();
    if (!finite) return this.#setStatus('diverged', whyNotFinite(this.#look.member.data));
    this.#setStatus(running ? 'running' : step > 0 ? 'paused' : 'ready');
  }

  /** Back to step 0, with the same data and the same initial parameters. */
  async #startOver(version = this.#version): Promise<void> {
    if (!this.#experiment || !this.#trainer) return;
    await this.#goToVersion(version);
    const { members, compiled } = this.#experiment;
    this.#trainer.setState(initialStates(members, compiled), 0);
    this.#snapshots.replace([]);
    this.#speed.reset();
    await this.#show(await this.#trainer.state(), 'ready');
  }

  /**
   * Sends a frame of `state` and goes to `status`. If the loss is not finite, goes back to the last state in which it
   * was and stops instead.
   * @returns whether the loss is finite
   */
  async #show(
    state: State,
    status: RunStatus,
    { reason, scores: known }: { readonly reason?: string | undefined; readonly scores?: Scores } = {},
  ): Promise<boolean> {
    const trainer = this.#trainer as Trainer;
    const start = this.#world.now();
    const scores = known ?? (await trainer.evaluateAll(LOOKED_AT));
    if (firstFinite(scores) === null) {
      await this.#diverge();
      return false;
    }
    this.#lastFinite = { state, step: trainer.step, memories: trainer.memories };
    this.#watching.renew();
    this.#keepSnapshot(state);
    // A page in the background paints nothing, and gets no picture; it is looked after all the same.
    if (this.#painted || status !== 'running') await this.#picture(state, scores, status);
    this.#setStatus(status, reason);
    this.#rhythm.looked(this.#world.now(), known ? undefined : start);
    this.#telling.moment(this.#momentOf(this.#lastFinite));
    return true;
  }

  /**
   * Sends a frame of the first replica that has not diverged.
   * @param status of the run once it trains; left out before, when a quick picture is all that counts
   */
  async #picture(state: State, scores: Scores, status?: RunStatus): Promise<void> {
    const shown = firstFinite(scores) ?? 0;
    if (shown !== this.#shown) this.#prepare(shown);
    const stepsPerSecond = status === 'running' ? this.#stepsPerSecond : 0;
    this.#sendFrame(await takeFrame(this.#look, state, scores, { ahead: status !== undefined, stepsPerSecond }));
  }

  async #diverge(): Promise<void> {
    const trainer = this.#trainer as Trainer;
    const lastFinite = this.#lastFinite;
    if (!lastFinite || lastFinite.step === trainer.step) {
      return this.#setStatus('diverged', whyNotFinite(this.#look.member.data));
    }
    const { lastFinite: moment, reason } = await findDivergence(trainer, lastFinite);
    trainer.setState(moment.state, moment.step);
    await this.#show(moment.state, 'diverged', { reason });
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
    this.#telling.snapshots(this.#snapshots.all.map(({ step }) => step));
  }

  /** Tells the page of a replica's network, which it has not seen yet. */
  #prepare(replica: number): void {
    const { members, compiled } = this.#experiment as Experiment;
    this.#shown = replica;
    this.#watching.forget();
    this.#telling.tell({ type: 'prepared', view: describeRun(members[replica] as Member, compiled) });
  }

  get #status(): RunStatus {
    return this.#telling.status;
  }

  #setStatus(status: RunStatus, reason?: string): void {
    if (status !== 'running' && status !== 'loading') this.#goal = null;
    this.#telling.setStatus(status, reason);
  }

  #sendFrame(frame: Frame): void {
    this.#painted = false;
    this.#telling.tell({ type: 'frame', frame });
  }
}
