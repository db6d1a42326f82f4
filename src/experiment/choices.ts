import type { Task } from '../catalog/tasks/index.ts';
import { call } from './call.ts';
import type { Call, ExperimentSpec } from './experiment.ts';
import { entryOf, idsOf } from './lookup.ts';

export function defaultOutput(task: Task): Call {
  return call('activations', entryOf('tasks', task).output);
}

export function defaultLoss(task: Task): Call {
  return call('losses', entryOf('tasks', task).loss);
}

/** The losses that a task can use. */
export function lossesFor(task: Task): readonly string[] {
  return idsOf('losses').filter((id) => entryOf('losses', id).tasks.includes(task));
}

/** The output activations that a loss can be used with on this task. */
export function outputsFor(task: Task, lossId: string): readonly string[] {
  return Object.keys(entryOf('losses', lossId).outputs).filter((id) => hasMeaning(id, task));
}

/**
 * The consequence, in a sentence or two, of combining a loss and an output activation that make no sense together but
 * are instructive; null if they fit together.
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

/** The regularizers that penalize weights; a layer may have one of its own. */
export function penalties(): readonly string[] {
  return idsOf('regularizers').filter((id) => entryOf('regularizers', id).penalty !== undefined);
}

/** The regularizers that can be used. Those that soften the targets of classes have no meaning for numbers. */
export function regularizersFor(task: Task, lossId: string): readonly string[] {
  const softens = predictsClasses(task) && entryOf('losses', lossId).target !== 'index';
  return idsOf('regularizers').filter((id) => softens || entryOf('regularizers', id).targets === undefined);
}

/** Whether a regularizer can be used where an agent learns: it acts on weights or gradients alone. */
export function suitsAgent(id: string): boolean {
  const { noise, targets, stop } = entryOf('regularizers', id);
  return noise === undefined && targets === undefined && stop === undefined;
}

/** Whether the targets are classes. */
function predictsClasses(task: Task): boolean {
  const { answer } = entryOf('tasks', task);
  return answer === 'side' || answer === 'class' || answer === 'labels';
}

/** The default output activation of a loss. */
export function usualOutput(task: Task, lossId: string): Call {
  const known = outputsFor(task, lossId);
  const standard = defaultOutput(task);
  const [first] = known;
  return first === undefined || known.includes(standard.id) ? standard : call('activations', first);
}

/** A loss for the task that takes this output activation, preferably one that fits it and the task's usual one. */
export function lossForOutput(task: Task, outputId: string): Call | undefined {
  const standard = defaultLoss(task).id;
  const possible = [standard, ...lossesFor(task)].filter((lossId) => outputsFor(task, lossId).includes(outputId));
  const id = possible.find((lossId) => goesWell(lossId, outputId)) ?? possible[0];
  return id === undefined ? undefined : call('losses', id);
}

/** Whether a loss takes an output activation without a consequence that has to be named. */
export function goesWell(lossId: string, outputId: string): boolean {
  const { outputs } = entryOf('losses', lossId);
  return Object.hasOwn(outputs, outputId) && outputs[outputId] === null;
}

/**
 * An activation that is only for output layers (softmax) compares the units with each other. On the single unit of a
 * two-class or regression network its output would be constant.
 */
function hasMeaning(activationId: string, task: Task): boolean {
  return entryOf('tasks', task).answer === 'class' || entryOf('activations', activationId).places.includes('hidden');
}
