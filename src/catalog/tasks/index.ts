import { autoencoder } from './autoencoder.ts';
import { binary } from './binary.ts';
import type { TaskDef } from './definition.ts';
import { gan } from './gan.ts';
import { multiclass } from './multiclass.ts';
import { multilabel } from './multilabel.ts';
import { regression } from './regression.ts';
import { reinforcement } from './reinforcement.ts';
import { segmentation } from './segmentation.ts';

export const tasks = {
  binary,
  multiclass,
  regression,
  segmentation,
  multilabel,
  autoencoder,
  gan,
  reinforcement,
} satisfies Record<string, TaskDef>;

/** The id of a task. */
export type Task = keyof typeof tasks;
