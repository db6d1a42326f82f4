import type { PreparedData } from '../../../compiler/data.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import type { Exported, Program } from '../../exported.ts';
import { type PlannedLayer, planLayers } from '../plan.ts';
import { initialArray, recordedArrays } from '../record-file.ts';
import { indented, number, Script } from '../script.ts';
import { predicted } from './activations.ts';
import { continued, EPOCH_ENDS } from './continuing.ts';
import { drawFunctions, drawnIn, INPUTS_DRAW } from './draws.ts';
import { type WrittenNetwork, writeNetwork } from './network.ts';
import { optimizer } from './optimizers.ts';
import { fileOf } from './program.ts';
import {
  constraints,
  holdFunction,
  noisyWeights,
  penaltyOf,
  pinned,
  regularizersOf,
  smoothingOf,
} from './regularizers.ts';
import { scheduleOf } from './schedules.ts';
import { writeLoss } from './targets.ts';

/** Writes an experiment with a single network that learns from examples. */
export function writeSupervised({ spec, data, recording, name }: Omit<Exported, 'state' | 'step'>): Program {
  const script = new Script();
  const planned = planLayers(spec);
  const network = writeNetwork(spec, script, { name: 'Network', doc: 'The network up to its logits.', planned });
  const noise = drawnIn(recording, network.tensors);
  const hasDraws = noise.length > 0;
  const schedule = scheduleOf(spec.schedule, script);
  const loss = writeLoss(spec, data, planned.at(-1) as PlannedLayer, script);
  const step = trainStep({ spec, data, network, script, hasDraws });
  const batch = recording.rows?.batch ?? 1;
  const schedulers = [
    ...(schedule.factor ? ['scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)'] : []),
    ...(schedule.plateau ? [`plateau = ${schedule.plateau('optimizer', spec.optimizer.args.lr as number)}`] : []),
  ];
  const going = continued(spec, data, script, hasDraws);
  const sections = [
    `EXAMPLES = {
    part: (torch.from_numpy(RECORD[f"{part}/x"]), torch.from_numpy(RECORD[f"{part}/y"]))
    for part in (${partsOf(data)
      .map((part) => `"${part}"`)
      .join(', ')},)
}
STEPS, BATCH = RECORD["batches"].shape
COUNT = len(EXAMPLES["train"][0])`,
    network.source,
    loss,
    ...drawFunctions(noise, batch),
    ...(schedule.factor ? [factorFunction(schedule.factor)] : []),
    [
      'network = Network()',
      'network.load_state_dict({key: torch.from_numpy(RECORD[f"initial/{key}"]) for key in network.state_dict()})',
      `optimizer = ${optimizer(spec.optimizer, 'network.parameters()', script)}`,
      ...schedulers,
    ].join('\n'),
    ...step,
    `@torch.no_grad()
def evaluate(part):
    """The loss on a part of the examples, without what acts only in training."""
    network.eval()
    x, target = EXAMPLES[part]
    return loss_of(network(x), target).item()`,
    `@torch.no_grad()
def predict(x):
    """What the network predicts for examples that are prepared like those of EXAMPLES."""
    network.eval()
    return ${predicted('network(x)', spec.output, (planned.at(-1) as PlannedLayer).output)}`,
    ...going.functions,
    replayFunction(hasDraws, schedule.plateau ? going.watched : null),
    going.train,
    `if __name__ == "__main__":
    replay()
    print(f"The losses of {STEPS} steps are those of the page.")
    train(epochs=${going.epochs})
    print("predictions:", predict(EXAMPLES["train"][0][:5]))`,
  ];
  const source = fileOf({ spec, name, steps: recording.steps }, script, sections);
  return {
    source,
    arrays: [
      ...recordedArrays({ spec, data, recording: { ...recording, noise } }),
      ...network.tensors.map(({ tensor }) => initialArray(tensor, recording)),
    ],
  };
}

