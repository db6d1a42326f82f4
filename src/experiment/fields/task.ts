/** What is learned from the data in place of their target, as a part of the choice of data. */
import type { Task } from '../../catalog/tasks/index.ts';
import { positionsIn } from '../../table/positions.ts';
import { dataOf, nameOf } from '../data.ts';
import type { DataChoice } from '../experiment.ts';
import { listed } from '../listed.ts';
import { entryOf, idsOf, resolve } from '../lookup.ts';
import { nearest } from '../near.ts';
import { complain, type Notices, quote } from '../notices.ts';
import { environmentOf } from '../world.ts';

/** The tasks that a person can choose; the others follow from the target. */
export function chosenTasks(): readonly Task[] {
  return (idsOf('tasks') as readonly Task[]).filter((id) => entryOf('tasks', id).learning === 'unsupervised');
}

/** The task with this id, if a person can choose it; null for any other id, which means the target. */
export function chosenTask(id: string | undefined): DataChoice['task'] {
  return chosenTasks().find((one) => one === id) ?? null;
}

/**
 * The tasks that a person can choose on these data: sequences, examples with several targets, and worlds have none.
 */
export function tasksFor(choice: DataChoice): readonly Task[] {
  if (environmentOf(choice)) return [];
  return positionsIn(dataOf(choice).target) === null && dataOf(choice).sequence === null ? chosenTasks() : [];
}

/** @param choice the rest of the choice, without a task */
export function readTask(notices: Notices, text: string | undefined, choice: DataChoice): DataChoice['task'] {
  if (text === undefined) return null;
  const id = resolve('tasks', text);
  const task = chosenTask(id);
  if (task !== null) return task;
  if (id !== undefined && entryOf('tasks', id).learning === 'reinforcement') {
    // Whoever names it beside a world has already chosen it.
    if (!environmentOf(choice)) notices.add('task', whyNoWorld(choice));
    return null;
  }
  const what = `${quote(text)} is not a task that can be chosen`;
  if (environmentOf(choice)) {
    notices.add('task', `${what}; learning from rewards instead.`);
    return null;
  }
  const possible = chosenTasks();
  notices.add(
    'task',
    complain(what, nearest(text, possible), 'predicting the target instead', `Possible: ${listed(possible)}.`),
  );
  return null;
}

/** @param choice the rest of the choice, without a task */
export function fitTask(notices: Notices, given: DataChoice['task'], choice: DataChoice): DataChoice['task'] {
  if (given === null || tasksFor(choice).includes(given)) return given;
  const instead = environmentOf(choice) ? 'learning from rewards' : 'predicting the target';
  notices.add('task', `${whyNoTask(choice, given)}; ${instead} instead.`);
  return null;
}

function whyNoWorld(choice: DataChoice): string {
  const worlds = idsOf('datasets').filter((id) => environmentOf({ data: { id, args: {} }, table: null }));
  return `an agent needs a world as its data, and ${nameOf(choice)} is none; predicting the target instead. Worlds: ${listed(worlds)}.`;
}

function whyNoTask(choice: DataChoice, task: Task): string {
  const name = nameOf(choice);
  if (environmentOf(choice)) return `${name} is a world with rewards and without examples, which ${task} needs`;
  return dataOf(choice).sequence === null
    ? `the examples of ${name} have several targets each, and ${task} needs examples with a single one`
    : `the examples of ${name} are sequences, and ${task} needs rows of numbers or images`;
}

export function taskLabel(choice: DataChoice): string {
  return choice.task === null ? 'the target' : entryOf('tasks', choice.task).label;
}
