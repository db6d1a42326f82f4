import * as tf from '@tensorflow/tfjs';
import { LEARNING_RATE, type Task } from '../tasks.ts';

/** What TensorFlow.js trains for a task. */
export interface Model {
  /** @returns the loss before the update, if it is to be read */
  update(readLoss: boolean): tf.Scalar | null;
  dispose(): void;
}

export function optimizerOf({ optimizer }: Pick<Task, 'optimizer'>): tf.Optimizer {
  return optimizer === 'sgd' ? tf.train.sgd(LEARNING_RATE) : tf.train.adam(LEARNING_RATE);
}
