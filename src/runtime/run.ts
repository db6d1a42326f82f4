import { type Compiled, compile } from '../compiler/compile.ts';
import type { ReadAsset } from '../compiler/data.ts';
import type { State } from '../compiler/initial.ts';
import { pinState } from '../compiler/pins.ts';
import { compileMembers, initialStates, type Member, prepareMembers, stateOfMember } from '../compiler/replicas.ts';
import { type ExperimentSpec, effectOf, liveValues, print, variants } from '../spec/index.ts';
import { findDivergence, firstFinite, type Moment } from './divergence.ts';
import type { OpenEngine } from './engine.ts';
import { Mailbox } from './mailbox.ts';
import { messageOf } from './message-of.ts';
import { previewFrame } from './preview.ts';
import { lookAhead } from './probe.ts';
import type { Command, Frame, Provider, RunEvent, RunStatus } from './protocol.ts';
import { Providers } from './providers.ts';
import { Speedometer } from './speed.ts';
import type { Trainer } from './trainer.ts';
import { composeFrame, describeReplicas, describeRun } from './view.ts';

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

interface Experiment {
  readonly spec: ExperimentSpec;
  /** The single experiments that it is made of, usually one. */
  readonly members: readonly Member[];
  readonly compiled: Compiled;
}

/** A replica that becomes the current run. */
interface Opened extends Moment {
  readonly member: Member;
}

/**
 * The life of a run: takes commands one at a time and trains in between, in bursts. Everything that touches the
 * engine happens in this one loop, so no two calls of it overlap.
 */
export class Run {
  readonly #world: Surroundings;
  readonly #mailbox = new Mailbox();
  readonly #speed = new Speedometer();
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
  /** The replica that the page looks at. */
  #shown = 0;
  #lastStatus = '';