/** The parts of the data that have examples and are evaluated in training. */
export function partsOf({ parts }: PreparedData) {
  return (['train', 'validation'] as const).filter((part) => parts[part].count > 0);
}

/** The function that gives the factor of a schedule. */
export function factorFunction(body: readonly string[]): string {
  const usesEpoch = body.some((line) => /\bepoch\b/.test(line));
  return `def factor(step):
    """The factor on the learning rate after this many steps."""
${indented([...(usesEpoch ? ['epoch = step * BATCH / COUNT'] : []), ...body].join('\n'))}`;
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
  const regularizers = regularizersOf(spec, script);
  const penalty = penaltyOf(spec, held, script);
  const hold = holdFunction([...constraints(spec, held, script), ...pinned(spec, held)]);
  const sd = regularizers.find(({ weightNoise }) => weightNoise !== undefined)?.weightNoise;
  const smoothing = smoothingOf(spec);
  const inputs = regularizers.flatMap(({ inputs }) => inputs?.('x', `draws["${INPUTS_DRAW}"]`) ?? []);
  const terms = network.variational.map(
    ({ name, layer }) => `${number(layer.args.beta as number)} / ${data.outputs} * network.divergences["${name}"]`,
  );
  const isNoisy = sampleHasNumbers(spec) && inputs.length > 0;
  const pass = [
    `loss = loss_of(network(x${network.draws ? ', draws' : ''}), target${smoothing === null ? '' : `, smoothing=${number(smoothing)}`})`,
    ...terms.map((term) => `loss = loss + ${term}`),
    ...(penalty && sd === undefined ? ['loss = loss + penalty()'] : []),
    'loss.backward()',
  ];
  if (sd !== undefined) script.import('from contextlib import contextmanager');
  const statements = [
    'network.train()',
    'x, target = (tensor[rows] for tensor in EXAMPLES["train"])',
    ...(isNoisy ? inputs.map((changed) => `x = ${changed}`) : []),
    'optimizer.zero_grad()',
    ...(sd === undefined ? pass : ['with noisy_weights(draws):', ...pass.map((line) => `    ${line}`)]),
    ...(penalty && sd !== undefined ? ['penalty().backward()'] : []),
    ...regularizers.flatMap(({ gradients }) => gradients?.('network.parameters()') ?? []),
    'optimizer.step()',
    ...(hold ? ['constrain()'] : []),
    ...(scheduleOf(spec.schedule, script).factor ? ['scheduler.step()'] : []),
  ];
  return [
    ...(penalty
      ? [`def penalty():\n    """What the sizes of the weights add to the loss."""\n    return ${penalty}`]
      : []),
    ...(sd === undefined ? [] : [noisyWeights(sd, ['network'])]),
    ...(hold ? [hold] : []),
    `def train_step(rows${hasDraws ? ', draws' : ''}):
    """Makes a step of the optimizer on the training examples with these numbers."""
${indented(statements.join('\n'))}`,
  ];
}

/** Whether the inputs are numbers, to which noise can be added: it would turn a token into another one. */
function sampleHasNumbers(spec: ExperimentSpec): boolean {
  return planLayers(spec)[0]?.received.vocabulary === undefined;
}

function replayFunction(hasDraws: boolean, watched: string | null): string {
  const draws = hasDraws ? ', recorded_draws(step - 1)' : '';
  const watch = watched ? `\n        if ${EPOCH_ENDS}:\n            plateau.step(evaluate("${watched}"))` : '';
  return `def replay():
    """Repeats the recorded steps, and asserts that the losses are those of the page."""
    for step in range(STEPS + 1):
        if step > 0:
            train_step(torch.from_numpy(RECORD["batches"][step - 1]).long()${draws})
        for part in EXAMPLES:
            expected = RECORD[f"loss/{part}"][step]
            message = f"{part} loss after {step} steps"
            np.testing.assert_allclose(evaluate(part), expected, 1e-4, 1e-6, err_msg=message)${watch}`;
}
