import type { Value } from '../../ir/graph.ts';
import type { SampleType } from '../../math/sample.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';
import type { Fans } from '../initializers/definition.ts';

/**
 * What a layer can request from the compiler while it builds itself. Names are local to the layer, such as `weight`.
 */
export interface LayerContext<Name extends string = string> {
  /** The output of the earlier layer that the layer joins, in the form of its input; absent if it joins none. */
  readonly other?: Value;
  /** Whether the graph trains. Otherwise it evaluates: nothing is dropped, and the running statistics are used. */
  readonly training: boolean;
  /** What an example is at the input of the layer, as the layer takes it. */
  readonly input: SampleType;
  /** What an example of the data is. */
  readonly sample: SampleType;
  /** The number of actions of an agent; 0 without one. */
  readonly actions: number;
  /** The layer's hyperparameters as plain numbers, for those that determine the structure of the graph. */
  readonly args: Readonly<Record<Name, number>>;
  /** The layer's hyperparameters as scalar values of the graph; the live ones are inputs. */
  readonly hyper: Readonly<Record<Name, Value>>;
  /**
   * A trained weight tensor, drawn by the initializer of the layer or of the experiment. Penalties act on it.
   * @param unitAxis the axis that runs over the units of the layer; the last by default
   */
  weight(name: string, shape: Shape, fans: Fans, unitAxis?: number): Value;
  /**
   * A trained weight by which the outputs of a recurrent layer at one step reach its next step, [units, gates · units]:
   * the square block of each gate is drawn by itself and is orthogonal, so that no signal grows or shrinks at first.
   * Penalties act on it.
   */
  recurrentWeight(name: string, units: number, gates: number): Value;
  /**
   * A trained bias of every unit, drawn by the experiment's bias initializer.
   * @param added to the initial values, one for each element; nothing by default
   */
  bias(name: string, shape: Shape, added?: readonly number[]): Value;
  /**
   * A trained tensor whose elements all start at `initial`, such as a scale or a shift; it is neither drawn nor
   * penalized.
   */
  parameter(name: string, shape: Shape, initial: number): Value;
  /** A tensor that is kept from step to step without being trained; its elements all start at `initial`. */
  memory(name: string, shape: Shape, initial: number): Value;
  /** Sets the value that `memory` has after this training step. */
  remember(name: string, next: () => Value): void;
  /** Fresh random numbers for every training step: uniform in [0, 1), or standard normal. */
  random(name: string, shape: Shape, distribution: 'uniform' | 'normal'): Value;
  /**
   * Adds a term for each example, [batch], to the loss that is trained: its mean, divided by the number of outputs. Scores
   * are without it.
   */
  addToLoss(perExample: Value): void;
  /** Applies the layer's activation. */
  activate(x: Value): Value;
  /**
   * Offers what it computes on the way to its output to pictures of the network; absent in a graph that is for none.
   * @param values one for each step, or a single one for all steps
   */
  show?(name: string, values: readonly Value[]): void;
}

/** Why a layer cannot take its input. */
export interface Refusal<Name extends string = string> {
  /** The part of a sentence that follows the name of the layer: "needs images, but gets 2 numbers". */
  readonly problem: string;
  /** The nearest hyperparameters with which it takes the input; null if there are none. */
  readonly instead: Readonly<Record<Name, number>> | null;
}

/** What the output of a layer may depend on besides its input. */
export interface Beside {
  /** An example at the output of the earlier layer that it joins; absent if it joins none. */
  readonly other?: SampleType;
  /** An example of the data. */
  readonly sample: SampleType;
  /** The number of actions of an agent; 0 without one. */
  readonly actions: number;
}

/** What can be chosen for a layer besides its numbers. */
export type LayerChoice = 'activation' | 'initializer' | 'penalty';

/** How a layer reads an image along one direction: a window of some pixels at each position of its output. */
export interface Reading {
  /** How many pixels it has, without those that a dilation skips. */
  readonly size: number;
  /** Pixels from one position to the next. */
  readonly stride: number;
  /** Pixels from one of its pixels to the next. */
  readonly dilation: number;
}

/** What the layers and the target around a layer ask of it. */
export interface Surroundings {
  /** Whether what follows needs a value at every step: a layer on sequences, or a target at every step. */
  readonly everyStep: boolean;
  /** Whether the target of each step is what comes next, so that no step may depend on later ones. */
  readonly predictsNext: boolean;
}

/**
 * How a unit depends on those of the layer before.
 * - `sum`: it is the activation of a sum of them with the weights `weight`, and a bias.
 * - `all`: it depends on each of them by another formula.
 * - `own`: it depends only on the one in its place.
 */
export type Mixing = 'sum' | 'all' | 'own';

export interface LayerDef<Name extends string = string> extends Entry<Name> {
  /** Its label where there is little room; by default the label. */
  readonly short?: string;
  /** The arguments that a link writes without their names, in order: hyperparameters, or `activation`. */
  readonly positional: readonly string[];
  /**
   * The choices that the layer offers: an activation; an initializer or a penalty of its own in place of the
   * experiment's.
   */
  readonly choices: readonly LayerChoice[];
  /** Id of its default activation, if that is not the usual one; of its only one, if it offers no choice. */
  readonly activation?: string;
  /**
   * What it works on.
   * - `row`: the numbers of an example in a row, to which an image is flattened. Of a sequence it works on each step by
   *   itself: the layer gets [batch · steps, features].
   * - `whole`: all numbers of an example in a row, whatever they were.
   * - `image`
   * - `sequence`: numbers at every step, [batch, steps, features].
   * - `tokens`: indices into a vocabulary at every step, [batch, steps], which all other layers receive one-hot.
   * - `either`: a row, a step of a sequence, or an image, with the same formula for every unit and every channel.
   */
  readonly takes: 'row' | 'whole' | 'image' | 'sequence' | 'tokens' | 'either';
  /**
   * Replaces each option "auto" among its hyperparameters by the one that fits; `output`, `window` and `build` receive
   * the result. Without it there are none.
   */
  settle?(args: Readonly<Record<Name, number>>, around: Surroundings): Readonly<Record<Name, number>>;
  /**
   * Which network it is the end of, if there is another one after it.
   * - `generator`: the layers up to it work on noise, and those after it judge what it gives beside the examples of the
   *   data.
   * - `policy`: it gives each action a probability, and the layers after it start again from the observation, to estimate
   *   the value of the state.
   */
  readonly divides?: 'generator' | 'policy';
  /** Whether it computes something else in training than in evaluation. */
  readonly differsInTraining?: true;
  /** The number of an earlier layer whose output it takes as well, 0 for the input; absent if it takes none. */
  readonly joins?: (args: Readonly<Record<Name, number>>) => number;
  /**
   * What becomes of an example, or why the layer cannot take it.
   * @param x an example as the layer takes it
   * @param beside what it depends on besides
   */
  output(x: SampleType, args: Readonly<Record<Name, number>>, beside?: Beside): SampleType | Refusal<Name>;
  /**
   * The window of an image on which a position of the output depends. Without it, a layer that keeps the size of images
   * works on each pixel by itself, and any other one on whole images.
   */
  readonly window?: (args: Readonly<Record<Name, number>>) => { readonly rows: Reading; readonly columns: Reading };
  /** `own` by default. */
  readonly mixing?: Mixing;
  /** What a layer without weights computes from its window. */
  readonly pools?: 'max' | 'mean';
  /** @param x the output of the layer before it as the layer takes it, [batch, …] */
  build(x: Value, context: LayerContext<Name>): Value;
}
