import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Predictions, RunView } from '../runtime/protocol.ts';
import type { ExperimentSpec } from '../spec/experiment.ts';
import { experiment, useExperiment } from './experiment.ts';

/** One evaluation on test examples. */
export interface Look {
  readonly step: number;
  /** By the ids of metrics; null where one was not defined. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** What was seen at a look: the network as it stood then. */
export interface Seen {
  readonly view: RunView;
  readonly predictions: Predictions;
  readonly threshold: number;
}

interface LooksStore {
  /** Every look at each set of test examples, the first one first. They outlast the run, its edits and resets. */
  readonly looks: ReadonlyMap<string, readonly Look[]>;
  /** The last look, and at what. */
  readonly last: (Seen & { readonly at: string }) | null;
}

const looks = createStore<LooksStore>(() => ({ looks: new Map(), last: null }));

/** The looks at the test examples of the experiment, and what was seen at the last one, unless others came between. */
export function useLooks(): { readonly all: readonly Look[]; readonly seen: Seen | null } {
  const at = useExperiment(({ spec }) => testSet(spec));
  const all = useStore(looks, (store) => store.looks.get(at)) ?? NEVER;
  const seen = useStore(looks, ({ last }) => (last?.at === at ? last : null));
  return { all, seen };
}

const NEVER: readonly Look[] = [];

/** Counts a look at the test examples of the experiment. */
export function look(seen: Seen, values: Look['values']): void {
  const at = testSet(experiment.getState().spec);
  looks.setState(({ looks: before }) => ({
    looks: new Map(before).set(at, [...(before.get(at) ?? []), { step: seen.predictions.step, values }]),
    last: { at, ...seen },
  }));
}

/** What decides which examples are kept for the test. */
function testSet({ data, split, seed }: ExperimentSpec): string {
  return JSON.stringify([data, split, seed]);
}
