import { compile } from '../compiler/compile.ts';
import { loadedStates } from '../compiler/loaded.ts';
import { initialStates, type Member, stateOfMember } from '../compiler/replicas.ts';
import { type ExperimentSpec, effectOf, trainAlike } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import { epochsIn } from '../math/epochs.ts';
import type { Course } from './course.ts';
import { firstFinite } from './divergence.ts';
import { passesOf } from './epochs.ts';
import { whyNotFinite } from './not-finite.ts';
import { previewFrame } from './preview.ts';
import type { KeptMoment, LoadedWeights, RunStatus } from './protocol.ts';
import type { Providers } from './providers.ts';
import type { Rhythm } from './rhythm.ts';
import { EVALUATED } from './series.ts';
import type { Showing } from './showing.ts';
import type { Snapshot } from './snapshots.ts';
import { type Experiment, succeed, withSpecs } from './succession.ts';
import type { Telling } from './telling.ts';
import type { Trainer } from './trainer.ts';
import { type Left, Versions } from './versions.ts';

interface EditingParts {
  readonly course: Course;
  readonly showing: Showing;
  readonly telling: Telling;
  readonly rhythm: Rhythm;
  readonly providers: Providers;
  readonly readAsset: ReadAsset;
  /** The time in milliseconds from any fixed moment. */
  readonly now: () => number;
}

/** Moves the run from one version of the experiment to another and keeps as much of it as fits. */
export class Editing {
  readonly #parts: EditingParts;
  readonly #versions = new Versions();
  /** The version of the experiment, as numbered by the page. */
  #version = 0;

  constructor(parts: EditingParts) {
    this.#parts = parts;
  }

  /**
   * Takes an edited experiment, and decides from the difference which parts of the run can continue.
   * @param moment the moment to start from, if it fits
   * @param weights from which the run starts over
   */
  async change(
    spec: ExperimentSpec,
    version = this.#version,
    moment: KeptMoment | null = null,
    weights: LoadedWeights | null = null,
  ): Promise<void> {
    const { course, showing, rhythm, now } = this.#parts;
    const before = course.experiment;
    if (before) rhythm.edited(now());
    const effect = before ? effectOf(before.spec, spec) : 'resample';
    // Undo of an import has to find the run before it, even at step 0.
    const left = await this.#goToVersion(version, weights !== null);
    const { trainer } = course;
    if (weights) return this.#build(spec, before, effect === 'resample', { weights });
    if (!before || !trainer || effect === 'recompile' || effect === 'resample') {
      return this.#build(spec, before, effect === 'resample', { moment: left ?? moment });
    }
    if (left) return this.#resume(spec, left);
    course.experiment = { ...before, spec, members: withSpecs(before.members, spec) };
    // Checked before the change, so that a divergence can be replayed with the numbers that caused it.
    const finite = course.status !== 'running' || (await showing.show(await trainer.state(), 'running'));
    trainer.setLive(spec);
    if (!trainAlike(before.spec, spec)) course.takeAnotherWay();
    if (!finite) return;
    showing.painted = true;
    // The new numbers may prevent the divergence, so the run can continue from its last finite state.
    await showing.show(await trainer.state(), course.status === 'diverged' ? 'paused' : course.status);
  }

  /** Goes back to step 0, with the same data and the parameters that the run started from. */
  async startOver(version = this.#version): Promise<void> {
    const { course, showing } = this.#parts;
    if (!course.experiment || !course.trainer) return;
    await this.#goToVersion(version);
    const { members, compiled } = course.experiment;
    const { beginning } = course;
    const state = beginning ? loadedStates(members, compiled, beginning) : initialStates(members, compiled);
    course.trainer.setState(state, 0);
    course.snapshots.replace([]);
    course.speed.reset();
    await showing.show(await course.trainer.state(), 'ready');
  }

  /** The current moment of the run, or the last one with a finite loss. null before there is an engine. */
  async presentMoment(): Promise<KeptMoment | null> {
    const { course } = this.#parts;
    const { trainer } = course;
    if (!trainer) return null;
    const { step, memories } = trainer;
    if (course.status !== 'running' || (await hasFiniteReplica(trainer))) {
      return course.momentOf({ state: await trainer.state(), step, memories });
    }
    return course.momentOf(course.lastFinite as Snapshot);
  }

