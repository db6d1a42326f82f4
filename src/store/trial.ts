import { createStore } from 'zustand/vanilla';
import type { DiagnosisId } from '../catalog/diagnoses/index.ts';
import { experiment } from './experiment.ts';

/** The number by which two runs are compared. */
export interface Score {
  /** What it is, in words: "validation loss". */
  readonly name: string;
  readonly value: number;
  readonly better: 'lower' | 'higher';
}

/** A remedy that is tried from the start of a run, beside the run that it should cure. */
export interface Trial {
  /** What the earlier run suffers from. */
  readonly diagnosis: DiagnosisId;
  /** What the experiment has now: "a learning rate of 0.001". */
  readonly as: string;
  /** The step to which it trains. */
  readonly steps: number;
  /** The result of the earlier run. */
  readonly before: Score;
  /** Whether that was better than the network deserved, so that a cure makes it worse. */
  readonly flattered: boolean;
}

interface TrialStore {
  readonly trial: Trial | null;
  /** The version of the experiment that is tried; another one ends the trial. */
  readonly version: number;
}

export const trials = createStore<TrialStore>(() => ({ trial: null, version: 0 }));

/** Begins a trial of the present experiment. */
export function beginTrial(trial: Trial): void {
  trials.setState({ trial, version: experiment.getState().version });
}

/** Ends the trial; the experiment stays as it is. */
export function endTrial(): void {
  trials.setState({ trial: null });
}

experiment.subscribe(({ version }) => {
  const { trial, version: tried } = trials.getState();
  if (trial && version !== tried) endTrial();
});
