import type { ExperimentSpec } from '../../../../experiment/index.ts';
import { planNetworks } from '../../agents/networks.ts';
import { type PlannedLayer, planLayers } from '../../plan.ts';
import type { Script } from '../../script.ts';
import { writeNetwork } from '../network.ts';

/** The functions of an agent's networks. Each takes all parameters, because no two layers have the same name. */
export function networkFunctions(spec: ExperimentSpec, outputs: number, script: Script): readonly string[] {
  const plan = planLayers(spec);
  return planNetworks(spec).map(({ variable, doc, planned, before }) => {
    const [first] = planned as readonly [PlannedLayer];
    const last = planned.at(-1) as PlannedLayer;
    const part = {
      name: variable,
      docstring: doc,
      layers: [...planned.slice(0, -1), { ...last, activation: null }],
      first: before,
      input: first.received,
      end: [],
    };
    return writeNetwork(part, { plan, outputs, script }).source;
  });
}
