import type { ExperimentSpec } from '../experiment.ts';
import { IGNORED, type Notices } from '../notices.ts';
import { hasGenerator } from '../two-networks.ts';

/**
 * The usual Adam of both players. With a momentum of 0.9 they overshoot each other, and at a higher rate they lose clouds
 * of a ring that they have already found.
 */
export const PLAYER = { lr: 0.001, beta1: 0.5 };

/**
 * Whether the experiment has a generator and a discriminator. A setting that only they have is reported where it has no
 * meaning.
 * @param isSet whether it is not at its default
 */
export function fitsGame(notices: Notices, key: string, isSet: boolean, spec: ExperimentSpec): boolean {
  const has = hasGenerator(spec);
  if (!has && isSet) notices.add(key, `only a task with a generator has this setting; ${IGNORED}.`);
  return has;
}
