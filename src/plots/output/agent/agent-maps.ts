import { firstMap } from '../../core/heatmap.ts';
import type { PlotFrame, PlotView } from '../../core/types.ts';

/** The layers of an agent that say something about a state, as indices; null without one. */
export interface Agent {
  /** The words for the actions, in order. */
  readonly actions: readonly string[];
  readonly policy: number | null;
  readonly value: number | null;
  readonly actionValues: number | null;
}

/** What an agent knows of each state of a grid. */
export interface AgentMaps {
  /** The value of each state, [cells]; null if no network estimates it. */
  readonly value: Float32Array | null;
  /** The probability of each action, [actions, cells]; of estimated values, the best one is certain. */
  readonly policy: Float32Array | null;
  /** The value of each action, [actions, cells]; null if no network estimates it. */
  readonly actionValues: Float32Array | null;
}

/** What the maps of a frame say of each state. */
export function agentMaps(view: PlotView, agent: Agent, { maps }: PlotFrame): AgentMaps {
  const cells = view.grid.size * view.grid.size;
  const mapsOf = (layer: number | null) => {
    if (layer === null) return null;
    const first = firstMap(view, layer) * cells;
    return maps.subarray(first, first + (view.layers[layer]?.units ?? 0) * cells);
  };
  const actionValues = mapsOf(agent.actionValues);
  return {
    value: mapsOf(agent.value) ?? (actionValues && bestOf(actionValues, cells)),
    policy: mapsOf(agent.policy) ?? (actionValues && greedy(actionValues, cells)),
    actionValues,
  };
}

/** The value of the best action of each state. */
function bestOf(values: Float32Array, cells: number): Float32Array {
  const best = values.slice(0, cells);
  for (let index = cells; index < values.length; index++) {
    const cell = index % cells;
    best[cell] = Math.max(best[cell] as number, values[index] as number);
  }
  return best;
}

/** 1 for the best action of each state, and equal shares if several are best. */
function greedy(values: Float32Array, cells: number): Float32Array {
  const best = bestOf(values, cells);
  const ties = new Uint8Array(cells);
  const isBest = (value: number, index: number) => value === best[index % cells];
  for (let index = 0; index < values.length; index++) {
    if (isBest(values[index] as number, index)) (ties[index % cells] as number)++;
  }
  return values.map((value, index) => (isBest(value, index) ? 1 / (ties[index % cells] as number) : 0));
}

/** The numbers of a state in maps [actions, cells]. */
export function numbersAt(maps: Float32Array, cell: number, actions: number): readonly number[] {
  return Array.from({ length: actions }, (_, action) => maps[action * (maps.length / actions) + cell] as number);
}
