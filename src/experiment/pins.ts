/** Pinned elements of parameters, fitted to the experiment's network. */
import { sizeOf } from '../math/shape.ts';
import type { ExperimentSpec, Pin } from './experiment.ts';
import { fitNumber } from './fit.ts';
import { listed } from './listed.ts';
import { IGNORED, type Notices, quote } from './notices.ts';
import { parametersOf } from './parameters.ts';
import { printNumber } from './syntax.ts';
import { pinName } from './write.ts';

/** The maximum number of pinned parameter elements. */
export const MAX_PINS = 64;

/** The range of pinned values: larger ones would overflow in the next layer. */
export const PIN = { default: 0, min: -1e6, max: 1e6 } as const;

/**
 * The pins whose element exists in the network, each once, in the order of its parameters.
 * @param spec the rest of the experiment, complete and valid
 * @param given may name a parameter as a text does, `dense1_weight`
 */
export function fitPins(notices: Notices, spec: ExperimentSpec, given: readonly Pin[]): readonly Pin[] {
  if (given.length === 0) return [];
  if (given.length > MAX_PINS) {
    const many = `"${given.length}" pinned elements are too many (at most ${MAX_PINS})`;
    notices.add('pin', `${many}; using the first ${MAX_PINS}.`);
  }
  const parameters = parametersOf(spec);
  const fitted = new Map<string, Pin>();
  for (const { parameter: name, index, value } of given.slice(0, MAX_PINS)) {
    const parameter = parameters.find((known) => known.name === name || pinName(known.name) === name);
    if (parameter === undefined) {
      const known = listed(parameters.map((each) => pinName(each.name)));
      notices.add('pin', `this network has no parameter ${quote(pinName(name))}; ${IGNORED}. Known: ${known}.`);
      continue;
    }
    const text = pinName(parameter.name);
    const size = sizeOf(parameter.shape);
    const key = `${text} ${index}`;
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      const room = size === 1 ? 'only 0' : `0 to ${size - 1}`;
      notices.add('pin', `${text} has no element "${printNumber(index)}" (${room}); it is ignored.`);
    } else if (fitted.has(key)) {
      notices.add('pin', `element "${index}" of ${text} is given more than once; using the first.`);
    } else {
      // Adding 0 turns -0 into 0.
      const held = fitNumber(notices, 'pin', `${key} `, value, PIN);
      fitted.set(key, { parameter: parameter.name, index: index + 0, value: held });
    }
  }
  const rank = (pin: Pin) => parameters.findIndex(({ name }) => name === pin.parameter);
  return [...fitted.values()].sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}
