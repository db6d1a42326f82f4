/** An agent that learns from rewards. */
import type { environments } from '../../../../catalog/environments/index.ts';
import type { methods as catalog } from '../../../../catalog/methods/index.ts';
import { entryOf, rolesOf } from '../../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../../exported.ts';
import { type Endings, endingsOf } from '../../agents/endings.ts';
import { episodes } from '../../agents/episodes.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';
import { methods } from '../../agents/methods/index.ts';
import { noiseCounts, recordedAgent } from '../../agents/record.ts';
import { worlds } from '../../agents/worlds/index.ts';
import { initialArray } from '../../record-file.ts';
import { number } from '../../script.ts';
import { optimizer } from '../optimizers.ts';
import {
  type ParameterGroup,
  type Parameters,
  parametersIn,
  parameterTensors,
  withFrozen,
  writeInitialize,
  writeLimits,
  writePenalty,
} from '../parameters.ts';
import { docstring, FROZEN, INITIAL, loadRecord, newScript, PRECISION, SEED, sourceOf } from '../program.ts';
import { invocation } from '../python.ts';
import { gradientChanges } from '../regularizers.ts';
import { rollout } from './acting.ts';
import { dialectOf } from './dialect.ts';
import { evaluation, prediction, trainStep } from './learning.ts';
import { networkFunctions } from './networks.ts';
import { writeRunning } from './running.ts';
import { slowCopy } from './slow-copy.ts';

/** Writes the program of an agent that learns from rewards. */
export function writeAgent(exported: ExportedStart): Program {
  const { spec, data, recording } = exported;
  const script = newScript();
  const roles = rolesOf(spec.method);
  const { acts } = entryOf('methods', spec.method.id);
  const parameters = parametersIn(spec, data, () => 'params');
  const group = parameters.groups[0] as ParameterGroup;
  const slow = slowCopy(spec, parameters, recording);
  const dialect = dialectOf(withFrozen('params', parameters), slow !== null);
  const site = { script, dialect };
  const method = methods[spec.method.id as keyof typeof catalog]({ ...site, args: spec.method.args, roles });
  const { columns } = method;
  const asksForEnd = columns.includes('terminated');
  const world = worlds[spec.data.id as keyof typeof environments]({ ...site, args: spec.data.args, asksForEnd });
  const networks = networkFunctions(spec, data.outputs, script);
  const endings = endingsOf(spec, script);
  const penalty = writePenalty(spec, group, 'penalty');
  const limits = writeLimits(spec, group, script);
  const initialize = writeInitialize(spec, parameters, false, script);
  const updates = optimizer(spec.optimizer, number(spec.optimizer.args.lr as number), script);
  const changes = gradientChanges(spec);
  const acting = dialect.apply(NETWORKS[acts], 'observation');
  const sources = [
    world.source,
    episodes(endings.counts),
    ...networks,
    method.constants.join('\n'),
    ...method.sources,
    penalty,
    ...limits.sources,
    `world = ${world.name}()
optimizer = ${changes.length > 0 ? invocation('optax.chain', [...changes, updates]) : updates}`,
    rollout({ world, scores: acting, columns, counts: noiseCounts(spec, recording, world) }),
    initialize.source,
    ...trainStep({ columns, slow, penalized: penalty !== null, limits }),
    evaluation(slow),
    ...writeRunning({
      slow,
      endings,
      acts,
      prediction: prediction(acts, dialect.apply(NETWORKS[acts], 'observations')),
      initialize: initialize.call('jax.random.key(SEED)'),
    }),
  ];
  const head = writeHead(exported, parameters, endings);
  return {
    source: sourceOf(docstring(exported, CONTENTS), script, [head, ...script.helpers, ...sources]),
    arrays: [
      ...recordedAgent(spec, recording, world),
      ...[...parameterTensors(parameters), ...(slow?.tensors ?? [])].map((tensor) => initialArray(tensor, recording)),
    ],
  };
}

const CONTENTS = 'how the worlds begin, the initial parameters and the random numbers of these steps';

/** The settings of the program, and what it reads from its record. */
function writeHead({ name }: ExportedStart, { frozen }: Parameters, { last }: Endings): string {
  return [
    `LAST = ${last}  # the step with which training ends at the latest`,
    SEED,
    '',
    PRECISION,
    loadRecord(name),
    'STEPS, MOVES, WORLDS, NUMBERS = RECORD["draws/worlds/noise"].shape',
    '# The loss is evaluated on moves with the same random numbers every time.',
    'FIXED_NOISE = jnp.asarray(RECORD["evaluation/noise"])',
    '',
    INITIAL,
    ...(frozen.length > 0 ? [FROZEN] : []),
  ].join('\n');
}
