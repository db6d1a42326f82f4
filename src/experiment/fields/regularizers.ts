import { learnsByReward } from '../agent.ts';
import { regularizersFor, suitsAgent } from '../choices.ts';
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
      if (learnsByReward(spec) && !suitsAgent(id)) return `"${id}" does not fit an agent, which makes its own data`;
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
