import { regularizersFor } from '../choices.ts';
import { dataOf, TASK_DATA } from '../data.ts';
import { several } from './several.ts';
import { single } from './single.ts';

export const regularizers = single(
  'regularizers',
  several({
    key: 'reg',
    section: 'regularizers',
    refusal(id, spec) {
      const { task } = dataOf(spec);
      if (regularizersFor(task, spec.loss.id).includes(id)) return null;
      const where = task === 'regression' ? TASK_DATA[task] : `the whole-number targets of ${spec.loss.id}`;
      return `"${id}" does not fit ${where}`;
    },
    choosing: 'recompile',
  }),
);
