import { learnsByReward } from '../agent.ts';
import type { ExperimentSpec } from '../experiment.ts';
import { IGNORED, type Notices } from '../notices.ts';

/**
 * Whether an agent learns from rewards. A setting that only an agent has is reported where it has no meaning.
 * @param isSet whether it is not at its default
 */
export function fitsAgent(notices: Notices, key: string, isSet: boolean, spec: ExperimentSpec): boolean {
  const has = learnsByReward(spec);
  if (!has && isSet) notices.add(key, `only an agent that learns from rewards has this setting; ${IGNORED}.`);
  return has;
}
