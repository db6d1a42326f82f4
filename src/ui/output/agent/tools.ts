import type { CellMark } from '../../../experiment/gridworld.ts';

/** A tool that changes cells. */
export type Tool = 'wall' | 'reward' | 'punishment' | 'start' | 'end' | 'clear';

/** The tools in use. */
export interface Tools {
  /** null if a person only reads cells. */
  readonly tool: Tool | null;
  /** What the tools with a number give. */
  readonly reward: number;
  readonly punishment: number;
}

/** No tool, and the usual numbers. */
export const USUAL_TOOLS: Tools = { tool: null, reward: 1, punishment: -1 };

/** The mark that the chosen tool gives to cells; null without one. */
export function markOf({ tool, ...values }: Tools): CellMark | null {
  if (tool === null) return null;
  return tool === 'reward' || tool === 'punishment' ? { kind: 'reward', value: values[tool] } : { kind: tool };
}
