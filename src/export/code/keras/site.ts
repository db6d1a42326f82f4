import type { ExperimentSpec } from '../../../experiment/index.ts';
import type { ParameterShape } from '../../../experiment/parameters.ts';
import { type Shape, sizeOf } from '../../../math/shape.ts';
import type { PlannedLayer } from '../plan.ts';
import type { StateTensor } from '../record-file.ts';
import type { Script } from '../script.ts';
import { float, invoked } from './python.ts';
import type { Effects } from './regularizers.ts';

/** A weight of a Keras layer, and where its values come from. */
export interface Weight {
  /** `kernel` */
  readonly name: string;
  readonly shape: Shape;
  /** The parameters, or the memory of the layer, that it is made from: `weight`. */
  readonly of: readonly string[];
  readonly arrange?: StateTensor['arrange'];
  /** The axes over which the norm of a unit is taken; absent if no constraint acts on it. */
  readonly unitNorm?: readonly number[];
}

/** A weight in a network. */
export interface PlacedWeight extends StateTensor {
  /** The Keras layer that it belongs to, and its index among the weights of that layer. */
  readonly layer: string;
  readonly index: number;
  /** Whether penalties and noise act on it. */
  readonly isWeight: boolean;
  /** Its constraint besides pins; null if it has none. */
  readonly constraint: string | null;
  /** The numbers of elements of the tensors in `of`. */
  readonly lengths: readonly number[];
  /** Whether a `MaxNorm` has to be set after the layer is made. */
  readonly isLate: boolean;
}

/** Random numbers of the recorded steps as the program takes them. */
export interface Draw {
  /** As in `Recording.noise`: `dropout1/mask`. */
  readonly of: string;
  /** As in the program. */
  readonly name: string;
  /** The shape in one step; by default unchanged. */
  readonly shape?: Shape;
  readonly arrange?: (step: Float32Array) => Float32Array;
}

/** What all layers of an experiment share. */
export interface NetworkContext {
  readonly script: Script;
  readonly spec: ExperimentSpec;
  readonly effects: Effects;
  /** The number of examples in a step, and of outputs for each target. */
  readonly batch: number;
  readonly outputs: number;
  /** Collects the weights and the random numbers of all layers. */
  readonly weights: PlacedWeight[];
  readonly draws: Draw[];
}

/** The code of a layer that is being written. */
export class Site {
  readonly statements: string[] = [];
  /** The expression of the output of the layers so far. */
  x = 'inputs';

  constructor(
    readonly context: NetworkContext,
    readonly planned: PlannedLayer,
    /** The expression of the output of the earlier layer that it joins. */
    readonly other: string | null = null,
  ) {}

  get script(): Script {
    return this.context.script;
  }

  get name(): string {
    return this.planned.name;
  }

  get args(): Readonly<Record<string, number>> {
    return this.planned.layer.args;
  }

  get frozen(): boolean {
    return this.args.freeze === 1;
  }

  /** Applies a layer to the output so far. */
  apply(layer: string): void {
    this.set(`${layer}(${this.x})`);
  }

  /** Goes on with an expression. */
  set(expression: string): void {
    this.statements.push(`x = ${expression}`);
    this.x = 'x';
  }

  /** Keeps an expression under a name. */
  keep(name: string, expression: string): string {
    this.statements.push(`${name} = ${expression}`);
    return name;
  }

  /** The parameter of the layer with this name. */
  parameter(local: string): ParameterShape {
    return this.#find(local) as ParameterShape;
  }

  /**
   * Says what the weights of a Keras layer are made from, in the order of `layer.get_weights()`.
   * @param isLate whether the constructor of the layer does not take a constraint for each of them
   */
  weigh(layer: string, weights: readonly Weight[], isLate = false): void {
    weights.forEach(({ name, of, unitNorm, shape, arrange }, index) => {
      this.context.weights.push({
        shape,
        ...(arrange && { arrange }),
        key: `${layer}/${name}`,
        of: of.map((local) => `${this.name}/${local}`),
        lengths: of.map((local) => sizeOf(this.#find(local)?.shape ?? shape)),
        layer,
        index,
        isWeight: of.some((local) => this.#find(local)?.role.kind === 'weight'),
        constraint: (unitNorm && this.#maxNorm(unitNorm)) ?? null,
        isLate,
      });
    });
  }

  #find(local: string): ParameterShape | undefined {
    return this.planned.parameters.find(({ name }) => name === `${this.name}/${local}`);
  }

  /** The arguments of a constructor that Keras layers with a kernel share. */
  options(
    kernel: 'kernel' | 'recurrent' | 'embeddings' | null,
    { unitNorm, initializer }: KernelOptions = {},
  ): Record<string, string | undefined> {
    if (kernel === null) return { trainable: this.frozen ? 'False' : undefined };
    return {
      [`${kernel}_initializer`]: initializer,
      [`${kernel}_regularizer`]: this.penalty,
      [`${kernel}_constraint`]: unitNorm && this.#maxNorm(unitNorm),
    };
  }

  /** The penalty on the weights of the layer; undefined if there is none. */
  get penalty(): string | undefined {
    const { l1 = 0, l2 = 0 } = this.context.effects.penaltyOf(this.planned.layer) ?? {};
    if (this.frozen || (l1 === 0 && l2 === 0)) return undefined;
    if (l1 !== 0 && l2 !== 0) return invoked('keras.regularizers.L1L2', [], { l1: float(l1), l2: float(l2) });
    return l1 !== 0 ? `keras.regularizers.L1(${float(l1)})` : `keras.regularizers.L2(${float(l2)})`;
  }

  #maxNorm(axes: readonly number[]): string | undefined {
    const { maxNorm } = this.context.effects;
    if (maxNorm === null || this.frozen) return undefined;
    const axis = axes.length === 1 ? axes[0] : `[${axes.join(', ')}]`;
    return `keras.constraints.MaxNorm(${float(maxNorm)}, axis=${axis})`;
  }
}

interface KernelOptions {
  /** The axes over which the norm of a unit is taken. */
  readonly unitNorm?: readonly number[];
  readonly initializer?: string | undefined;
}

/** Writes a layer of the catalog. */
export type WriteLayer = (site: Site) => void;
