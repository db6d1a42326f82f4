/** A generator and its discriminator. */
import { noiseOf } from '../../../experiment/index.ts';
import { dividerOf, playerOf } from '../../../experiment/two-networks.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { activation } from './activations.ts';
import { type GameLossCode, groupOf, PLAYERS, type Player, writeGameLosses } from './game-losses.ts';
import { comparisons, generatorIsComparable } from './game-record.ts';
import { gameWriter } from './losses.ts';
import { optimizer } from './optimizers.ts';
import { type Limits, parametersIn, parameterTensors, writeInitialize, writeLimits } from './parameters.ts';
import { assembled, newScript, writeDraws, writeHead } from './program.ts';
import { definition, dict, invocation, listed } from './python.ts';
import { gradientChanges } from './regularizers.ts';
import { type Running, writeMain, writeRunning } from './running.ts';
import { writeSchedule } from './schedules.ts';

/** Writes the program of a generator and its discriminator. */
export function writeGame(exported: ExportedStart): Program {
  const { spec, data, recording } = exported;
  const { generatorOptimizer, discriminatorSteps } = spec;
  const script = newScript();
  const parameters = parametersIn(spec, data, (layer) => playerOf(spec.layers, layer) as Player);
  const losses = writeGameLosses(exported, parameters, script);
  const { state, networks, own } = losses;
  const limits = PLAYERS.map((player) =>
    writeLimits(spec, groupOf(parameters, player), script, `params["${player}"]`, `_of_${player}`),
  );
  const initialize = writeInitialize(spec, parameters, true, script);
  const batches = { batch: recording.rows?.batch ?? 1, count: data.parts.train.count };
  const schedule = writeSchedule(spec.schedule, batches, script);
  const rateOf = {
    discriminator: schedule.rate(spec.optimizer),
    generator: schedule.rate(generatorOptimizer, discriminatorSteps),
  };
  const optimizers = PLAYERS.map((player): [string, string] => {
    const call = player === 'generator' ? generatorOptimizer : spec.optimizer;
    const updates = optimizer(call, rateOf[player], script);
    const changes = gradientChanges(spec);
    return [player, changes.length > 0 ? invocation('optax.chain', [...changes, updates]) : updates];
  });
  const isImage = (planLayers(spec)[dividerOf(spec.layers) as number] as PlannedLayer).output.shape.length > 1;
  const flattened = isImage ? '.reshape(len(noise), -1)' : '';
  const alternates = discriminatorSteps > 1;
  if (alternates) script.import('from functools import partial');
  const running: Running = {
    carried: ['params', ...state, 'opt_state'],
    begin: [
      ...state.map(() => 'state = INITIAL["state"]'),
      'opt_state = {player: one.init(params[player]) for player, one in optimizers.items()}',
    ],
    recorded: '{player: INITIAL[player] for player in optimizers}',
    evaluated: ['params', ...state],
    batch: ['x'],
    table: 'x = EXAMPLES["train"]',
    watch: schedule.watch,
    uncompared: generatorIsComparable(exported)
      ? null
      : "The generator's are not in it: the discriminator may add any number to all of its answers.",
    turns: alternates
      ? `("discriminator", "generator") if step % ${discriminatorSteps} == 0 else ("discriminator",)`
      : null,
  };
  const given = (player: Player) => ['params', ...networks[player].results.filter((one) => one === 'state')];
  const sources = [
    ...losses.sources,
    ...limits.flatMap((one) => one.sources),
    initialize.source,
    writeDraws(exported),
    schedule.source,
    `optimizers = ${dict(optimizers)}`,
    writeStep(exported, running, losses, limits),
    definition(
      `evaluate(${listed(running.evaluated)})`,
      'Both losses on each part of the real examples, with the same noise every time.',
      [
        'losses = {}',
        'for part, x in EXAMPLES.items():',
        '    noise = FIXED_NOISE[part]',
        `    ${listed(['values', ...state.map(() => '_')])} = losses_of(${listed([...running.evaluated, 'x[: len(noise)]', 'noise'])})`,
        '    losses[part] = float(values["discriminator"])',
        '    losses[f"generator/{part}"] = float(values["generator"])',
        'return losses',
      ],
    ),
    ...writeRunning(exported, running, script),
    definition(
      `generate(${listed([...given('generator'), 'noise'])})`,
      `New examples from noise such as jax.random.normal(key, (5, ${noiseOf(spec.layers)})), prepared like EXAMPLES.`,
      [`return ${networks.generator.evaluated(own('generator'), 'noise')}${flattened}`],
      '@jax.jit',
    ),
    definition(
      `predict(${listed([...given('discriminator'), 'x'])})`,
      'How real the discriminator takes examples to be that are prepared like EXAMPLES.',
      [
        `return ${activation(networks.discriminator.evaluated(own('discriminator'), 'x'), spec.output, { script, learned: () => '' })}`,
      ],
      '@jax.jit',
    ),
    writeMain(exported, running, initialize.call('jax.random.key(SEED)'), [
      `generated = generate(${listed([...given('generator'), 'FIXED_NOISE["train"][:5]'])})`,
      `for example, answer in zip(generated, predict(${listed([...given('discriminator'), 'generated'])})[:, 0]):`,
      `    print(f"generated: {${data.parts.train.x.shape.length > 2 || data.features.length > 4 ? 'jnp.mean(example):.4f} on average' : 'example}'}, ${spec.output.id === 'sigmoid' ? 'taken to be real' : 'score'}: {answer:.4f}")`,
    ]),
  ];
  const head = writeHead(exported, parameters, readExamples, 'len(EXAMPLES["train"])');
  const memory = PLAYERS.flatMap((player) => networks[player].memory);
  return assembled(
    exported,
    script,
    head,
    sources,
    [...parameterTensors(parameters), ...memory],
    comparisons(exported),
  );
}

