import { decisionBoundary } from '../../../compiler/objective.ts';
import { entryOf } from '../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { indented } from '../script.ts';
import { examplesOf } from './examples.ts';
import { lossOf } from './losses.ts';
import { constraintsOf, writeNetwork } from './network.ts';
import { optimizerIn } from './optimizers.ts';
import { plateaus } from './plateau.ts';
import { predictionOf } from './prediction.ts';
import { contextOf, DRAW, LOAD, programOf, settings, watchedPart } from './program.ts';
import { float, invoked } from './python.ts';
import { compareParts, replayFunction } from './replay.ts';
import type { NetworkContext } from './site.ts';
import { untilCallback } from './until.ts';

/** Writes an experiment that learns from examples with targets. */
export function writeTraining(exported: ExportedStart): Program {
  const { spec, recording } = exported;
  const context = contextOf(exported);
  const { script, effects } = context;
  const softened = effects.smoothing !== null;
  const examples = examplesOf(exported, softened);
  const { weighted } = examples;
  const byIndex = examples.form === 'index' && spec.loss.id === 'cce';
  const loss = lossOf(byIndex ? { id: 'sparse_cce', args: {} } : spec.loss, {
    output: spec.output.id,
    outputs: context.outputs,
    softened,
    script,
  });
  const network = writeNetwork(context, loss.from);
  const optimizer = optimizerIn('optimizer', spec.optimizer, spec.schedule, effects, script);
  const constraints = constraintsOf(context, () => 'network');
  const isNoisy = effects.weightNoise !== null;
  const model = isNoisy ? 'model' : 'network';
  if (isNoisy) disturbWeights(context);
  if (isNoisy && spec.layers.some(({ id }) => id === 'variational')) {
    throw new Error('a variational code beside noise on the weights cannot be written for Keras');
  }
  const draws = context.draws.length > 0;
  const metric = metricOf(exported, loss.from, softened);
  const compiled = (eager: boolean) =>
    invoked(`${model}.compile`, [], {
      optimizer: 'optimizer',
      loss: 'loss',
      [weighted ? 'weighted_metrics' : 'metrics']: metric === null ? undefined : `[${metric}]`,
      run_eagerly: eager ? 'True' : undefined,
    });
  const plateau = plateaus(exported, [{ model, callback: 'plateau', optimizer: spec.optimizer }]);
  const isEager = draws && recording.steps > 0;
  const setUp = [
    `network = ${network.call}`,
    'load(network)',
    ...constraints,
    ...(isNoisy ? [`model = WeightNoise(network, sd=${float(effects.weightNoise as number)})`] : []),
    `loss = ${loss.loss}`,
    ...optimizer,
    ...(isEager
      ? ['# The random numbers of a recorded step are read by Python, so the model must not be compiled.']
      : []),
    compiled(isEager),
    ...(plateau?.setUp ?? []),
  ];
  if (constraints.length > 0) script.import('from keras import ops');
  const outputs = `${model}(x, training=False)`;
  const prediction = predictionOf(exported, { ...examples, outputs, from: loss.from }, script);
  const { target } = entryOf('losses', spec.loss.id);
  return programOf(
    exported,
    context,
    [
      network.source,
      LOAD,
      setUp.join('\n'),
      softened ? smoothing(effects.smoothing as number, context.outputs, target === 'signs') : null,
      weighted ? MEAN_WEIGHTS : null,
      ...(recording.steps > 0 ? [trainStep(model, weighted, softened), draws ? DRAW : null] : []),
      evaluation(outputs, weighted),
      plateau?.source ?? null,
      replayFunction({
        steps: recording.steps,
        begin: plateau?.begin ?? [],
        step: [...(draws ? ['draws.update(recorded_draws(step - 1))'] : []), 'train_step(RECORD["batches"][step - 1])'],
        compare: compareParts,
        next: plateau?.next ?? [],
        end: isEager ? ['draws.clear()'] : [],
      }),
      ...training(exported, context, {
        model,
        hasPlateau: plateau !== null,
        compiled: isEager ? compiled(false) : null,
        weighted,
      }),
      ...prediction.sources,
      `if __name__ == "__main__":
    replay()
    train(EPOCHS)
${indented(prediction.shown.join('\n'))}`,
    ],
    { constants: [...settings(exported, examples.source, 'len(EXAMPLES["train"][0])'), ...prediction.constants] },
  );
}

