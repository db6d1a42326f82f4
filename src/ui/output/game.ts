import type { Game, LossDef } from '../../catalog/losses/definition.ts';
import { entryOf } from '../../experiment/index.ts';

/** Whether two networks play for a loss, which may then be negative. */
export function isGame(lossId: string): boolean {
  return equilibriumOf(lossId) !== undefined;
}

/** Both losses where generated examples cannot be told from real ones; undefined for a loss of one network. */
export function equilibriumOf(lossId: string): Game['equilibrium'] | undefined {
  return (entryOf('losses', lossId) as LossDef).game?.equilibrium;
}
