import type { environments } from '../../../../catalog/environments/index.ts';
import type { methods as catalog } from '../../../../catalog/methods/index.ts';
import { type ExperimentSpec, entryOf, rolesOf } from '../../../../experiment/index.ts';
import type { Exported, Program } from '../../../exported.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';
import { methods } from '../../agents/methods/index.ts';
import { planNetworks } from '../../agents/networks.ts';
import { noiseCounts, recordedAgent } from '../../agents/record.ts';
import { worlds } from '../../agents/worlds/index.ts';
import { initialArray } from '../../record-file.ts';
import { indented, number, Script } from '../../script.ts';
import { writeNetwork } from '../network.ts';
import { optimizer } from '../optimizers.ts';
import { fileOf, loading } from '../program.ts';
import { constraints, gradientChanges, type Held, holdFunction, penaltyFunction, pinned } from '../regularizers.ts';
import { episodes, rollout } from './acting.ts';
import { torch } from './dialect.ts';
import { going } from './going.ts';

/** Writes an experiment with an agent that learns from rewards. */
export function writeAgent({ spec, recording, name }: Pick<Exported, 'spec' | 'recording' | 'name'>): Program {
  const script = new Script();
  const roles = rolesOf(spec.method);
  const { acts } = entryOf('methods', spec.method.id);
  const method = methods[spec.method.id as keyof typeof catalog]({
    script,
    dialect: torch,
    args: spec.method.args,
    roles,
  });
  const world = worlds[spec.data.id as keyof typeof environments]({
    script,
    dialect: torch,
    args: spec.data.args,
    asksForEnd: method.columns.includes('ended'),
  });
  const counts = noiseCounts(spec, recording, world);
  const networks = planNetworks(spec).map(({ variable, ...network }) => ({
    variable,
    className: network.name,
    ...writeNetwork(spec, script, network),
  }));
  const variables = networks.map(({ variable }) => variable);
  const parameters =
    networks.length === 1
      ? `${variables[0]}.parameters()`
      : `[${variables.map((variable) => `*${variable}.parameters()`).join(', ')}]`;
  const isFollowed = roles.includes('slow_action_values');
  if (isFollowed) script.import('import copy');
  const goingOn = going(spec, script);
  const constants = `STEPS, MOVES, WORLDS, NUMBERS = RECORD["draws/worlds/noise"].shape
# The loss is evaluated on moves that these decide on every time.
FIXED_NOISE = torch.from_numpy(RECORD["evaluation/noise"])
${method.constants.join('\n')}`;
  const sections = [
    world.source,
    ...networks.map(({ source }) => source),
    ...method.sources,
    rollout({ world, acts: NETWORKS[acts], columns: method.columns, counts }),
    episodes(goingOn.counts),
    [
      `world = ${world.name}()`,
      'episodes = Episodes()',
      ...networks.map(({ variable, className }) => `${variable} = ${className}()`),
      ...loading(variables),
      ...(isFollowed ? [`${NETWORKS.slow_action_values} = copy.deepcopy(${NETWORKS.action_values})`] : []),
      `optimizer = ${optimizer(spec.optimizer, parameters, script)}`,
    ].join('\n'),
    ...(isFollowed ? [follow(spec)] : []),
    ...trainStep(spec, networks, parameters, script),
    `@torch.no_grad()
def evaluate(state):
    """The loss of acting from these states of the worlds."""
    _, experience = rollout(state, FIXED_NOISE)
    return loss_of(experience).item()`,
    acts === 'policy'
      ? `@torch.no_grad()
def predict(observations):
    """The probability of each action."""
    return torch.softmax(policy(observations), 1)`
      : `@torch.no_grad()
def predict(observations):
    """The value of each action."""
    return q_network(observations)`,
    `def replay():
    """Repeats the recorded steps, and asserts that losses and mean returns are the same."""
    state = torch.from_numpy(RECORD["worlds/state"])
    for step in range(STEPS + 1):
        if step > 0:
            state = train_step(state, torch.from_numpy(RECORD["draws/worlds/noise"][step - 1]))
        found = evaluate(state), episodes.mean_return()
        expected = RECORD["loss/train"][step], RECORD["return/train"][step]
        message = f"loss and mean return after {step} steps"
        np.testing.assert_allclose(found, expected, 1e-4, 1e-6, err_msg=message)
    return state`,
    goingOn.source,
    `if __name__ == "__main__":
    worlds = replay()
    print(f"Losses and mean returns of {STEPS} steps are the same.")
    worlds = train(worlds, last=${goingOn.last})
    print("${acts === 'policy' ? 'probabilities' : 'values'} of actions:", predict(world.observe(worlds[:5])))`,
  ];
  return {
    source: fileOf({ spec, name, steps: recording.steps }, script, constants, sections).replace(
      'the data and the batches.',
      'the worlds and their random numbers.',
    ),
    arrays: [
      ...recordedAgent(spec, recording, world),
      ...networks.flatMap(({ tensors }) => tensors.map(({ tensor }) => initialArray(tensor, recording))),
    ],
  };
}

/** The function that moves the slow copy, by the parameters before a step. */
function follow({ method }: ExperimentSpec): string {
  return `@torch.no_grad()
def follow():
    """Moves the slow copy a little towards the network."""
    for slow, parameter in zip(${NETWORKS.slow_action_values}.parameters(), ${NETWORKS.action_values}.parameters()):
        slow.lerp_(parameter, ${number(method.args.follow as number)})`;
}

/** The function that makes a step, after those that it needs. */
function trainStep(
  spec: ExperimentSpec,
  networks: readonly Held[],
  parameters: string,
  script: Script,
): readonly string[] {
  const penalties = networks.flatMap((held) => {
    const name = networks.length === 1 ? 'penalty' : `${held.variable}_penalty`;
    const source = penaltyFunction(spec, held, script, name);
    return source ? [{ name, source }] : [];
  });
  const hold = holdFunction(networks.flatMap((held) => [...constraints(spec, held, script), ...pinned(spec, held)]));
  const statements = [
    'state, experience = rollout(state, noise)',
    ['loss = loss_of(experience)', ...penalties.map(({ name }) => `${name}()`)].join(' + '),
    'optimizer.zero_grad()',
    'loss.backward()',
    ...gradientChanges(spec, parameters, script),
    ...(rolesOf(spec.method).includes('slow_action_values') ? ['follow()'] : []),
    'optimizer.step()',
    ...(hold ? ['constrain()'] : []),
    '_, _, rewards, over, *_ = experience',
    'episodes.add(rewards, over)',
    'return state',
  ];
  return [
    ...penalties.map(({ source }) => source),
    ...(hold ? [hold] : []),
    `def train_step(state, noise):
    """Acts from these states of the worlds, learns from that, and returns the states afterwards."""
${indented(statements.join('\n'))}`,
  ];
}
