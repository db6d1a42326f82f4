import { experiment } from './experiment.ts';

/** Makes the edits of `act` part of the edit before them, so that a single Undo reverts them all. */
export function joinEdits(act: () => void): void {
  const { pause, resume } = experiment.temporal.getState();
  pause();
  try {
    act();
  } finally {
    resume();
  }
}
