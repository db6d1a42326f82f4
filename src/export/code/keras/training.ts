import { dataOf, entryOf } from '../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { epochsToTrain } from '../epochs.ts';
import { indented } from '../script.ts';
import { activatedOutput } from './activations.ts';
import { lossOf } from './losses.ts';
import { constraintsOf, writeNetwork } from './network.ts';
import { optimizerOf } from './optimizers.ts';
import { contextOf, DRAW, LOAD, programOf } from './program.ts';
import { float, invoked } from './python.ts';
import { plateauOf } from './schedules.ts';
import type { NetworkContext } from './site.ts';

/** Writes an experiment that learns from examples with targets. */
export function writeTraining(exported: ExportedStart): Program {
  const { spec } = exported;
  const context = contextOf(exported);
  const { script, effects } = context;
  const loss = lossOf(spec.loss, {
    output: spec.output.id,
    outputs: context.outputs,
    softened: effects.smoothing !== null,
    script,
  });
  const network = writeNetwork(context, loss.from);
  const optimizer = optimizerOf(spec.optimizer, spec.schedule, effects, script);
  const constraints = constraintsOf(context, () => 'network');
  const isNoisy = effects.weightNoise !== null;
  const model = isNoisy ? 'model' : 'network';
  if (isNoisy) disturbWeights(context);
  if (isNoisy && spec.layers.some(({ id }) => id === 'variational')) {
    throw new Error('a variational code beside noise on the weights cannot be written for Keras');
  }
  const draws = context.draws.length > 0;
  const { target } = entryOf('losses', spec.loss.id);
  const data = examplesOf(exported);
  const compiled = (eager: boolean) =>
    invoked(`${model}.compile`, [], {
      optimizer: 'optimizer',
      loss: 'loss',
      run_eagerly: eager ? 'True' : undefined,
    });
  const plateau = plateauOf(spec.schedule, spec.optimizer.args.lr as number);
  const setUp = [
    `network = ${network.call}`,
    'load(network)',
    ...constraints,
    ...(isNoisy ? [`model = WeightNoise(network, sd=${float(effects.weightNoise as number)})`] : []),
    `loss = ${loss.loss}`,
    `optimizer = ${optimizer}`,
    ...(draws
      ? ['# The random numbers of a recorded step are read by Python, so the model must not be compiled.']
      : []),
    compiled(draws),
  ];
  if (constraints.length > 0) script.import('from keras import ops');
  return programOf(exported, context, [
    network.source,
    LOAD,
    setUp.join('\n'),
    data.source,
    effects.smoothing === null ? null : smoothing(effects.smoothing, context.outputs, target === 'signs'),
    trainStep(model, data.weighted, effects.smoothing !== null),
    evaluation(model, data.weighted),
    draws ? DRAW : null,
    replay(draws, plateau, model),
    training(exported, context, { model, plateau, compiled: compiled(false), weighted: data.weighted }),
    prediction(exported, context, loss.from, model),
    `if __name__ == "__main__":
    replay()
    train(epochs=${epochsToTrain(spec)})`,
  ]);
}

/** Adds the class of a model whose weights are disturbed in training, and the draws of its noise. */
function disturbWeights({ script, weights, draws }: NetworkContext): void {
  script.helper('WeightNoise', WEIGHT_NOISE);
  for (const { shape, of, arrange, isWeight, layer, index } of weights) {
    if (!isWeight) continue;
    draws.push({
      of: `reg/weight_noise/${of[0]}`,
      name: `weight_noise/${layer}/${index}`,
      shape,
      ...(arrange && { arrange: (values: Float32Array) => arrange(values) }),
    });
  }
}

const WEIGHT_NOISE = `class WeightNoise(keras.Model):
    """Trains a network whose kernels are disturbed by noise in every step."""

    def __init__(self, network, sd):
        super().__init__()
        self.network = network
        self.sd = sd
        self.seed = keras.random.SeedGenerator()
        # The kernels, which have noise in the record.
        self.names = {
            id(variable): f"weight_noise/{layer.name}/{index}"
            for layer in network.layers
            for index, variable in enumerate(layer.weights)
            if f"draws/weight_noise/{layer.name}/{index}" in record.files
        }

    def call(self, inputs, training=False):
        if not training:
            return self.network(inputs, training=False)
        trained = [self.disturbed(v) for v in self.network.trainable_variables]
        others = self.network.non_trainable_variables
        outputs, state = self.network.stateless_call(
            trained, [self.disturbed(v) for v in others], inputs, training=True
        )
        for variable, value in zip(others, state):
            if id(variable) not in self.names:
                variable.assign(value)
        return outputs

    def disturbed(self, variable):
        name = self.names.get(id(variable))
        if name is None:
            return variable.value
        noise = draws[name] if draws else keras.random.normal(variable.shape, seed=self.seed)
        return variable + self.sd * ops.convert_to_tensor(noise)`;

interface Examples {
  readonly source: string;
  /** Whether some positions are not scored. */
  readonly weighted: boolean;
}

