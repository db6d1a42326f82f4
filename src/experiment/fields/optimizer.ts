import { call } from '../call.ts';
import { dataOf } from '../data.ts';
import type { Call, DataChoice } from '../experiment.ts';
import { printEntry } from '../write.ts';
import { entry } from './entry.ts';
import { PLAYER } from './game.ts';
import { single } from './single.ts';

/** Each of hundreds of pixels moves a unit a little; at the usual learning rate they saturate it at once. */
const IMAGE_RATE = 0.003;

function usual(choice: DataChoice): Call {
  const { image, task } = dataOf(choice);
  return call('optimizers', 'adam', task === 'gan' ? PLAYER : image ? { lr: IMAGE_RATE } : {});
}

export const optimizer = single('optimizer', {
  ...entry({
    key: 'opt',
    section: 'optimizers',
    standard: usual,
    choosing: 'recompile',
  }),
  follow(chosen, from, to) {
    const isUsual = printEntry('optimizers', chosen) === printEntry('optimizers', from.optimizer);
    return isUsual ? to.optimizer : chosen;
  },
});
