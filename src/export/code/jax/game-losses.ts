/** The networks of a game, and the losses of its players. */
import { noiseName } from '../../../compiler/noise.ts';
import { inputType } from '../../../experiment/layer-types.ts';
import { dividerOf } from '../../../experiment/two-networks.ts';
import type { ExportedStart } from '../../exported.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import type { Script } from '../script.ts';
import { gameWriter } from './losses.ts';
import { type NetworkCode, writeNetwork } from './network.ts';
import { type ParameterGroup, type Parameters, withFrozen, writeDisturb, writePenalty } from './parameters.ts';
import { drawnNoiseOn } from './program.ts';
import { definition, dict, invocation, listed } from './python.ts';

/** The players, in the order in which their updates are written. */
export const PLAYERS = ['discriminator', 'generator'] as const;
export type Player = (typeof PLAYERS)[number];

type Networks = Readonly<Record<Player, NetworkCode>>;

/** The functions up to the losses that a step lowers. */
export interface GameLossCode {
  readonly sources: readonly (string | null)[];
  readonly networks: Networks;
  /** `state` if a network remembers something. */
  readonly state: readonly string[];
  /** The expression of the parameters of a player's network. */
  own(player: Player): string;
  /** The expression of the losses that a step lowers. @param params the expression of all parameters */
  training(params: string): string;
}

/** The group of the parameters of a player. */
export function groupOf({ groups }: Parameters, player: Player): ParameterGroup {
  return groups.find(({ key }) => key === player) as ParameterGroup;
}

/** Writes the networks of a game and the losses of its players. */
export function writeGameLosses(exported: ExportedStart, parameters: Parameters, script: Script): GameLossCode {
  const { spec } = exported;
  const networks = writeNetworks(exported, script);
  const modes = PLAYERS.map((player) => networks[player].mode);
  const state = PLAYERS.some((player) => networks[player].results.includes('state')) ? ['state'] : [];
  const own = (player: Player) => withFrozen(`params["${player}"]`, parameters);
  /** What tells training from evaluation. */
  const mode = modes.includes('draws') ? 'draws' : modes.includes('training') ? 'training' : null;
  if (mode === 'training') script.import('from functools import partial');
  const noise = `draws["${noiseName(spec.layers)}"]`;
  const call = (params: string) =>
    invocation('losses_of', [
      params,
      ...state,
      'x',
      noise,
      ...(mode === null ? [] : [mode === 'draws' ? 'draws' : 'training=True']),
    ]);
  const penalties = PLAYERS.flatMap((player) => {
    const source = writePenalty(spec, groupOf(parameters, player), `${player}_penalty`);
    return source === null ? [] : [{ player, source }];
  });
  const disturb = writeDisturb(spec);
  const slopes = writeSlopePenalty(exported, networks, own);
  const inputNoise = drawnNoiseOn(exported, 'inputs');
  const statements = [
    inputNoise && `x = x + ${inputNoise.sd} * draws["${inputNoise.prefix}/inputs"]`,
    disturb &&
      `disturbed = {player: disturb(${withFrozen('own', parameters)}, draws) for player, own in params.items()}`,
    `${listed(['values', ...state.map(() => 'new_state')])} = ${call(disturb ? 'disturbed' : 'params')}`,
    ...(slopes
      ? [
          `generated = ${generatedInTraining(networks, own('generator'), noise, disturb !== null)}.reshape(x.shape)`,
          `values["discriminator"] += ${slopes.call}`,
        ]
      : []),
    ...penalties.map(({ player }) => `values["${player}"] += ${player}_penalty(params["${player}"])`),
  ].filter((one) => typeof one === 'string');
  const differs = statements.length > 1;
  const takes = [...state, 'x', 'draws'];
  const trainingLosses = definition(
    `training_losses(${listed(['params', ...takes])})`,
    `The losses that a step lowers${state.length > 0 ? ', and the new running statistics' : ''}.`,
    [...statements, `return ${listed(['values', ...state.map(() => 'new_state')])}`],
  );
  return {
    sources: [
      networks.generator.source,
      networks.discriminator.source,
      writeLosses(exported, networks, { state, mode, own }),
      slopes?.source ?? null,
      ...penalties.map(({ source }) => source),
      disturb,
      differs ? trainingLosses : null,
    ],
    networks,
    state,
    own,
    training: (params) => (differs ? `training_losses(${listed([params, ...takes])})` : call(params)),
  };
}

