import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Place, StageKind } from '../runtime/protocol.ts';
import { markNumber, outlineUnit } from './choice.ts';
import { experiment } from './experiment.ts';
import { joinEdits } from './join-edits.ts';

/** What a number of a step belongs to, for whatever else shows it. */
export interface Pointed {
  readonly place: Place;
  /** The unit of the network; null if it is none. */
  readonly unit: { readonly layer: number; readonly unit: number } | null;
  /** The parameter that contains it, and its index there; null if none does. */
  readonly parameter: { readonly parameter: string; readonly index: number } | null;
}

interface SlowStepStore {
  /** An example of the training part by its index, as a batch of its own; null for the batch of the next step. */
  readonly only: number | null;
  /** The position of the example in the batch. */
  readonly example: number;
  /** The number that a person has chosen in the stage; null for the one that the stage is about. */
  readonly place: Place | null;
  /** The stages and numbers from which a person has followed a number to its source, the latest last. */
  readonly trail: readonly { readonly stage: number; readonly place: Place | null; readonly example: number }[];
  /** The kind of stage to go to as soon as the stages are known; null for none. */
  readonly sought: StageKind | null;
  /** Whether the step is shown as a worksheet. */
  readonly hasWorksheet: boolean;
  /** The number under the pointer or with the focus. */
  readonly pointed: Pointed | null;
}

/** Where a person is in a step that the page follows slowly. The stage is part of the experiment, and of its link. */
export const slowStep = createStore<SlowStepStore>(() => ({
  only: null,
  example: 0,
  place: null,
  trail: [],
  sought: null,
  hasWorksheet: false,
  pointed: null,
}));

export function useSlowStep<T>(select: (store: SlowStepStore) => T): T {
  return useStore(slowStep, select);
}

/** Goes to a stage, 0 for the first. It is no edit that Undo reverts. */
export function goToStage(stage: number): void {
  slowStep.setState({ place: null, trail: [] });
  pointAt(null);
  setStage(stage);
}

/** Goes to the first stage of a kind as soon as the stages are known. */
export function seekStage(sought: StageKind): void {
  slowStep.setState({ sought, hasWorksheet: false });
}

/** Goes to the stage that is sought, if it is known now. @param stages the kinds of all stages */
export function findStage(stages: readonly StageKind[]): void {
  const { sought } = slowStep.getState();
  if (sought === null) return;
  slowStep.setState({ sought: null });
  const stage = stages.indexOf(sought);
  if (stage >= 0) goToStage(stage);
}

/**
 * Follows a number to where it is computed.
 * @param to its stage, its place, and its example; null for that on the page
 * @param from the stage on the page
 */
export function followTo(to: { stage: number; place: Place; example: number | null }, from: number): void {
  const { trail, place, example } = slowStep.getState();
  slowStep.setState({
    place: to.place,
    example: to.example ?? example,
    trail: [...trail, { stage: from, place, example }],
  });
  pointAt(null);
  setStage(to.stage);
}

/** Returns to the number from which a person came. */
export function followBack(): void {
  const { trail } = slowStep.getState();
  const last = trail.at(-1);
  if (!last) return;
  slowStep.setState({ place: last.place, example: last.example, trail: trail.slice(0, -1) });
  pointAt(null);
  setStage(last.stage);
}

/** Forgets the numbers of a step that is no more: another network computes others. */
export function forgetNumbers(): void {
  slowStep.setState({ place: null, trail: [] });
  pointAt(null);
}

/** Follows a single example, or the batch of the next step. */
export function followOnly(only: number | null): void {
  slowStep.setState({ only, example: 0, place: null, trail: [] });
  pointAt(null);
}

/** @param place the same number of the other example */
export function chooseExample(example: number, place: Place | null): void {
  slowStep.setState({ example, place });
}

export function choosePlace(place: Place): void {
  slowStep.setState({ place });
}

export function showWorksheet(hasWorksheet: boolean): void {
  slowStep.setState({ hasWorksheet });
}

export function pointAt(pointed: Pointed | null): void {
  slowStep.setState({ pointed });
  outlineUnit(pointed?.unit ?? null);
  markNumber(pointed?.parameter ?? null);
}

/** Leaves the step, so that the link no longer opens it. */
export function leaveStep(): void {
  slowStep.setState({ place: null, trail: [], hasWorksheet: false });
  pointAt(null);
  if (experiment.getState().spec.stage !== null) setStage(null);
}

function setStage(stage: number | null): void {
  joinEdits(() => {
    experiment.setState(({ spec }) => ({ spec: { ...spec, stage: stage === null ? null : stage + 1 } }));
  });
}
