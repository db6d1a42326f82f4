import type { PreparedData } from '../../../compiler/data.ts';
import { comparedRows } from '../../../compiler/game.ts';
import { fixedNoise } from '../../../compiler/noise.ts';
import { type ExperimentSpec, entryOf, noiseOf } from '../../../experiment/index.ts';
import { dividerOf } from '../../../experiment/two-networks.ts';
import type { Recording } from '../../../runtime/recording.ts';
import type { NamedArray } from '../../arrays.ts';
import type { ExportedStart } from '../../exported.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { initialArray, recordedArrays } from '../record-file.ts';
import { indented, number, Script } from '../script.ts';
import { predicted } from './activations.ts';
import { continued } from './continuing.ts';
import { drawFunctions, drawnIn, noisyInputs } from './draws.ts';
import { gameLosses, slopePenalty } from './game-losses.ts';
import { divergences, type WrittenNetwork, writeNetwork } from './network.ts';
import { optimizer } from './optimizers.ts';
import { assertion, counts, loading, partsOf, replayFunction, runningFor, type Sectioned } from './program.ts';
import {
  constraints,
  gradientChanges,
  holdFunction,
  noisyWeights,
  penaltyFunction,
  pinned,
  weightNoiseOf,
} from './regularizers.ts';
import { factorFunction, scheduleOf } from './schedules.ts';

/** The names of the networks in a program. */
const PLAYERS = ['discriminator', 'generator'] as const;

const UNSETTLED = 'It may add any number to all of its answers, so rounding decides on the loss of the generator.';

/** Writes an experiment in which a generator and a discriminator play against each other. */
export function writeGame({ spec, data, recording }: ExportedStart): Sectioned {
  const script = new Script();
  const planned = planLayers(spec);
  const divider = dividerOf(spec.layers) as number;
  const generator = writeNetwork(spec, script, {
    name: 'Generator',
    doc: 'From noise to examples.',
    planned: planned.slice(0, divider + 1),
    asRows: !dependsOnChannels(planned[divider] as PlannedLayer),
  });
  const discriminator = writeNetwork(spec, script, {
    name: 'Discriminator',
    doc: 'From examples to how real they look, as logits.',
    planned: planned.slice(divider + 1),
    before: divider + 1,
  });
  const networks = { discriminator, generator };
  const tensors = [...generator.tensors, ...discriminator.tensors];
  const noise = drawnIn(recording, tensors);
  const { factor, plateau } = scheduleOf(spec.schedule, script);
  const optimizers = { discriminator: spec.optimizer, generator: spec.generatorOptimizer };
  const counted = spec.discriminatorSteps > 1 ? 'step, ' : '';
  const going = continued({
    spec,
    data,
    script,
    steps: recording.steps,
    step: `train_step(${counted}indices, new_draws())`,
    networks: PLAYERS,
    plateaus: plateau ? PLAYERS.map((player) => `${player}_plateau`) : [],
    lossIn: (evaluated) => `${evaluated}[0]`,
    printed: 'f"{part} loss {loss:.5f}, generator {other:.5f}" for part, (loss, other) in losses.items()',
  });
  const output = planned.at(-1) as PlannedLayer;
  const examples = `EXAMPLES = {part: torch.from_numpy(RECORD[f"{part}/x"]) for part in ${partsOf(data)}}
${counts('EXAMPLES["train"]', going.epochs)}
# From this the examples are generated that are compared with those of the data.
NOISE = torch.from_numpy(RECORD["noise"])`;
  const made = planned[divider] as PlannedLayer;
  const flattened = made.output.shape.length > 1 && dependsOnChannels(made) ? '.flatten(1)' : '';
  // A discriminator that may add any number to its answers does so by chance, and its generator's loss follows.
  const isSettled = entryOf('losses', spec.loss.id).game?.equilibrium.generator !== null;
  return {
    sections: {
      data: examples,
      world: [],
      network: [generator.source, discriminator.source],
      loss: [lossFunction(spec)],
      schedule: factor ? [factorFunction(factor)] : [],
      start: {
        networks: ['discriminator = Discriminator()', 'generator = Generator()'],
        recorded: loading(PLAYERS),
        optimizers: PLAYERS.flatMap((player) => {
          const variable = `${player}_optimizer`;
          const { args } = optimizers[player];
          return [
            `${variable} = ${optimizer(optimizers[player], `${player}.parameters()`, script)}`,
            ...(factor ? [`${player}_scheduler = torch.optim.lr_scheduler.LambdaLR(${variable}, factor)`] : []),
            ...(plateau ? [`${player}_plateau = ${plateau(variable, args.lr as number)}`] : []),
          ];
        }),
      },
      step: [
        ...drawFunctions(noise, recording),
        ...trainStep({ spec, data, script, networks, flattened, hasFactor: factor !== undefined }),
      ],
      evaluation: [
        `@torch.no_grad()
def evaluate(part):
    """Both losses, on the first examples of a part and as many generated ones."""
${modes(networks, 'eval')}    real = EXAMPLES[part][: len(NOISE)]
    generated = generator(NOISE[: len(real)])${flattened}
    answers = discriminator(torch.cat([real, generated]))
    return [loss.item() for loss in losses_of(*answers.chunk(2))]`,
      ],
      prediction: [
        `@torch.no_grad()
def generate(count):
    """New examples, prepared like those of EXAMPLES."""
${modes({ generator }, 'eval')}    return generator(torch.randn(count, ${noiseOf(spec.layers)}))`,
        `@torch.no_grad()
def predict(x):
    """How real the discriminator takes prepared examples to be, [n, 1]."""
${modes({ discriminator }, 'eval')}    return ${predicted('discriminator(x)', spec.output, output.output)}`,
      ],
      replay: [
        replayFunction({
          steps: recording.steps,
          step: `train_step(${counted}indices, recorded_draws(step - 1))`,
          of: isSettled ? ' of both networks' : ' of the discriminator',
          ...(!isSettled && { note: UNSETTLED }),
          compared: (step) =>
            isSettled
              ? [
                  `expected = [RECORD[f"{name}/{part}"][${step}] for name in ("loss", "generator_loss")]`,
                  assertion('evaluate(part)', 'expected', step),
                ]
              : [`expected = RECORD[f"loss/{part}"][${step}]`, assertion('evaluate(part)[0]', 'expected', step)],
          watch: going.watch,
        }),
      ],
      ...going.sections,
    },
    running: runningFor(recording, shownExamples(data, flattened)),
    recorded: 'the data and the batches',
    script,
    arrays: [
      ...recordedArrays({ spec, data, recording: { ...recording, noise } }).filter(({ name }) => !name.endsWith('/y')),
      ...gameArrays(spec, data, recording, isSettled),
      ...tensors.map(({ tensor }) => initialArray(tensor, recording)),
    ],
  };
}

