import type { LayerDef } from '../../../catalog/layers/definition.ts';
import { type ExperimentSpec, entryOf, rolesOf } from '../../../experiment/index.ts';
import { dividerOf } from '../../../experiment/two-networks.ts';
import { flatSample, lengthOf } from '../../../math/sample.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { NETWORKS } from './methods/definition.ts';

/** A network of an agent that learns. */
export interface PlannedNetwork {
  /** Its variable: `policy`. */
  readonly variable: string;
  /** The name of its class, and what it computes. */
  readonly name: string;
  readonly doc: string;
  readonly planned: readonly PlannedLayer[];
  /** The number of the layers before them. */
  readonly before: number;
}

const POLICY = {
  variable: NETWORKS.policy,
  name: 'Policy',
  doc: 'From observations to the scores of actions, whose softmax are the probabilities.',
};
const CRITIC = { variable: NETWORKS.value, name: 'Critic', doc: 'From observations to the values of states.' };
const Q_NETWORK = {
  variable: NETWORKS.action_values,
  name: 'QNetwork',
  doc: 'From observations to the values of actions.',
};

/** The networks of an agent that learn, one after the other as their layers are. */
export function planNetworks(spec: ExperimentSpec): readonly PlannedNetwork[] {
  const planned = planLayers(spec);
  const divider = dividerOf(spec.layers);
  if (divider === null) {
    const isOfValues = rolesOf(spec.method).includes('action_values');
    return [{ ...(isOfValues ? Q_NETWORK : POLICY), planned: onRows(planned), before: 0 }];
  }
  const output = planned.at(-1) as PlannedLayer;
  // The value of a state is a single number, however many actions there are.
  const layer = { ...output.layer, args: { ...output.layer.args, units: lengthOf(output.output) } };
  const critic = [...planned.slice(divider + 1, -1), { ...output, layer }];
  return [
    { ...POLICY, planned: onRows(planned.slice(0, divider + 1)), before: 0 },
    { ...CRITIC, planned: onRows(critic), before: divider + 1 },
  ];
}

/** The layers of a network. If the first one takes rows, it receives what a world shows without a detour over images. */
function onRows(planned: readonly PlannedLayer[]): readonly PlannedLayer[] {
  const [first, ...rest] = planned as readonly [PlannedLayer, ...PlannedLayer[]];
  const isJoined = planned.some(({ layer }) => (entryOf('layers', layer.id) as LayerDef).joins?.(layer.args) === 0);
  if (first.taken.shape.length > 1 || isJoined) return planned;
  return [{ ...first, received: flatSample(lengthOf(first.received)) }, ...rest];
}
