/** How an agent learns: its method, and the networks that this needs. */
import type { NetworkRole } from '../catalog/methods/definition.ts';
import { call } from './call.ts';
import { dataOf } from './data.ts';
import type { Call, DataChoice, ExperimentSpec } from './experiment.ts';
import { entryOf } from './lookup.ts';
import { hasCritic } from './two-networks.ts';

/** Whether an agent learns from rewards. */
export function learnsByReward(choice: DataChoice): boolean {
  return entryOf('tasks', dataOf(choice).task).learning === 'reinforcement';
}

/** The networks of a method. */
export function rolesOf({ id, args }: Call): readonly NetworkRole[] {
  return entryOf('methods', id).roles(args);
}

/** Whether an experiment needs two networks, one for the policy and one for the value of states. */
export function needsCritic(spec: DataChoice & Pick<ExperimentSpec, 'method'>): boolean {
  return learnsByReward(spec) && rolesOf(spec.method).includes('value');
}

/** What the output of a network is called: "Output", or that of an agent by what it says. */
export function outputTitle(spec: DataChoice & Pick<ExperimentSpec, 'method' | 'layers'>): string {
  if (!learnsByReward(spec)) return 'Output';
  if (hasCritic(spec)) return 'Value';
  return entryOf('methods', spec.method.id).acts === 'action_values' ? 'Action values' : 'Policy';
}

/** The output activation of an agent: of a value, or of values, it is linear; probabilities add up to 1. */
export function agentOutput({ method, layers }: Pick<ExperimentSpec, 'method' | 'layers'>): Call {
  const isOfValues = hasCritic({ layers }) || entryOf('methods', method.id).acts === 'action_values';
  return call('activations', isOfValues ? 'linear' : 'softmax');
}
