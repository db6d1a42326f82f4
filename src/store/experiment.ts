import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExperimentSpec, LayerSpec } from '../spec/experiment.ts';
import { type Anchor, defaultSpec, type Notice, parse, reconcile, withDataset } from '../spec/index.ts';

/** The document: the experiment that a person edits and shares. */
export interface ExperimentStore {
  readonly spec: ExperimentSpec;
  /** What the last edit or link asked for that could not be had, and what stands instead. */
  readonly notices: readonly Notice[];
  /** A slider is held; the edits until it is let go are one. */
  readonly dragging: boolean;
}

/** What to change of an experiment, or a recipe that says so from the experiment as it is. */
export type Change = Partial<ExperimentSpec> | ((spec: ExperimentSpec) => Partial<ExperimentSpec>);

export const experiment = createStore<ExperimentStore>(() => ({
  spec: defaultSpec(),
  notices: [],
  dragging: false,
}));

/** Reads a part of the experiment. */
export function useExperiment<T>(select: (store: ExperimentStore) => T): T {
  return useStore(experiment, select);
}

interface How {
  /** More edits of the same movement follow until `release`. */
  readonly dragging?: boolean;
  /** Which of loss and output activation stays where the two do not fit. */
  readonly anchor?: Anchor;
}

/** The way to change the experiment; what does not fit any more is reconciled. */
export function edit(change: Change, { dragging = false, anchor = 'loss' }: How = {}): void {
  experiment.setState(({ spec }) => {
    const patch = typeof change === 'function' ? change(spec) : change;
    return { ...reconcile({ ...spec, ...patch }, anchor), dragging };
  });
}

/** Changes one hidden layer; 0 is the first. A layer that is gone stays gone. */
export function editLayer(index: number, patch: Partial<LayerSpec>, how?: How): void {
  edit(({ layers }) => {
    const layer = layers[index];
    return layer ? { layers: layers.with(index, { ...layer, ...patch }) } : {};
  }, how);
}

/** Puts the network on another dataset, with what is usual there. */
export function chooseDataset(id: string): void {
  experiment.setState(({ spec }) => ({ ...withDataset(spec, id), dragging: false }));
}

/** Ends the edits of a slider that was held. */
export function release(): void {
  if (experiment.getState().dragging) experiment.setState({ dragging: false });
}

/** Replaces the experiment by what a link says; an empty one stands for the default. */
export function load(text: string): void {
  experiment.setState({ ...(text ? parse(text) : { spec: defaultSpec(), notices: [] }), dragging: false });
}

export function dismiss(notice: Notice): void {
  experiment.setState(({ notices }) => ({ notices: notices.filter((other) => other !== notice) }));
}