/** Whether the activation of a layer acts on the channels of images, so that its output has to be images. */
function dependsOnChannels({ activation }: PlannedLayer): boolean {
  return activation !== null && ['softmax', 'prelu'].includes(activation.id);
}

/** Lines that put networks into a mode, if they act in training otherwise than in evaluation. */
function modes(networks: Readonly<Record<string, WrittenNetwork>>, mode: 'train' | 'eval'): string {
  return Object.entries(networks)
    .map(([name, { hasModes }]) => (hasModes ? `    ${name}.${mode}()\n` : ''))
    .join('');
}

/** The most numbers of an example that are printed. */
const MOST_PRINTED = 4;

/** Statements that show a few generated examples. */
function shownExamples({ features }: PreparedData, flattened: string): readonly string[] {
  const answers = `predict(examples${flattened})[:, 0]`;
  if (features.length > MOST_PRINTED) {
    return [
      'examples = generate(5)',
      `print("how real generated examples look:", *(f"{answer:.3f}" for answer in ${answers}))`,
    ];
  }
  return [
    'examples = generate(5)',
    `for example, answer in zip(examples, ${answers}):`,
    '    numbers = ", ".join(f"{number:.3f}" for number in example)',
    '    print(f"generated ({numbers}), which looks real: {answer:.3f}")',
  ];
}

/** The losses of the generator, if they are asserted, and the noise from which it makes the examples that are judged. */
function gameArrays(
  spec: ExperimentSpec,
  data: PreparedData,
  { scores, steps }: Recording,
  isSettled: boolean,
): readonly NamedArray[] {
  const parts = (['train', 'validation'] as const).filter((part) => data.parts[part].count > 0);
  const compared = parts.map((part) => comparedRows(data.parts[part].x).shape[0] as number);
  const { shape, data: values } = fixedNoise(spec, Math.max(...compared));
  return [
    ...(isSettled ? parts : []).map((part) => ({
      name: `generator_loss/${part}`,
      shape: [steps + 1],
      data: scores.get(`${part}/generatorLoss`) as Float32Array,
    })),
    { name: 'noise', shape, data: Float32Array.from(values) },
  ];
}

function lossFunction({ loss }: ExperimentSpec): string {
  const { discriminator, generator } = gameLosses[loss.id as keyof typeof gameLosses];
  return `def losses_of(real, generated):
    """${entryOf('losses', loss.id).label}: the losses of discriminator and generator from the logits."""
    discriminator_loss = ${discriminator}
    generator_loss = ${generator}
    return discriminator_loss, generator_loss`;
}

interface StepParts {
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
  readonly script: Script;
  readonly networks: Readonly<Record<(typeof PLAYERS)[number], WrittenNetwork>>;
  /** What makes rows of generated examples. */
  readonly flattened: string;
  readonly hasFactor: boolean;
}

