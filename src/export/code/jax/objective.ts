import type { LossDef } from '../../../catalog/losses/definition.ts';
import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import type { Script } from '../script.ts';
import { activation } from './activations.ts';
import { lossWriter } from './losses.ts';
import { definition, invocation } from './python.ts';
import { smoothingOf } from './regularizers.ts';

type Targets = Pick<PreparedData, 'answer' | 'outputs' | 'positions' | 'skips'>;

/** What an output is called before its activation. */
export function nameOfOutputs({ output: { id } }: ExperimentSpec): 'logits' | 'outputs' {
  return id === 'sigmoid' || id === 'softmax' ? 'logits' : 'outputs';
}

/**
 * Writes the loss of a batch from the outputs of the network, `loss_of`. Classes are integers in the record, −1 where
 * they are not scored.
 */
export function writeObjective(
  spec: ExperimentSpec,
  data: Targets,
  script: Script,
): { readonly source: string; call(outputs: string, training: boolean): string } {
  const { answer, outputs, positions, skips } = data;
  const { label, target: form } = entryOf('losses', spec.loss.id) as LossDef;
  const smoothing = smoothingOf(spec);
  const scored = positions !== null && skips;
  const byClass =
    spec.loss.id === 'cce' && answer === 'class' && spec.output.id === 'softmax' && smoothing === undefined;
  const byIndex = form === 'index' || byClass;
  const before = nameOfOutputs(spec);
  const written = lossWriter(byClass ? 'sparse_cce' : spec.loss.id)({
    logits: before,
    prediction: spec.output.id === 'linear' ? before : 'prediction',
    target: 'target',
    output: spec.output.id,
    outputs,
    args: spec.loss.args,
    script,
  });
  const used = /\bprediction\b/.test(written.value);
  const prediction = activation(before, spec.output, { script, learned: () => '' });
  // Each label is an example by itself, without an axis of outputs.
  const isEach = written.of === 'output' && positions?.of !== 'label';
  const value = scored && isEach ? `jnp.mean(${written.value}, axis=-1)` : written.value;
  const mean = scored ? 'jnp.sum(losses * scored) / jnp.maximum(jnp.sum(scored), 1)' : `jnp.mean(${value})`;
  const source = definition(
    `loss_of(${before}, target${smoothing === undefined ? '' : ', smoothing=0.0'})`,
    nameOfLoss(label),
    [
      ...(answer === 'class' ? classStatements(data, before, byIndex) : targetStatements(data, before, byIndex)),
      smoothing === undefined ? null : `target = ${smoothed(data)}`,
      form === 'signs' ? 'target = 2 * target - 1' : null,
      used ? `prediction = ${prediction}` : null,
      scored ? `losses = ${value}` : null,
      `return ${written.ofMean?.(mean) ?? mean}`,
    ],
  );
  return {
    source,
    call: (of, training) => invocation('loss_of', [of, 'target'], { smoothing: training ? smoothing : undefined }),
  };
}

/** A loss as a sentence: "Huber loss." */
function nameOfLoss(label: string): string {
  const name = label.replace(/ \(.*\)$/, '');
  return `${name}${/(error|entropy|divergence)$/.test(name) ? '' : ' loss'}.`;
}

function smoothed({ answer, outputs }: Targets): string {
  if (answer === 'class') return 'optax.smooth_labels(target, smoothing)';
  return `(1 - smoothing) * target + smoothing / ${outputs === 1 ? 2 : outputs}`;
}

/** From classes to the form of the loss, beside outputs [examples, …, classes]. */
function classStatements({ outputs, positions, skips }: Targets, before: string, byIndex: boolean): readonly string[] {
  return [
    ...(positions?.of === 'pixel' ? [`target = target.reshape(${before}.shape[:-1])`] : []),
    ...(positions !== null && skips ? ['scored = target >= 0'] : []),
    ...(byIndex && positions !== null && skips ? ['target = jnp.maximum(target, 0)'] : []),
    ...(byIndex ? [] : [`target = jax.nn.one_hot(target, ${outputs})`]),
  ];
}

/** From other targets to the form of the loss, beside outputs [examples, …, outputs]. */
function targetStatements({ positions, skips }: Targets, before: string, byIndex: boolean): readonly string[] {
  if (positions === null) return byIndex ? ['target = target[:, 0].astype(int)'] : [];
  const reshapes = positions.of === 'pixel' || !byIndex;
  return [
    ...(reshapes && positions.of !== 'label'
      ? [`target = target.reshape(${before}.shape${byIndex ? '[:-1]' : ''})`]
      : []),
    ...(skips ? [byIndex || positions.of === 'label' ? 'scored = target >= 0' : 'scored = target[..., 0] >= 0'] : []),
    ...(byIndex ? [`target = ${skips ? 'jnp.maximum(target, 0)' : 'target'}.astype(int)`] : []),
    ...(!byIndex && skips ? ['target = jnp.maximum(target, 0)'] : []),
  ];
}
