import type { Frame, Replicas } from '../runtime/protocol.ts';

/** The curves of a run: equally long columns, one place per kept frame, steps rising. */
export interface History {
  readonly step: readonly number[];
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly trainMetric: readonly number[];
  readonly validationMetric: readonly number[];
  readonly learningRate: readonly number[];
  /** NaN where the engine was not there yet. */
  readonly gradientNorm: readonly number[];
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
  trainMetric: [],
  validationMetric: [],
  learningRate: [],
  gradientNorm: [],
  replicaLosses: [],
  replicaTrainLosses: [],
};

/**
 * The history with one more frame, which forgets what came later: a run that starts over forgets all of it, one that goes
 * on from an earlier step what came after that. When full, every second point goes.
 */
export function extend(history: History, frame: Frame): History {
  const last = history.step.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (frame.step <= last)
    return append(
      keep(history, (place) => (history.step[place] as number) < frame.step),
      frame,
    );
  return append(history.step.length < CAPACITY ? history : keep(history, (place) => place % 2 === 0), frame);
}

/** What the history would be, had one of the replicas run alone; of what was not kept for each of them, nothing. */
export function ofReplica(history: History, replica: number): History {
  const unknown = history.step.map(() => Number.NaN);
  return {
    ...history,
    trainLoss: history.trainLoss.map((loss, place) => history.replicaTrainLosses[place]?.[replica] ?? loss),
    validationLoss: history.validationLoss.map((loss, place) =>
      Number.isNaN(loss) ? loss : (history.replicaLosses[place]?.[replica] ?? loss),
    ),
    trainMetric: unknown,
    validationMetric: unknown,
    gradientNorm: unknown,
    replicaLosses: history.replicaLosses.map(() => null),
    replicaTrainLosses: history.replicaTrainLosses.map(() => null),
  };
}

function append(history: History, frame: Frame): History {
  return {
    step: [...history.step, frame.step],
    trainLoss: [...history.trainLoss, frame.trainLoss],
    validationLoss: [...history.validationLoss, frame.validationLoss],
    trainMetric: [...history.trainMetric, frame.trainMetric],
    validationMetric: [...history.validationMetric, frame.validationMetric],
    learningRate: [...history.learningRate, frame.learningRate],
    gradientNorm: [...history.gradientNorm, frame.gradientNorm],
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
    trainMetric: thin(history.trainMetric),
    validationMetric: thin(history.validationMetric),
    learningRate: thin(history.learningRate),
    gradientNorm: thin(history.gradientNorm),
    replicaLosses: thin(history.replicaLosses),
    replicaTrainLosses: thin(history.replicaTrainLosses),
  };
}
