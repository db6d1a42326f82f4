import { hasGenerator } from '../experiment/two-networks.ts';
import type { PlayerId } from '../runtime/protocol.ts';
import { experiment, useExperiment } from '../store/experiment.ts';
import { changeByHand, run, useRun } from '../store/run.ts';
import { useWhyStuck, whyStuck } from './actions.ts';
import type { Engine } from './engine.ts';

const NO_PLAYERS = 'Only a network with a generator has two players';
const LOADING = 'The engine is still loading';
const RUNNING = 'Pause the run first';

/** Why a player cannot make a step by itself; null if it can. */
export function whyNoTurn(): string | null {
  return reasonOf(hasGenerator(experiment.getState().spec), run.getState().state.status, whyStuck());
}

/** Like `whyNoTurn`, but as a hook that renders again when the reason changes. */
export function useWhyNoTurn(): string | null {
  const isGame = useExperiment(({ spec }) => hasGenerator(spec));
  const status = useRun(({ state }) => state.status);
  return reasonOf(isGame, status, useWhyStuck());
}

function reasonOf(isGame: boolean, status: string, stuck: string | null): string | null {
  if (!isGame) return NO_PLAYERS;
  if (stuck !== null) return stuck;
  if (status === 'loading') return LOADING;
  return status === 'running' ? RUNNING : null;
}

/** Lets one player make steps while the other stays as it is. The link of the experiment cannot replay such steps. */
export function takeTurn(engine: Engine, player: PlayerId, steps: number | 'epoch'): void {
  if (whyNoTurn() !== null) return;
  changeByHand();
  engine.step(steps, player);
}
