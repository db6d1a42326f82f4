import type { Task } from '../catalog/datasets/definition.ts';
import { call } from './call.ts';
import { defaultLoss, defaultOutput } from './defaults.ts';
import type { Call } from './experiment.ts';
import { entryOf, idsOf } from './lookup.ts';

/** The losses that a task can be asked for. */
export function lossesFor(task: Task): readonly string[] {
  return idsOf('losses').filter((id) => entryOf('losses', id).tasks.includes(task));
}

/** The output activations that a loss can be asked for on this task. */
export function outputsFor(task: Task, lossId: string): readonly string[] {
  return entryOf('losses', lossId).outputs.filter((id) => hasMeaning(id, task));
}

/** The activations that may stand on hidden layers, or on the output layer. */
export function activationsFor(place: 'hidden' | 'output'): readonly string[] {
  return idsOf('activations').filter((id) => entryOf('activations', id).places.includes(place));
}

/** The output activation that a loss has where nobody says otherwise. */
export function usualOutput(task: Task, lossId: string): Call {
  const known = outputsFor(task, lossId);
  const standard = defaultOutput(task);
  const [first] = known;
  return first === undefined || known.includes(standard.id) ? standard : call('activations', first);
}

/** A loss for the task that takes this output activation, the task's usual one first. */
export function lossForOutput(task: Task, outputId: string): Call | undefined {
  const standard = defaultLoss(task);
  if (outputsFor(task, standard.id).includes(outputId)) return standard;
  const id = lossesFor(task).find((lossId) => outputsFor(task, lossId).includes(outputId));
  return id === undefined ? undefined : call('losses', id);
}

/**
 * An activation for output layers only weighs the units against each other (softmax). On the single unit of a
 * two-class or regression network it would always say the same.
 */
function hasMeaning(activationId: string, task: Task): boolean {
  return task === 'multiclass' || entryOf('activations', activationId).places.includes('hidden');
}