/** The function that makes a step of both networks, after those that it needs. */
function trainStep({ spec, data, script, networks, flattened, hasFactor }: StepParts): readonly string[] {
  const { loss, discriminatorSteps, layers } = spec;
  const held = PLAYERS.map((variable) => ({ variable, tensors: networks[variable].tensors }));
  const penalties = held.flatMap((one) => {
    const name = `${one.variable}_penalty`;
    const source = penaltyFunction(spec, one, script, name);
    return source ? [{ player: one.variable, name, source }] : [];
  });
  const clip = entryOf('losses', loss.id).game?.clip;
  const hold = holdFunction([
    ...(clip ? clipping(loss.args[clip] as number) : []),
    ...held.flatMap((one) => [...constraints(spec, one, script), ...pinned(spec, one)]),
  ]);
  const sd = weightNoiseOf(spec, script);
  const hasSlope = entryOf('losses', loss.id).game?.penalty !== undefined;
  const call = (player: 'discriminator' | 'generator', x: string) =>
    `${player}(${x}${networks[player].draws ? ', draws' : ''})`;
  const isTurn = discriminatorSteps > 1;
  const modesIn = (player: 'discriminator' | 'generator') => (networks[player].hasModes ? [`${player}.train()`] : []);
  const inTurn = (statements: readonly string[]) =>
    isTurn && statements.length > 0 ? ['if is_turn:', ...statements.map((line) => `    ${line}`)] : statements;
  const inputsOf = (player: 'discriminator' | 'generator') =>
    networks[player].tensors.some(({ isFrozen, tensor }) => isFrozen || tensor.of.length === 0)
      ? `[one for one in ${player}.parameters() if one.requires_grad]`
      : `list(${player}.parameters())`;
  const add = (player: 'discriminator' | 'generator') =>
    penalties.flatMap((one) => (one.player === player ? [`${player}_loss = ${player}_loss + ${one.name}()`] : []));
  const backward = (player: 'discriminator' | 'generator', retain = '') =>
    `${player}_loss.backward(${retain}inputs=${inputsOf(player)})`;
  const noise = `draws["${(planLayers(spec)[dividerOf(layers) as number] as PlannedLayer).name}/noise"]`;
  const generate = `generated = ${call('generator', noise)}${flattened}`;
  const pass = [
    ...(hasSlope ? modesIn('discriminator') : []),
    `answers = ${call('discriminator', 'torch.cat([real, generated])')}`,
    'discriminator_loss, generator_loss = losses_of(*answers.chunk(2))',
    ...PLAYERS.flatMap((player) => divergences(`${player}_loss`, networks[player], player, data)),
    ...(sd === null ? add('discriminator') : []),
    backward('discriminator', 'retain_graph=True, '),
    ...inTurn([...(sd === null ? add('generator') : []), backward('generator')]),
  ];
  // It sees the discriminator as evaluation does: without noise, and with the statistics of the steps before.
  const slope = hasSlope
    ? [`slope_penalty(real, generated, draws["loss/between"]).backward(inputs=${inputsOf('discriminator')})`]
    : [];
  const noisy = (player: 'discriminator' | 'generator', body: readonly string[]) => [
    `with noisy_weights(${player}, draws):`,
    ...body.map((line) => `    ${line}`),
  ];
  const passes =
    sd === null
      ? [generate, ...slope, ...pass]
      : [
          ...noisy('generator', [generate, ...slope, ...noisy('discriminator', pass)]),
          ...penalties.map(({ name, player }) => `${name}().backward(inputs=${inputsOf(player)})`),
        ];
  const statements = [
    ...(isTurn ? [`is_turn = step % ${discriminatorSteps} == 0`] : []),
    ...modesIn('generator'),
    ...(hasSlope ? [] : modesIn('discriminator')),
    'real = EXAMPLES["train"][indices]',
    ...noisyInputs(spec, script, 'real'),
    'discriminator_optimizer.zero_grad()',
    'generator_optimizer.zero_grad()',
    ...passes,
    ...gradientChanges(spec, 'discriminator.parameters()', script),
    'discriminator_optimizer.step()',
    ...inTurn([...gradientChanges(spec, 'generator.parameters()', script), 'generator_optimizer.step()']),
    ...(hold ? ['constrain()'] : []),
    ...(hasFactor ? ['discriminator_scheduler.step()', 'generator_scheduler.step()'] : []),
  ];
  return [
    ...penalties.map(({ source }) => source),
    ...(hasSlope ? [slopePenalty(loss.args.penalty as number, networks.discriminator.hasModes)] : []),
    ...(sd === null ? [] : [noisyWeights(sd, script)]),
    ...(hold ? [hold] : []),
    `def train_step(${isTurn ? 'step, ' : ''}indices, draws):
    """Makes a step of the discriminator and${isTurn ? `, every ${discriminatorSteps} steps,` : ''} of the generator."""
${indented(statements.join('\n'))}`,
  ];
}

/** Statements that hold every trained parameter of the discriminator within a limit. */
function clipping(limit: number): readonly string[] {
  return [
    'for parameter in discriminator.parameters():',
    '    if parameter.requires_grad:',
    `        parameter.clamp_(-${number(limit)}, ${number(limit)})`,
  ];
}
