import type { Task } from '../catalog/datasets/definition.ts';
import { call } from './call.ts';
import { defaultLoss, defaultOutput } from './defaults.ts';
import type { Call, ExperimentSpec } from './experiment.ts';
import { entryOf, idsOf } from './lookup.ts';

/** The losses that a task can be asked for. */
export function lossesFor(task: Task): readonly string[] {
  return idsOf('losses').filter((id) => entryOf('losses', id).tasks.includes(task));
}

/** The output activations that a loss can be asked for on this task. */
export function outputsFor(task: Task, lossId: string): readonly string[] {
  return Object.keys(entryOf('losses', lossId).outputs).filter((id) => hasMeaning(id, task));
}

/**
 * What comes of a loss and an output activation that make no sense together but are instructive, in a sentence or
 * two; null where they go well together.
 */
export function consequenceOf({ loss, output }: Pick<ExperimentSpec, 'loss' | 'output'>): string | null {
  const { outputs } = entryOf('losses', loss.id);
  return Object.hasOwn(outputs, output.id) ? (outputs[output.id] ?? null) : null;
}

/** The activations that hidden layers, or the output layer, can have. */
export function activationsFor(place: 'hidden' | 'output'): readonly string[] {
  return idsOf('activations').filter((id) => entryOf('activations', id).places.includes(place));
}

/** The initializers that can draw weights. */
export function weightInitializers(): readonly string[] {
  return initializersFor('weight');
}

/** The initializers that can draw biases. */
export function biasInitializers(): readonly string[] {
  return initializersFor('bias');
}

/** The initializers that can draw weights, or biases. */
export function initializersFor(place: 'weight' | 'bias'): readonly string[] {
  return idsOf('initializers').filter((id) => entryOf('initializers', id).places.includes(place));
}

/** The regularizers that are a penalty on weights, which a layer may have of its own. */
export function penalties(): readonly string[] {
  return idsOf('regularizers').filter((id) => entryOf('regularizers', id).penalty !== undefined);
}

/** The regularizers that can be asked for. What softens the targets of classes has no meaning for numbers. */
export function regularizersFor(task: Task, lossId: string): readonly string[] {
  const softens = task !== 'regression' && entryOf('losses', lossId).target !== 'index';
  return idsOf('regularizers').filter((id) => softens || entryOf('regularizers', id).targets === undefined);
}

/** The output activation that a loss has unless a person chooses another. */
export function usualOutput(task: Task, lossId: string): Call {
  const known = outputsFor(task, lossId);
  const standard = defaultOutput(task);
  const [first] = known;
  return first === undefined || known.includes(standard.id) ? standard : call('activations', first);
}

/** A loss for the task that takes this output activation, one that goes well with it and the task's usual one first. */
export function lossForOutput(task: Task, outputId: string): Call | undefined {
  const standard = defaultLoss(task).id;
  const possible = [standard, ...lossesFor(task)].filter((lossId) => outputsFor(task, lossId).includes(outputId));
  const id = possible.find((lossId) => goesWell(lossId, outputId)) ?? possible[0];
  return id === undefined ? undefined : call('losses', id);
}

/** Whether a loss takes an output activation, and without a consequence that has to be named. */
export function goesWell(lossId: string, outputId: string): boolean {
  const { outputs } = entryOf('losses', lossId);
  return Object.hasOwn(outputs, outputId) && outputs[outputId] === null;
}

/**
 * An activation for output layers only weighs the units against each other (softmax). On the single unit of a
 * two-class or regression network its output would be constant.
 */
function hasMeaning(activationId: string, task: Task): boolean {
  return task === 'multiclass' || entryOf('activations', activationId).places.includes('hidden');
}
