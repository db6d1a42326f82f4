import type { Frame, Replicas } from '../runtime/protocol.ts';

/** The curves of a run: arrays of equal length with one element per kept frame, in order of steps. */
export interface History {
  readonly step: readonly number[];
  /** The number of passes over the training part, with fractions. */
  readonly epoch: readonly number[];
  /** The training time, in seconds. */
  readonly seconds: readonly number[];
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly trainMetric: readonly number[];
  readonly validationMetric: readonly number[];
  readonly learningRate: readonly number[];
  /** NaN where the engine was not available yet. */
  readonly gradientNorm: readonly number[];
  /** Losses of all replicas, on validation examples if there are any; NaN for a replica that has diverged. */
  readonly replicaLosses: readonly (Float32Array | null)[];
  /** The same on training examples. */
  readonly replicaTrainLosses: readonly (Float32Array | null)[];
}

/** The maximum number of points; more would not fit any screen. */
export const CAPACITY = 2000;

export const emptyHistory: History = {
  step: [],
  epoch: [],
  seconds: [],
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
 * Adds a frame to the history and removes later points: a run that starts over removes all of them, and one that
 * continues from an earlier step removes those after it. When the history is full, every second point is removed.
 * @param elapsed seconds of training since the previous frame
 */
export function extend(history: History, frame: Frame, elapsed = 0): History {
  const last = history.step.at(-1) ?? Number.NEGATIVE_INFINITY;
  const seconds = secondsAt(history, frame.step, elapsed);
  const until = (place: number) => (history.step[place] as number) < frame.step;
  if (frame.step <= last) return append(keep(history, until), frame, seconds);
  return append(history.step.length < CAPACITY ? history : keep(history, (place) => place % 2 === 0), frame, seconds);
}

/** The time it took to get to a step on the last path. */
function secondsAt({ step, seconds }: History, wanted: number, elapsed: number): number {
  const place = step.findLastIndex((one) => one <= wanted);
  return place < 0 ? 0 : (seconds[place] as number) + (step[place] === wanted ? 0 : elapsed);
}

/** The history of one of the replicas as a single run, without values that were not kept for each replica. */
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

function append(history: History, frame: Frame, seconds: number): History {
  return {
    step: [...history.step, frame.step],
    epoch: [...history.epoch, frame.epoch],
    seconds: [...history.seconds, seconds],
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

/**
 * Whether replicas are judged by their losses on validation examples; otherwise there are none, and training examples
 * are used.
 */
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
    epoch: thin(history.epoch),
    seconds: thin(history.seconds),
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
