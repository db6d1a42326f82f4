import type { Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';
import type { Fans } from '../initializers/definition.ts';

/** What a layer asks the compiler for while it builds itself. */
export interface LayerContext<Name extends string = string> {
  /** A trained weight tensor, drawn by the experiment's initializer. Its name is local to the layer: `weight`. */
  weight(name: string, shape: Shape, fans: Fans): Value;
  /** A trained bias tensor, which starts at zero. */
  bias(name: string, shape: Shape): Value;
  /** The layer's numbers, as the person set them. */
  readonly args: Readonly<Record<Name, number>>;
  /** Applies the layer's activation and shows the result as the layer's units. */
  activate(x: Value): Value;
}

export interface LayerDef<Name extends string = string> extends Entry<Name> {
  /** The arguments that a link writes without their names, in order; `activation` is the layer's activation. */
  readonly positional: readonly string[];
  /** @param x what the layer before it says, [batch, features] */
  build(x: Value, context: LayerContext<Name>): Value;
}
