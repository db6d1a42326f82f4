/** Pinned elements of parameters, fitted to the experiment's network. */
import { sizeOf } from '../math/shape.ts';
import type { ExperimentSpec, Pin } from './experiment.ts';
import { fitNumber } from './fit.ts';
import { listed } from './listed.ts';
import { IGNORED, type Notices, quote } from './notices.ts';
import { type ParameterShape, parametersOf } from './parameters.ts';
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
  return fitElements(notices, { key: 'pin', noun: 'pinned elements' }, spec, given);
}

interface Elements {
  /** The key of the text that names them. */
  readonly key: string;
  /** The noun for several, for sentences. */
  readonly noun: string;
}

/** Like `fitPins`, for elements with a value for any purpose. */
export function fitElements(
  notices: Notices,
  { key, noun }: Elements,
  spec: ExperimentSpec,
  given: readonly Pin[],
): readonly Pin[] {
  if (given.length === 0) return [];
  if (given.length > MAX_PINS) {
    notices.add(key, `"${given.length}" ${noun} are too many (at most ${MAX_PINS}); using the first ${MAX_PINS}.`);
  }
  const parameters = parametersOf(spec);
  const fitted = new Map<string, Pin>();
  for (const { parameter: name, index, value } of given.slice(0, MAX_PINS)) {
    const parameter = parameterNamed(notices, key, parameters, name);
    if (parameter === undefined) continue;
    const text = pinName(parameter.name);
    const size = sizeOf(parameter.shape);
    const place = `${text} ${index}`;
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      const room = size === 1 ? 'only 0' : `0 to ${size - 1}`;
      notices.add(key, `${text} has no element "${printNumber(index)}" (${room}); it is ignored.`);
    } else if (fitted.has(place)) {
      notices.add(key, `element "${index}" of ${text} is given more than once; using the first.`);
    } else {
      // Adding 0 turns -0 into 0.
      const held = fitNumber(notices, key, `${place} `, value, PIN);
      fitted.set(place, { parameter: parameter.name, index: index + 0, value: held });
    }
  }
  const byParameter = rankIn(parameters);
  return [...fitted.values()].sort((a, b) => byParameter(a, b) || a.index - b.index);
}

/** The parameter of a name, which may be as in a text; undefined, with a notice, if the network has none. */
export function parameterNamed(
  notices: Notices,
  key: string,
  parameters: readonly ParameterShape[],
  name: string,
): ParameterShape | undefined {
  const parameter = parameters.find((known) => known.name === name || pinName(known.name) === name);
  if (parameter === undefined) {
    const known = listed(parameters.map((each) => pinName(each.name)));
    notices.add(key, `this network has no parameter ${quote(pinName(name))}; ${IGNORED}. Known: ${known}.`);
  }
  return parameter;
}

/** Compares what belongs to parameters by the order of these. */
export function rankIn(parameters: readonly ParameterShape[]) {
  const rank = (of: Pick<Pin, 'parameter'>) => parameters.findIndex(({ name }) => name === of.parameter);
  return (a: Pick<Pin, 'parameter'>, b: Pick<Pin, 'parameter'>): number => rank(a) - rank(b);
}
