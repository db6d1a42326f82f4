import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import type { Script } from '../script.ts';
import { activation } from './activations.ts';
import { lossWriter } from './losses.ts';
import { definition, invocation } from './python.ts';
import { smoothingOf } from './regularizers.ts';

type Targets = Pick<PreparedData, 'answer' | 'outputs' | 'positions' | 'skips'>;

/** Writes the loss of a batch from the outputs of the network, `loss_of`. Unscored targets are −1. */
export function writeObjective(
  spec: ExperimentSpec,
  { answer, outputs, positions, skips }: Targets,
  script: Script,
): { readonly source: string; call(logits: string, training: boolean): string } {
  const { target: form } = entryOf('losses', spec.loss.id);
  const smoothing = smoothingOf(spec);
  const scored = positions !== null && skips;
  const written = lossWriter(spec.loss.id)({
    logits: 'logits',
    prediction: spec.output.id === 'linear' ? 'logits' : 'prediction',
    target: 'target',
    output: spec.output.id,
    outputs,
    args: spec.loss.args,
    script,
  });
  const used = /\bprediction\b/.test(written.value);
  const prediction = activation('logits', spec.output, { script, learned: () => '' });
  // Each label is an example by itself, without an axis of outputs.
  const isEach = written.of === 'output' && positions?.of !== 'label';
  const value = scored && isEach ? `jnp.mean(${written.value}, axis=-1)` : written.value;
  const mean = scored ? 'jnp.sum(losses * scored) / jnp.maximum(jnp.sum(scored), 1)' : `jnp.mean(${value})`;
  const classes = outputs === 1 ? 2 : outputs;
  const source = definition(
    `loss_of(logits, target${smoothing === undefined ? '' : ', smoothing=0.0'})`,
    'The loss of a batch.',
    [
      ...targetStatements({ answer, outputs, positions, skips }, form === 'index'),
      smoothing === undefined ? null : `target = (1 - smoothing) * target + smoothing / ${classes}`,
      form === 'signs' ? 'target = 2 * target - 1' : null,
      used ? `prediction = ${prediction}` : null,
      scored ? `losses = ${value}` : null,
      `return ${written.ofMean?.(mean) ?? mean}`,
    ],
  );
  return {
    source,
    call: (logits, training) =>
      invocation('loss_of', [logits, 'target'], { smoothing: training ? smoothing : undefined }),
  };
}

/** From the targets in the record to the form of the loss, beside logits [examples, …, outputs]. */
function targetStatements({ answer, outputs, positions, skips }: Targets, byIndex: boolean): readonly string[] {
  if (positions === null) return byIndex ? ['target = target[:, 0].astype(int)'] : [];
  const isOfClass = answer === 'class';
  const shape = isOfClass || byIndex ? 'logits.shape[:-1]' : 'logits.shape';
  const reshapes = positions.of === 'pixel' || !(isOfClass || byIndex);
  return [
    ...(reshapes && positions.of !== 'label' ? [`target = target.reshape(${shape})`] : []),
    ...(skips
      ? [isOfClass || byIndex || positions.of === 'label' ? 'scored = target >= 0' : 'scored = target[..., 0] >= 0']
      : []),
    ...(byIndex ? [`target = ${skips ? 'jnp.maximum(target, 0)' : 'target'}.astype(int)`] : []),
    ...(isOfClass && !byIndex ? [`target = jax.nn.one_hot(target.astype(int), ${outputs})`] : []),
    ...(!isOfClass && !byIndex && skips ? ['target = jnp.maximum(target, 0)'] : []),
  ];
}