function readExamples(parts: string): readonly string[] {
  return [
    `EXAMPLES = {part: jnp.asarray(RECORD[f"{part}/x"]) for part in ${parts}}`,
    '# From this noise the examples are generated that are compared with those of the data.',
    `FIXED_NOISE = {part: jnp.asarray(RECORD[f"noise/{part}"]) for part in ${parts}}`,
  ];
}

function writeStep(
  { spec: { loss } }: ExportedStart,
  { carried, batch, watch, turns }: Running,
  { state, training }: GameLossCode,
  limits: readonly Limits[],
): string {
  const remembers = state.length > 0;
  const clip = gameWriter(loss.id).clip?.(loss.args);
  const values = listed(['values', remembers ? 'new_state' : null]);
  return definition(
    `train_step(${listed([...carried, ...batch, 'draws', watch && 'factor', turns && 'players'])})`,
    `Makes a step of ${turns ? 'some' : 'both'} players, each against the other as it was before.`,
    [
      'def loss_of(player):',
      '    def loss(own):',
      `        ${values} = ${training('params | {player: own}')}`,
      `        return values[player]${remembers ? ', new_state' : ''}`,
      '',
      '    return loss',
      '',
      ...(remembers
        ? [
            'slopes = {player: jax.grad(loss_of(player), has_aux=True)(params[player]) for player in optimizers}',
            'grads = {player: slope for player, (slope, _) in slopes.items()}',
            '_, state = slopes["discriminator"]',
          ]
        : ['grads = {player: jax.grad(loss_of(player))(params[player]) for player in optimizers}']),
      'params, opt_state = dict(params), dict(opt_state)',
      `for player in ${turns ? 'players' : 'optimizers'}:`,
      '    updates, opt_state[player] = optimizers[player].update(grads[player], opt_state[player], params[player])',
      watch && '    updates = jax.tree.map(lambda update: factor * update, updates)',
      '    params[player] = optax.apply_updates(params[player], updates)',
      clip === undefined
        ? null
        : `params["discriminator"] = jax.tree.map(lambda value: jnp.clip(value, -${clip}, ${clip}), params["discriminator"])`,
      ...limits.flatMap(({ statements }) => statements),
      `return ${listed(carried)}`,
    ],
    turns ? '@partial(jax.jit, static_argnames="players")' : '@jax.jit',
  );
}
