import type { Part } from '../experiment/experiment.ts';
import type { PlayerId } from '../experiment/two-networks.ts';
import type { Graph } from '../ir/graph.ts';
import type { SampleType } from '../math/sample.ts';
import type { Shape } from '../math/shape.ts';
import type { RepeatedStep } from '../onnx/training.ts';
import type { Cost } from './cost.ts';
import type { Grid } from './grid.ts';
import type { Noise, Parameter } from './parameter.ts';

/** Everything that one step passes to the next, by name. */
export type State = ReadonlyMap<string, Float32Array>;

/** A tensor of a run's state: a parameter, or the memory of a layer or of the optimizer. */
export interface StateTensor {
  readonly name: string;
  /** Index of the layer that it belongs to: hidden layers, then the output. Its name begins with that of the layer. */
  readonly layer: number;
  readonly shape: Shape;
  /** The initial value of every element; for a parameter, see its `start`. */
  readonly initial: number;
  /** Whether an element that decays below the normal numbers of float32 may become 0, see `SlotDef`. */
  readonly mayVanish?: boolean;
}

/** An input that changes with every step. */
export interface PerStepInput {
  readonly name: string;
  readonly shape: Shape;
  /**
   * Random numbers, the schedule's factor on the learning rate, the number of the step or of the generator's step, 1 for
   * the first, or 1 if it is the turn of the discriminator or of the generator, and else 0.
   */
  readonly holds: Noise['distribution'] | 'schedule' | 'count' | 'generatorCount' | 'discriminator' | 'generator';
  /** Whether each replica has its own value, [replicas, …shape]. */
  readonly differs: boolean;
}

/** An experiment as graphs. Shapes are those of one replica, except inside `training` and `evaluation`. */
export interface Compiled {
  /** The number of copies that train side by side; their state has a leading axis if there is more than one. */
  readonly replicas: number;
  readonly parameters: readonly Omit<Parameter, 'value'>[];
  readonly state: readonly StateTensor[];
  /** The number of examples that a replica uses in one step. */
  readonly batch: number;
  /** Hidden layers, then `output`. */
  readonly layers: readonly {
    readonly name: string;
    /** The number of its units; of its channels, if its output is an image. */
    readonly units: number;
    readonly activation: string | null;
    /** What an example is at its output. */
    readonly type: SampleType;
  }[];
  readonly cost: Cost;
  readonly grid: Grid;
  /** One training step, which is repeated in the form that suits the provider. */
  readonly training: Omit<RepeatedStep, 'perStep'> & {
    readonly perStep: readonly PerStepInput[];
    /** The player whose state an output of the step is, by the name of the output; empty without players. */
    readonly owners: Readonly<Record<string, PlayerId>>;
    /** The tables that have an additional last column of ones. */
    readonly widened: ReadonlySet<string>;
  };
  /**
   * Parameters → every unit on the grid, an output per layer: [units, size²]. For the output layer these are the logits
   * if there is an `outputPicture`.
   */
  readonly picture: Graph;
  /** `logits` of the output layer on the grid → its units, for float64; null if the engine is exact enough. */
  readonly outputPicture: Graph | null;
  /** Parameters → `<part>/loss` and `<part>/metric`, a number for each replica, for the parts that have examples. */
  evaluation(parts: readonly Part[]): Graph;
  /** Parameters and a batch `x`, `y` → the gradient of every parameter. */
  readonly gradients: Graph;
}
