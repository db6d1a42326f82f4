import { endingsFor, rangeOf, scoreOf } from '../endings.ts';
import type { Ending } from '../experiment.ts';
import { fitNumber } from '../fit.ts';
import { listed } from '../listed.ts';
import { nearest } from '../near.ts';
import { complain, IGNORED, quote } from '../notices.ts';
import { printCall, printNumber, type Term } from '../syntax.ts';
import { readTerms } from '../values.ts';
import { change, exact } from '../words.ts';
import { NONE } from '../write.ts';
import { single } from './single.ts';

export const until = single('until', {
  key: 'until',
  standard: () => [],

  read(notices, text) {
    if (text === NONE) return [];
    return (readTerms(notices, 'until', text, NONE) ?? []).flatMap((term) => {
      const ending = endingIn(term);
      if (ending) return ending;
      const wanted = 'what ends the run with its number, like epochs(20)';
      notices.add('until', `${quote(term.text)} should be ${wanted}; ${IGNORED}.`);
      return [];
    });
  },

  print: printUntil,

  fit(notices, given, _, spec) {
    if (given.length === 0) return [];
    const known = endingsFor(spec);
    const fitted = new Map<string, Ending>();
    for (const { of, value } of given) {
      const first = fitted.get(of);
      if (!known.includes(of)) {
        const lacks = of !== scoreOf(of) && known.includes(scoreOf(of));
        const what = lacks
          ? `there is no validation part for ${quote(of)}`
          : `${quote(of)} cannot end a run on these data`;
        notices.add(
          'until',
          complain(what, lacks ? undefined : nearest(of, known), IGNORED, `Possible: ${listed(known)}.`),
        );
      } else if (first) {
        notices.add('until', `${of} is given more than once; using the first, "${printNumber(first.value)}".`);
      } else {
        fitted.set(of, { of, value: fitNumber(notices, 'until', `${of} `, value, rangeOf(of)) });
      }
    }
    return known.flatMap((of) => fitted.get(of) ?? []);
  },

  trainsAlike: true,
  choosing: 'live',
  differences: (a, b) => change('runs until', untilWords(a), untilWords(b)),
});

function endingIn(term: Term): Ending | undefined {
  if (term.kind !== 'call') return undefined;
  const [argument, ...more] = term.args;
  if (argument?.name !== null || argument.value.kind !== 'number' || more.length > 0) return undefined;
  return { of: term.id, value: argument.value.value };
}

/** `epochs(20),val_loss(0.1)`, or `none`. */
export function printUntil(until: readonly Ending[]): string {
  return until.length === 0 ? NONE : until.map(({ of, value }) => printCall(of, [printNumber(value)])).join(',');
}

/** "paused", "epochs 20 or validation loss 0.1". */
function untilWords(until: readonly Ending[]): string {
  if (until.length === 0) return 'paused';
  return until.map(({ of, value }) => `${wordsOf(of)} ${exact(value)}`).join(' or ');
}

function wordsOf(of: string): string {
  return of.replace(/^val_/, 'validation ').replaceAll('_', ' ');
}
