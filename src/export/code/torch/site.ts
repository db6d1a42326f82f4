import type { PlannedLayer } from '../plan.ts';
import type { StateTensor } from '../record-file.ts';
import type { Script } from '../script.ts';

/** Where the code of one layer is written. */
export interface Site {
  readonly script: Script;
  readonly planned: PlannedLayer;
  /**
   * Adds a module to the network.
   * @param name the attribute: `dense1`
   * @param construction `nn.Linear(2, 8)`
   * @returns the expression that it is called by: `self.dense1`
   */
  module(name: string, construction: string): string;
  /** Says where a tensor of the state of a module comes from. */
  state(tensor: StateTensor): void;
  /** The expression of the random numbers of a step with this name, such as `mask`; only in training. */
  draw(name: string): string;
}

/** Writes a layer: adds its modules and its state to the site, and returns the expression of its output. */
export type WriteLayer = (x: string, site: Site) => string;
