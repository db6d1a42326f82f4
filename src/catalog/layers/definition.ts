import type { Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';
import type { Fans } from '../initializers/definition.ts';

/** What a layer asks the compiler for while it builds itself. Names are local to the layer: `weight`. */
export interface LayerContext<Name extends string = string> {
  /** Whether the graph trains; otherwise it evaluates, where nothing is dropped and running statistics stand. */
  readonly training: boolean;
  /** The layer's hyperparameters as plain numbers, for those that decide the shape of the graph. */
  readonly args: Readonly<Record<Name, number>>;
  /** The layer's hyperparameters as scalar values of the graph; the live ones are inputs. */
  readonly hyper: Readonly<Record<Name, Value>>;
  /** A trained weight tensor, drawn by the layer's or the experiment's initializer, which penalties act on. */
  weight(name: string, shape: Shape, fans: Fans): Value;
  /** A trained bias tensor, drawn by the experiment's bias initializer. */
  bias(name: string, shape: Shape): Value;
  /** A trained tensor that starts as `initial` everywhere and is neither drawn nor penalized: a scale, a shift. */
  parameter(name: string, shape: Shape, initial: number): Value;
  /** A tensor that is remembered from step to step without being trained; starts as `initial` everywhere. */
  memory(name: string, shape: Shape, initial: number): Value;
  /** Computes what `memory` holds after this training step. */
  remember(name: string, next: () => Value): void;
  /** Fresh random numbers for every training step: uniform in [0, 1), or standard normal. */
  random(name: string, shape: Shape, distribution: 'uniform' | 'normal'): Value;
  /** Applies the layer's activation. */
  activate(x: Value): Value;
}

/** What can be chosen on a layer beside its numbers. */
export type LayerChoice = 'activation' | 'initializer' | 'penalty';

export interface LayerDef<Name extends string = string> extends Entry<Name> {
  /** The arguments that a link writes without their names, in order: hyperparameters, or `activation`. */
  readonly positional: readonly string[];
  /** What it takes: an activation; an initializer or a penalty instead of the experiment's. */
  readonly choices: readonly LayerChoice[];
  /** @param x what the layer before it says, [batch, features] */
  build(x: Value, context: LayerContext<Name>): Value;
}
