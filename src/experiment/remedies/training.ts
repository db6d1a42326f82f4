import { learnsByReward } from '../agent.ts';
import { call } from '../call.ts';
import { penalties } from '../choices.ts';
import { defaultSpec } from '../defaults.ts';
import type { Call, ExperimentSpec } from '../experiment.ts';
import { entryOf } from '../lookup.ts';
import type { RemedyDef } from './definition.ts';

const NOT_RANDOM: readonly string[] = ['zeros', 'constant'];

/** Whether all weights of a layer start with the same value. */
export function startsAlike({ initializer }: Parameters<RemedyDef>[0]): boolean {
  return isAlike(initializer);
}

function isAlike(initializer: Call | null): boolean {
  return initializer !== null && NOT_RANDOM.includes(initializer.id);
}

export const random_start: RemedyDef = (spec) => {
  const layers = spec.layers.map((layer) => (isAlike(layer.initializer) ? { ...layer, initializer: null } : layer));
  const changed = layers.some((layer, index) => layer !== spec.layers[index]);
  if (!startsAlike(spec) && !changed) return null;
  const initializer = startsAlike(spec) ? defaultSpec().initializer : spec.initializer;
  return {
    label: 'Start with random weights',
    as: `random weights from ${entryOf('initializers', initializer.id).label}`,
    change: { initializer, ...(changed && { layers }) },
  };
};

/** A penalty on the weights, if there is none. */
export const l2: RemedyDef = ({ regularizers }) =>
  regularizers.some(({ id }) => penalties().includes(id))
    ? null
    : {
        label: 'Try an L2 penalty',
        as: 'an L2 penalty, which keeps weights small and the function smooth',
        change: { regularizers: [...regularizers, call('regularizers', 'l2')] },
      };

/** A tenth of every penalty. */
export const less_penalty: RemedyDef = ({ regularizers, sweep }) => {
  const isPenalty = ({ id }: { readonly id: string }) => penalties().includes(id);
  if (sweep !== null || !regularizers.some(isPenalty)) return null;
  return {
    label: 'Try a tenth of the penalty',
    as: 'a tenth of the penalty',
    change: {
      regularizers: regularizers.map((one) => (isPenalty(one) ? weaker(one) : one)),
    },
  };
};

/** The strengths of a penalty are the numbers that are compared by ratio. */
function weaker({ id, args }: Call): Call {
  const { hyper } = entryOf('regularizers', id);
  const tenth = Object.entries(args).map(([name, value]) => {
    const { scale, min = 0 } = hyper[name] ?? {};
    return [name, scale === 'log' ? Math.max(min, value / 10) : value];
  });
  return { id, args: Object.fromEntries(tenth) };
}

/** The strength of the strongest penalty, as a multiple of its default; 0 without one. */
export function penaltyOf({ regularizers, layers }: ExperimentSpec): number {
  const all = [...regularizers, ...layers.flatMap(({ penalty }) => penalty ?? [])];
  const strengths = all
    .filter(({ id }) => penalties().includes(id))
    .flatMap(({ id, args }) =>
      Object.entries(entryOf('regularizers', id).hyper).flatMap(([name, { scale, default: usual }]) =>
        scale === 'log' ? [(args[name] ?? usual) / usual] : [],
      ),
    );
  return Math.max(0, ...strengths);
}

/** A limit to the length of the gradient, if there is none. */
export const clip_norm: RemedyDef = ({ regularizers }) =>
  regularizers.some(({ id }) => id.startsWith('clip'))
    ? null
    : {
        label: 'Try clipping the gradient',
        as: 'a gradient that is clipped to the length of 1',
        change: { regularizers: [...regularizers, call('regularizers', 'clip_norm', { limit: 1 })] },
      };

/** Four times the examples per step. */
export const larger_batch: RemedyDef = ({ batch }) => {
  if (batch === 'all') return null;
  const larger = 4 * batch;
  return { label: 'Try a larger batch', as: `batches of ${larger} examples`, change: { batch: larger } };
};

/** The factor by which an agent is made to explore more, and the least that it then explores. */
const MORE = 3;
const LEAST = 0.01;

/** For an agent whose method has a weight on the entropy, or takes random actions. */
export const explore_more: RemedyDef = (spec) => {
  const { method, sweep } = spec;
  if (!learnsByReward(spec)) return null;
  const name = ['entropy', 'epsilon'].find((one) => one in method.args);
  const hyper = name === undefined ? undefined : entryOf('methods', method.id).hyper[name];
  if (name === undefined || hyper === undefined || sweep !== null) return null;
  const now = method.args[name] as number;
  const more = Math.min(hyper.max, Number(Math.max(LEAST, MORE * now).toPrecision(6)));
  if (more === now) return null;
  return {
    label: 'Explore more',
    as: `${hyper.label.toLowerCase()} ${more} in place of ${now}`,
    change: { method: { ...method, args: { ...method.args, [name]: more } } },
  };
};
