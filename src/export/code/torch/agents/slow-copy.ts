import type { ExperimentSpec } from '../../../../experiment/index.ts';
import type { Recording } from '../../../../runtime/recording.ts';
import type { NamedArray } from '../../../arrays.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';
import { initialArray } from '../../record-file.ts';
import { number, type Script } from '../../script.ts';
import type { NetworkTensor } from '../site.ts';

/** The copy of a network that follows it slowly. */
interface SlowCopy {
  /** Statements that make it. */
  readonly setup: readonly string[];
  /** The function that moves it, by the parameters before a step. */
  readonly follow: string;
  /** Its initial parameters, if they are others than those of the network. */
  readonly arrays: readonly NamedArray[];
}

/** Writes the copy of the network for action values that follows it slowly. */
export function slowCopy(
  { method }: ExperimentSpec,
  tensors: readonly NetworkTensor[],
  recording: Recording,
  script: Script,
): SlowCopy {
  const { action_values: network, slow_action_values: slow } = NETWORKS;
  script.import('import copy');
  const { initial } = recording;
  const slowName = (name: string) => `slow/${name}`;
  const differs = tensors.some(({ tensor }) =>
    tensor.of.some((name) => initial.get(name)?.join() !== initial.get(slowName(name))?.join()),
  );
  const load = [
    '# It began before some elements of the network were pinned.',
    `${slow}.load_state_dict({key: torch.from_numpy(RECORD[f"initial/slow/{key}"]) for key in ${slow}.state_dict()})`,
  ];
  return {
    setup: [`${slow} = copy.deepcopy(${network})`, ...(differs ? load : [])],
    follow: `@torch.no_grad()
def follow():
    """Moves the slow copy a little towards the network."""
    for slow, parameter in zip(${slow}.parameters(), ${network}.parameters()):
        slow.lerp_(parameter, ${number(method.args.follow as number)})`,
    arrays: differs
      ? tensors.map(({ tensor }) =>
          initialArray({ ...tensor, key: slowName(tensor.key), of: tensor.of.map(slowName) }, recording),
        )
      : [],
  };
}
