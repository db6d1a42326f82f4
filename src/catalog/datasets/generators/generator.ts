import type { RandomStream } from '../../../math/random.ts';
import type {
  Example,
  GeneratedDataset,
  GeneratedSequences,
  GeneratedTargets,
  SequenceExample,
  TargetsExample,
} from '../definition.ts';
import type { datasets } from '../index.ts';

/** The type of a method, so that generators with different hyperparameters fit into one table. */
interface Draws<Name extends string, Drawn> {
  draw(hyper: Readonly<Record<Name, number>>, random: RandomStream): Drawn[];
}

/** Draws `hyper.n` examples. */
export type Generator<Name extends string = string> = Draws<Name, Example>['draw'];

/** Draws `hyper.n` images with several targets each. */
export type TargetsGenerator<Name extends string = string> = Draws<Name, TargetsExample>['draw'];

/** Draws `hyper.n` sequences. */
export type SequenceGenerator<Name extends string = string> = Draws<Name, SequenceExample>['draw'];

type Datasets = typeof datasets;

/** A generator for each generated dataset with a single target, by its id. */
export type Generators = {
  readonly [Id in keyof Datasets as Datasets[Id] extends GeneratedTargets
    ? never
    : Datasets[Id] extends GeneratedDataset
      ? Id
      : never]: Generator<keyof Datasets[Id]['hyper'] & string>;
};

/** A generator for each dataset of images with several targets, by its id. */
export type TargetsGenerators = {
  readonly [Id in keyof Datasets as Datasets[Id] extends GeneratedTargets ? Id : never]: TargetsGenerator<
    keyof Datasets[Id]['hyper'] & string
  >;
};

/** A generator for each dataset of sequences, by its id. */
export type SequenceGenerators = {
  readonly [Id in keyof Datasets as Datasets[Id] extends GeneratedSequences ? Id : never]: SequenceGenerator<
    keyof Datasets[Id]['hyper'] & string
  >;
};
