/** What is learned from the data in place of their target, as a part of the choice of data. */
import type { Task } from '../../catalog/tasks/index.ts';
import { dataOf, nameOf } from '../data.ts';
import type { DataChoice } from '../experiment.ts';
import { listed } from '../listed.ts';
import { entryOf, idsOf, resolve } from '../lookup.ts';
import { nearest } from '../near.ts';
import { complain, type Notices, quote } from '../notices.ts';

/** The tasks that a person can choose; the others follow from the target. */
export function chosenTasks(): readonly Task[] {
  return (idsOf('tasks') as readonly Task[]).filter((id) => entryOf('tasks', id).learning !== 'supervised');
}

export function readTask(notices: Notices, text: string | undefined): DataChoice['task'] {
  if (text === undefined) return null;
  const possible = chosenTasks();
  const id = resolve('tasks', text);
  const task = possible.find((one) => one === id);
  if (task !== undefined) return task;
  const what = `${quote(text)} is not a task that can be chosen`;
  notices.add(
    'task',
    complain(what, nearest(text, possible), 'predicting the target instead', `Possible: ${listed(possible)}.`),
  );
  return null;
}

/** @param choice the rest of the choice, without a task */
export function fitTask(notices: Notices, given: DataChoice['task'], choice: DataChoice): DataChoice['task'] {
  if (given === null || dataOf(choice).sequence === null) return given;
  const why = `the examples of ${nameOf(choice)} are sequences, and ${given} needs rows of numbers or images`;
  notices.add('task', `${why}; predicting the target instead.`);
  return null;
}

export function taskLabel(choice: DataChoice): string {
  return choice.task === null ? 'the target' : entryOf('tasks', choice.task).label;
}