  constructor(world: Surroundings) {
    this.#world = world;
    this.#providers = new Providers({ ...world, onLoading: () => this.#setStatus('loading') });
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
        return this.#change(command.spec);
      case 'reset':
        this.#painted = true;
        return this.#startOver();
      case 'play':
        if (!this.#trainer || this.#status === 'diverged') return;
        this.#speed.reset();
        this.#speed.record(this.#world.now(), this.#trainer.step);
        return this.#setStatus('running');
      case 'pause':
        return this.#pause();
      case 'step':
        if (!this.#trainer || this.#status === 'diverged') return;
        if (this.#status === 'running') return this.#pause();
        await this.#trainer.train(command.steps === 'epoch' ? this.#restOfEpoch() : command.steps);
        await this.#show(await this.#trainer.state(), 'paused');
        break;
      case 'painted':
        this.#painted = true;
        break;
    }
  }

  async #pause(): Promise<void> {
    if (this.#status !== 'running' || !this.#trainer) return;
    await this.#show(await this.#trainer.state(), 'paused');
  }

  /** Trains for a moment, and shows the result if the page is ready for it. */
  async #burst(): Promise<void> {
    const trainer = this.#trainer as Trainer;
    const start = this.#world.now();
    await trainer.train(this.#stepsPerBurst);
    const took = this.#world.now() - start;
    this.#adaptBurst(took);
    this.#speed.record(this.#world.now(), trainer.step);
    if (trainer.stopped !== null) await this.#show(await trainer.state(), 'paused', trainer.stopped);
    else if (this.#painted || this.#world.now() - this.#lastLook > LOOK) {
      await this.#show(await trainer.state(), 'running');
    }
    await this.#world.breathe();
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
    if (!finite) return;
    this.#painted = true;
    // New numbers may be the remedy: the run can go on from its last finite state.
    await this.#show(await this.#trainer.state(), this.#status === 'diverged' ? 'paused' : this.#status);
  }

  /** Builds the programs of `spec`; keeps the parameters of `before` where they fit and `restart` does not forbid it. */
  async #build(spec: ExperimentSpec, before: Experiment | null, restart: boolean): Promise<void> {
    const wasRunning = this.#status === 'running';
    const opened = await this.#opened(spec, before);
    const members =
      opened || (before && !restart)
        ? withSpecs(opened ? [opened.member] : (before?.members ?? []), spec)
        : await prepareMembers(spec, this.#world.readAsset);
    const [first] = members as [Member];
    const compiled = compileMembers(members);
    const fits = before && !restart && sameParameters(before.compiled, compiled);
    const kept = opened ?? (fits ? await this.#currentState() : null);
    const started = new Map([...initialStates(members, compiled), ...(kept?.state ?? [])]);
    const state = pinState(spec, compiled.parameters, started);
    const step = kept?.step ?? 0;

    await this.#trainer?.dispose();
    this.#trainer = null;
    this.#experiment = { spec, members, compiled };
    this.#shown = 0;
    this.#send({ type: 'prepared', runId: this.#runId, view: describeRun(first, compiled) });
    if (!this.#providers.ready) {
      const numbers = { step, epoch: this.#epochOf(step), learningRate: first.spec.optimizer.args.lr ?? Number.NaN };
      const own = stateOfMember(state, 0, compiled.replicas);
      const single = compiled.replicas === 1 ? compiled : compile(first.spec, first.data);
      this.#sendFrame(previewFrame(single, numbers, own, liveValues(first.spec)));
    }
    const placed = await this.#providers.place(spec.provider, this.#experiment, { state, step }, async (trainer) => {
      this.#trainer = trainer;
      const scores = await trainer.evaluateAll(['train', 'validation']);
      this.#sendFrame(await this.#frame(state, firstFinite(scores) ?? 0, scores));
    });
    this.#trainer = placed.trainer;
    this.#provider = placed.provider;
    this.#providerNote = placed.note;
    this.#stepsPerBurst = placed.trainer.unroll;
    this.#lastFinite = { state, step };
    this.#speed.reset();
    this.#setStatus(wasRunning ? 'running' : step > 0 ? 'paused' : 'ready');
  }

  /** The replica that `spec` asks to be looked at alone, to go on where it is; one that has diverged starts over. */
  async #opened(spec: ExperimentSpec, before: Experiment | null): Promise<Opened | null> {
    if (!before || before.members.length === 1 || !this.#trainer) return null;
    const text = print(spec);
    const index = before.members.findIndex((member) => print(member.spec) === text);
    const member = before.members[index];
    if (!member) return null;
    const scores = await this.#trainer.evaluate(['train', 'validation'], index);
    if (!Number.isFinite(scores.get('train/loss'))) return null;
    const state = stateOfMember(await this.#trainer.state(), index, before.members.length);
    return { member, state, step: this.#trainer.step };
  }

  async #currentState(): Promise<{ state: State; step: number } | null> {
    return this.#trainer && { state: await this.#trainer.state(), step: this.#trainer.step };
  }

  /** Back to step 0, with the same data and the same initial parameters. */
  async #startOver(): Promise<void> {
    if (!this.#experiment || !this.#trainer) return;
    const { members, compiled } = this.#experiment;
    this.#trainer.setState(initialStates(members, compiled), 0);
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
    const shown = firstFinite(scores);
    if (shown === null) {
      await this.#diverge();
      return false;
    }
    this.#lastFinite = { state, step: trainer.step };
    this.#lastLook = this.#world.now();
    // A page in the background paints nothing, and gets no picture; it is looked after all the same.
    if (this.#painted || status !== 'running') {
      this.#sendFrame(await this.#frame(state, shown, scores, status));
    }
    this.#setStatus(status, reason);
    return true;
  }

  /** @param status of the run once it trains; left out before, when a quick picture is all that counts */
  async #frame(state: State, shown: number, scores: ReadonlyMap<string, Float32Array>, status?: RunStatus) {
    const { members, compiled } = this.#experiment as Experiment;
    const trainer = this.#trainer as Trainer;
    const member = members[shown] as Member;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#send({ type: 'prepared', runId: this.#runId, view: describeRun(member, compiled) });
    }
    const own = stateOfMember(state, shown, compiled.replicas);
    const numbers = {
      step: trainer.step,
      epoch: this.#epochOf(trainer.step),
      learningRate: trainer.learningRate(shown),
      ...(status ? await lookAhead(trainer, member.spec, own, shown) : { probe: null, gradientNorm: Number.NaN }),
      replicas: compiled.replicas > 1 ? describeReplicas(shown, scores) : null,
      stepsPerSecond: status === 'running' ? this.#speed.stepsPerSecond : 0,
    };
    const ownScores = new Map([...scores].map(([name, values]) => [name, values[shown] as number]));
    return composeFrame(compiled, numbers, own, await trainer.picture(shown), ownScores);
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

  /** Steps until the next epoch begins. */
  #restOfEpoch(): number {
    const { compiled, members } = this.#experiment as Experiment;
    const [{ data }] = members as [Member];
    const { step } = this.#trainer as Trainer;
    const perEpoch = data.parts.train.count / compiled.batch;
    return Math.ceil((Math.floor(step / perEpoch + 1e-9) + 1) * perEpoch - 1e-9) - step;
  }

  #epochOf(step: number): number {
    const { compiled, members } = this.#experiment as Experiment;
    const [{ data }] = members as [Member];
    return (step * compiled.batch) / data.parts.train.count;
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

/** The same data under experiments that differ in nothing that they are drawn from. */
function withSpecs(members: readonly Member[], spec: ExperimentSpec): Member[] {
  return variants(spec).map((variant, index) => ({ spec: variant, data: (members[index] as Member).data }));
}

function sameParameters(a: Compiled, b: Compiled): boolean {
  const signature = ({ parameters }: Compiled) => parameters.map(({ name, shape }) => `${name} ${shape}`).join();
  return signature(a) === signature(b);
}
