import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExperimentSpec } from '../experiment/experiment.ts';

/** The parts of an experiment that the page can explain; a regularizer by its id. */
export type Subject =
  | 'data'
  | 'layer'
  | 'loss'
  | 'method'
  | 'optimizer'
  | 'generatorOptimizer'
  | 'schedule'
  | 'initializer'
  | 'bias'
  | { readonly regularizer: string };

/**
 * How the output is pictured: as a map, as a surface in space, as predictions against targets, or as the world in which an
 * agent acts.
 */
export type OutputView = 'map' | 'surface' | 'targets' | 'world';

interface ChoiceStore {
  /** The part that a person turned to last. */
  readonly subject: Subject;
  /** The chosen layer: 0 for the first hidden layer, the number of hidden layers for the output. */
  readonly layer: number;
  /** The unit of that layer that was chosen last. */
  readonly selectedUnit: number;
  /** The unit under the pointer or with the focus. */
  readonly unit: Unit | null;
  /** The unit that the inspector points at, which the network outlines. */
  readonly marked: Unit | null;
  /** The weight or bias that the inspector points at, by its parameter and index, which the network emphasizes. */
  readonly markedNumber: { readonly parameter: string; readonly index: number } | null;
  /** null until a person chooses; the usual view depends on the run. */
  readonly outputView: OutputView | null;
  /** The map of the output has flat colours instead of shades. */
  readonly discrete: boolean;
  /** The legend of the network is open. */
  readonly legend: boolean;
}

/** A unit of `RunView.layers`, or of the inputs with layer −1. */
export interface Unit {
  readonly layer: number;
  readonly unit: number;
}

/** What the page explains. It does not affect the run and is not part of the link. */
const choice = createStore<ChoiceStore>(() => ({
  subject: 'layer',
  layer: 0,
  selectedUnit: 0,
  unit: null,
  marked: null,
  markedNumber: null,
  outputView: null,
  discrete: false,
  legend: false,
}));

export function useSubject(): Subject {
  return useStore(choice, ({ subject }) => subject);
}

/** The chosen layer, or the nearest that the network still has. */
export function useChosenLayer(spec: ExperimentSpec): number {
  return useStore(choice, ({ layer }) => Math.min(layer, spec.layers.length));
}

export function chooseSubject(subject: Subject): void {
  choice.setState({ subject });
}

/** Chooses a layer and one of its units, by default the first. */
export function chooseLayer(layer: number, selectedUnit = 0): void {
  choice.setState({ subject: 'layer', layer, selectedUnit });
}

/** The index of the chosen unit in the chosen layer; it may be beyond the units of another network. */
export function useSelectedUnit(): number {
  return useStore(choice, ({ selectedUnit }) => selectedUnit);
}

export function useChosenUnit(): Unit | null {
  return useStore(choice, ({ unit }) => unit);
}

export function chooseUnit(unit: Unit | null): void {
  choice.setState({ unit });
}

/** Outlines a unit in the network, as if the pointer were on it. */
export function markUnit(marked: Unit | null): void {
  choice.setState({ unit: marked, marked });
}

/** Outlines a unit in the network, which does not count as under the pointer. */
export function outlineUnit(marked: Unit | null): void {
  choice.setState({ marked });
}

export function useMarkedUnit(): Unit | null {
  return useStore(choice, ({ marked }) => marked);
}

/** Emphasizes a weight or bias in the network; null for none. */
export function markNumber(markedNumber: ChoiceStore['markedNumber']): void {
  choice.setState({ markedNumber });
}

export function useMarkedNumber(): ChoiceStore['markedNumber'] {
  return useStore(choice, (store) => store.markedNumber);
}

export function useOutputView(): OutputView | null {
  return useStore(choice, ({ outputView }) => outputView);
}

export function chooseOutputView(outputView: OutputView): void {
  choice.setState({ outputView });
}

export function useDiscrete(): boolean {
  return useStore(choice, ({ discrete }) => discrete);
}

export function chooseDiscrete(discrete: boolean): void {
  choice.setState({ discrete });
}

export function useLegend(): boolean {
  return useStore(choice, ({ legend }) => legend);
}

export function openLegend(legend: boolean): void {
  choice.setState({ legend });
}
