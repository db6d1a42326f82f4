import { type ExperimentSpec, rolesOf } from '../../../../experiment/index.ts';
import type { Recording } from '../../../../runtime/recording.ts';
import type { NamedArray } from '../../../arrays.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';
import { initialArray } from '../../record-file.ts';
import { float } from '../python.ts';
import type { PlacedWeight } from '../site.ts';

/** The copy of a network that follows it slowly. */
export interface SlowCopy {
  /** Statements that make it. */
  readonly setUp: readonly string[];
  /** The function that gives its next weights, by those of the network before a step. */
  readonly follow: string;
  /** Its initial weights, if they are others than those of the network. */
  readonly arrays: readonly NamedArray[];
}

/** Writes the copy of the network for action values that follows it slowly; null without one. */
export function slowCopy(
  { method }: ExperimentSpec,
  build: string,
  weights: readonly PlacedWeight[],
  recording: Recording,
): SlowCopy | null {
  if (!rolesOf(method).includes('slow_action_values')) return null;
  const { action_values: network, slow_action_values: slow } = NETWORKS;
  const { initial } = recording;
  const slowName = (name: string) => `slow/${name}`;
  const differs = weights.some(({ of }) =>
    of.some((name) => initial.get(name)?.join() !== initial.get(slowName(name))?.join()),
  );
  return {
    setUp: [
      `${slow} = ${build}`,
      ...(differs
        ? ['# It began before some elements of the network were pinned.', `load(${slow}, "initial/slow")`]
        : [`load(${slow})`]),
      `${slow}.trainable = False`,
    ],
    follow: `def followed():
    """The weights of the slow copy, moved a little towards those of the network."""
    pairs = zip(${slow}.get_weights(), ${network}.get_weights())
    return [slow + ${float(method.args.follow as number)} * (weight - slow) for slow, weight in pairs]`,
    arrays: differs
      ? weights.map((weight) =>
          initialArray({ ...weight, key: slowName(weight.key), of: weight.of.map(slowName) }, recording),
        )
      : [],
  };
}
