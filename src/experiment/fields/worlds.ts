import { fitNumber } from '../fit.ts';
import { readNumber } from '../values.ts';
import { change } from '../words.ts';
import { environmentOf } from '../world.ts';
import { fitsAgent } from './agent.ts';
import { single } from './single.ts';

/** Worlds side by side in which an agent acts. */
export const WORLDS = { default: 32, min: 1, max: 512, integer: true } as const;
/** Moves in each of them before the agent learns. */
export const MOVES = { default: 8, min: 1, max: 64, integer: true } as const;

export const worlds = number('worlds', WORLDS, 'worlds');
export const moves = number('moves', MOVES, 'moves before each step');

function number(name: 'worlds' | 'moves', range: typeof WORLDS | typeof MOVES, noun: string) {
  const wanted = `a whole number from ${range.min} to ${range.max}`;
  return single(name, {
    key: name,
    standard: () => range.default,
    read: (notices, text, usual) => readNumber(notices, name, text, usual, wanted),
    print: String,
    fit: (notices, given, usual, spec) =>
      fitsAgent(notices, name, given !== usual, spec) ? fitNumber(notices, name, '', given, range) : usual,
    follow: (chosen, _from, to) => (environmentOf(to) ? chosen : to[name]),
    choosing: 'recompile',
    differences: (a, b) => change(noun, String(a), String(b)),
  });
}
