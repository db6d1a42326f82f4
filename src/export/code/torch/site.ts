import type { ParameterShape } from '../../../experiment/parameters.ts';
import type { PlannedLayer } from '../plan.ts';
import type { StateTensor } from '../record-file.ts';
import type { Script } from '../script.ts';

/** A tensor of the state of a module. */
export interface TorchTensor extends StateTensor {
  /** Whether it is a matrix of the experiment with its axes swapped: [outputs, inputs] in PyTorch. */
  readonly isTransposed?: true;
}

/** A tensor of a network, and the parameter of the experiment that it is; null if it is none, or a part of one. */
export interface NetworkTensor {
  readonly tensor: TorchTensor;
  readonly planned: PlannedLayer;
  readonly parameter: ParameterShape | null;
  readonly isFrozen: boolean;
}

/** Where the code of one layer is written. */
export interface Site {
  readonly script: Script;
  readonly planned: PlannedLayer;
  /** Whether the output is wanted as rows of numbers, whatever its shape. */
  readonly asRows: boolean;
  /** The variable with the output of the earlier layer that it joins. */
  readonly joined: string;
  /**
   * Adds a module to the network.
   * @param name the attribute: `dense1`
   * @param construction `nn.Linear(2, 8)`
   * @returns the expression that it is called by: `self.dense1`
   */
  module(name: string, construction: string): string;
  /** Adds a statement to the constructor of the network. */
  setup(statement: string): void;
  /** Adds a statement before the one that computes the output of the layer. */
  before(statement: string): void;
  /** Says where a tensor of the state of a module comes from. */
  state(tensor: TorchTensor): void;
  /**
   * Says that a tensor of a module is a parameter of the layer.
   * @param key its name there: `dense1.weight`
   * @param parameter its name in the layer: `weight`
   * @param form whether the module has the axes of a matrix swapped
   */
  parameter(key: string, parameter: string, form?: 'transposed'): void;
  /** The expression of the random numbers of a step with this name, such as `mask`; only in training. */
  draw(name: string): string;
}

/** Writes a layer: adds its modules and its state to the site, and returns the expression of its output. */
export type WriteLayer = (x: string, site: Site) => string;

/** A linear map as a module, with the names of its weight and its bias in the layer. */
export function linear(
  site: Site,
  [inputs, outputs]: readonly [number, number],
  { name = site.planned.name, weight = 'weight', bias = 'bias' } = {},
): string {
  site.parameter(`${name}.weight`, weight, 'transposed');
  site.parameter(`${name}.bias`, bias);
  return site.module(name, `nn.Linear(${inputs}, ${outputs})`);
}
