import type { environments } from '../../../../catalog/environments/index.ts';
import type { methods as catalog } from '../../../../catalog/methods/index.ts';
import { call, entryOf, rolesOf } from '../../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../../exported.ts';
import { endingsOf } from '../../agents/endings.ts';
import { episodes } from '../../agents/episodes.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';
import { methods } from '../../agents/methods/index.ts';
import { planNetworks } from '../../agents/networks.ts';
import { noiseCounts, recordedAgent } from '../../agents/record.ts';
import { worlds } from '../../agents/worlds/index.ts';
import { constraintsOf, writeAgentNetwork } from '../network.ts';
import { optimizerIn } from '../optimizers.ts';
import { contextOf, LOAD, LOAD_FROM, programOf } from '../program.ts';
import type { PlacedWeight } from '../site.ts';
import { rollout } from './acting.ts';
import { keras } from './dialect.ts';
import { agentClass, EVALUATE, going, prediction, replay, trainStep } from './running.ts';
import { slowCopy } from './slow-copy.ts';

/** Writes an agent that learns from rewards. */
export function writeAgent(exported: ExportedStart): Program {
  const { spec, recording } = exported;
  const context = contextOf(exported);
  const { script, effects } = context;
  const roles = rolesOf(spec.method);
  const { acts } = entryOf('methods', spec.method.id);
  const site = { script, dialect: keras };
  const method = methods[spec.method.id as keyof typeof catalog]({ ...site, args: spec.method.args, roles });
  const { columns } = method;
  const asksForEnd = columns.includes('terminated');
  const world = worlds[spec.data.id as keyof typeof environments]({ ...site, args: spec.data.args, asksForEnd });
  const networkOf = new Map<PlacedWeight, string>();
  const networks = planNetworks(spec).map(({ variable, doc, planned, before }) => {
    const { source, call: build } = writeAgentNetwork(
      context,
      { name: `build_${variable}`, doc, result: 'outputs' },
      planned,
      before,
    );
    for (const weight of context.weights.slice(networkOf.size)) networkOf.set(weight, variable);
    return { variable, source, build };
  });
  const variables = networks.map(({ variable }) => variable);
  const [{ build: again } = { build: '' }] = networks;
  const slow = slowCopy(spec, again, context.weights, recording);
  const constraints = constraintsOf(context, (weight) => networkOf.get(weight) as string);
  const endings = endingsOf(spec, script);
  const setUp = [
    `world = ${world.name}()`,
    'episodes = Episodes()',
    ...networks.map(({ variable, build }) => `${variable} = ${build}`),
    ...variables.map((variable) => `load(${variable})`),
    ...constraints,
    ...(slow?.setUp ?? []),
    'agent = Agent()',
    ...optimizerIn('optimizer', spec.optimizer, call('schedules', 'constant'), effects, script),
    'agent.compile(optimizer=optimizer)',
  ];
  return programOf(
    exported,
    context,
    [
      world.source,
      episodes(endings.counts),
      ...networks.map(({ source }) => source),
      slow && slow.arrays.length > 0 ? LOAD_FROM : LOAD,
      method.constants.join('\n'),
      ...method.sources,
      agentClass([...variables, ...(slow ? [NETWORKS.slow_action_values] : [])]),
      setUp.join('\n'),
      rollout({
        world,
        scores: keras.apply(NETWORKS[acts], 'observation'),
        columns,
        counts: noiseCounts(spec, recording, world),
      }),
      slow?.follow ?? null,
      trainStep(columns, slow !== null),
      EVALUATE,
      replay(acts, recording.steps),
      going(endings),
      prediction(acts),
      `if __name__ == "__main__":
    state = train(replay(), last=${endings.last})
    for scores in predict(world.observe(state[:5])):
        print(f"best action {scores.argmax()}, ${acts === 'policy' ? 'probabilities' : 'values'} {np.round(scores, 3)}")`,
    ],
    {
      recorded: recordedAgent(spec, recording, world),
      constants: ['STEPS, MOVES, WORLDS, NUMBERS = RECORD["draws/worlds/noise"].shape'],
      more: slow?.arrays ?? [],
    },
  );
}
