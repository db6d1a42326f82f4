import type { LossDef } from '../../../catalog/losses/definition.ts';
import type { PreparedData } from '../../../compiler/data.ts';
import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { flatSample, imageSizeOf, type SampleType } from '../../../math/sample.ts';
import type { PlannedLayer } from '../plan.ts';
import { indented, invocation, type Script } from '../script.ts';
import { predicted } from './activations.ts';
import { losses } from './losses.ts';
import { smoothingOf } from './regularizers.ts';

/** Output activations that give probabilities, from logits. */
const OF_LOGITS = ['sigmoid', 'softmax'];
/** Losses that are a function of the mean over all outputs, wherever these are. */
const OF_MEANS = ['mse', 'mae', 'rmse', 'huber', 'log_cosh', 'bce', 'hinge', 'squared_hinge'];

/** What a program calls the outputs of a network before their activation. */
export function outputsName({ output }: Pick<ExperimentSpec, 'output'>): 'logits' | 'outputs' {
  return OF_LOGITS.includes(output.id) ? 'logits' : 'outputs';
}

/** Whether the output of a network is wanted as rows of numbers, because it repeats the inputs. */
export function asRows({ output }: ExperimentSpec, { answer }: PreparedData): boolean {
  return answer === 'input' && output.id !== 'softmax';
}

/**
 * Writes the loss as a function of the outputs and the targets of some examples. Steps, pixels and labels that have a
 * target each are examples to it.
 */
export function writeLoss(spec: ExperimentSpec, data: PreparedData, output: PlannedLayer, script: Script): string {
  const name = outputsName(spec);
  const smoothing = smoothingOf(spec) === null ? '' : ', label_smoothing=0.0';
  return `def loss_of(${name}, target${smoothing}):
    """${titleOf(spec)}."""
${indented(crossEntropy(spec, data, output, name) ?? inGeneral(spec, data, output, name, script))}`;
}

/** "Binary cross-entropy", "Huber loss". */
function titleOf({ loss }: ExperimentSpec): string {
  const label = entryOf('losses', loss.id).label.replace(/ \(.*\)$/, '');
  return /entropy|error|divergence/.test(label) ? label : `${label} loss`;
}

/** The cross-entropy of a softmax, which PyTorch computes at all positions at once; null for another loss. */
function crossEntropy(
  spec: ExperimentSpec,
  { positions, outputs, skips }: PreparedData,
  { output }: PlannedLayer,
  name: string,
): string | null {
  const { loss, output: activation } = spec;
  const isByIndex = loss.id === 'sparse_cce' || (loss.id === 'cce' && positions !== null);
  if (activation.id !== 'softmax' || !(isByIndex || loss.id === 'cce')) return null;
  const smoothing = smoothingOf(spec) === null ? {} : { label_smoothing: 'label_smoothing' };
  if (!isByIndex) return `return ${invocation('F.cross_entropy', [name, 'target'], smoothing)}`;
  const [logits, target] =
    positions === null
      ? [name, 'target.squeeze(1)']
      : imageSizeOf(output)
        ? [`${name}.flatten(2)`, 'target']
        : [`${name}.${isSteps(output, outputs) ? 'flatten(0, 1)' : `reshape(-1, ${outputs})`}`, 'target.flatten()'];
  const named = { ...(skips && { ignore_index: -1 }), ...smoothing };
  return `return ${invocation('F.cross_entropy', [logits, `${target}.long()`], named)}`;
}

function isSteps({ shape }: SampleType, outputs: number): boolean {
  return shape.length === 2 && shape[1] === outputs;
}

function inGeneral(
  spec: ExperimentSpec,
  data: PreparedData,
  { layer, output, everyStep }: PlannedLayer,
  name: string,
  script: Script,
): string {
  const { answer, outputs, positions, skips } = data;
  const { target: form } = entryOf('losses', spec.loss.id) as LossDef;
  const lines: string[] = [];
  const isEach = positions !== null && !(outputs === 1 && !skips && OF_MEANS.includes(spec.loss.id));
  if (isEach) {
    const channelsLast = imageSizeOf(output) ? '.permute(0, 2, 3, 1)' : '';
    lines.push(`${name}, target = ${name}${channelsLast}.reshape(-1, ${outputs}), target.flatten()`);
    if (skips) lines.push('scored = target >= 0', `${name}, target = ${name}[scored], target[scored]`);
  } else if (output.shape.length > 1) {
    const isFlat = asRows(spec, data) && layer.id === 'dense' && !everyStep;
    if (!isFlat) lines.push(`${name} = ${name}.flatten(1)`);
  }
  if (form === 'index') lines.push(`target = target${positions === null ? '.squeeze(1)' : ''}.long()`);
  else if (isEach) {
    lines.push(
      answer === 'class' ? `target = F.one_hot(target.long(), ${outputs}).float()` : 'target = target.unsqueeze(1)',
    );
  }
  if (smoothingOf(spec) !== null) {
    lines.push(`target = (1 - label_smoothing) * target + label_smoothing / ${outputs === 1 ? 2 : outputs}`);
  }
  if (form === 'signs') lines.push('target = 2 * target - 1');
  const loss = losses[spec.loss.id as keyof typeof losses]({
    logits: name,
    prediction: predicted(name, spec.output, flatSample(outputs)),
    target: 'target',
    output: spec.output.id,
    args: spec.loss.args,
    script,
  });
  return [...lines, `return ${loss}`].join('\n');
}
