import type { Pin } from '../experiment.ts';
import type { Notices } from '../notices.ts';
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
  read: (notices, text) => (text === NONE ? [] : readElements(notices, 'pin', 'value', text)),
  print: (chosen) => printElements(chosen).join(',') || NONE,
  fit: (notices, given, _, spec) => fitPins(notices, spec, given),
  choosing: 'recompile',
  differences: (a, b) => elementWords(a, b, { no: 'no longer pinned', at: 'pinned at' }),
});

/** Reads elements of parameters with a value each. @param noun what that value is */
export function readElements(notices: Notices, key: string, noun: string, text: string): readonly Pin[] {
  const wanted = `a parameter with the index of an element and its ${noun}, like output_bias(0,0.5)`;
  return (readTerms(notices, key, text, NONE) ?? []).flatMap((term) => {
    const element = readElement(notices, key, term, wanted);
    return element ? { parameter: element.of, index: element.index, value: element.value } : [];
  });
}

/** `dense1_weight(3,0.5)`: element 3 has the value 0.5. */
export function printElements(elements: readonly Pin[]): string[] {
  return elements.map(({ parameter, index, value }) =>
    printCall(pinName(parameter), [String(index), printNumber(value)]),
  );
}

/** @param words follow the name of an element that is not in the list any more, or that has a value there */
export function elementWords(
  a: readonly Pin[],
  b: readonly Pin[],
  words: { readonly no: string; readonly at: string },
): string[] {
  const text = ({ parameter, index }: Pin) => `${parameter.replace('/', ' ')} ${index}`;
  const same = (one: Pin) => (other: Pin) => text(one) === text(other);
  return [
    ...a.filter((pin) => !b.some(same(pin))).map((pin) => `${text(pin)} ${words.no}`),
    ...b.flatMap((pin) => {
      const was = a.find(same(pin));
      if (!was) return [`${text(pin)} ${words.at} ${exact(rounded({}, pin.value))}`];
      return was.value === pin.value ? [] : [`${text(pin)} ${words.at} ${pair({}, was.value, pin.value).join(' → ')}`];
    }),
  ];
}