/** The examples of each part in the form of the network and of the loss. */
function examplesOf({ spec, data }: ExportedStart): Examples {
  const { positions, answer, outputs, skips } = data;
  const weighted = positions !== null && skips;
  const isIndex = entryOf('losses', spec.loss.id).target === 'index';
  const lines: string[] = [];
  if (dataOf(spec).sequence?.tokens != null) lines.push('x = x.astype("int32")');
  if (weighted) {
    lines.push('# A step that is not scored has −1.', 'scored = (y >= 0).astype("float32")', 'y = np.maximum(y, 0)');
  }
  if (positions !== null && answer === 'class' && !isIndex) {
    lines.push(`y = keras.utils.to_categorical(y, ${outputs})`);
  } else if (positions !== null && answer === 'number') lines.push('y = y[..., None]');
  const result = weighted ? 'x, y, scored' : 'x, y';
  const source = `def examples_of(part):
    """The examples of a part of the data, with their targets in the form of the loss."""
    x, y = record[f"{part}/x"], record[f"{part}/y"]
${lines.length > 0 ? `${indented(lines.join('\n'))}\n` : ''}    return ${result}


PARTS = [part for part in ("train", "validation") if f"{part}/x" in record.files]
examples = {part: examples_of(part) for part in PARTS}`;
  const weights = `def mean_weights(scored):
    """Weights with which the mean over all steps is the mean over those that are scored."""
    return scored * scored.size / max(scored.sum(), 1)`;
  return { source: weighted ? `${source}\n\n\n${weights}` : source, weighted };
}

function smoothing(share: number, outputs: number, signs: boolean): string {
  const classes = outputs === 1 ? 2 : outputs;
  // Keras makes signs only of targets that are exactly 0 and 1.
  const soft = signs ? '(2 * y - 1)' : `y + ${float(share)} / ${classes}`;
  return `def smoothed(y):
    """Targets as only training sees them: each class has a share of every example."""
    return ${float(1 - share)} * ${soft}`;
}

function trainStep(model: string, weighted: boolean, softened: boolean): string {
  const y = softened ? 'smoothed(y[rows])' : 'y[rows]';
  const weights = weighted ? ', sample_weight=mean_weights(scored[rows])' : '';
  return `def train_step(rows):
    x, y${weighted ? ', scored' : ''} = examples["train"]
    ${model}.train_on_batch(x[rows], ${y}${weights})`;
}

function evaluation(model: string, weighted: boolean): string {
  return `def evaluate(part):
    """The loss of a part, without penalties and without anything random."""
    x, y${weighted ? ', scored' : ''} = examples[part]
    return float(loss(y, ${model}(x, training=False)${weighted ? ', sample_weight=mean_weights(scored)' : ''}))`;
}

/** Repeats the recorded steps. A plateau is looked for before the first step, and after each epoch. */
function replay(draws: boolean, plateau: string | null, model: string): string {
  const step = [
    ...(draws ? ['draws.update(recorded_draws(step - 1))'] : []),
    'train_step(record["batches"][step - 1])',
  ];
  const lines = [
    ...(plateau
      ? [`plateau = ${plateau}`, `plateau.set_model(${model})`, 'plateau.on_train_begin()', 'epoch = 0']
      : []),
    'for step in range(len(record["batches"]) + 1):',
    '    if step > 0:',
    ...step.map((line) => `        ${line}`),
    '    for part in PARTS:',
    '        expected = record[f"loss/{part}"][step]',
    '        np.testing.assert_allclose(evaluate(part), expected, rtol=1e-4, atol=1e-6)',
    ...(plateau
      ? [
          '    if step >= epoch * STEPS_PER_EPOCH:',
          '        plateau.on_epoch_end(epoch, {"val_loss": evaluate(PARTS[-1])})',
          '        epoch += 1',
        ]
      : []),
    ...(draws ? ['draws.clear()'] : []),
  ];
  return `def replay():
    """Repeats the recorded steps, and asserts their losses."""
${indented(lines.join('\n'))}
    print(f"The losses of {len(record['batches'])} steps are as recorded.")`;
}

interface Going {
  readonly model: string;
  readonly plateau: string | null;
  readonly compiled: string;
  readonly weighted: boolean;
}

function training(
  { recording, data }: ExportedStart,
  { effects, draws }: NetworkContext,
  { model, plateau, compiled, weighted }: Going,
): string {
  const callbacks = [...(plateau ? [plateau] : []), ...(effects.stopping ? [stopping(effects.stopping)] : [])];
  const hasValidation = data.parts.validation.count > 0;
  const monitored = (callback: string) => (hasValidation ? callback : callback.replace('val_loss', 'loss'));
  const part = (name: string) => `examples["${name}"]`;
  const lines = [
    ...(draws.length > 0 ? [compiled] : []),
    `x, y${weighted ? ', scored' : ''} = ${part('train')}`,
    ...(weighted && hasValidation ? [`val_x, val_y, val_scored = ${part('validation')}`] : []),
    invoked(`${model}.fit`, ['x', effects.smoothing === null ? 'y' : 'smoothed(y)'], {
      sample_weight: weighted ? 'mean_weights(scored)' : undefined,
      batch_size: recording.rows?.batch,
      epochs: 'epochs',
      validation_data: !hasValidation
        ? undefined
        : weighted
          ? '(val_x, val_y, mean_weights(val_scored))'
          : part('validation'),
      callbacks: callbacks.length > 0 ? `[${callbacks.map(monitored).join(', ')}]` : undefined,
      verbose: 2,
    }),
  ];
  return `def train(epochs):
    """Goes on training, in an order of its own."""
${indented(lines.join('\n'))}`;
}

function stopping({ patience, min_delta: minDelta, restore }: Readonly<Record<string, number>>): string {
  return invoked('keras.callbacks.EarlyStopping', [], {
    monitor: '"val_loss"',
    min_delta: float(minDelta as number),
    patience,
    mode: '"min"',
    restore_best_weights: restore === 0 ? 'True' : 'False',
  });
}

function prediction({ spec }: ExportedStart, { script }: NetworkContext, from: string, model: string): string {
  const outputs = `${model}(x, training=False)`;
  const activated = from === 'logits' ? activatedOutput(outputs, spec.output, script) : outputs;
  return `def predict(x):
    """The outputs for examples that are prepared as those in the record."""
    return ops.convert_to_numpy(${activated})`;
}
