import type { environments } from '../../../../catalog/environments/index.ts';
import type { methods as catalog } from '../../../../catalog/methods/index.ts';
import { entryOf, rolesOf } from '../../../../experiment/index.ts';
import type { ExportedStart } from '../../../exported.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';
import { methods } from '../../agents/methods/index.ts';
import { planNetworks } from '../../agents/networks.ts';
import { noiseCounts, recordedAgent } from '../../agents/record.ts';
import { worlds } from '../../agents/worlds/index.ts';
import { initialArray } from '../../record-file.ts';
import { Script } from '../../script.ts';
import { writeNetwork } from '../network.ts';
import { optimizer } from '../optimizers.ts';
import { loading, type Sectioned } from '../program.ts';
import { episodes, rollout } from './acting.ts';
import { torch } from './dialect.ts';
import { going } from './going.ts';
import { trainStep } from './learning.ts';
import { slowCopy } from './slow-copy.ts';

/** Writes an experiment with an agent that learns from rewards. */
export function writeAgent({ spec, recording }: Pick<ExportedStart, 'spec' | 'recording'>): Sectioned {
  const script = new Script();
  const roles = rolesOf(spec.method);
  const { acts } = entryOf('methods', spec.method.id);
  const site = { script, dialect: torch };
  const method = methods[spec.method.id as keyof typeof catalog]({ ...site, args: spec.method.args, roles });
  const asksForEnd = method.columns.includes('terminated');
  const world = worlds[spec.data.id as keyof typeof environments]({ ...site, args: spec.data.args, asksForEnd });
  const networks = planNetworks(spec).map((network) => ({
    variable: network.variable,
    className: network.name,
    ...writeNetwork(spec, script, network),
  }));
  const tensors = networks.flatMap((network) => network.tensors);
  const variables = networks.map(({ variable }) => variable);
  const parameters =
    variables.length === 1
      ? `${variables[0]}.parameters()`
      : `[${variables.map((variable) => `*${variable}.parameters()`).join(', ')}]`;
  const slow = roles.includes('slow_action_values') ? slowCopy(spec, tensors, recording, script) : null;
  const goingOn = going(spec, script);
  const train = (state: string, report: string) => `train(${state}, last=${goingOn.last}, report=${report})`;
  return {
    sections: {
      data: `STEPS, MOVES, WORLDS, NUMBERS = RECORD["draws/worlds/noise"].shape
# The loss is evaluated on moves with the same chance every time.
FIXED_NOISE = torch.from_numpy(RECORD["evaluation/noise"])`,
      world: [world.source, episodes(goingOn.counts)],
      network: networks.map(({ source }) => source),
      loss: [method.constants.join('\n'), ...method.sources],
      schedule: [],
      start: {
        networks: [
          `world = ${world.name}()`,
          'episodes = Episodes()',
          ...networks.map(({ variable, className }) => `${variable} = ${className}()`),
        ],
        recorded: loading(variables),
        optimizers: [...(slow?.setup ?? []), `optimizer = ${optimizer(spec.optimizer, parameters, script)}`],
      },
      step: [
        rollout({
          world,
          scores: torch.apply(NETWORKS[acts], 'observation'),
          columns: method.columns,
          counts: noiseCounts(spec, recording, world),
        }),
        ...(slow ? [slow.follow] : []),
        ...trainStep({ spec, networks, parameters, columns: method.columns, script }),
      ],
      evaluation: [EVALUATE],
      prediction: [acts === 'policy' ? PROBABILITIES : VALUES],
      replay: [replay(acts)],
      ...goingOn.sections,
    },
    running: {
      replay: ['state = replay()', 'print(f"Losses and mean returns of {STEPS} steps are the same.")'],
      train: (report) => `state = ${train('state', report)}`,
      trainAnew: (report) => train('torch.from_numpy(RECORD["worlds/state"])', report),
      predict: [
        `print("${acts === 'policy' ? 'probabilities' : 'values'} of actions:", predict(world.observe(state[:5])))`,
      ],
    },
    script,
    arrays: [
      ...recordedAgent(spec, recording, world),
      ...tensors.map(({ tensor }) => initialArray(tensor, recording)),
      ...(slow?.arrays ?? []),
    ],
    recorded: 'the worlds and their random numbers',
  };
}

const EVALUATE = `@torch.no_grad()
def evaluate(state):
    """The loss of acting from these states of the worlds."""
    _, experience = rollout(state, FIXED_NOISE)
    return loss_of(experience).item()`;

const PROBABILITIES = `@torch.no_grad()
def predict(observations):
    """The probability of each action."""
    return torch.softmax(${NETWORKS.policy}(observations), 1)`;

const VALUES = `@torch.no_grad()
def predict(observations):
    """The value of each action."""
    return ${NETWORKS.action_values}(observations)`;

/** The function that repeats the recorded steps. */
function replay(acts: 'policy' | 'action_values'): string {
  // Terms of both signs cancel in the loss of a policy, but their rounding does not.
  const atLeast = acts === 'policy' ? '1e-5' : '1e-6';
  return `def replay():
    """Repeats the recorded steps, and asserts that losses and mean returns are the same."""
    state = torch.from_numpy(RECORD["worlds/state"])
    for step in range(STEPS + 1):
        if step > 0:
            state = train_step(state, torch.from_numpy(RECORD["draws/worlds/noise"][step - 1]))
        found = evaluate(state), episodes.mean_return()
        expected = RECORD["loss/train"][step], RECORD["return/train"][step]
        message = f"loss and mean return after {step} steps"
        np.testing.assert_allclose(found, expected, 1e-4, ${atLeast}, err_msg=message)
    return state`;
}
