import { call } from '../call.ts';
import { dataOf } from '../data.ts';
import { printEntry } from '../write.ts';
import { entry } from './entry.ts';
import { single } from './single.ts';

/** Each of hundreds of pixels moves a unit a little; at the usual learning rate they saturate it at once. */
const IMAGE_RATE = 0.003;

export const optimizer = single('optimizer', {
  ...entry({
    key: 'opt',
    section: 'optimizers',
    standard: (choice) => call('optimizers', 'adam', dataOf(choice).image ? { lr: IMAGE_RATE } : {}),
    choosing: 'recompile',
  }),
  follow(chosen, from, to) {
    const isUsual = printEntry('optimizers', chosen) === printEntry('optimizers', from.optimizer);
    return isUsual ? to.optimizer : chosen;
  },
});
