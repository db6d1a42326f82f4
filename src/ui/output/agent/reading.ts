import { fits } from '../../../plots/core/heatmap.ts';
import { agentMaps } from '../../../plots/output/agent/agent-maps.ts';
import { stateWords } from '../../../plots/output/agent/state-words.ts';
import type { RunView, WorldView } from '../../../runtime/protocol.ts';
import { run } from '../../../store/run.ts';

/** What the agent knows of a state now, in words; empty before there is a frame of this view. */
export function knownOf(view: RunView, world: WorldView, cell: number): string {
  const { frame } = run.getState();
  return fits(view, frame) ? stateWords(world.actions, agentMaps(view, world, frame), cell) : '';
}
