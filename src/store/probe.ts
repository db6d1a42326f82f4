import { createStore } from 'zustand/vanilla';
import { experiment } from './experiment.ts';

/** The version of the experiment for which a person has asked whether it can fit one batch; null if nobody has. */
const probe = createStore<{ readonly version: number | null }>(() => ({ version: null }));

/** Asks whether a copy of the network can fit one batch. Another version of the experiment ends the question. */
export function askForOneBatch(): void {
  probe.setState({ version: experiment.getState().version });
}

/** Whether a person has asked that of the present experiment. */
export function asksForOneBatch(): boolean {
  return probe.getState().version === experiment.getState().version;
}

/** Calls a function when the question is asked. */
export const onAsked = (listener: () => void): (() => void) => probe.subscribe(listener);
