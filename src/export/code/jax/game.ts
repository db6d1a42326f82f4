/** A generator and its discriminator. */
import { playerOf } from '../../../experiment/two-networks.ts';
import type { ExportedStart, Program } from '../../exported.ts';
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
  const { spec, data } = exported;
  const { generatorOptimizer, discriminatorSteps } = spec;
  const script = newScript();
  const parameters = parametersIn(spec, data, (layer) => playerOf(spec.layers, layer) as Player);
  const losses = writeGameLosses(exported, parameters, script);
  const { state, networks, own } = losses;
  const limits = PLAYERS.map((player) =>
    writeLimits(spec, groupOf(parameters, player), script, `params["${player}"]`, `_of_${player}`),
  );
  const initialize = writeInitialize(spec, parameters, true, script);
  const rates: string[] = [];
  const schedule = writeSchedule(spec.schedule, script, (source) => rates.push(source));
  const rateOf = {
    discriminator: schedule.rate(spec.optimizer, 'discriminator_rate'),
    generator: schedule.rate(generatorOptimizer, 'generator_rate', discriminatorSteps),
  };
  const optimizers = PLAYERS.map((player): [string, string] => {
    const call = player === 'generator' ? generatorOptimizer : spec.optimizer;
    const updates = optimizer(call, rateOf[player], script);
    const changes = gradientChanges(spec);
    return [player, changes.length > 0 ? invocation('optax.chain', [...changes, updates]) : updates];
  });
  const alternates = discriminatorSteps > 1;
  if (alternates) script.import('from functools import partial');
  const running: Running = {
    carried: ['params', ...state, 'opt_state'],
    begin: [
      ...state.map(() => 'state = initial["state"]'),
      'opt_state = {player: one.init(params[player]) for player, one in optimizers.items()}',
    ],
    recorded: '{player: initial[player] for player in optimizers}',
    measured: ['params', ...state],
    batch: ['x'],
    table: 'x = examples["train"]',
    value: null,
    watch: schedule.watch,
    uncompared: generatorIsComparable(exported)
      ? null
      : "The generator's are not in it: the discriminator may add any number to all of its answers.",
    turns: alternates
      ? `("discriminator", "generator") if (step + 1) % ${discriminatorSteps} == 0 else ("discriminator",)`
      : null,
  };
  const sources = [
    ...losses.sources,
    ...limits.flatMap((one) => one.sources),
    ...rates,
    `optimizers = ${dict(optimizers)}`,
    writeStep(exported, running, losses, limits),
    initialize.source,
    definition(
      `measure(${listed(running.measured)})`,
      'Both losses by the part of the real examples, with the same noise every time.',
      [
        'measured = {}',
        'for part, x in examples.items():',
        '    noise = fixed_noise[part]',
        `    ${listed(['values', ...state.map(() => '_')])} = losses(${listed([...running.measured, 'x[: len(noise)]', 'noise'])})`,
        '    measured[part] = float(values["discriminator"])',
        '    measured[f"generator/{part}"] = float(values["generator"])',
        'return measured',
      ],
    ),
    writeDraws(exported),
    ...writeRunning(exported, running, script),
    definition(
      `generate(${listed([...running.measured, 'noise'])})`,
      'An example of each row of noise.',
      [`return ${networks.generator.evaluated(own('generator'), 'noise')}`],
      '@jax.jit',
    ),
    writeMain(exported, running, initialize.call('jax.random.key(SEED)'), [
      `print(generate(${listed(running.measured)}, fixed_noise["train"][:5]))`,
    ]),
  ];
  const head = writeHead(exported, parameters, readExamples, 'len(examples["train"])');
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
    `examples = {part: jnp.asarray(record[f"{part}/x"]) for part in ${parts}}`,
    `fixed_noise = {part: jnp.asarray(record[f"noise/{part}"]) for part in ${parts}}`,
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
    `One step of ${turns ? 'some' : 'both'} players, each against the other as it was before.`,
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
