import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { isSatisfactory } from './satisfactory.ts';

/** By how much the variance may change from one layer to the next, either way: SageMaker Debugger’s ratio of layers. */
const FACTOR = { begins: 10, ends: 7 } as const;
/** In fewer layers, a change does not add up. */
const FEWEST_LAYERS = 3;

export const poor_initialization: DiagnosisDef = {
  label: 'Poor initialization',
  tex: '\\left(\\frac{\\operatorname{Var} a_L}{\\operatorname{Var} a_1}\\right)^{\\frac{1}{L-1}} < \\frac{1}{10} \\;\\text{ or }\\; > 10',
  explain: 'The initial weights do not suit the activation: the signal fades or grows with every layer.',
  learners: ['examples'],
  find(evidence, shown) {
    const { losses, startsAlike } = evidence;
    if (startsAlike || losses.step[0] !== 0 || isSatisfactory(evidence)) return null;
    // The output has an activation for its task.
    const layers = evidence.layers.slice(0, -1).filter(({ started }) => started > 0);
    const [first, last] = [layers[0], layers.at(-1)];
    if (!first || !last || layers.length < FEWEST_LAYERS) return null;
    const factor = (last.started / first.started) ** (1 / (layers.length - 1));
    const limit = FACTOR[shown ? 'ends' : 'begins'];
    if (factor > 1 / limit && factor < limit) return null;
    const [verb, by] = factor < 1 ? ['fell', 1 / factor] : ['grew', factor];
    return {
      sentence: `With the initial weights, the variance of the activations ${verb} ${formatNumber(by)}-fold per layer, from ${formatNumber(first.started)} in ${first.title} to ${formatNumber(last.started)} in ${last.title}.`,
      announcement: 'The initial weights do not suit the activation.',
      proof: {
        kind: 'bars',
        bars: layers.map(({ title, started }) => ({ label: title, value: started })),
        limit: null,
        scale: 'log',
      },
      remedies: ['fitting_initializer', 'normalize_batches', 'relu'],
    };
  },
};
