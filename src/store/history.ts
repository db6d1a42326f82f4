import type { Frame } from '../runtime/protocol.ts';

/** The curves of a run: equally long columns, one place per kept frame, steps rising. */
export interface History {
  readonly step: readonly number[];
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly learningRate: readonly number[];
}

/** More points than that are wider than any screen. */
export const CAPACITY = 2000;

export const emptyHistory: History = { step: [], trainLoss: [], validationLoss: [], learningRate: [] };

/**
 * The history with one more frame. A frame at an earlier step means that the run started over; one at the same step
 * (an edit while the run stands) takes the last place. When full, every second point goes.
 */
export function extend(history: History, frame: Frame): History {
  const last = history.step.at(-1);
  if (last === undefined || frame.step < last) return append(emptyHistory, frame);
  if (frame.step === last)
    return append(
      keep(history, (place) => place < history.step.length - 1),
      frame,
    );
  return append(history.step.length < CAPACITY ? history : keep(history, (place) => place % 2 === 0), frame);
}

function append(history: History, frame: Frame): History {
  return {
    step: [...history.step, frame.step],
    trainLoss: [...history.trainLoss, frame.trainLoss],
    validationLoss: [...history.validationLoss, frame.validationLoss],
    learningRate: [...history.learningRate, frame.learningRate],
  };
}

function keep(history: History, wanted: (place: number) => boolean): History {
  const thin = (column: readonly number[]) => column.filter((_, place) => wanted(place));
  return {
    step: thin(history.step),
    trainLoss: thin(history.trainLoss),
    validationLoss: thin(history.validationLoss),
    learningRate: thin(history.learningRate),
  };
}
