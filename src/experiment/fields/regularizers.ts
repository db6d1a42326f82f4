import { regularizersFor } from '../choices.ts';
import { dataOf } from '../data.ts';
import { entryOf } from '../lookup.ts';
import { several } from './several.ts';
import { single } from './single.ts';

export const regularizers = single(
  'regularizers',
  several({
    key: 'reg',
    section: 'regularizers',
    refusal(id, spec) {
      const { task, answer } = dataOf(spec);
      if (regularizersFor(task, spec.loss.id).includes(id)) return null;
      const where =
        answer === 'number' || answer === 'input'
          ? entryOf('tasks', task).data
          : `the whole-number targets of ${spec.loss.id}`;
      return `"${id}" does not fit ${where}`;
    },
    choosing: 'recompile',
  }),
);