  /** Places an experiment on a provider, at a given moment. */
  async place(experiment: Experiment, { state, step, memories }: Snapshot, running: boolean): Promise<void> {
    const { course, showing, telling, rhythm, providers, now } = this.#parts;
    const moment = { state, step, memories };
    let finite = true;
    let took = 0;
    const placed = await providers.place(experiment.spec.provider, experiment, moment, async (trainer) => {
      course.trainer = trainer;
      // The training program comes before losses that take long.
      if (trainer.evaluation.isLong) return showing.unscored(state);
      const start = now();
      const scores = await trainer.evaluation.all(EVALUATED);
      finite = firstFinite(scores) !== null;
      await showing.frame(state, scores);
      took = now() - start;
    });
    course.trainer = placed.trainer;
    telling.provider = placed.provider;
    telling.providerNote = placed.note;
    rhythm.reset();
    // The first steps are shown before they are evaluated, which needs another program.
    if (took > 0) rhythm.looked(now(), took, step);
    course.lastFinite = moment;
    course.keepSnapshot(state);
    course.measureAnew();
    if (!finite) return course.setStatus('diverged', whyNotFinite(course.look.member.data));
    course.setStatus(running ? 'running' : standing(step));
  }

  /**
   * Leaves the current version of the experiment for another.
   * @param always whether Undo needs the present moment even if nothing has been trained
   * @returns the moment at which the run left that version before; null if there is none
   */
  async #goToVersion(version: number, always = false): Promise<Left | null> {
    if (version === this.#version) return null;
    const moment = await this.presentMoment();
    const left = this.#versions.take(version);
    // If the edit came before the first step, there is usually no training that Undo could restore.
    if (moment && (always || moment.step > 0 || left || moment.beginning)) {
      this.#versions.leave(this.#version, { ...moment, snapshots: this.#parts.course.snapshots.all });
    }
    this.#version = version;
    return left;
  }

  /** Goes to the moment at which a version was left that uses the same programs. */
  async #resume(spec: ExperimentSpec, { state, step, memories, beginning, snapshots }: Left): Promise<void> {
    const { course, showing, telling } = this.#parts;
    const trainer = course.trainer as Trainer;
    const experiment = course.experiment as Experiment;
    course.experiment = { ...experiment, spec, members: withSpecs(experiment.members, spec) };
    course.beginning = beginning;
    trainer.setLive(spec);
    trainer.setState(state, step, memories);
    course.snapshots.replace(snapshots);
    course.tellSnapshots();
    telling.tell({ type: 'resumed', version: this.#version });
    course.goal = null;
    showing.painted = true;
    course.measureAnew();
    await showing.show(state, course.status === 'running' ? 'running' : standing(step));
  }

  /**
   * Builds the programs of `spec`. Starts from `weights`, or continues from `moment`, or else from the parameters of
   * `before`, if they fit and `restart` is not set.
   */
  async #build(
    spec: ExperimentSpec,
    before: Experiment | null,
    restart: boolean,
    {
      moment = null,
      weights = null,
    }: { readonly moment?: KeptMoment | Left | null; readonly weights?: LoadedWeights | null },
  ): Promise<void> {
    const { course, showing, telling, providers } = this.#parts;
    const wasRunning = course.status === 'running';
    const readAsset: ReadAsset = (path, bytes) => {
      course.setStatus('loading');
      return this.#parts.readAsset(path, bytes, (loaded, total) => telling.tell({ type: 'loading', loaded, total }));
    };
    const successor = await succeed(spec, before, course.trainer, { restart, readAsset, moment, weights });
    const { experiment, state, step, adapt, resumed } = successor;
    const { members, compiled } = experiment;
    const [first] = members as [Member];

    await course.trainer?.dispose();
    course.trainer = null;
    course.experiment = experiment;
    if (resumed) course.beginning = moment?.beginning ?? null;
    else if (!adapt) course.beginning = weights;
    if (adapt) course.snapshots.adapt(adapt);
    else course.snapshots.replace(resumed && moment && 'snapshots' in moment ? moment.snapshots : []);
    if (before && !resumed && !trainAlike(before.spec, spec)) course.snapshots.forgetAfter(step);
    // Sent before any frame, because a frame may show the moment that the run has gone back to.
    course.tellSnapshots();
    showing.prepare(0);
    if (resumed) telling.tell({ type: 'resumed', version: this.#version });
    if (!providers.ready) {
      const learningRate = first.spec.optimizer.args.lr ?? Number.NaN;
      const numbers = { step, epoch: epochsIn(step, passesOf(compiled, first)), learningRate };
      const own = stateOfMember(state, 0, compiled.replicas);
      const single = compiled.replicas === 1 ? compiled : compile(first.spec, first.data);
      showing.sendFrame(previewFrame(single, first, numbers, own));
    }
    // A goal belongs to the run so far; a run that starts over has none.
    await this.place(experiment, successor, wasRunning && !weights && (course.goal === null || adapt !== null));
  }
}

/** Whether at least one replica has not diverged. If the loss takes long to evaluate, its parameters have to tell. */
async function hasFiniteReplica(trainer: Trainer): Promise<boolean> {
  if (!trainer.evaluation.isLong) return firstFinite(await trainer.evaluation.all(EVALUATED)) !== null;
  return [...(await trainer.state()).values()].every((values) => values.every(Number.isFinite));
}

/** The status of a run that is not training. */
function standing(step: number): RunStatus {
  return step > 0 ? 'paused' : 'ready';
}