/** The metric beside the loss; null if Keras has none for this experiment. */
function metricOf({ spec, data: { answer } }: ExportedStart, from: string, softened: boolean): string | null {
  if (answer === 'class') return '"accuracy"';
  if ((answer !== 'side' && answer !== 'labels') || softened) return null;
  if (from === 'logits' && spec.output.id !== 'sigmoid') return null;
  const threshold = from === 'logits' ? 0 : decisionBoundary(spec);
  return invoked('keras.metrics.BinaryAccuracy', [], { name: '"accuracy"', threshold: float(threshold) });
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
            if f"draws/weight_noise/{layer.name}/{index}" in RECORD.files
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

const MEAN_WEIGHTS = `def mean_weights(scored):
    """Weights with which the mean over all steps is the mean over those that are scored."""
    return scored * scored.size / max(scored.sum(), 1)`;

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
    """Makes a step of the optimizer on the training examples with these indices."""
    x, y${weighted ? ', scored' : ''} = EXAMPLES["train"]
    ${model}.train_on_batch(x[rows], ${y}${weights})`;
}

function evaluation(outputs: string, weighted: boolean): string {
  return `def evaluate(part):
    """The loss on a part of the examples, without what acts only in training."""
    x, y${weighted ? ', scored' : ''} = EXAMPLES[part]
    return float(loss(y, ${outputs}${weighted ? ', sample_weight=mean_weights(scored)' : ''}))`;
}

interface Going {
  readonly model: string;
  readonly hasPlateau: boolean;
  /** The statement that compiles the model again; null if it is compiled. */
  readonly compiled: string | null;
  readonly weighted: boolean;
}

/** The function that trains on, after one that it needs. */
function training(
  exported: ExportedStart,
  { effects, script }: NetworkContext,
  { model, hasPlateau, compiled, weighted }: Going,
): readonly string[] {
  const { data } = exported;
  const { stopping } = effects;
  const until = untilCallback(exported, script);
  const hasValidation = data.parts.validation.count > 0;
  const isOwn = stopping !== null && !(hasValidation && isPlainLoss(exported, effects));
  const epochEnd = (name: string) => `keras.callbacks.LambdaCallback(on_epoch_end=${name})`;
  const callbacks = [
    ...(hasPlateau ? [epochEnd('end_epoch')] : []),
    ...(isOwn ? [epochEnd('add_loss')] : []),
    ...(stopping ? [earlyStopping(stopping, isOwn ? 'evaluated_loss' : 'val_loss')] : []),
    ...(until ? ['Until()'] : []),
  ];
  const lines = [
    ...(compiled === null ? [] : [compiled]),
    `x, y${weighted ? ', scored' : ''} = EXAMPLES["train"]`,
    ...(weighted && hasValidation ? ['val_x, val_y, val_scored = EXAMPLES["validation"]'] : []),
    invoked(`${model}.fit`, ['x', effects.smoothing === null ? 'y' : 'smoothed(y)'], {
      sample_weight: weighted ? 'mean_weights(scored)' : undefined,
      batch_size: 'BATCH',
      epochs: 'epochs',
      validation_data: !hasValidation
        ? undefined
        : weighted
          ? '(val_x, val_y, mean_weights(val_scored))'
          : 'EXAMPLES["validation"]',
      callbacks: callbacks.length > 0 ? `[${callbacks.join(', ')}]` : undefined,
      verbose: 2,
    }),
  ];
  const add = `def add_loss(epoch, logs):
    """Adds the loss by which training ends early: that of evaluation, without penalties."""
    logs["evaluated_loss"] = evaluate("${watchedPart(exported)}")`;
  return [
    ...(isOwn ? [add] : []),
    ...(until ? [until] : []),
    `def train(epochs):
    """Goes on training with the examples in new orders."""
${indented(lines.join('\n'))}`,
  ];
}

/** Whether the loss that Keras finds on validation examples has nothing in it but the loss of the experiment. */
function isPlainLoss({ spec }: ExportedStart, { penaltyOf }: NetworkContext['effects']): boolean {
  // The output has the penalty of the experiment.
  return [...spec.layers, { penalty: null }].every((layer) => {
    const { l1 = 0, l2 = 0 } = penaltyOf(layer);
    return l1 === 0 && l2 === 0;
  });
}

function earlyStopping(
  { patience, min_delta: minDelta, restore }: Readonly<Record<string, number>>,
  monitor: string,
): string {
  return invoked('keras.callbacks.EarlyStopping', [], {
    monitor: `"${monitor}"`,
    min_delta: float(minDelta as number),
    patience,
    mode: '"min"',
    restore_best_weights: restore === 0 ? 'True' : 'False',
  });
}
