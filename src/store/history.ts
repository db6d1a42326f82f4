import type { Frame, Replicas } from '../runtime/protocol.ts';

/** The curves of a run: equally long columns, one place per kept frame, steps rising. */
export interface History {
  readonly step: readonly number[];
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly learningRate: readonly number[];
  /** Losses of all replicas: on validation examples, where there are such; NaN where one has diverged. */
  readonly replicaLosses: readonly (Float32Array | null)[];
  /** The same on training examples. */
  readonly replicaTrainLosses: readonly (Float32Array | null)[];
}

/** More points than that are wider than any screen. */
export const CAPACITY = 2000;

export const emptyHistory: History = {
  step: [],
  trainLoss: [],
  validationLoss: [],
  learningRate: [],
  replicaLosses: [],
  replicaTrainLosses: [],
};

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

/** What the history would be, had one of the replicas run alone. */
export function ofReplica(history: History, replica: number): History {
  return {
    ...history,
    trainLoss: history.trainLoss.map((loss, place) => history.replicaTrainLosses[place]?.[replica] ?? loss),
    validationLoss: history.validationLoss.map((loss, place) =>
      Number.isNaN(loss) ? loss : (history.replicaLosses[place]?.[replica] ?? loss),
    ),
    replicaLosses: history.replicaLosses.map(() => null),
    replicaTrainLosses: history.replicaTrainLosses.map(() => null),
  };
}

function append(history: History, frame: Frame): History {
  return {
    step: [...history.step, frame.step],
    trainLoss: [...history.trainLoss, frame.trainLoss],
    validationLoss: [...history.validationLoss, frame.validationLoss],
    learningRate: [...history.learningRate, frame.learningRate],
    replicaLosses: [...history.replicaLosses, frame.replicas ? watchedLosses(frame.replicas) : null],
    replicaTrainLosses: [...history.replicaTrainLosses, frame.replicas ? finite(frame.replicas.trainLoss) : null],
  };
}

/** Whether replicas are judged by their losses on validation examples; on training examples, where there are no others. */
export function watchesValidation({ validationLoss }: Replicas): boolean {
  return !validationLoss.every(Number.isNaN);
}

function watchedLosses(replicas: Replicas): Float32Array {
  const { trainLoss, validationLoss } = replicas;
  return (watchesValidation(replicas) ? validationLoss : trainLoss).map((loss, replica) =>
    Number.isFinite(trainLoss[replica]) ? loss : Number.NaN,
  );
}

function finite(losses: Float32Array): Float32Array {
  return losses.map((loss) => (Number.isFinite(loss) ? loss : Number.NaN));
}

function keep(history: History, wanted: (place: number) => boolean): History {
  const thin = <T>(column: readonly T[]) => column.filter((_, place) => wanted(place));
  return {
    step: thin(history.step),
    trainLoss: thin(history.trainLoss),
    validationLoss: thin(history.validationLoss),
    learningRate: thin(history.learningRate),
    replicaLosses: thin(history.replicaLosses),
    replicaTrainLosses: thin(history.replicaTrainLosses),
  };
}
