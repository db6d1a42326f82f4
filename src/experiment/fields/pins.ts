import type { Pin } from '../experiment.ts';
import { fitPins } from '../pins.ts';
import { readElement } from '../read.ts';
import { printCall, printNumber } from '../syntax.ts';
import { readTerms } from '../values.ts';
import { exact, pair, rounded } from '../words.ts';
import { NONE, pinName } from '../write.ts';
import { single } from './single.ts';

export const pins = single('pins', {
  key: 'pin',
  standard: () => [],

  read(notices, text) {
    if (text === NONE) return [];
    const wanted = 'a parameter with the index of an element and its value, like output_bias(0,0.5)';
    const terms = readTerms(notices, 'pin', text, NONE) ?? [];
    return terms.flatMap((term) => {
      const element = readElement(notices, 'pin', term, wanted);
      return element ? { parameter: element.of, index: element.index, value: element.value } : [];
    });
  },

  print: printPins,
  fit: (notices, given, _, spec) => fitPins(notices, spec, given),
  choosing: 'recompile',
  differences: pinWords,
});

/** The pins, or `none`: `dense1_weight(3,0.5)` holds element 3 at 0.5. */
function printPins(pins: readonly Pin[]): string {
  if (pins.length === 0) return NONE;
  return pins
    .map(({ parameter, index, value }) => printCall(pinName(parameter), [String(index), printNumber(value)]))
    .join(',');
}

function pinWords(a: readonly Pin[], b: readonly Pin[]): string[] {
  const text = ({ parameter, index }: Pin) => `${parameter.replace('/', ' ')} ${index}`;
  const same = (one: Pin) => (other: Pin) => text(one) === text(other);
  return [
    ...a.filter((pin) => !b.some(same(pin))).map((pin) => `${text(pin)} no longer pinned`),
    ...b.flatMap((pin) => {
      const was = a.find(same(pin));
      if (!was) return [`${text(pin)} pinned at ${exact(rounded({}, pin.value))}`];
      return was.value === pin.value ? [] : [`${text(pin)} pinned at ${pair({}, was.value, pin.value).join(' → ')}`];
    }),
  ];
}
