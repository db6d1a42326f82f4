import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Call, ExperimentSpec, LayerSpec } from '../experiment/experiment.ts';
import {
  type Anchor,
  defaultSpec,
  fragmentOf,
  keyed,
  keysOf,
  type Notice,
  onTable,
  parseLink,
  print,
  type Reconciled,
  recognized,
  reconcile,
  withDataset,
  withLayers,
  withOptimizer,
  withSeries,
  withTable,
  withTarget,
  withTask,
} from '../experiment/index.ts';
import { withoutPagePairs } from '../experiment/page/pairs.ts';
import { capitalized } from '../math/capitalized.ts';
import type { OwnTable } from '../table/table.ts';
import { settle } from './movement.ts';
import { withSharedStructure } from './structural-sharing.ts';
import { tableOrProblem } from './tables.ts';

/** The document: the experiment that a person edits and shares. */
export interface ExperimentStore {
  readonly spec: ExperimentSpec;
  /** What was wrong with the last edit or link, and what is used instead. */
  readonly notices: readonly Notice[];
  /** A slider is held; all edits until it is released count as one. */
  readonly dragging: boolean;
  /** Numbers the versions that undo and redo lead to; a reset starts another version of the same experiment. */
  readonly version: number;
  /** The link whose data are not available; null if the experiment is the requested one. */
  readonly withheld: Withheld | null;
}

/**
 * A link whose data are not available. Until a person chooses data, nothing trains and the link stays in the address.
 * Meanwhile `spec` is the rest of the link on the default data.
 */
export interface Withheld {
  /** Sentences on why the data are not available and what to do. */
  readonly reason: string;
  /** Whether the data can be used once their file is opened. */
  readonly fileHelps: boolean;
  /** The experiment's text in the link. */
  readonly text: string;
  /** The rest of the link on the default data, and what had to be replaced there. */
  readonly rest: Reconciled;
}

/** The settings to change, or a function that computes them from the current experiment. */
export type Change = Partial<ExperimentSpec> | ((spec: ExperimentSpec) => Partial<ExperimentSpec>);

/**
 * What undo restores: the experiment. Edits while a slider is held belong to the edit that started when it was grabbed.
 */
type Past = Pick<ExperimentStore, 'spec' | 'dragging' | 'version'>;

/** The maximum number of edits that can be undone. */
const LIMIT = 200;

export const experiment = createStore<ExperimentStore>()(
  temporal((): ExperimentStore => ({ spec: defaultSpec(), notices: [], dragging: false, version: 0, withheld: null }), {
    limit: LIMIT,
    partialize: ({ spec, dragging, version }): Past => ({ spec, dragging, version }),
    equality: (a, b) => a.version === b.version && same(a.spec, b.spec),
    handleSet: (remember) => (past) => {
      if (!(past as Past).dragging) remember(past);
    },
  }),
);
const { temporal: timeline } = experiment;

/** Edits that Undo does not reach while a lesson is open, the oldest first. */
const setAside = createStore<{ readonly past: readonly Partial<Past>[] }>(() => ({ past: [] }));

/** Reads a part of the experiment. */
export function useExperiment<T>(select: (store: ExperimentStore) => T): T {
  return useStore(experiment, select);
}

/** Whether there are edits to undo or to redo. */
export interface Timeline {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether earlier edits can be undone once the lesson is left. */
  readonly hasSetAside: boolean;
}

export function useTimeline(): Timeline {
  const canUndo = useStore(timeline, ({ pastStates }) => pastStates.length > 0);
  const canRedo = useStore(timeline, ({ futureStates }) => futureStates.length > 0);
  const hasSetAside = useStore(setAside, ({ past }) => past.length > 0);
  return { canUndo, canRedo, hasSetAside };
}

interface How {
  /** Whether more edits of the same movement follow until `release`. */
  readonly dragging?: boolean;
  /** Which of loss and output activation stays if the two do not fit. */
  readonly anchor?: Anchor;
}

/** Changes the experiment; settings that no longer fit are reconciled. */
export function edit(change: Change, { dragging = false, anchor = 'loss' }: How = {}): void {
  settle();
  experiment.setState((before) => {
    const patch = typeof change === 'function' ? change(before.spec) : change;
    return { ...edited(before, reconcile({ ...before.spec, ...patch }, anchor)), dragging };
  });
}

/** Chooses another optimizer and keeps a learning rate that a person chose. */
export function chooseOptimizer(id: string): void {
  settle();
  experiment.setState((before) => ({ ...edited(before, withOptimizer(before.spec, id)), dragging: false }));
}

/** Changes one hidden layer; 0 is the first. Does nothing if the layer no longer exists. */
export function editLayer(index: number, patch: Partial<LayerSpec>, how?: How): void {
  edit(({ layers }) => {
    const layer = layers[index];
    return layer ? { layers: layers.with(index, { ...layer, ...patch }) } : {};
  }, how);
}

