import { packArrays, unpackArrays } from '../../table/pack-arrays.ts';
import { isProblem } from '../../table/problem.ts';
import type { Pin, Start, StartingValues } from '../experiment.ts';
import type { Notices } from '../notices.ts';
import { readElement } from '../read.ts';
import { DRAWN, fitStart } from '../start.ts';
import { printCall, printNumber } from '../syntax.ts';
import { readTerms } from '../values.ts';
import { exact, pair, rounded } from '../words.ts';
import { NONE, pinName } from '../write.ts';
import { single } from './single.ts';

/** Marks whole parameters, which are packed. */
export const PACKED = '~';

export const start = single('start', {
  key: 'start',
  standard: () => DRAWN,

  read(notices, text) {
    if (text === NONE) return DRAWN;
    const [packed, rest] = text.startsWith(PACKED) ? divided(text.slice(PACKED.length)) : [null, text];
    const wanted = 'a parameter with the index of an element and its starting value, like output_bias(0,0.5)';
    const terms = rest === null ? [] : (readTerms(notices, 'start', rest, NONE) ?? []);
    const elements = terms.flatMap((term) => {
      const element = readElement(notices, 'start', term, wanted);
      return element ? { parameter: element.of, index: element.index, value: element.value } : [];
    });
    return { whole: packed === null ? [] : readPacked(notices, packed), elements };
  },

  print: printStart,
  fit: (notices, given, _, spec) => fitStart(notices, spec, given),
  choosing: 'resample',
  differences: startWords,
});

/** The packed numbers, and what follows their comma; null if nothing does. */
function divided(text: string): [packed: string, rest: string | null] {
  const comma = text.indexOf(',');
  return comma < 0 ? [text, null] : [text.slice(0, comma), text.slice(comma + 1)];
}

function readPacked(notices: Notices, text: string): readonly StartingValues[] {
  const arrays = unpackArrays(text);
  if (!isProblem(arrays)) return arrays.map(({ name, ...rest }) => ({ parameter: name, ...rest }));
  notices.add('start', `${arrays.message}; the weights are drawn instead.`);
  return [];
}

/** The packed text of whole parameters, which is made once, however often the link is written. */
const packs = new WeakMap<readonly StartingValues[], string>();

function packedText(whole: readonly StartingValues[]): string {
  const text =
    packs.get(whole) ?? PACKED + packArrays(whole.map(({ parameter, ...rest }) => ({ name: parameter, ...rest })));
  packs.set(whole, text);
  return text;
}

/** The starting values, or `none`: `dense1_weight(3,0.5)` starts element 3 at 0.5, `~…` has whole parameters. */
function printStart({ whole, elements }: Start): string {
  const texts = elements.map(({ parameter, index, value }) =>
    printCall(pinName(parameter), [String(index), printNumber(value)]),
  );
  if (whole.length > 0) texts.unshift(packedText(whole));
  return texts.length === 0 ? NONE : texts.join(',');
}

function startWords(a: Start, b: Start): string[] {
  return [...wholeWords(a, b), ...elementWords(a.elements, b.elements)];
}

function wholeWords(a: Start, b: Start): string[] {
  const words = ({ parameter }: StartingValues) => parameter.replace('/', ' ');
  const in_ = (start: Start, { parameter }: StartingValues) => start.whole.find((one) => one.parameter === parameter);
  return [
    ...a.whole.filter((one) => !in_(b, one)).map((one) => `starting values of ${words(one)} no longer given`),
    ...b.whole.flatMap((one) => {
      const was = in_(a, one);
      if (!was) return [`starting values of ${words(one)} given`];
      return packedText([was]) === packedText([one]) ? [] : [`other starting values of ${words(one)}`];
    }),
  ];
}

function elementWords(a: readonly Pin[], b: readonly Pin[]): string[] {
  const text = ({ parameter, index }: Pin) => `${parameter.replace('/', ' ')} ${index}`;
  const same = (one: Pin) => (other: Pin) => text(one) === text(other);
  return [
    ...a.filter((one) => !b.some(same(one))).map((one) => `${text(one)} no longer starts at a given value`),
    ...b.flatMap((one) => {
      const was = a.find(same(one));
      if (!was) return [`${text(one)} starts at ${exact(rounded({}, one.value))}`];
      return was.value === one.value ? [] : [`${text(one)} starts at ${pair({}, was.value, one.value).join(' → ')}`];
    }),
  ];
}
