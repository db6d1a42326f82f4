/** Starting values of parameters, fitted to the experiment's network. */
import { MOST_PACKED } from '../table/packer.ts';
import type { ExperimentSpec, Start, StartingValues } from './experiment.ts';
import type { Notices } from './notices.ts';
import { parametersOf } from './parameters.ts';
import { fitElements, parameterNamed, rankIn } from './pins.ts';
import { pinName } from './write.ts';

/** Every parameter starts with the values that are drawn. */
export const DRAWN: Start = { whole: [], elements: [] };

const STARTING = { key: 'start', noun: 'starting values' } as const;

/**
 * The starting values whose parameter exists in the network, in the order of its parameters.
 * @param spec the rest of the experiment, complete and valid
 * @param given may name a parameter as a text does, `dense1_weight`
 */
export function fitStart(notices: Notices, spec: ExperimentSpec, given: Start): Start {
  if (given.whole.length === 0 && given.elements.length === 0) return DRAWN;
  const whole = fitWhole(notices, spec, given.whole);
  const elements = fitElements(notices, STARTING, spec, given.elements);
  const others = elements.filter(({ parameter }) => !whole.some((one) => one.parameter === parameter));
  if (others.length === elements.length) return { whole, elements };
  return { whole: whole.map((one) => withElements(one, elements)), elements: others };
}

function fitWhole(notices: Notices, spec: ExperimentSpec, given: Start['whole']): Start['whole'] {
  const parameters = parametersOf(spec);
  const fitted = new Map<string, StartingValues>();
  let room = MOST_PACKED;
  for (const one of given) {
    const parameter = parameterNamed(notices, 'start', parameters, one.parameter);
    if (parameter === undefined) continue;
    const { name, shape } = parameter;
    const ours = `starting values of ${pinName(name)}`;
    if (one.shape.join() !== shape.join()) {
      const [theirs, wanted] = [one.shape, shape].map((sizes) => sizes.join(' × '));
      notices.add('start', `${ours} are for a shape of ${theirs}, but here it is ${wanted}; drawing them instead.`);
    } else if (one.values.length > room || !one.values.every(Number.isFinite)) {
      notices.add('start', `${ours} are too many or not finite numbers; drawing them instead.`);
    } else if (!fitted.has(name)) {
      room -= one.values.length;
      fitted.set(name, one.parameter === name ? one : { ...one, parameter: name });
    }
  }
  const whole = [...fitted.values()].sort(rankIn(parameters));
  return whole.length === given.length && whole.every((one, index) => one === given[index]) ? given : whole;
}

function withElements(whole: StartingValues, elements: Start['elements']): StartingValues {
  const own = elements.filter(({ parameter }) => parameter === whole.parameter);
  if (own.length === 0) return whole;
  const values = whole.values.slice();
  for (const { index, value } of own) values[index] = value;
  return { ...whole, values };
}