/** Adds, removes or moves hidden layers; the rest of the network keeps what it has learned, and its pins. */
export function arrangeLayers(arrange: (layers: readonly LayerSpec[]) => readonly LayerSpec[]): void {
  settle();
  experiment.setState((before) => {
    const { spec } = before;
    return { ...edited(before, withLayers(spec, arrange(keyed(spec.layers)), newKey)), dragging: false };
  });
}

let layersMade = 0;

/** The key of a new layer, which no other layer has had since the page was opened. */
function newKey(): string {
  layersMade += 1;
  return `new${layersMade}`;
}

/** Chooses another dataset, with its defaults. @param task see `withDataset` */
export function chooseDataset(id: string, task?: ExperimentSpec['task']): void {
  change((spec) => withDataset(spec, id, task));
}

/**
 * Chooses a person's own table. If a link lacked its data, the experiment of the link continues with this table.
 * @param missing the treatment of missing values; unchanged by default
 */
export function chooseTable(table: OwnTable, missing?: Call): void {
  const { withheld, spec } = experiment.getState();
  const asLinked = withheld !== null && spec === withheld.rest.spec;
  change((now) => {
    if (!asLinked) return withTable(missing ? { ...now, missing } : now, table);
    const linked = onTable(withheld.text, table);
    return missing ? { ...linked, spec: { ...linked.spec, missing } } : linked;
  });
}

/** Continues with the default data if those of a link are not available. */
export function acceptDefaultData(): void {
  experiment.setState(({ spec, notices, withheld }) => ({
    withheld: null,
    notices: withheld !== null && spec === withheld.rest.spec ? withheld.rest.notices : notices,
  }));
}

/** Chooses another target column, with its defaults. */
export function chooseTarget(id: string): void {
  change((spec) => withTarget(spec, id));
}

/** Chooses windows of the rows as examples, or each row as one, with the defaults for these examples. */
export function chooseSeries(series: ExperimentSpec['series']): void {
  change((spec) => withSeries(spec, series));
}

/** Chooses what is learned from the data, with the defaults for that; null for their target. */
export function chooseTask(task: ExperimentSpec['task']): void {
  change((spec) => withTask(spec, task));
}

function change(to: (spec: ExperimentSpec) => Reconciled): void {
  settle();
  experiment.setState((before) => ({ ...edited(before, to(before.spec)), dragging: false, withheld: null }));
}

/** Says why an experiment may not become another one; null if it may. */
type Guard = (before: ExperimentSpec, after: ExperimentSpec) => Notice | null;

let whyRefused: Guard = () => null;

/** Lets `guard` decide about every change of the experiment from now on. */
export function guardEdits(guard: Guard): void {
  whyRefused = guard;
}

/** Changes the experiment without asking the guard: what a person opens replaces everything. */
export function unguarded(change: () => void): void {
  const guard = whyRefused;
  whyRefused = () => null;
  try {
    change();
  } finally {
    whyRefused = guard;
  }
}

/** An edit starts another version, unless it continues the movement of a slider. */
function edited<To extends { readonly spec: ExperimentSpec }>({ spec, dragging, version }: Past, to: To) {
  const refusal = whyRefused(spec, to.spec);
  if (refusal) return { spec, version, notices: [refusal] };
  return {
    ...to,
    spec: withSharedStructure(spec, to.spec),
    version: dragging || same(spec, to.spec) ? version : nextVersion(),
  };
}

let versions = 0;

function nextVersion(): number {
  versions += 1;
  return versions;
}

/** Starts another version of the same experiment, for a run that starts over. Undo leads back to the previous one. */
export function startOver(): void {
  release();
  experiment.setState({ version: nextVersion(), notices: [] });
}

/** Replaces the experiment, even by the same one, as one edit that starts another version. */
export function replaceExperiment(by: ExperimentSpec): void {
  release();
  experiment.setState((before) => {
    const layers = recognized(by.layers, before.spec.layers, newKey);
    const to = edited(before, reconcile({ ...by, layers }));
    return to.spec === before.spec ? to : { ...to, version: nextVersion(), withheld: null };
  });
}

/** Ends the edits of a slider that was released. */
export function release(): void {
  settle();
  if (!experiment.getState().dragging) return;
  experiment.setState({ dragging: false });
  // The slider was released where it was grabbed, so nothing was edited.
  const { pastStates } = timeline.getState();
  const last = pastStates.at(-1)?.spec;
  if (last && same(last, experiment.getState().spec)) timeline.setState({ pastStates: pastStates.slice(0, -1) });
}

