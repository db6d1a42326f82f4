import { entryOf } from '../experiment/index.ts';
import type { RunView } from '../runtime/protocol.ts';

/** Whether the outputs of a network are probabilities of classes. */
export function givesProbabilities({ task, layers }: Pick<RunView, 'task' | 'layers'>): boolean {
  return layers.at(-1)?.activation === entryOf('tasks', task).probabilities;
}