/** The losses of both players from one pass. */
function writeLosses(
  { spec }: ExportedStart,
  networks: Networks,
  {
    state,
    mode,
    own,
  }: { readonly state: readonly string[]; readonly mode: NetworkCode['mode']; own(player: Player): string },
): string {
  const game = gameWriter(spec.loss.id);
  const passOf = (player: Player, x: string, output: string) => {
    const network = networks[player];
    const flag = mode === 'draws' ? 'draws is not None' : 'training';
    const results = network.results.map((one) => (one === 'added' ? `${player}_added` : one));
    return `${listed([output, ...results])} = ${network.call(own(player), x, network.mode === 'draws' ? 'draws' : flag)}`;
  };
  const values = dict(
    PLAYERS.map((player) => [
      player,
      networks[player].results.includes('added') ? `${game[player]} + ${player}_added` : game[player],
    ]),
  );
  const given = mode === null ? [] : [mode === 'draws' ? 'draws=None' : 'training=False'];
  return definition(
    `losses_of(${listed(['params', ...state, 'x', 'noise', ...given])})`,
    'The loss of each player, for as many generated examples as real ones.',
    [
      passOf('generator', 'noise', 'generated'),
      'both = jnp.concatenate([x.reshape(generated.shape), generated])',
      passOf('discriminator', 'both', 'answers'),
      'real, generated = jnp.split(answers, 2)',
      ...(state.length > 0 ? [`values = ${values}`, 'return values, state'] : [`return ${values}`]),
    ],
    mode === 'training' ? '@partial(jax.jit, static_argnames="training")' : '@jax.jit',
  );
}

/** Generated examples as a step has them. */
function generatedInTraining({ generator }: Networks, params: string, noise: string, disturbed: boolean): string {
  const own = disturbed ? params.replace('params', 'disturbed') : params;
  const result = generator.call(own, noise, generator.mode === 'training' ? 'True' : 'draws');
  return generator.results.length > 0 ? `${result}[0]` : result;
}

/** What a loss adds for the slope of the discriminator; null if it adds nothing. */
function writeSlopePenalty(
  { spec }: ExportedStart,
  { discriminator }: Networks,
  own: (player: Player) => string,
): { readonly source: string; readonly call: string } | null {
  const penalty = gameWriter(spec.loss.id).penalty?.('slopes', spec.loss.args);
  if (penalty === undefined) return null;
  const state = discriminator.results.filter((one) => one === 'state');
  return {
    call: invocation('slope_penalty', ['params', ...state, 'x', 'generated', 'draws["loss/between"]']),
    source: definition(
      `slope_penalty(${listed(['params', ...state, 'x', 'generated', 'share'])})`,
      'Holds the slope of the discriminator between real and generated examples close to 1.',
      [
        'between = generated + share * (x - generated)',
        '',
        'def answer(points):',
        `    return jnp.sum(${discriminator.evaluated(own('discriminator'), 'points')})`,
        '',
        'slopes = jax.grad(answer)(between)',
        `return ${penalty}`,
      ],
    ),
  };
}

function writeNetworks({ spec, data }: ExportedStart, script: Script): Networks {
  const plan = planLayers(spec);
  const divider = dividerOf(spec.layers) as number;
  const split = divider + 1;
  const given = { plan, outputs: data.outputs, script };
  const examples = (plan[divider] as PlannedLayer).output;
  return {
    generator: writeNetwork(
      {
        name: 'generator',
        docstring: 'The generator, from rows of noise to examples.',
        layers: plan.slice(0, split),
        first: 0,
        input: inputType(spec),
        end: [],
      },
      given,
    ),
    discriminator: writeNetwork(
      {
        name: 'discriminator',
        docstring: 'The discriminator, from examples to how real they are, up to the logits.',
        layers: plan
          .slice(split)
          .map((layer, index, all) => (index === all.length - 1 ? { ...layer, activation: null } : layer)),
        first: split,
        input: examples,
        end: [],
      },
      given,
    ),
  };
}
