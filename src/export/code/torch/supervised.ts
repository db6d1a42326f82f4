import type { PreparedData } from '../../../compiler/data.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import type { ExportedStart } from '../../exported.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { initialArray, recordedArrays } from '../record-file.ts';
import { indented, number, Script } from '../script.ts';
import { hasAccuracy, writeAnswers } from './answers.ts';
import { continued } from './continuing.ts';
import { drawFunctions, drawnIn, noisyInputs } from './draws.ts';
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
  smoothingOf,
  weightNoiseOf,
} from './regularizers.ts';
import { factorFunction, scheduleOf } from './schedules.ts';
import { asRows, outputsName, writeLoss } from './targets.ts';

/** Writes an experiment with a single network that learns from examples. */
export function writeSupervised({ spec, data, recording }: ExportedStart): Sectioned {
  const script = new Script();
  const planned = planLayers(spec);
  const output = planned.at(-1) as PlannedLayer;
  const network = writeNetwork(spec, script, {
    name: 'Network',
    doc: docOf(spec),
    planned,
    asRows: asRows(spec, data),
  });
  const noise = drawnIn(recording, network.tensors);
  const hasDraws = noise.length > 0;
  const { factor, plateau } = scheduleOf(spec.schedule, script);
  const loss = writeLoss(spec, data, output, script);
  const answers = writeAnswers({ spec, data }, output);
  const accuracy = hasAccuracy(data) ? ', accuracy {accuracy(part):.1%}' : '';
  const going = continued({
    spec,
    data,
    script,
    steps: recording.steps,
    step: `train_step(indices${hasDraws ? ', new_draws()' : ''})`,
    networks: ['network'],
    plateaus: plateau ? ['plateau'] : [],
    lossIn: (evaluated) => evaluated,
    printed: `f"{part} loss {loss:.5f}${accuracy}" for part, loss in losses.items()`,
  });
  const examples = `EXAMPLES = {
    part: (torch.from_numpy(RECORD[f"{part}/x"]), torch.from_numpy(RECORD[f"{part}/y"]))
    for part in ${partsOf(data)}
}
${[counts('EXAMPLES["train"][0]', going.epochs), answers.constants].filter(Boolean).join('\n')}`;
  return {
    sections: {
      data: examples,
      world: [],
      network: [network.source],
      loss: [loss],
      schedule: factor ? [factorFunction(factor)] : [],
      start: {
        networks: ['network = Network()'],
        recorded: loading(['network']),
        optimizers: [
          `optimizer = ${optimizer(spec.optimizer, 'network.parameters()', script)}`,
          ...(factor ? ['scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)'] : []),
          ...(plateau ? [`plateau = ${plateau('optimizer', spec.optimizer.args.lr as number)}`] : []),
        ],
      },
      step: [...drawFunctions(noise, recording), ...trainStep({ spec, data, network, script, hasDraws })],
      evaluation: [
        `@torch.no_grad()
def evaluate(part):
    """The loss on a part of the examples, without what acts only in training."""
    network.eval()
    x, target = EXAMPLES[part]
    return loss_of(network(x), target).item()`,
      ],
      replay: [
        replayFunction({
          steps: recording.steps,
          step: `train_step(indices${hasDraws ? ', recorded_draws(step - 1)' : ''})`,
          compared: (step) => [
            `expected = RECORD[f"loss/{part}"][${step}]`,
            assertion('evaluate(part)', 'expected', step),
          ],
          watch: going.watch,
        }),
      ],
      prediction: answers.functions,
      ...going.sections,
    },
    running: runningFor(recording, answers.shown),
    recorded: 'the data and the batches',
    script,
    arrays: [
      ...recordedArrays({ spec, data, recording: { ...recording, noise } }),
      ...network.tensors.map(({ tensor }) => initialArray(tensor, recording)),
    ],
  };
}

interface StepParts {
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
  readonly network: WrittenNetwork;
  readonly script: Script;
  readonly hasDraws: boolean;
}

/** The function that makes a step, after those that it needs. */
function trainStep({ spec, data, network, script, hasDraws }: StepParts): readonly string[] {
  const held = { variable: 'network', tensors: network.tensors };
  const penalty = penaltyFunction(spec, held, script);
  const hold = holdFunction([...constraints(spec, held, script), ...pinned(spec, held)]);
  const sd = weightNoiseOf(spec, script);
  const smoothing = smoothingOf(spec);
  const smoothed = smoothing === null ? '' : `, label_smoothing=${number(smoothing)}`;
  const pass = [
    `loss = loss_of(network(x${network.draws ? ', draws' : ''}), target${smoothed})`,
    ...divergences('loss', network, 'network', data),
    ...(penalty && sd === null ? ['loss = loss + penalty()'] : []),
    'loss.backward()',
  ];
  const statements = [
    'network.train()',
    'x, target = (tensor[indices] for tensor in EXAMPLES["train"])',
    ...noisyInputs(spec, script, 'x'),
    'optimizer.zero_grad()',
    ...(sd === null ? pass : ['with noisy_weights(network, draws):', ...pass.map((line) => `    ${line}`)]),
    ...(penalty && sd !== null ? ['penalty().backward()'] : []),
    ...gradientChanges(spec, 'network.parameters()', script),
    'optimizer.step()',
    ...(hold ? ['constrain()'] : []),
    ...(scheduleOf(spec.schedule, script).factor ? ['scheduler.step()'] : []),
  ];
  return [
    ...(penalty ? [penalty] : []),
    ...(sd === null ? [] : [noisyWeights(sd, script)]),
    ...(hold ? [hold] : []),
    `def train_step(indices${hasDraws ? ', draws' : ''}):
    """Makes a step of the optimizer on the training examples with these indices."""
${indented(statements.join('\n'))}`,
  ];
}

function docOf(spec: ExperimentSpec): string {
  return outputsName(spec) === 'logits' ? 'The network, up to the logits.' : 'The network.';
}
