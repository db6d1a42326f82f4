import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type ExperimentSpec, parse, print } from '../../../experiment/index.ts';
import { begin, type Course, isActive, proceed, type Seen } from '../../../notes/course.ts';
import type { Note } from '../../../notes/note.ts';
import { experiment } from '../../../store/experiment.ts';
import { joinEdits } from '../../../store/join-edits.ts';
import { type RunStore, run } from '../../../store/run.ts';
import { deleteRun, drawRun, renameRun, runs } from '../../../store/runs.ts';
import type { Engine } from '../../engine.ts';
import { measureRun } from '../../measureRun.ts';

/** The demonstration that ran last. */
export interface Demonstrated {
  /** The id of its note. */
  readonly note: string;
  readonly course: Course;
}

const demonstration = createStore<{ readonly last: Demonstrated | null }>(() => ({ last: null }));

/** How far the demonstration of a note is; null if it has not run since another one did. */
export function useCourse(note: string): Course | null {
  return useStore(demonstration, ({ last }) => (last?.note === note ? last.course : null));
}

/** Where the run on the page was when a demonstration loaded an experiment. */
interface Loaded {
  readonly spec: ExperimentSpec;
  readonly version: number;
  /** The run and the status before. */
  readonly runId: number;
  readonly state: RunStore['state'];
  /** The reason that the status had when the run was ready. */
  reason: string | null;
}

let stop = () => {};
/** The version of the experiment that the last demonstration made. */
let made: number | null = null;

/**
 * Loads the runs of a demonstration, one after the other, as a single edit, and trains each. It ends when a person
 * interrupts it.
 */
export function demonstrate(engine: Engine, note: Note): void {
  stop();
  const { runs: planned } = note.demonstration;
  let course = begin(planned.map(({ steps }) => steps));
  let isActing = false;

  /** Loads the run at which the demonstration is. The first edit of a demonstration is one that Undo reverts. */
  function load(): Loaded {
    const { spec } = parse(planned[course.at]?.experiment ?? '');
    const { version } = experiment.getState();
    const { runId, state } = run.getState();
    const reset = () => engine.resetWith(spec);
    if (version === made) joinEdits(reset);
    else reset();
    const now = experiment.getState();
    if (now.version !== version) made = now.version;
    return { spec: now.spec, version: now.version, runId, state, reason: null };
  }

  function observe() {
    if (isActing) return;
    isActing = true;
    const before = course;
    const seen = see(loaded);
    course = proceed(course, seen);
    if (course !== before) {
      if (course.at > before.at) {
        loaded = load();
      } else if (course.goal > before.goal) {
        if (before.phase === 'loading') start();
        engine.step(course.goal - course.from);
      }
      demonstration.setState({ last: { note: note.id, course } });
      if (!isActive(course)) stop();
    }
    isActing = false;
  }

  /** Names the run before this one, which the page keeps when another begins, and draws its curves. */
  function start() {
    loaded.reason = run.getState().state.reason;
    const previous = planned[course.at - 1];
    if (previous) keepAs(previous.name, print(parse(previous.experiment).spec));
  }

  isActing = true;
  let loaded = load();
  demonstration.setState({ last: { note: note.id, course } });
  isActing = false;
  const stops = [run.subscribe(observe), experiment.subscribe(observe)];
  stop = () => {
    for (const end of stops.splice(0)) end();
  };
}

/** Ends the demonstration, and pauses its run. */
export function endDemonstration(engine: Engine): void {
  stop();
  engine.pause();
  demonstration.setState(({ last }) => ({ last: last && { ...last, course: { ...last.course, phase: 'ended' } } }));
}

/** What a demonstration sees of the page. */
function see({ spec, version, runId, state: before, reason }: Loaded): Seen {
  const store = run.getState();
  const { frame, progress, state } = store;
  const now = experiment.getState();
  const isNew = store.runId !== runId && frame !== null;
  const isFresh = state !== before;
  const step = isNew ? frame.step : 0;
  return {
    untouched: now.spec === spec && now.version === version && !(isNew && store.editedAt !== null),
    hasArrived: isFresh && (isNew || state.status === 'diverged'),
    status: state.status,
    step,
    reported: Math.max(step, progress?.step ?? 0),
    stopped: state.status === 'paused' && state.reason !== null && state.reason !== reason,
    measure: () => measureRun(store, spec, []),
  };
}

/** Names the kept run of an experiment, in place of one that an earlier demonstration named so. */
function keepAs(name: string, text: string): void {
  const [latest, ...others] = runs.getState().kept.filter((one) => !one.edited && print(one.spec) === text);
  if (!latest) return;
  for (const other of others) if (other.name === name) deleteRun(other.id);
  if (latest.name === '') renameRun(latest.id, name);
  drawRun(latest.id, true);
}
