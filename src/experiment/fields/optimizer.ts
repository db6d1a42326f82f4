import { learnsByReward } from '../agent.ts';
import { call } from '../call.ts';
import { dataOf, isGame, targetPositions } from '../data.ts';
import type { DataChoice } from '../experiment.ts';
import { printEntry } from '../write.ts';
import { entry } from './entry.ts';
import { PLAYER } from './game.ts';
import { single } from './single.ts';

/** A convolution adds up the gradients of all pixels, so its weights bear larger steps. */
const MASK_RATE = 0.01;

/** Each of hundreds of pixels moves a unit a little; at the usual learning rate they saturate it at once. */
const IMAGE_RATE = 0.003;

/** With many worlds side by side, the gradient is steady enough for large steps. */
const AGENT_RATE = 0.01;

export const optimizer = single('optimizer', {
  ...entry({
    key: 'opt',
    section: 'optimizers',
    standard: (choice) => call('optimizers', 'adam', usual(choice)),
    choosing: 'recompile',
  }),
  follow(chosen, from, to) {
    const isUsual = printEntry('optimizers', chosen) === printEntry('optimizers', from.optimizer);
    return isUsual ? to.optimizer : chosen;
  },
});

function usual(choice: DataChoice): Readonly<Record<string, number>> {
  if (isGame(dataOf(choice).task)) return PLAYER;
  if (learnsByReward(choice)) return { lr: AGENT_RATE };
  if (targetPositions(choice)?.of === 'pixel') return { lr: MASK_RATE };
  return dataOf(choice).image ? { lr: IMAGE_RATE } : {};
}