/** Undoes the last edit. */
export function undo(): void {
  release();
  travel(
    () => timeline.getState().undo(),
    () => timeline.getState().redo(),
  );
}

/** Repeats the edit that was undone last. */
export function redo(): void {
  release();
  travel(
    () => timeline.getState().redo(),
    () => timeline.getState().undo(),
  );
}

function travel(go: () => void, back: () => void): void {
  const { spec } = experiment.getState();
  go();
  const refusal = whyRefused(spec, experiment.getState().spec);
  if (refusal) {
    back();
    experiment.setState({ notices: [refusal] });
    return;
  }
  experiment.setState((now) => ({ notices: [], withheld: now.spec === spec ? now.withheld : null }));
}

/**
 * Replaces the experiment with that of a link; an empty link means the default. This is an edit like any other, except
 * that a link to the experiment before the last edit undoes that edit: going back in the browser is not a separate
 * edit.
 */
export function load(text: string): void {
  release();
  opening = true;
  try {
    open(text);
  } finally {
    opening = false;
  }
}

let opening = false;

/** Whether the present change of the experiment comes from a link, not from an edit. */
export function isOpening(): boolean {
  return opening;
}

function open(text: string): void {
  const read = text ? parseLink(text, tableOrProblem) : { spec: defaultSpec(), notices: [] };
  const spec = { ...read.spec, layers: recognized(read.spec.layers, experiment.getState().spec.layers, newKey) };
  const { pastStates, futureStates } = timeline.getState();
  const back = stepsTo(pastStates, spec);
  const ahead = stepsTo(futureStates, spec);
  if (back > 0) timeline.getState().undo(back);
  else if (ahead > 0) timeline.getState().redo(ahead);
  else experiment.setState((before) => edited(before, { spec }));
  experiment.setState(({ spec: loaded }) => shown(text, { ...read, spec: loaded }));
}

/**
 * What the page shows about a link: its mistakes, or only that its data are missing, because everything else depends on
 * them.
 */
function shown(link: string, { spec, notices }: Reconciled): Pick<ExperimentStore, 'notices' | 'withheld'> {
  const why = notices.find(({ withholds }) => withholds);
  if (why === undefined) return { notices, withheld: null };
  const rest = { spec, notices: notices.filter(({ withholds }) => !withholds) };
  return {
    notices: [],
    withheld: { reason: sentenceOf(why), fileHelps: !why.unusable, text: withoutPagePairs(fragmentOf(link)), rest },
  };
}

/** A notice without the key at its beginning. */
function sentenceOf({ key, message }: Notice): string {
  const sentence = message.startsWith(`${key}: `) ? message.slice(key.length + 2) : message;
  return capitalized(sentence);
}

/** The experiment as text, for the address and for shared links. A link that lacks its data stays unchanged. */
export function experimentText(): string {
  const { spec, withheld } = experiment.getState();
  return withheld?.text ?? print(spec);
}

/** Makes the current experiment the first: no edit before it can be undone. */
export function forgetEdits(): void {
  setAside.setState({ past: [] });
  timeline.getState().clear();
}

/** Makes the current experiment the first until `bringPastBack`: a step of a lesson begins with it. */
export function setPastAside(): void {
  release();
  const { pastStates } = timeline.getState();
  setAside.setState(({ past }) => ({ past: [...past, ...pastStates].slice(-LIMIT) }));
  timeline.getState().clear();
}

/** Lets Undo reach the edits from before again. */
export function bringPastBack(): void {
  const { past } = setAside.getState();
  if (past.length === 0) return;
  timeline.setState(({ pastStates }) => ({ pastStates: [...past, ...pastStates].slice(-LIMIT) }));
  setAside.setState({ past: [] });
}

/** Shows a notice. @param key of the text that it is about */
export function notify(key: string, message: string): void {
  experiment.setState(({ notices }) => ({ notices: [...notices, { key, message }] }));
}

export function dismiss(notice: Notice): void {
  experiment.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) }));
}

/**
 * The number of steps from the end of this part of the timeline to this experiment, if it is the next one that differs
 * from the current one; a reset in between counts as a step. 0 if it is not the next.
 */
function stepsTo(states: readonly Partial<Past>[], spec: ExperimentSpec): number {
  const present = experiment.getState().spec;
  const next = states.findLastIndex((state) => state.spec && !sameText(state.spec, present));
  const found = states[next]?.spec;
  return found && sameText(found, spec) ? states.length - next : 0;
}

/** Whether two experiments have the same text. */
function sameText(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return a === b || print(a) === print(b);
}

/** Whether two experiments have the same text, and the same layers at the same positions. */
function same(a: ExperimentSpec, b: ExperimentSpec): boolean {
  return sameText(a, b) && keysOf(a.layers).join() === keysOf(b.layers).join();
}
